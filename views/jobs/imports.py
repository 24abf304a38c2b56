"""Imports that run in the background, so that the page stays usable and may be left."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from graph.importing.result import ImportContents
from graph.model.records import Kind
from graph.stores.results import Receipt
from graph.stores.store import Store
from graph.support.language import N_, lazy_text
from views.jobs.job import BackgroundJob, JobRegistry
from views.shell.identity import Role
from views.shell.place import kept_in_place

_KEY = "import"  # one at a time, whoever looks at it


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """An import as the page tells of it: how many rows, and what they are about.

    ``parties`` are the storefronts, platforms, companies and people by kind.
    """

    rows: int
    files: tuple[str, ...]
    parties: Mapping[Kind, tuple[str, ...]]


ImportJob: TypeAlias = BackgroundJob[ImportRequest, Receipt]


@kept_in_place()
def _import_jobs() -> JobRegistry[ImportRequest, Receipt]:
    """Return the imports of this process; they outlive a session."""
    return JobRegistry(Role.EDITOR)


def last_import() -> ImportJob | None:
    """Return the import that is under way, or has ended and was not yet put aside."""
    return _import_jobs().find(_KEY)


def begin_import(store: Store, reading: ImportContents, *, replace: bool) -> ImportJob | None:
    """Start writing what was read, and return the job; None while another is under way."""
    request = ImportRequest(len(reading.records), reading.files, _parties(reading))
    job = _import_jobs().begin(_KEY, request, partial(_write_import, store, reading, replace))
    return job if job.request is request else None


def _parties(reading: ImportContents) -> Mapping[Kind, tuple[str, ...]]:
    found: dict[Kind, dict[str, None]] = {}
    for statement in reading.records.statements:
        found.setdefault(statement.kind, {})[statement.entity] = None
    return {kind: tuple(ids) for kind, ids in found.items()}


def forget_import(job: ImportJob) -> None:
    """Put aside an import that has ended."""
    _import_jobs().forget(_KEY, job)


def written_part(job: ImportJob) -> float:
    """Return how much is written, 0 to 1."""
    rows = job.request.rows
    return min(job.progress.done / rows, 1.0) if rows else 0.0


def _write_import(store: Store, reading: ImportContents, replace: bool, job: ImportJob) -> Receipt:
    def report(done: int, *_of: int) -> None:
        job.report(done, job.request.rows)

    # It does not look whether it should stop: a half-written import helps nobody.
    return store.load(
        reading.records,
        by=lazy_text(N_("app")),
        files=reading.files,
        replace=replace,
        progress=report,
    )
