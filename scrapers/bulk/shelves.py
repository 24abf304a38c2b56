"""Adding and updating of shelves: one writer at a time, and readers never see half of one."""

import errno
import json
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import KW_ONLY, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree

from graph.errors import InputError, StoppedError
from graph.registers.kernels.compiler import require_compiler
from graph.registers.shelf.document import DOCUMENT, DerivedFile, ShelfDocument, read_document
from graph.registers.shelf.keeping.removal import clear_editions, clear_leftovers
from graph.registers.shelf.places import ShelfPlace, shelf_place
from graph.registers.shelf.shelf import hold_current, outdated_folders
from graph.support.atomic_files import write_private
from graph.support.file_locks import hold_lock
from graph.support.language import N_
from scrapers.bulk.building.build import BuildOrder, Reading, disk_error, edition_name
from scrapers.bulk.building.ending import (
    build_derived,
    clear_build,
    describe_edition,
    put_in_use,
    rebuild_derived,
)
from scrapers.bulk.building.journal import Journal
from scrapers.bulk.building.progress import (
    BuildProgress,
    Pace,
    Phase,
    ProgressListener,
    ignore_progress,
)
from scrapers.bulk.changes.compare import ChangeCounts, compare_editions
from scrapers.bulk.estimate import Estimate, estimate_build, require_room
from scrapers.bulk.inputs.documents import Inputs, open_inputs
from scrapers.bulk.part_writer import OpenFile, create_file
from scrapers.bulk.sources.bulk_source import BulkSource
from scrapers.bulk.sources.catalogue import bulk_source


@dataclass(frozen=True, slots=True)
class ShelfOrder:
    """Files of a source that become a shelf under a name in the folder of data."""

    data_dir: Path
    name: str
    source: str
    files: Sequence[Path]
    _: KW_ONLY
    pace: Pace = field(default_factory=Pace)
    open_file: OpenFile = create_file


@dataclass(frozen=True, slots=True)
class PreparedOrder:
    """An order whose files were looked into, and what it will take."""

    build: BuildOrder
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class ShelfOutcome:
    """The shelf as it is now; ``was_there`` if it held these files already.

    ``thrown_away`` if an unfinished build of other files was. ``changes`` only of an update.
    """

    document: ShelfDocument
    _: KW_ONLY
    was_there: bool = False
    thrown_away: bool = False
    changes: ChangeCounts | None = None


def prepare(order: ShelfOrder, tell: ProgressListener = ignore_progress) -> PreparedOrder:
    """Look into the files of an order, and estimate what it will take; ``tell`` is of the build.

    Raises:
        InputError: the order cannot be carried out.
        AnswerError: a file cannot be read, or is of another source.
    """
    require_compiler()
    place, source = shelf_place(order.data_dir, order.name), bulk_source(order.source)
    inputs = open_inputs(order.files)
    build = BuildOrder(
        place,
        source,
        inputs,
        _as_of(source, inputs),
        pace=order.pace,
        tell=tell,
        open_file=order.open_file,
    )
    try:
        estimate = estimate_build(source, inputs, place.folder.parent, order.pace)
    except OSError as error:
        raise disk_error(build, error.errno or errno.EIO, 0) from error
    return PreparedOrder(replace(build, lines=estimate.lines), estimate)


def _as_of(source: BulkSource, inputs: Inputs) -> str:
    """Return the day of the input: as it states, else the day on which it was last changed."""
    stated = [day for each in inputs.documents if (day := source.published(each))]
    return max(stated or [each.retrieved for each in inputs.documents])


def add_shelf(prepared: PreparedOrder) -> ShelfOutcome:
    """Build a new shelf, or go on with building it.

    Raises:
        InputError: the name is in use, there is no room, or somebody else writes this shelf.
        AnswerError: the input cannot be read; nothing is kept of it.
        StoppedError: it was stopped; what is finished is kept.
    """
    place = prepared.build.place
    edition = place.current_edition()
    if edition is not None and edition.name != edition_name(prepared.build):
        raise InputError(
            N_(
                "There is a register {name} already. Update it with: register update {name} FILE…, "
                "or give this one another name with --as."
            ),
            name=place.name,
        )
    outcome = _write(prepared, None)
    clear_editions(place)
    return outcome


def update_shelf(prepared: PreparedOrder) -> ShelfOutcome:
    """Build a newer edition of a shelf beside the one in use, and compare both.

    Raises:
        InputError: it is of another source or an older day, there is no room, or somebody else
            writes this shelf.
        AnswerError: the input cannot be read; nothing is kept of it.
        StoppedError: it was stopped; what is finished is kept.
    """
    place = prepared.build.place
    with hold_current(place) as edition:
        if edition is None:
            raise InputError(
                N_("There is no register {name} to update; add it first."), name=place.name
            )
        before = read_document(edition)
        _refuse_older(prepared.build, before)
        outcome = _write(prepared, edition)
    clear_editions(place)
    return outcome


def _refuse_older(build: BuildOrder, before: ShelfDocument) -> None:
    if build.source.name != before.source:
        raise InputError(
            N_("{name} is of the source {there}, and these files would be read as {given}."),
            name=before.name,
            there=before.source,
            given=build.source.name,
        )
    if build.as_of < before.as_of:
        raise InputError(
            N_("These files are of {given}, and {name} is of {there} already."),
            given=build.as_of,
            name=before.name,
            there=before.as_of,
        )


def _write(prepared: PreparedOrder, before: Path | None) -> ShelfOutcome:
    build = prepared.build
    with _only_writer(build):
        edition = build.place.edition(edition_name(build))
        if (edition / DOCUMENT).is_file():
            build.place.use_edition(edition.name)
            clear_build(edition)
            return ShelfOutcome(_document_there(build, edition), was_there=True)
        require_room(prepared.estimate)
        return _build(build, before)


def _document_there(build: BuildOrder, edition: Path) -> ShelfDocument:
    document = read_document(edition)
    if not outdated_folders(document):
        return document
    return rebuild_derived(
        edition, lambda phase: build.tell(BuildProgress(phase, build.lines, build.lines))
    )


def _build(build: BuildOrder, before: Path | None) -> ShelfOutcome:
    begun = time.monotonic()
    journal = Journal(build.place.building, build.key)
    lines = 0
    try:
        thrown_away = journal.begin()
        results = Reading(build, journal).run()
        lines = sum(each.piece.lines for each in results)
        build = replace(build, lines=lines)
        build_derived(build, journal)
        counts, changes = _compare(build, before)
        document = describe_edition(build, journal, results, begun, changes)
        put_in_use(build, document)
    except OSError as error:
        raise disk_error(build, error.errno or errno.EIO, lines) from error
    except (KeyboardInterrupt, StoppedError) as error:
        raise _stopped(build.place.name) from error
    return ShelfOutcome(document, thrown_away=thrown_away, changes=counts)


def _compare(
    build: BuildOrder, before: Path | None
) -> tuple[ChangeCounts | None, tuple[DerivedFile, ...]]:
    if before is None:
        return None, ()
    build.tell(BuildProgress(Phase.COMPARING, build.lines, build.lines))
    return compare_editions(before, build.place.building)


@contextmanager
def _only_writer(build: BuildOrder) -> Iterator[None]:
    """Hold the lock of a shelf for writing, and say who holds it.

    Raises:
        InputError: somebody else does; the message says who, and since when.
    """
    place = build.place
    try:
        clear_leftovers(place.folder.parent.parent)
        place.folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        place.folder.mkdir(exist_ok=True, mode=0o700)
        with hold_lock(place.write_lock, seconds=0):
            told = {"process": os.getpid(), "started": datetime.now(UTC).isoformat("T", "seconds")}
            write_private(place.writer, json.dumps(told).encode())
            try:
                yield
            finally:
                place.writer.unlink(missing_ok=True)
    except TimeoutError as error:
        raise _busy(place) from error
    except FileExistsError as error:
        raise InputError(
            N_("{path} is a file, where a folder belongs; move it away."), path=place.folder
        ) from error
    except OSError as error:
        raise disk_error(build, error.errno or errno.EIO, 0) from error
    finally:
        _drop_if_empty(place)


def _busy(place: ShelfPlace) -> InputError:
    try:
        told = json.loads(place.writer.read_bytes())
        process, started = told["process"], told["started"]
    except (OSError, ValueError, KeyError, TypeError):
        process, started = "?", "?"
    return InputError(
        N_("{name} is being written by process {process}, begun at {started}."),
        name=place.name,
        process=process,
        started=started,
    )


def _drop_if_empty(place: ShelfPlace) -> None:
    """Leave nothing of a shelf that was refused before anything was kept of it."""
    left = {each.name for each in place.folder.iterdir()} if place.folder.is_dir() else {"other"}
    if left <= {place.write_lock.name}:
        rmtree(place.folder, ignore_errors=True)


def _stopped(name: str) -> StoppedError:
    return StoppedError(
        N_(
            "Stopped; what is finished is kept. Run the same command to go on, or: "
            "register remove {name} --yes."
        ),
        name=name,
    )
