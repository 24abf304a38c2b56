"""Questions to a source about the subjects of a batch, and what each of them got."""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field, replace
from hashlib import sha256
from urllib.parse import urlsplit

from graph.errors import (
    AnswerError,
    CollectError,
    KeyNeededError,
    RobotsError,
    StoppedError,
    UnavailableError,
    WallError,
)
from graph.support.language import N_, LazyText, Text
from graph.support.settings import Settings
from scrapers.captures.archive import Captures
from scrapers.contract.collector import Collector, Fetch, Record, Unknown
from scrapers.contract.page import Page
from scrapers.fetching.fetcher import Fetcher
from scrapers.parsing.admission import RecordGate
from scrapers.parsing.consistency import ConsistencyCheck
from scrapers.runs.collect import collect_subjects, run_collector
from scrapers.runs.open_sink import RECORDS
from scrapers.runs.run import Run, RunFolder, RunState
from scrapers.runs.sink import Sink

_LOG = logging.getLogger(__name__)
_MOST_FAILURES = 3

Pages = Sequence[Sequence[Record]]


@dataclass(frozen=True, slots=True)
class PageContent:
    """Length and digest of the content of a page, which is not kept in memory."""

    length: int
    digest: str

    def is_beginning_of(self, longer: bytes) -> bool:
        """Whether a longer content begins with this one: the answer was cut off."""
        return self.length < len(longer) and content_of(longer[: self.length]) == self


def content_of(body: bytes) -> PageContent:
    """Return length and digest of a content."""
    return PageContent(len(body), sha256(body).hexdigest())


@dataclass(frozen=True, slots=True)
class SubjectAnswer:
    """What a source gave for one subject, or why there is no answer.

    ``pages`` is what is stored, ``stated`` what the collector read, and ``contents`` are those of
    the pages, by their captures.
    """

    pages: Pages
    stated: Sequence[Record]
    problem: LazyText | None
    _: KW_ONLY
    was_asked: bool
    contents: Mapping[str, PageContent] = field(default_factory=dict)

    @property
    def records(self) -> Sequence[Record]:
        """The records that hold together, whatever other subjects the run had.

        What is stored depends on these: a party keeps the kind that it was first given in a run.
        """
        return ConsistencyCheck().check_page(RecordGate().admit_page(self.stated))


class Patience:
    """Decides when a source that fails again and again is not asked any more in this run.

    A source of any website fails for each host on its own.
    """

    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        self._failures: defaultdict[str, int] = defaultdict(int)
        self._reasons: dict[str, LazyText] = {}

    def check(self, subject: str) -> None:
        """Check that the source may be asked for a subject.

        Raises:
            UnavailableError: it failed too often.
        """
        if reason := self._reasons.get(self._place(subject)):
            raise UnavailableError(
                N_("Not asked, since the source failed before in this run: {reason}"),
                reason=reason,
            )

    def note(self, subject: str, error: CollectError | None) -> None:
        """Note how the source answered for a subject."""
        place = self._place(subject)
        if error is None or not isinstance(
            error, KeyNeededError | UnavailableError | WallError | RobotsError
        ):
            self._failures[place] = 0
            return
        self._failures[place] += 1
        if isinstance(error, KeyNeededError) or self._failures[place] >= _MOST_FAILURES:
            self._reasons[place] = error.text

    def _place(self, subject: str) -> str:
        if self._collector.hosts:
            return self._collector.name
        try:
            return urlsplit(subject).hostname or subject
        except ValueError:
            return subject


class SubjectLog:
    """Takes the pages of a run by subject; nothing is stored yet (``PageWriter``)."""

    def __init__(self) -> None:
        self.pages: defaultdict[str, list[Sequence[Record]]] = defaultdict(list)
        self.stated: defaultdict[str, list[Record]] = defaultdict(list)
        self.problems: dict[str, LazyText] = {}
        self.unasked: set[str] = set()
        self._contents: defaultdict[str, dict[str, PageContent]] = defaultdict(dict)
        self._subject = ""

    def note_content(self, page: Page) -> None:
        """Note the content of a page that was fetched."""
        self._contents[self._subject][page.capture] = content_of(page.body)

    def begin(self, subject: str) -> None:
        """Note whose pages come next."""
        self._subject = subject

    def write_page(self, records: Sequence[Record]) -> None:
        """Keep the records of one page."""
        self.pages[self._subject].append(tuple(records))

    def finish(self) -> None:
        """Do nothing: the pages are stored after they were compared."""

    @property
    def new(self) -> int:
        """Nothing is stored yet."""
        return 0

    @property
    def changed(self) -> int:
        """Nothing is stored yet."""
        return 0

    @property
    def set_aside(self) -> Sequence[Unknown]:
        """Nothing is stored yet."""
        return ()

    def answer(self, subject: str) -> SubjectAnswer:
        """Return what a subject got."""
        return SubjectAnswer(
            self.pages.get(subject, ()),
            self.stated.get(subject, ()),
            self.problems.get(subject),
            was_asked=subject not in self.unasked,
            contents=self._contents.get(subject, {}),
        )


def ask_subjects(
    collector: Collector,
    settings: Settings,
    folder: RunFolder,
    patience: Patience,
    tell: Callable[[Run, Text], None],
    started: Callable[[Fetcher], None],
) -> Mapping[str, SubjectAnswer]:
    """Ask a source for the subjects of a run, or go on with it; what was answered is kept.

    Raises:
        StoppedError: the run was stopped; it can be resumed.
    """
    subjects, log = folder.read().subjects, SubjectLog()
    guarded = replace(collector, collect=_guard(collector, log, patience, log.note_content))
    sink = Sink(collector.name, log, folder.path / RECORDS)
    try:
        run_collector(guarded, settings, folder, sink, tell, started)
    except KeyNeededError as error:
        folder.write(replace(folder.read(), state=RunState.FAILED, problem=error.text))
        return {subject: SubjectAnswer((), (), error.text, was_asked=False) for subject in subjects}
    return {subject: log.answer(subject) for subject in subjects}


@dataclass(frozen=True, slots=True)
class _NotingFetch:
    """A fetch that shows each page to a listener first."""

    fetch: Fetch
    on_page: Callable[[Page], None]

    def __call__(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        *,
        form: Mapping[str, str] | None = None,
        json: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Page:
        page = self.fetch(url, params, form=form, json=json, headers=headers)
        self.on_page(page)
        return page


def _guard(
    collector: Collector, log: SubjectLog, patience: Patience, on_page: Callable[[Page], None]
) -> Callable[[Fetch, str], Iterator[Record]]:
    """Return the ``collect`` of a collector, with a note of how each subject went."""

    def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
        log.begin(subject)
        try:
            patience.check(subject)
        except UnavailableError as error:
            log.unasked.add(subject)
            log.problems[subject] = error.text
            raise
        try:
            for record in _collect_safely(collector, _NotingFetch(fetch, on_page), subject):
                log.stated[subject].append(record)
                yield record
        except StoppedError:
            raise
        except CollectError as error:
            log.problems[subject] = error.text
            patience.note(subject, error)
            raise
        patience.note(subject, None)

    return collect


def _collect_safely(collector: Collector, fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield what a collector gives; what it trips over ends this subject, not those after it."""
    if collector.collect is None:
        raise CollectError(
            N_("{source} is read from files only: python -m scrapers import"),
            source=collector.name,
        )
    try:
        yield from collector.collect(fetch, subject)
    except (CollectError, OSError):
        raise
    except Exception as error:
        _LOG.exception("%s %s cannot be read", collector.name, subject)
        raise AnswerError(
            N_("The answer for {subject} cannot be read ({reason})."),
            subject=subject,
            reason=type(error).__name__,
        ) from error


def replay_subjects(
    collector: Collector,
    settings: Settings,
    captures: Captures,
    run: Run,
    subjects: Sequence[str],
    on_page: Callable[[Page], None] = lambda _page: None,
) -> Mapping[str, SubjectAnswer]:
    """Return what a run got for some of its subjects, from its captures alone."""
    log = SubjectLog()
    guarded = replace(collector, collect=_guard(collector, log, Patience(collector), on_page))
    fetch = Fetcher(collector, settings, captures, None)
    collect_subjects(guarded, fetch, replace(run, subjects=tuple(subjects)), Sink("", log, None))
    return {subject: log.answer(subject) for subject in subjects}
