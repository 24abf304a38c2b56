"""Batches of a run of the watches: asked side by side, compared and stored one after another."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from threading import Event

from graph.errors import InputError
from graph.stores.store import Store
from graph.support.language import N_, Text, lazy_text
from graph.support.settings import Settings
from scrapers.captures.archive import Captures
from scrapers.contract.collector import Collector
from scrapers.fetching.fetcher import Fetcher
from scrapers.runs.open_sink import find_collector
from scrapers.runs.run import Run, RunFolder, Runs
from scrapers.storing.writer import StoreWriter
from scrapers.watch.comparing.compare import WatchedReading
from scrapers.watch.due import moment_now
from scrapers.watch.report import WatchProblem
from scrapers.watch.running.journal import Batch, Journal, Plan, Stage, SubjectOutcome
from scrapers.watch.running.lanes import ask_side_by_side
from scrapers.watch.running.outcomes import open_judge
from scrapers.watch.running.subject_answers import (
    Patience,
    SubjectAnswer,
    ask_subjects,
    replay_subjects,
)
from scrapers.watch.running.verdicts import trace_in_reach
from scrapers.watch.watch_list import Watch, WatchKey


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: subjects done of all, and the address that is being fetched."""

    done: int
    total: int
    source: str
    what: Text


def _tell_nobody(_progress: Progress) -> None:
    pass


def _start_nothing(_fetch: Fetcher) -> None:
    pass


@dataclass(frozen=True, slots=True)
class _Asked:
    """A batch as it is once it was asked, with its collector, its folder and its answers."""

    batch: Batch
    collector: Collector
    folder: RunFolder
    answers: Mapping[str, SubjectAnswer]


@dataclass(slots=True)
class BatchWorker:
    """Takes the batches of one run through their stages.

    ``started`` is called with each fetcher, whose ``stop`` ends the run at the next request.
    """

    settings: Settings
    store: Store
    journal: Journal
    plan: Plan
    watches: Mapping[WatchKey, Watch]
    tell: Callable[[Progress], None] = _tell_nobody
    started: Callable[[Fetcher], None] = _start_nothing
    _patience: dict[str, Patience] = field(default_factory=dict)
    _running: dict[int, Fetcher] = field(default_factory=dict)
    _stopped: Event = field(default_factory=Event)
    _done: int = 0
    _total: int = 0

    def work(self, batches: Sequence[Batch]) -> list[Batch]:
        """Ask, compare and store each batch that is not stored yet; return all as they are now."""
        done: list[Batch] = []
        self._total = sum(len(batch.subjects) for batch in batches)
        ready = [self._without_unknown_source(batch) for batch in batches]
        to_ask = [batch for batch in ready if batch.stage in (Stage.PLANNED, Stage.BEGUN)]
        with ask_side_by_side(to_ask, self._ask, self._stop) as asked:
            for batch in ready:
                if batch.stage is not Stage.STORED:
                    known = {v.storefront.id for b in (*batches, *done) for v in b.verdicts}
                    take = self._ask_again if batch.stage is Stage.COMPARED else asked
                    batch = self._finish(take(batch), known)
                done.append(batch)
                self._done += len(batch.subjects)
        return done

    def _stop(self) -> None:
        """End what is being asked at its next request."""
        self._stopped.set()
        for fetch in list(self._running.values()):
            fetch.stop.set()

    def _without_unknown_source(self, batch: Batch) -> Batch:
        """Return a batch that is done where this program does not know its source any more."""
        try:
            find_collector(batch.source)
        except InputError as error:
            if batch.stage is not Stage.STORED:
                return self._keep(self._without_source(batch, error.text))
        return batch

    def _ask(self, batch: Batch) -> _Asked:
        """Ask for a batch that is not compared yet; each is asked in the thread of its hosts."""
        collector = find_collector(batch.source)
        begun = self._begin(batch) if batch.stage is Stage.PLANNED else batch
        folder = Runs(self.settings.data_dir).known_folder(begun.run)
        patience = self._patience.setdefault(collector.name, Patience(collector))
        note_start = partial(self._note_start, batch.number)
        try:
            answers = ask_subjects(
                collector, self.settings, folder, patience, self._tell_run, note_start
            )
        finally:
            self._running.pop(batch.number, None)
        return _Asked(begun, collector, folder, answers)

    def _ask_again(self, batch: Batch) -> _Asked:
        """Read again what a source gave before the run was interrupted."""
        collector = find_collector(batch.source)
        folder = Runs(self.settings.data_dir).known_folder(batch.run)
        with Captures(folder.captures, writing=False) as captures:
            run = folder.read()
            answers = replay_subjects(collector, self.settings, captures, run, batch.subjects)
        return _Asked(batch, collector, folder, answers)

    def _finish(self, asked: _Asked, traced: set[str]) -> Batch:
        compared = asked.batch
        if compared.stage is Stage.BEGUN:
            compared = self._keep(self._compare(asked, traced))
        self._store(asked, compared)
        return self._keep(replace(compared, stage=Stage.STORED))

    def _keep(self, batch: Batch) -> Batch:
        self.journal.write_batch(batch)
        return batch

    def _begin(self, batch: Batch) -> Batch:
        """Begin the run of the collector, whose name is kept before anything is asked."""
        request = Run(run="", source=batch.source, subjects=batch.subjects)
        folder = Runs(self.settings.data_dir).start(request)
        return self._keep(
            replace(batch, stage=Stage.BEGUN, run=folder.path.name, asked_at=moment_now())
        )

    def _note_start(self, number: int, fetch: Fetcher) -> None:
        self._running[number] = fetch
        if self._stopped.is_set():  # asked only now, for one that began meanwhile
            fetch.stop.set()
        self.started(fetch)

    def _tell_run(self, run: Run, what: Text) -> None:
        self.tell(Progress(self._done, self._total, run.source, what))

    def _compare(self, asked: _Asked, traced: set[str]) -> Batch:
        """Return a batch with what differs, and the verdicts before that is stored."""
        batch = asked.batch
        watched = WatchedReading(
            *(self.plan.run, batch.source, "", ""),
            at=moment_now(),
            today=datetime.now(UTC).date(),
        )
        with open_judge(asked.collector, self.settings, watched, batch.run) as judge:
            outcomes = tuple(
                judge.outcome(self.watches[batch.source, subject], asked.answers[subject])
                for subject in batch.subjects
                if (batch.source, subject) in self.watches
            )
        compared = replace(batch, stage=Stage.COMPARED, outcomes=outcomes)
        return self._with_verdicts(compared, traced)

    def _with_verdicts(self, batch: Batch, traced: set[str]) -> Batch:
        touched = {party for outcome in batch.outcomes for party in outcome.touched}
        changes = [change for outcome in batch.outcomes for change in outcome.changes]
        reach = trace_in_reach(self.store, touched, changes, traced, day_of(self.plan))
        notes: tuple[WatchProblem, ...] = ()
        if not reach.complete:
            notes = (_incomplete_note(batch),)
        return replace(batch, verdicts=reach.verdicts, notes=notes)

    def _without_source(self, batch: Batch, reason: Text) -> Batch:
        outcomes = tuple(
            SubjectOutcome(
                subject,
                was_asked=False,
                problems=(WatchProblem(batch.source, subject, reason),),
            )
            for subject in batch.subjects
        )
        return replace(batch, stage=Stage.STORED, asked_at=moment_now(), outcomes=outcomes)

    def _store(self, asked: _Asked, batch: Batch) -> None:
        """Store the pages of a batch as one import; doing it again changes nothing."""
        pages = [page for subject in batch.subjects for page in asked.answers[subject].pages]
        if not pages:
            return
        by = lazy_text(N_("collect {source}"), source=asked.collector.name)
        writer = StoreWriter(self.store, batch.run, by)
        for page in pages:
            writer.write_page(page)
        writer.finish()
        folder = asked.folder
        folder.write(replace(folder.read(), new=writer.new, changed=writer.changed))


def day_of(plan: Plan) -> date:
    """Return the day in UTC on which a run began."""
    return datetime.fromisoformat(plan.started).astimezone(UTC).date()


def _incomplete_note(batch: Batch) -> WatchProblem:
    """Return the note that not all verdicts are compared, with the first subject that changed."""
    changed = next(outcome for outcome in batch.outcomes if outcome.touched)
    text = lazy_text(
        N_(
            "Very much lies around what changed, so not all storefronts in reach were found: their "
            "verdicts may have changed too. See them all by: python -m graph trace --all"
        )
    )
    return WatchProblem(batch.source, changed.subject, text, is_compared=True)
