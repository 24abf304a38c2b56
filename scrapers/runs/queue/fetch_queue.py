"""Queue of runs, one for each source, which share a budget of requests.

It is kept in one file, and each of its runs in its own folder: whatever ends the program, the queue
goes on where it stopped, and no request of it is sent twice.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from graph.errors import InputError, StoppedError
from graph.stores.store import Store
from graph.support.atomic_files import write_file
from graph.support.file_locks import hold_lock
from graph.support.language import N_, Text
from graph.support.settings import Settings
from scrapers.fetching.fetcher import Fetcher, RequestBudget
from scrapers.runs.collect import run_collector
from scrapers.runs.open_sink import find_collector, open_sink
from scrapers.runs.run import Run, Runs

_FILE = "queue.json"
_LOCK = "queue.lock"
_NO_QUEUE = N_("There is no queue.")


@dataclass(frozen=True, slots=True)
class QueuePart:
    """What is asked of one source; ``run`` is its run, empty until that has begun."""

    source: str
    subjects: tuple[str, ...]
    run: str = ""


@dataclass(frozen=True, slots=True)
class FetchQueue:
    """Parts in their order; ``budget`` is the most requests that all together may send.

    ``sent`` counts the requests that were sent, failed ones and repeated ones too.
    """

    budget: int
    parts: tuple[QueuePart, ...]
    sent: int = 0


@dataclass(frozen=True, slots=True)
class QueueProgress:
    """Progress of a queue: parties that were asked for, of all, and requests that were sent."""

    parties: int
    of: int
    sent: int
    asking: Text = ""


ProgressListener = Callable[[QueueProgress], None]


class QueueFile:
    """The one queue of a data folder."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / _FILE
        self._lock = data_dir / _LOCK
        self._runs = Runs(data_dir)

    def read(self) -> FetchQueue | None:
        """Return the queue, None if there is none that can be read."""
        try:
            document = json.loads(self._path.read_text("utf-8"))
            parts = (
                QueuePart(p["source"], tuple(p["subjects"]), p["run"]) for p in document["parts"]
            )
            sent = int(document.get("sent", 0))
            return FetchQueue(int(document["budget"]), tuple(parts), sent)
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    def write(self, queue: FetchQueue) -> None:
        """Keep a queue in the place of the one before."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_file(self._path, json.dumps(asdict(queue), indent=1).encode())

    def keep_sent(self, sent: int) -> None:
        """Keep how many requests were sent.

        Raises:
            StoppedError: the queue was removed.
        """
        queue = self.read()
        if queue is None:
            raise StoppedError(_NO_QUEUE)
        self.write(replace(queue, sent=sent))

    def begin(self, subjects: Mapping[str, tuple[str, ...]], budget: int) -> None:
        """Keep a new queue of what is to be asked of each source."""
        self.write(FetchQueue(budget, tuple(QueuePart(s, each) for s, each in subjects.items())))

    def remove(self) -> None:
        """Forget the queue; its runs and what they wrote stay."""
        self._path.unlink(missing_ok=True)

    def runs(self, queue: FetchQueue) -> tuple[Run | None, ...]:
        """Return the run of each part, None where it has not begun."""
        known = {run.run: run for run in self._runs.all()}
        return tuple(known.get(part.run) for part in queue.parts)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep other processes out; the lock ends with its process.

        Raises:
            InputError: another process works on the queue.
        """
        self._lock.parent.mkdir(parents=True, exist_ok=True)
        try:
            with hold_lock(self._lock, 0):
                yield
        except TimeoutError:
            raise InputError(N_("Another process works on the queue.")) from None

    @property
    def is_live(self) -> bool:
        """Whether a process works on the queue now."""
        try:
            with self.lock():
                return False
        except InputError:
            return True


def is_done(runs: tuple[Run | None, ...]) -> bool:
    """Whether all runs of a queue have ended, well or not."""
    return all(run is not None and not run.is_unfinished for run in runs)


def progress_of(queue: FetchQueue, runs: tuple[Run | None, ...]) -> QueueProgress:
    """Return how far a queue is that no process works on, by its runs."""
    done = (
        len(part.subjects)
        for part, run in zip(queue.parts, runs, strict=True)
        if run is not None and not run.is_unfinished
    )
    every = sum(len(part.subjects) for part in queue.parts)
    return QueueProgress(sum(done), every, queue.sent)


def run_queue(
    file: QueueFile,
    settings: Settings,
    store: Store,
    tell: ProgressListener,
    started: Callable[[Fetcher], None],
) -> None:
    """Start a queue, or go on with it, one run after another.

    Raises:
        StoppedError: it was stopped, or its budget is used up; it can be resumed.
        KeyNeededError: the key of a source is not set.
        InputError: another process works on it, or there is none.
    """
    with file.lock():
        queue = file.read()
        if queue is None:
            raise InputError(_NO_QUEUE)
        before = progress_of(queue, file.runs(queue))
        budget = RequestBudget(queue.budget, queue.sent, file.keep_sent)

        def begin_fetching(fetcher: Fetcher) -> None:
            fetcher.budget = budget
            started(fetcher)

        done = 0
        for number, part in enumerate(queue.parts):
            run = _begun(number, file, settings)
            if run.is_unfinished:
                progress = QueueProgress(done, before.of, budget.sent)
                _run_part(run, settings, store, begin_fetching, _Teller(tell, progress, budget))
            done += len(part.subjects)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells of the queue what is known of one run of it."""

    tell: ProgressListener
    before: QueueProgress
    budget: RequestBudget

    def __call__(self, asked: int, what: Text) -> None:
        parties = self.before.parties + asked
        self.tell(QueueProgress(parties, self.before.of, self.budget.sent, what))


def _begun(number: int, file: QueueFile, settings: Settings) -> Run:
    """Return the run of a part, which is begun where it was not.

    Raises:
        StoppedError: the queue was removed.
    """
    queue = file.read()
    if queue is None:
        raise StoppedError(_NO_QUEUE)
    part, runs = queue.parts[number], Runs(settings.data_dir)
    if run := file.runs(queue)[number]:
        return run
    run = runs.begin(Run(run="", source=part.source, subjects=part.subjects)).read()
    parts = list(queue.parts)
    parts[number] = replace(part, run=run.run)
    file.write(replace(queue, parts=tuple(parts)))
    return run


def _run_part(
    run: Run,
    settings: Settings,
    store: Store,
    started: Callable[[Fetcher], None],
    tell: _Teller,
) -> None:
    collector, folder = find_collector(run.source), Runs(settings.data_dir).folder(run.run)
    sink = open_sink(collector, folder, store)

    def tell_request(_run: Run, what: Text) -> None:
        tell(sink.subjects - 1, what)

    run_collector(collector, settings, folder, sink, tell_request, started)
