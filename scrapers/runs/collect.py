"""Run of a collector: fetch, read and follow, and hand records over page by page."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from graph.errors import CollectError, MissingPageError, StoppedError, text_of_error
from graph.support.language import N_, LazyText, Text, english_text, join_lines, lazy_text
from graph.support.settings import Settings
from scrapers.captures.archive import Captures
from scrapers.contract.collector import Collector
from scrapers.contract.page import Page
from scrapers.fetching.api_keys import Secrets
from scrapers.fetching.fetcher import Fetcher
from scrapers.fetching.network import HttpNetwork
from scrapers.runs.run import Run, RunFolder, RunState
from scrapers.runs.sink import Sink

ProgressListener = Callable[[Run, Text], None]
"""Called with a run and the address that is being fetched, or another current step."""


@dataclass(frozen=True, slots=True)
class _PagewiseFetch:
    """A fetch that first commits the records of the page before.

    A collector that asks for another page has read the one before to its end.
    """

    fetch: Fetcher
    sink: Sink

    def __call__(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        *,
        form: Mapping[str, str] | None = None,
        json: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Page:
        self.sink.commit()
        return self.fetch(url, params, form=form, json=json, headers=headers)


def run_collector(
    collector: Collector,
    settings: Settings,
    folder: RunFolder,
    sink: Sink,
    tell: ProgressListener = lambda _run, _url: None,
    started: Callable[[Fetcher], None] = lambda _fetch: None,
) -> Run:
    """Start or resume a run over the network, and return it with its end.

    ``started`` is called with the fetcher, whose ``stop`` ends the run at the next request.

    Raises:
        KeyNeededError: the source's key is not set.
        InputError: another process works on this run.
        StoreUnavailableError: the store failed; the run can be resumed.
        StoppedError: the run was stopped; it can be resumed.
    """
    secrets = Secrets(collector, settings)
    with folder.lock(), Captures(folder.captures) as captures:
        network = HttpNetwork(collector, settings, secrets)
        run = replace(folder.read(), state=RunState.RUNNING, problem="")
        watch = RunProgress(folder, run, captures, sink, tell)
        fetch = Fetcher(collector, settings, captures, network, watch.note_request)
        started(fetch)
        try:
            problems = collect_subjects(collector, fetch, run, sink)
        except BaseException as error:
            watch.write_end(RunState.STOPPED, text_of_error(error))
            raise
        finally:
            network.close()
            sink.close()
        return watch.end_run(problems)


class RunProgress:
    """Keeps the state file of a run up to date."""

    def __init__(
        self, folder: RunFolder, run: Run, captures: Captures, sink: Sink, tell: ProgressListener
    ) -> None:
        self._folder, self._run = folder, run
        self._captures, self._sink, self._tell = captures, sink, tell
        folder.write(run)

    def _current_run(self) -> Run:
        return replace(
            self._run,
            pages=len(self._captures.keys()),
            records=self._sink.records,
            new=self._run.new + self._sink.new,
            changed=self._run.changed + self._sink.changed,
            not_understood=self._sink.not_understood,
            notes=self._sink.notes,
        )

    def note_request(self, what: Text) -> None:
        """Write the state of the run, and pass it on with the current step."""
        run = self._current_run()
        self._folder.write(run)
        self._tell(run, what)

    def end_run(self, problems: list[LazyText]) -> Run:
        """Write how the run ended, and return it; it is incomplete if some records were read."""
        failed = RunState.INCOMPLETE if self._sink.records else RunState.FAILED
        if not problems:
            return self.write_end(RunState.FINISHED, "")
        return self.write_end(failed, join_lines(problems))

    def write_end(self, state: RunState, problem: Text) -> Run:
        """Write an end with its time, and return the run."""
        ended = datetime.now(UTC).isoformat(timespec="seconds")
        run = replace(self._current_run(), state=state, problem=problem, ended=ended)
        self._folder.write(run)
        return run


def collect_subjects(collector: Collector, fetch: Fetcher, run: Run, sink: Sink) -> list[LazyText]:
    """Collect the subjects of a run, and those they lead to within its hops; return problems."""
    problems: list[LazyText] = []
    queue = deque((subject, 0) for subject in run.subjects)
    seen = set(run.subjects)
    while queue:
        subject, depth = queue.popleft()
        sink.begin_subject()
        if problem := _collect_subject(collector, fetch, subject, depth, sink):
            problems.append(problem)
        if depth < run.hops:
            for entity in sink.ends:
                further = collector.follow(entity)
                if further and further not in seen:
                    seen.add(further)
                    queue.append((further, depth + 1))
        if len(seen) > run.limit + len(run.subjects) and queue:
            queue = _cut_queue(queue, run, seen, sink)
    sink.finish()
    return problems


def _cut_queue(
    queue: deque[tuple[str, int]], run: Run, seen: set[str], sink: Sink
) -> deque[tuple[str, int]]:
    """Return the queue without subjects past the limit of followed parties, and add a note."""
    surplus = len(seen) - run.limit - len(run.subjects)
    waiting = list(queue)
    left = waiting[len(waiting) - surplus :]
    sink.note(
        lazy_text(
            N_("At the limit of {limit} followed parties; not followed: {n} more."),
            limit=run.limit,
            n=len(left),
        )
    )
    seen.difference_update(subject for subject, _ in left)
    return deque(waiting[: len(waiting) - surplus])


def _collect_subject(
    collector: Collector, fetch: Fetcher, subject: str, depth: int, sink: Sink
) -> LazyText | None:
    """Collect one subject; return its problem, None if there was none."""
    if collector.collect is None:
        return lazy_text(
            N_("{source} is read from files only: python -m scrapers import"),
            source=collector.name,
        )
    try:
        for record in collector.collect(_PagewiseFetch(fetch, sink), subject):
            sink.add(record)
        sink.commit()
    except StoppedError:
        sink.discard("")
        raise
    except MissingPageError as error:
        # A followed party may simply have no page; only a subject that was asked for is a problem.
        if depth and not sink.has_begun_subject:
            sink.discard("")
            sink.note(lazy_text(N_("Not followed: {reason}"), reason=error.text))
            return None
        return _discard_subject(subject, error, sink)
    except CollectError as error:
        return _discard_subject(subject, error, sink)
    return None


def _discard_subject(subject: str, error: CollectError, sink: Sink) -> LazyText:
    incomplete = sink.has_begun_subject
    sink.discard(english_text(error))
    if incomplete:
        return lazy_text(N_("{subject} is incomplete: {error}"), subject=subject, error=error.text)
    text = N_("{subject}: {error} Nothing of it was written.")
    return lazy_text(text, subject=subject, error=error.text)
