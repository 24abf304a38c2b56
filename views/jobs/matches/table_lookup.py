"""Spreadsheet that is compared with the database in the background, for the session that asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from graph.importing.columns.grid import Grid, GridRow
from graph.importing.matched_tables.rows import RowReader, TableColumns, UnreadCell, match_grid
from graph.matches.match_index import MatchIndex
from graph.matches.table import RowFinder, RowMatch, match_rows
from graph.model.records import Contents, Kind
from graph.support.language import N_, current_language, use_language
from views.jobs.job import BackgroundJob, JobRegistry, session_jobs
from views.shell.identity import Role

_KEY = "table"
_STOPPED = N_("Stopped. Nothing was kept of the comparison.")

MakeFinder = Callable[[], RowFinder]
"""Makes what looks for a row, once the work has begun; it may take a while."""


@dataclass(frozen=True)
class LookupRequest:
    """A table, its columns, what its rows describe, and the register; the database without one."""

    grid: Grid
    columns: TableColumns
    kind: Kind
    register: str


@dataclass(frozen=True, slots=True)
class LookedUp:
    """Each row of a table with the party that it may be, and the cells that were not compared."""

    rows: Sequence[tuple[GridRow, RowMatch]]
    unread: Sequence[UnreadCell]


LookupJob: TypeAlias = BackgroundJob[LookupRequest, LookedUp]


def _jobs() -> JobRegistry[LookupRequest, LookedUp]:
    return session_jobs("table", Role.READER)


def last_lookup() -> LookupJob | None:
    """Return the comparison that is under way, or has ended and was not yet put aside."""
    return _jobs().find(_KEY)


def forget_lookup(job: LookupJob) -> None:
    """Put aside a comparison."""
    _jobs().forget(_KEY, job)


def begin_lookup(request: LookupRequest, make_finder: MakeFinder) -> LookupJob:
    """Start to look for each row; the reasons are in the language that is read now."""
    return _jobs().begin(_KEY, request, partial(_look_up, make_finder, current_language()))


def store_finder(contents: Contents) -> RowFinder:
    """Return what looks for a row among the parties of a store."""
    return partial(match_rows, MatchIndex.by_settings(contents))


def _look_up(make_finder: MakeFinder, language: str, job: LookupJob) -> LookedUp:
    with use_language(language):
        return _match_rows(make_finder, job)


def _match_rows(make_finder: MakeFinder, job: LookupJob) -> LookedUp:
    asked = job.request
    find, reader = make_finder(), RowReader(asked.grid, asked.columns, asked.kind)
    found: list[tuple[GridRow, RowMatch]] = []
    for each in match_grid(find, reader, asked.grid.rows):
        job.report(len(found), len(asked.grid.rows))
        job.end_if_stopped(_STOPPED)
        found.append(each)
    return LookedUp(tuple(found), reader.unread)
