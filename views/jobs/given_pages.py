"""Saved pages that a user gives: kept, recognised and read in the background."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from graph.model.records import Contents, Kind
from graph.stores.store import Store
from graph.support.atomic_files import write_file
from graph.support.language import N_, Text, lazy_text
from scrapers.runs.import_files import description_of, run_import
from scrapers.runs.open_sink import find_collector, open_sink
from scrapers.runs.recognise import RecognisedFile, recognise_file
from scrapers.runs.run import Run, RunKind, Runs
from views.jobs.job import BackgroundJob, JobRegistry
from views.jobs.new_records import NewRecords
from views.shell.identity import Role, needs
from views.shell.place import data_dir, kept_in_place

_STOP_MESSAGE = N_("Stopped. What was read before stays.")


@dataclass(frozen=True, slots=True)
class GivenPages:
    """Files that a user gave; ``url`` is the address of the one page that does not state it."""

    files: tuple[Path, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class UnaddressedPage:
    """A page that nothing was noted on where it was saved; ``claimed`` is its own claim."""

    path: Path
    claimed: str


@dataclass(frozen=True, slots=True)
class PagesRead:
    """What was read: the runs, the storefronts that they speak of, and why files were not read."""

    runs: tuple[str, ...]
    new: NewRecords
    problems: tuple[Text, ...] = ()
    unrecognised: tuple[Path, ...] = ()
    unaddressed: tuple[UnaddressedPage, ...] = ()

    @property
    def storefronts(self) -> tuple[str, ...]:
        """The storefronts that the pages speak of, in their order."""
        return tuple(i for i, kind in self.new.stated.items() if kind is Kind.STOREFRONT)


PagesJob: TypeAlias = BackgroundJob[GivenPages, PagesRead]


@kept_in_place()
def _jobs() -> JobRegistry[GivenPages, PagesRead]:
    """Return the work on given pages of this process; it outlives a session."""
    return JobRegistry(Role.EDITOR)


@needs(Role.EDITOR)
def save_file(name: str, content: bytes) -> Path:
    """Save a file under its digest, so that the run can be resumed later; return its path."""
    folder = data_dir() / "given" / sha256(content).hexdigest()[:16]
    path = folder / (PurePosixPath(name.replace("\\", "/")).name or "file")
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        write_file(path, content)
    return path


def read_pages(key: str, given: GivenPages, store: Store, before: Contents) -> PagesJob:
    """Start reading given pages; ``before`` is what the store held."""
    job = _jobs().begin(key, given, partial(_read, store, before))
    job.wait_briefly()
    return job


def job_of(key: str) -> PagesJob | None:
    """Return the work on given pages that was begun under a key."""
    return _jobs().find(key)


def forget_job(key: str, job: PagesJob) -> None:
    """Put aside work that has ended."""
    _jobs().forget(key, job)


def _read(store: Store, before: Contents, job: PagesJob) -> PagesRead:
    new = NewRecords(before)
    known = [_recognise(path, job) for path in job.request.files]
    by_source: dict[Run, list[Path]] = {}
    for file in known:
        for number, source in enumerate(file.sources):
            asked = Run("", source, url=file.url, earlier=file.sources[:number])
            by_source.setdefault(asked, []).append(file.path)
    problems = [file.problem for file in known if file.problem]
    runs = []
    try:
        for asked, paths in by_source.items():
            ended = _import_pages(asked, paths, store, new, job)
            runs.append(ended.run)
            problems += [ended.problem] if ended.problem else []
    finally:
        new.end()
    unrecognised = tuple(file.path for file in known if not file.sources)
    unaddressed = tuple(UnaddressedPage(f.path, f.claimed) for f in known if f.lacks_address)
    return PagesRead(tuple(runs), new, tuple(problems), unrecognised, unaddressed)


def _recognise(path: Path, job: PagesJob) -> RecognisedFile:
    job.report(0, unit=lazy_text(N_("looking at {file}"), file=path.name))
    job.end_if_stopped(_STOP_MESSAGE)
    return recognise_file(path, job.request.url)


def _import_pages(
    asked: Run, paths: Sequence[Path], store: Store, new: NewRecords, job: PagesJob
) -> Run:
    collector = find_collector(asked.source)
    names = tuple(str(path.resolve()) for path in paths)
    folder = Runs(data_dir()).begin(replace(asked, kind=RunKind.IMPORT, files=names))

    def tell(_run: Run, what: Text) -> None:
        job.report(job.progress.done + 1, unit=what)
        job.end_if_stopped(_STOP_MESSAGE)

    sink = open_sink(collector, folder, store, new.add_record)
    return run_import(collector, folder, paths, description_of(asked), sink, tell)
