"""One run of the watches, from its plan to its report."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import uuid4

from graph.errors import InputError
from graph.model.records import Contents
from graph.stores.store import Store
from graph.support.settings import Settings
from scrapers.fetching.fetcher import Fetcher
from scrapers.runs.open_sink import find_collector
from scrapers.watch.due import is_due, moment_now, next_due
from scrapers.watch.kept_changes import KeptChanges
from scrapers.watch.notices.outbox import begin_notices, send_notices
from scrapers.watch.report import WatchProblem, WatchReport
from scrapers.watch.running.batches import BatchWorker, Progress
from scrapers.watch.running.journal import Batch, Journal, Plan, SubjectOutcome, merge_reports
from scrapers.watch.running.repeats import without_repeats
from scrapers.watch.running.verdicts import changed_verdicts, trace_storefronts
from scrapers.watch.watch_list import Watch, WatchKey, WatchList

BATCH_SUBJECTS = 100


@dataclass(frozen=True, slots=True)
class RunRequest:
    """Which watches a run takes: those that are due, those named, or all."""

    only_due: bool = False
    keys: frozenset[WatchKey] | None = None

    def takes(self, watch: Watch, now: str) -> bool:
        """Whether the run takes a watch."""
        if self.keys is not None and watch.key not in self.keys:
            return False
        return not self.only_due or is_due(watch.next_due, watch.every, now)


def run_watches(
    settings: Settings,
    open_store: Callable[[], AbstractContextManager[Store]],
    request: RunRequest,
    tell: Callable[[Progress], None] = lambda _progress: None,
    started: Callable[[Fetcher], None] = lambda _fetch: None,
) -> WatchReport:
    """Collect watched subjects again, report what changed since the last report, and send notices.

    The caller holds the lock of the ``Journal``, shows the report, and then says so by
    ``note_reported``. A run that was interrupted goes on; what it asked is not asked again. The
    store is opened only if there is something to ask.

    Raises:
        InputError: the list of watches cannot be read.
        StoreUnavailableError: the store failed; the same run goes on later.
        StoppedError: the run was stopped; it goes on later.
    """
    begin_notices(settings)
    report = _run(settings, open_store, request, tell, started)
    return replace(report, problems=(*report.problems, *_problems_of_notices(settings, open_store)))


def _problems_of_notices(
    settings: Settings, open_store: Callable[[], AbstractContextManager[Store]]
) -> Iterator[WatchProblem]:
    """Send notices, and yield why some were not taken; what a run found is kept before that."""

    def read_around(ids: Iterable[str]) -> Contents:
        with open_store() as store:
            return store.neighbourhood(ids)

    for message in send_notices(settings, read_around):
        yield WatchProblem("notices", "NOTIFY_URLS", message, is_compared=True)


def _run(
    settings: Settings,
    open_store: Callable[[], AbstractContextManager[Store]],
    request: RunRequest,
    tell: Callable[[Progress], None],
    started: Callable[[Fetcher], None],
) -> WatchReport:
    journal, watches = Journal(settings.data_dir), WatchList(settings.data_dir).all()
    plan = _planned(journal, watches, request)
    if plan is None:
        report = _empty_report(len(watches))
        return merge_reports([*journal.unreported(), report])
    if journal.found_report(plan.run) is None:
        with open_store() as store:
            by_key = {watch.key: watch for watch in watches}
            worker = BatchWorker(settings, store, journal, plan, by_key, tell, started)
            batches = worker.work(journal.batches(plan))
            journal.write_report(_report(settings, store, plan, batches))
    _keep(settings, journal, plan)
    return merge_reports(journal.unreported())


def _empty_report(watched: int) -> WatchReport:
    now = moment_now()
    return WatchReport("", now, now, watched=watched, asked=0, changes=(), verdicts=(), problems=())


def _planned(journal: Journal, watches: Sequence[Watch], request: RunRequest) -> Plan | None:
    """Return the plan of the interrupted run, with what else is asked for; or a new one."""
    now = moment_now()
    name = f"{now.replace('-', '').replace(':', '')}-{uuid4().hex[:6]}"
    plan = journal.plan() or Plan(name, now, len(watches), 0)
    planned = {(b.source, subject) for b in journal.batches(plan) for subject in b.subjects}
    if journal.found_report(plan.run) is not None:
        return plan
    more = [w for w in watches if request.takes(w, now) and w.key not in planned]
    for number, (source, subjects) in enumerate(_groups(more), plan.batches):
        journal.write_batch(Batch(number, source, subjects))
        plan = replace(plan, batches=number + 1)
    if not plan.batches:
        return None
    plan = replace(plan, watched=len(watches))
    journal.write_plan(plan)
    return plan


def _groups(watches: Sequence[Watch]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the subjects of each source in groups, the sources that allow most requests first."""
    by_source: defaultdict[str, list[str]] = defaultdict(list)
    for watch in watches:
        by_source[watch.source].append(watch.subject)
    for source in sorted(by_source, key=_seconds_per_request):
        subjects = by_source[source]
        for at in range(0, len(subjects), BATCH_SUBJECTS):
            yield source, tuple(subjects[at : at + BATCH_SUBJECTS])


def _seconds_per_request(source: str) -> float:
    try:
        rate = find_collector(source).rate
    except InputError:
        return 0.0
    return rate.seconds / rate.requests


def _report(settings: Settings, store: Store, plan: Plan, batches: Sequence[Batch]) -> WatchReport:
    outcomes = [(batch, outcome) for batch in batches for outcome in batch.outcomes]
    found = [change for _, outcome in outcomes for change in outcome.changes]
    changes = without_repeats(found, WatchList(settings.data_dir), KeptChanges(settings.data_dir))
    before = [verdict for batch in batches for verdict in batch.verdicts]
    fronts = [verdict.storefront.id for verdict in before]
    after = trace_storefronts(store, fronts, datetime.now(UTC).date())
    now = moment_now()
    problems = [problem for _, outcome in outcomes for problem in outcome.problems]
    return WatchReport(
        plan.run,
        plan.started,
        now,
        watched=plan.watched,
        asked=len(outcomes),
        changes=tuple(changes),
        verdicts=changed_verdicts(plan.run, now, before, after, changes),
        problems=(*problems, *(note for batch in batches for note in batch.notes)),
        notes=tuple(note for _, outcome in outcomes for note in outcome.notes),
    )


def _keep(settings: Settings, journal: Journal, plan: Plan) -> None:
    """Keep what a run found in the list of changes and in the watches; then it is over."""
    report = journal.found_report(plan.run)
    if report is not None:
        KeptChanges(settings.data_dir).add([*report.changes, *report.verdicts])
    noted: dict[WatchKey, Callable[[Watch], Watch]] = {}
    for batch in journal.batches(plan):
        for outcome in batch.outcomes:
            noted[batch.source, outcome.subject] = _noting(batch, outcome)
    WatchList(settings.data_dir).note_outcomes(noted)
    journal.end_run()


def _noting(batch: Batch, outcome: SubjectOutcome) -> Callable[[Watch], Watch]:
    def note(watch: Watch) -> Watch:
        problem = next((each.message for each in outcome.problems), "")
        noted = replace(
            watch,
            last_run=batch.asked_at if outcome.was_asked else watch.last_run,
            next_due=next_due(batch.asked_at, watch.every, had_problem=bool(problem)),
            problem=problem,
        )
        if not outcome.read_in:
            return noted
        return replace(noted, read_in=outcome.read_in, digest=outcome.digest)

    return note
