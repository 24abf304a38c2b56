"""Fetcher that captures each answer before reading it, and sends no request twice in a run."""

import json as jsons
import logging
import random
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from urllib.parse import urlencode, urljoin, urlsplit, urlunsplit

from graph.errors import (
    AnswerError,
    CollectError,
    KeyNeededError,
    MissingPageError,
    StoppedError,
    UnavailableError,
)
from graph.support.language import N_
from graph.support.settings import Settings
from scrapers.captures.archive import Captures
from scrapers.captures.exchange import Capture, SourceAnswer, SourceQuestion, decode_body
from scrapers.contract.collector import Collector
from scrapers.contract.page import Page
from scrapers.fetching.network import HttpNetwork
from scrapers.fetching.robots import Robots
from scrapers.fetching.walls import check_wall

_LOG = logging.getLogger(__name__)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_RETRY_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504})


class RequestBudget:
    """Most requests that may be sent, by one run or by several one after another.

    ``keep`` is given the number of requests before each is sent, so that whoever keeps it goes on
    from there, whatever ends the program.
    """

    def __init__(
        self, most: int, sent: int = 0, keep: Callable[[int], None] = lambda _sent: None
    ) -> None:
        self._most = most
        self._sent = sent
        self._keep = keep

    def spend(self) -> None:
        """Count one request.

        Raises:
            StoppedError: all requests were sent.
        """
        if self._sent >= self._most:
            raise StoppedError(
                N_("All {n} requests of the budget were sent. Give more to go on."), n=self._most
            )
        self._keep(self._sent + 1)
        self._sent += 1

    @property
    def sent(self) -> int:
        """Number of requests sent until now, failed ones and repeated ones too."""
        return self._sent


class Fetcher:
    """Fetches pages of one source for one run; without a network, only captured ones.

    Setting ``stop`` ends the run at the next request, and so does the end of a ``budget``.
    """

    def __init__(
        self,
        collector: Collector,
        settings: Settings,
        captures: Captures,
        network: HttpNetwork | None,
        on_request: Callable[[str], None] = lambda _url: None,
    ) -> None:
        self._collector = collector
        self._settings = settings
        self._captures = captures
        self._network = network
        self._on_request = on_request
        self.stop = threading.Event()
        self.budget: RequestBudget | None = None
        self._robots: Robots | None = Robots(self._exchange) if collector.robots else None

    def __call__(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        *,
        form: Mapping[str, str] | None = None,
        json: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Page:
        """Return the page at an address, after redirects; see ``Fetch``."""
        question = _build_question(url, params, form, json, headers)
        self._on_request(question.url)
        seen = 0
        while True:
            # A replay reads what was fetched; today's robots.txt does not matter to it.
            if self._robots is not None and self._network is not None:
                self._robots.check(question.url)
            capture = self._exchange(question)
            answer = capture.answer
            place = answer.header("Location")
            if answer.status not in _REDIRECTS or not place:
                break
            seen += 1
            if seen > self._settings.most_redirects:
                raise UnavailableError(N_("{url} leads on and on, without an end."), url=url)
            question = _redirect_question(question, answer, place)
        self._check_status(question, answer)
        content = decode_body(answer, int(self._settings.answer_megabytes * 1_000_000))
        page = Page(
            url=question.url,
            open_content=lambda: BytesIO(content),
            content_type=answer.header("Content-Type"),
            retrieved=answer.retrieved,
            capture=capture.record_id,
            sha256=capture.sha256,
            posted_body=question.body.decode("utf-8", "replace"),
        )
        check_wall(page)
        return page

    def _exchange(self, question: SourceQuestion) -> Capture:
        """Return an answer from the captures, else send the request, with retries for failures."""
        captured = self._captures.find(question.key)
        # A resumed run sends a failed request again; a replay has only the captured failure.
        if captured and (captured.answer.status not in _RETRY_STATUSES or self._network is None):
            return captured
        if self._network is None:
            raise UnavailableError(
                N_("{url} is not in the captures of this run."), url=question.url
            )
        if self._robots is not None:
            self.stop.wait(self._robots.delay(question.url))
        # Not urllib3's Retry: it retries inside the adapter: of four answers (three 503, one 200)
        # only the last can be captured, its retries pass by the rate limit, the first comes without
        # a pause, and it sleeps where the stop cannot end the wait.
        for attempt in range(1, self._settings.most_tries + 1):
            last = attempt == self._settings.most_tries
            self._count_request()
            try:
                answer = self._network.ask(question)
            except UnavailableError:
                if last:
                    raise
                self._wait(self._backoff_seconds(attempt))
                continue
            capture = self._captures.add(question, answer)
            if answer.status not in _RETRY_STATUSES or last:
                return capture
            self._wait(self._pause_seconds(question, answer, attempt))
        raise UnavailableError(N_("{url} did not answer."), url=question.url)

    def _backoff_seconds(self, attempt: int) -> float:
        base = self._settings.backoff_seconds * 2 ** (attempt - 1)
        return float(base * random.uniform(1.0, 1.25))  # noqa: S311

    def _pause_seconds(self, question: SourceQuestion, answer: SourceAnswer, attempt: int) -> float:
        seconds = retry_after(answer.header("Retry-After"))
        if seconds is None:
            return self._backoff_seconds(attempt)
        if seconds > self._settings.longest_wait_seconds:
            raise UnavailableError(
                N_("{host} asks to wait {seconds:.0f} seconds; start the same again after that."),
                host=urlsplit(question.url).hostname,
                seconds=seconds,
            )
        return seconds

    def _wait(self, seconds: float) -> None:
        _LOG.info("Waiting %.1f seconds for %s", seconds, self._collector.name)
        self.stop.wait(seconds)

    def _count_request(self) -> None:
        """End the run before a request if it was stopped, or its budget is used up."""
        if self.stop.is_set():
            raise StoppedError(N_("Stopped. Start the same again to go on."))
        if self.budget is not None:
            self.budget.spend()

    def _check_status(self, question: SourceQuestion, answer: SourceAnswer) -> None:
        """Raise the error of a status outside of 200 to 299.

        Raises:
            CollectError: a subclass that fits the status.
        """
        host, status = urlsplit(question.url).hostname, answer.status
        if status in (404, 410):
            raise MissingPageError(
                N_("{host} has nothing at {url} ({status})."),
                host=host,
                url=question.url,
                status=status,
            )
        if status in (401, 403) and self._collector.key is not None:
            raise KeyNeededError(
                N_(
                    "{host} refuses the key in {setting} ({status}); check it, or get another at "
                    "{address}."
                ),
                host=host,
                setting=self._collector.key.setting.upper(),
                status=status,
                address=self._collector.key.obtained_at,
            )
        if status in (401, 402, 403):
            raise CollectError(
                N_("{host} refuses to show {url} ({status})."),
                host=host,
                url=question.url,
                status=status,
            )
        if status in _RETRY_STATUSES or status >= 500:
            raise UnavailableError(
                N_("{host} answers with a failure ({status}); try again later."),
                host=host,
                status=status,
            )
        if not 200 <= status < 300:
            raise AnswerError(
                N_("{host} answers {status} for {url}."), host=host, status=status, url=question.url
            )


def retry_after(stated: str) -> float | None:
    """Return the seconds of a Retry-After header, which may be a date; None if it is neither."""
    if stated.strip().isdigit():
        return float(stated.strip()[:9])
    try:
        when = parsedate_to_datetime(stated)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())


def _build_question(
    url: str,
    params: Mapping[str, str] | None,
    form: Mapping[str, str] | None,
    json: object,
    headers: Mapping[str, str] | None,
) -> SourceQuestion:
    parts = urlsplit(url)
    query = "&".join(part for part in (parts.query, urlencode(params or {})) if part)
    url = urlunsplit((parts.scheme, parts.netloc, parts.path or "/", query, ""))
    sent = dict(headers or {})
    if form is not None:
        sent["Content-Type"] = "application/x-www-form-urlencoded"
        return SourceQuestion(url, "POST", tuple(sent.items()), urlencode(form).encode())
    if json is not None:
        sent["Content-Type"] = "application/json"
        body = jsons.dumps(json, ensure_ascii=False, sort_keys=True).encode()
        return SourceQuestion(url, "POST", tuple(sent.items()), body)
    return SourceQuestion(url, headers=tuple(sent.items()))


def _redirect_question(
    question: SourceQuestion, answer: SourceAnswer, place: str
) -> SourceQuestion:
    url = urljoin(question.url, place).partition("#")[0]
    if answer.status in (307, 308):
        return SourceQuestion(url, question.method, question.headers, question.body)
    return SourceQuestion(url, headers=question.headers)
