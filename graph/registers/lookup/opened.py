"""Registers kept open while a process looks things up in them."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from graph.errors import InvestigatorError, text_of_error
from graph.registers.lookup.register import OpenedRegister
from graph.registers.shelf.places import ShelfPlace, shelf_place, shelf_places
from graph.registers.shelf.shelf import open_shelf
from graph.registers.shelf.withheld import read_withheld
from graph.support.language import Text


@dataclass(frozen=True, slots=True)
class UnusableRegister:
    """A register that cannot be asked, and why."""

    name: str
    problem: Text


@dataclass(frozen=True, slots=True)
class OpenRegisters:
    """The registers that can be asked, by name, and those that cannot."""

    usable: Sequence[OpenedRegister]
    unusable: Sequence[UnusableRegister]

    def name_beside(self, register: OpenedRegister) -> str:
        """Return a register's name where another of its publisher is there too, else nothing."""
        same = [each for each in self.usable if each.publisher == register.publisher]
        return register.name if len(same) > 1 else ""

    def title(self, register: OpenedRegister) -> str:
        """Return a register with its day: ``Companies House, 1 November 2026``."""
        name = self.name_beside(register)
        return f"{register.title} ({name})" if name else register.title

    def named(self, name: str) -> OpenedRegister | None:
        """Return a register by its name, None where it cannot be asked."""
        return next((each for each in self.usable if each.name == name), None)


@dataclass(frozen=True, slots=True)
class _Kept:
    register: OpenedRegister
    held: ExitStack
    edition: Path
    withheld: frozenset[str]


class KeptRegisters:
    """All registers of a folder; each stays open until another edition of it is in use.

    Several threads may ask. An edition that was replaced is let go when it is next asked for.
    """

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._lock = Lock()
        self._kept: dict[str, _Kept] = {}

    def open_all(self) -> OpenRegisters:
        """Return the registers as they are now."""
        usable, unusable = [], []
        with self._lock:
            places = {place.name: place for place in shelf_places(self._data_dir)}
            for gone in self._kept.keys() - places.keys():
                self._kept.pop(gone).held.close()
            for name, place in places.items():
                try:
                    usable.append(self._open(place))
                except InvestigatorError as error:
                    unusable.append(UnusableRegister(name, text_of_error(error)))
        return OpenRegisters(tuple(usable), tuple(unusable))

    def open_one(self, name: str) -> OpenedRegister:
        """Return one register.

        Raises:
            InputError: there is none of this name that is ready; the message names those that are.
        """
        with self._lock:
            return self._open(shelf_place(self._data_dir, name))

    def close(self) -> None:
        """Let all registers go."""
        with self._lock:
            for each in self._kept.values():
                each.held.close()
            self._kept.clear()

    def _open(self, place: ShelfPlace) -> OpenedRegister:
        known = self._kept.get(place.name)
        edition = place.current_edition()
        withheld = read_withheld(place.withheld) if edition else frozenset()
        if known and (known.edition, known.withheld) == (edition, withheld):
            return known.register
        if known:
            self._kept.pop(place.name).held.close()
        held = ExitStack()
        shelf = held.enter_context(open_shelf(self._data_dir, place.name))
        opened = OpenedRegister(shelf)
        self._kept[place.name] = _Kept(opened, held, shelf.edition, withheld)
        return opened


@contextmanager
def open_registers(data_dir: Path) -> Iterator[KeptRegisters]:
    """Keep the registers of a folder open for a block."""
    kept = KeptRegisters(data_dir)
    try:
        yield kept
    finally:
        kept.close()


def registers_holding(kept: KeptRegisters, ids: Iterable[str]) -> dict[str, list[str]]:
    """Return by id the names of the registers that hold a party, where any does."""
    usable = kept.open_all().usable
    found = {i: [r.name for r in usable if r.number_of(i) is not None] for i in ids}
    return {ident: names for ident, names in found.items() if names}
