"""Search of a source by name; the answers are not kept."""

from pathlib import Path
from tempfile import TemporaryDirectory

from graph.errors import InputError
from graph.support.language import N_, LazyText
from graph.support.settings import Settings
from scrapers.captures.archive import Captures
from scrapers.contract.collector import Candidate, Collector
from scrapers.fetching.api_keys import Secrets
from scrapers.fetching.fetcher import Fetcher
from scrapers.fetching.network import HttpNetwork


def search_candidates(
    collector: Collector, settings: Settings, words: str
) -> tuple[Candidate, ...]:
    """Return the candidates of a source for a name.

    Raises:
        InputError: the source has no name search.
        CollectError: the search failed.
    """
    if collector.search is None:
        raise InputError(
            N_("{source} has no name search; give {subject}."),
            source=collector.name,
            subject=LazyText(collector.subject),
        )
    secrets = Secrets(collector, settings)
    with TemporaryDirectory() as folder, Captures(Path(folder) / "search.warc.gz") as captures:
        network = HttpNetwork(collector, settings, secrets)
        try:
            return tuple(collector.search(Fetcher(collector, settings, captures, network), words))
        finally:
            network.close()
