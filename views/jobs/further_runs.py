"""Runs that look further at one party: which source was asked for it, and what is new."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import InputError
from graph.model.records import Contents
from graph.stores.store import Store
from scrapers.runs.further import FurtherSource
from scrapers.runs.run import Run, RunKind, Runs
from views.jobs import collector_runs
from views.jobs.new_records import NewRecords
from views.shell.place import data_dir, kept_in_place


@dataclass(frozen=True, slots=True)
class FurtherRun:
    """A run of a source for one subject, and what it brought."""

    run: str
    new: NewRecords


@kept_in_place()
def _asked() -> dict[tuple[str, str], FurtherRun]:
    """Return the runs of this process by source and subject; they outlive a session."""
    return {}


def look_further(offer: FurtherSource, store: Store, before: Contents) -> None:
    """Start asking a source; ``before`` is what the store holds now."""
    _start(offer, Run(run="", source=offer.source, subjects=(offer.subject,)), store, before)


def read_further(
    offer: FurtherSource, files: Sequence[str], store: Store, before: Contents
) -> None:
    """Start reading files of a source that are about the subject of an offer."""
    asked = Run(
        run="",
        source=offer.source,
        kind=RunKind.IMPORT,
        files=tuple(files),
        company=offer.subject,
    )
    _start(offer, asked, store, before)


def _start(offer: FurtherSource, asked: Run, store: Store, before: Contents) -> None:
    new = NewRecords(before)
    run = collector_runs.start_run(asked, store, new)
    _asked()[offer.source, offer.subject] = FurtherRun(run, new)
    if job := collector_runs.job_of_run(run):
        job.wait_briefly()


def further_run(offer: FurtherSource) -> FurtherRun | None:
    """Return the run that was started for an offer, until it is put aside."""
    return _asked().get((offer.source, offer.subject))


def put_aside(offer: FurtherSource) -> None:
    """Forget the run of an offer; what it wrote stays."""
    _asked().pop((offer.source, offer.subject), None)


def stored_run(run: str) -> Run | None:
    """Return a run as its folder states it, None if it is gone."""
    try:
        return Runs(data_dir()).folder(run).read()
    except (InputError, OSError, ValueError, TypeError, KeyError):
        return None
