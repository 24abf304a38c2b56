"""Shelves for reading: one register as of one day, opened with its sizes checked."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from graph.errors import InputError, InvestigatorError, text_of_error
from graph.registers.shelf.document import (
    DERIVED_SCHEMAS,
    DOCUMENT,
    ShelfDocument,
    read_document,
)
from graph.registers.shelf.keeping.verdict import read_check
from graph.registers.shelf.part_files import part_paths
from graph.registers.shelf.places import ShelfPlace, shelf_place, shelf_places
from graph.registers.shelf.withheld import read_withheld
from graph.support.file_locks import FileLock
from graph.support.language import N_, Text, lazy_text

_HELD = "held.lock"


class ShelfState(StrEnum):
    """State of a shelf: READY also while an update of it is built."""

    READY = "ready"
    BUILDING = "building"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Shelf:
    """One edition of a shelf, open for reading; its files stay as long as it is held."""

    name: str
    edition: Path
    document: ShelfDocument
    withheld: frozenset[str]

    @property
    def stated_parts(self) -> list[Path]:
        """The files of statements, in their order."""
        return part_paths(self.edition, "stated")

    @property
    def tie_parts(self) -> list[Path]:
        """The files of ties, in their order."""
        return part_paths(self.edition, "ties")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedShelf:
    """A shelf as a list shows it; ``problem`` says why it is damaged, else empty."""

    name: str
    source: str
    as_of: str
    parties: int
    ties: int
    bytes: int
    state: ShelfState
    problem: Text = ""
    document: ShelfDocument | None = None


@contextmanager
def open_shelf(data_dir: Path, name: str) -> Iterator[Shelf]:
    """Open the edition in use of a shelf; it is not deleted before the block ends.

    Raises:
        InputError: there is no such shelf, it is not ready or of an older version, or its files
            are not whole.
    """
    place = shelf_place(data_dir, name)
    with hold_current(place) as edition:
        if edition is None:
            raise no_shelf(data_dir, name)
        document = read_document(edition)
        _refuse_outdated(name, document)
        check_sizes(edition, document)
        yield Shelf(name, edition, document, read_withheld(place.withheld))


@contextmanager
def hold_current(place: ShelfPlace) -> Iterator[Path | None]:
    """Hold the edition in use for a block, so that it is not deleted; None where there is none."""
    edition, held = _find_and_hold(place)
    try:
        yield edition
    finally:
        held.release()


def _find_and_hold(place: ShelfPlace) -> tuple[Path | None, FileLock]:
    while True:
        edition = place.current_edition()
        if edition is None:
            return None, FileLock(place.folder / _HELD)
        held = _hold(edition)
        # It may have been replaced before it was held.
        if (edition / DOCUMENT).is_file():
            return edition, held
        held.release()


def _hold(edition: Path) -> FileLock:
    """Hold an edition against deletion, where the disk can be written at all."""
    lock = FileLock(edition / _HELD)
    # A shelf on a read-only disk is read as it is: nobody can delete it.
    with suppress(OSError):
        lock.take(shared=True)
    return lock


def is_held(edition: Path) -> bool:
    """Whether a reader holds an edition."""
    lock = FileLock(edition / _HELD)
    try:
        return not lock.take(seconds=0)
    except OSError:
        return True
    finally:
        lock.release()


def no_shelf(data_dir: Path, name: str) -> InputError:
    """Return the error for a shelf that is not there or not ready; it names those that are."""
    ready = [each.name for each in list_shelves(data_dir) if each.state is ShelfState.READY]
    names = ", ".join(ready)
    if not names:
        return InputError(
            N_("There is no register {name} that is ready; add one: register add SOURCE FILE…"),
            name=name,
        )
    return InputError(
        N_("There is no register {name} that is ready. Those that are: {names}."),
        name=name,
        names=names,
    )


def open_names(data_dir: Path, asked: str) -> Sequence[str]:
    """Return the shelves that ``--registers`` asks for: ``all``, or names with commas between.

    Raises:
        InputError: one of them is not there or not ready; the message names those that are.
    """
    listed = {each.name: each for each in list_shelves(data_dir)}
    ready = [name for name, each in listed.items() if each.state is ShelfState.READY]
    names = ready if asked == "all" else list(dict.fromkeys(filter(None, asked.split(","))))
    for name in names:
        if name not in ready:
            raise no_shelf(data_dir, name)
    if not names:
        raise no_shelf(data_dir, asked)
    return names


def list_shelves(data_dir: Path) -> list[ListedShelf]:
    """Return all shelves by name, with their state by what can be seen without reading all."""
    return [_listed(place) for place in shelf_places(data_dir)]


def _listed(place: ShelfPlace) -> ListedShelf:
    edition = place.current_edition()
    if edition is None:
        is_building = place.building.is_dir() or place.write_lock.is_file()
        problem: Text = "" if is_building else lazy_text(_NO_EDITION, path=place.folder)
        state = ShelfState.BUILDING if is_building else ShelfState.DAMAGED
        return ListedShelf(
            name=place.name, source="", as_of="", parties=0, ties=0, bytes=0, state=state,
            problem=problem,
        )  # fmt: skip
    try:
        document = read_document(edition)
    except InputError as error:
        return ListedShelf(
            name=place.name, source="", as_of="", parties=0, ties=0, bytes=0,
            state=ShelfState.DAMAGED, problem=error.text,
        )  # fmt: skip
    problem = _visible_problem(place, edition, document)
    return ListedShelf(
        name=place.name,
        source=document.source,
        as_of=document.as_of,
        parties=document.counts.parties,
        ties=document.counts.all_ties,
        bytes=document.bytes + (edition / DOCUMENT).stat().st_size,
        state=ShelfState.DAMAGED if problem else ShelfState.READY,
        problem=problem,
        document=document,
    )


_NO_EDITION = N_("{path} holds no register.")


def _visible_problem(place: ShelfPlace, edition: Path, document: ShelfDocument) -> Text:
    try:
        _refuse_outdated(place.name, document)
        check_sizes(edition, document)
    except InvestigatorError as error:
        return text_of_error(error)
    return read_check(place.verified, edition.name)


_OLDER = N_("An older version wrote {name}. Bring it up to date with: register update {name}.")


def outdated_problem(name: str, document: ShelfDocument) -> Text:
    """Return how a shelf is brought to the form that this version reads; empty if it has it."""
    return lazy_text(_OLDER, name=name) if outdated_folders(document) else ""


def _refuse_outdated(name: str, document: ShelfDocument) -> None:
    if outdated_folders(document):
        raise InputError(_OLDER, name=name)


def check_sizes(edition: Path, document: ShelfDocument) -> None:
    """Compare the sizes of all files with the description.

    Raises:
        InputError: a file is missing or has another size; the message names it.
    """
    for each in document.files:
        path = edition / each.file
        try:
            size = path.stat().st_size
        except OSError:
            size = -1
        if size != each.bytes:
            raise InputError(
                N_("{file} is damaged: it has {found} bytes and should have {expected}."),
                file=path,
                found=max(size, 0),
                expected=each.bytes,
            )


def outdated_folders(document: ShelfDocument) -> list[str]:
    """Return the derived folders that an older version wrote: they are built again."""
    return [name for name, form in DERIVED_SCHEMAS.items() if document.derived.get(name) != form]
