"""Journal of the run of the watches that is not reported yet: what it plans, and how far it is.

Each step is written before the next one begins, so that a run that was killed goes on: nothing is
asked or reported twice, and nothing that was found is lost.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import KW_ONLY, dataclass, replace
from enum import StrEnum
from pathlib import Path
from shutil import rmtree
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from graph.errors import InputError
from graph.support.atomic_files import write_file
from graph.support.file_locks import hold_lock
from graph.support.language import N_
from scrapers.watch.change import Change
from scrapers.watch.kept_changes import watch_folder
from scrapers.watch.report import WatchProblem, WatchReport
from scrapers.watch.running.verdicts import TracedVerdict

_LOCK = "run.lock"
_PLAN = "plan.json"
_T = TypeVar("_T")


class Stage(StrEnum):
    """How far a batch is."""

    PLANNED = "planned"
    BEGUN = "begun"
    COMPARED = "compared"
    STORED = "stored"


@dataclass(frozen=True, slots=True)
class SubjectOutcome:
    """What a run found of one subject.

    ``touched`` are the parties of which anything differs. ``read_in`` is empty where the subject
    could not be compared, and its next reading is compared with the same one as this.
    """

    subject: str
    _: KW_ONLY
    was_asked: bool
    problems: tuple[WatchProblem, ...] = ()
    notes: tuple[WatchProblem, ...] = ()
    changes: tuple[Change, ...] = ()
    touched: tuple[str, ...] = ()
    read_in: tuple[str, ...] = ()
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some subjects of one source, collected in one run of the collector and stored as one import.

    ``verdicts`` are those before the batch is stored, of storefronts that no earlier batch traced.
    """

    number: int
    source: str
    subjects: tuple[str, ...]
    stage: Stage = Stage.PLANNED
    _: KW_ONLY
    run: str = ""
    asked_at: str = ""
    outcomes: tuple[SubjectOutcome, ...] = ()
    verdicts: tuple[TracedVerdict, ...] = ()
    notes: tuple[WatchProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """One run of the watches, and how many batches it has."""

    run: str
    started: str
    watched: int
    batches: int


_PLANS: TypeAdapter[Plan] = TypeAdapter(Plan)
_BATCHES: TypeAdapter[Batch] = TypeAdapter(Batch)
_REPORTS: TypeAdapter[WatchReport] = TypeAdapter(WatchReport)


class Journal:
    """The journal of a data folder; only whoever holds its lock may use it."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = watch_folder(data_dir)
        self._waiting = self._folder / "unreported"
        self._run = self._folder / "run"

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep other runs of the watches out.

        Raises:
            InputError: one is running.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            with hold_lock(self._folder / _LOCK, 0):
                yield
        except TimeoutError:
            raise InputError(
                N_("The watches are running already; wait until that run has ended.")
            ) from None

    def plan(self) -> Plan | None:
        """Return the plan of the run that is not finished; None if there is none."""
        return _read(_PLANS, self._run / _PLAN)

    def write_plan(self, plan: Plan) -> None:
        """Write the plan; its new batches were written before."""
        write_file(self._run / _PLAN, _PLANS.dump_json(plan))

    def batches(self, plan: Plan) -> list[Batch]:
        """Return the batches of a plan."""
        found = (_read(_BATCHES, self._batch_file(n)) for n in range(plan.batches))
        return [batch for batch in found if batch is not None]

    def write_batch(self, batch: Batch) -> None:
        """Write how far a batch is."""
        self._run.mkdir(parents=True, exist_ok=True)
        write_file(self._batch_file(batch.number), _BATCHES.dump_json(batch))

    def _batch_file(self, number: int) -> Path:
        return self._run / f"batch-{number:05}.json"

    def found_report(self, run: str) -> WatchReport | None:
        """Return the report of a run, if it was written already."""
        return _read(_REPORTS, self._waiting / f"{run}.json")

    def write_report(self, report: WatchReport) -> None:
        """Write the report of a run; from here on it waits to be shown."""
        self._waiting.mkdir(parents=True, exist_ok=True)
        write_file(self._waiting / f"{report.run}.json", _REPORTS.dump_json(report))

    def end_run(self) -> None:
        """Remove the plan, and then the rest of it."""
        (self._run / _PLAN).unlink(missing_ok=True)
        rmtree(self._run, ignore_errors=True)

    def unreported(self) -> list[WatchReport]:
        """Return the reports that nobody was shown yet, the oldest first."""
        found = (_read(_REPORTS, path) for path in sorted(self._waiting.glob("*.json")))
        return [report for report in found if report is not None]

    def note_reported(self) -> None:
        """Forget the reports that wait: they were shown."""
        for path in sorted(self._waiting.glob("*.json")):
            path.unlink(missing_ok=True)


def _read(adapter: TypeAdapter[_T], path: Path) -> _T | None:
    try:
        return adapter.validate_json(path.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None


def merge_reports(reports: list[WatchReport]) -> WatchReport:
    """Return the reports of several runs as one: the last run, with what was not shown before."""
    last = reports[-1]
    return replace(
        last,
        started=reports[0].started,
        asked=sum(each.asked for each in reports),
        changes=tuple(change for each in reports for change in each.changes),
        verdicts=tuple(verdict for each in reports for verdict in each.verdicts),
        problems=tuple(problem for each in reports for problem in each.problems),
        notes=tuple(note for each in reports for note in each.notes),
    )
