"""Rules of robots.txt, fetched once for each site of a run."""

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from graph.errors import RobotsError
from graph.support.language import N_
from scrapers.captures.exchange import Capture, SourceQuestion

_AGENT = "seller-ownership-graph-investigator"
_SIZE = 500 * 1024
_LONGEST_DELAY = 60.0


class Robots:
    """The robots.txt rules of the sites of one run."""

    def __init__(self, exchange: Callable[[SourceQuestion], Capture]) -> None:
        self._exchange = exchange
        self._rules: dict[str, Protego] = {}

    def check(self, url: str) -> None:
        """Check that a site allows an address.

        Raises:
            RobotsError: robots.txt forbids the address, or cannot be read (status 429 or 5xx).
        """
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._fetch_rules(site)
        if not self._rules[site].can_fetch(url, _AGENT):
            raise RobotsError(
                N_(
                    "{host} forbids programs to fetch this page (robots.txt). Save it in your "
                    "browser and import the file instead."
                ),
                host=parts.hostname,
            )

    def delay(self, url: str) -> float:
        """Return the seconds that a site asks programs to wait between two pages, at most 60."""
        parts = urlsplit(url)
        rules = self._rules.get(f"{parts.scheme}://{parts.netloc}")
        stated = rules.crawl_delay(_AGENT) if rules else None
        return min(float(stated or 0.0), _LONGEST_DELAY)

    def _fetch_rules(self, site: str) -> Protego:
        answer = self._exchange(SourceQuestion(f"{site}/robots.txt")).answer
        if answer.status >= 500 or answer.status == 429:
            raise RobotsError(
                N_(
                    "{site}/robots.txt cannot be read ({status}), which forbids to fetch "
                    "anything. Try again later, or save the page and import the file."
                ),
                site=site,
                status=answer.status,
            )
        body = answer.body[:_SIZE].decode("utf-8", "replace") if answer.status == 200 else ""
        return Protego.parse(body)
