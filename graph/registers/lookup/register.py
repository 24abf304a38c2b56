"""A register opened for looking up: its parties by id, by number, and what is stated of them."""

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.model.records import Entity, Kind, Source, Statement, Tie
from graph.presentation.figures import date_in_prose
from graph.registers.lookup.name_search import NameSearch
from graph.registers.shelf.arrays_file import UNSTATED_KIND, ShelfArrays
from graph.registers.shelf.names_file import ShelfNames
from graph.registers.shelf.part_rows import PartRows
from graph.registers.shelf.rows import StatedRow, TieRow, statement_of, tie_of
from graph.registers.shelf.shelf import Shelf
from graph.registers.shelf.texts_file import ShelfTexts

_KINDS = tuple(Kind)
Numbers = NDArray[np.int32]


class OpenedRegister:
    """One shelf with its arrays and texts mapped; parties that are withheld are left out."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.arrays = ShelfArrays(shelf.edition)
        self.texts = ShelfTexts(shelf.edition, self.arrays)
        self._stated = PartRows(shelf.stated_parts)
        self._ties = PartRows(shelf.tie_parts)

    @property
    def name(self) -> str:
        """Name of the shelf."""
        return self.shelf.name

    @property
    def as_of(self) -> str:
        """Day of the register that the shelf holds."""
        return self.shelf.document.as_of

    @cached_property
    def publisher(self) -> str:
        """Who publishes the register."""
        named = (source.publisher or source.title for source in self.shelf.document.sources)
        return next(filter(None, named), self.name)

    @cached_property
    def source_title(self) -> str:
        """What was read: the title of its first source."""
        return next((source.title for source in self.sources.values() if source.title), self.name)

    @property
    def title(self) -> str:
        """Name of the register with its day: ``Companies House, 1 November 2026``."""
        return f"{self.publisher}, {date_in_prose(self.as_of)}" if self.as_of else self.publisher

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources of all statements, by id."""
        return {each.id: each.as_record() for each in self.shelf.document.sources}

    @cached_property
    def names(self) -> ShelfNames:
        """Its names by their letters."""
        return ShelfNames(self.shelf.edition)

    @cached_property
    def name_search(self) -> NameSearch:
        """Search for its names."""
        return NameSearch(self.names, self.texts)

    def is_withheld(self, ident: str) -> bool:
        """Whether a party was taken out by hand."""
        return ident in self.shelf.withheld

    def number_of(self, ident: str) -> int | None:
        """Return the number of a party, None where it is not known or withheld."""
        return None if self.is_withheld(ident) else self.texts.number_of(ident)

    def kind(self, number: int) -> Kind | None:
        """Return the kind of a party, None where no statement is about it."""
        code = int(self.arrays["kind"][number])
        return None if code == UNSTATED_KIND else _KINDS[code]

    def has_name(self, number: int) -> bool:
        """Whether the register states a party's name; else its number stands in for one."""
        shown = self.names.party[: len(self.names.party) - len(self.names.further)]
        place = int(np.searchsorted(shown, number))
        return place < len(shown) and int(shown[place]) == number

    def stated_name(self, ident: str) -> str:
        """Return the name that the register states of a party, empty where it states none."""
        number = self.number_of(ident)
        return str(self.texts.names[number]) if number is not None and self.has_name(number) else ""

    def entities(self, numbers: Sequence[int]) -> dict[int, Entity]:
        """Return parties by number, with their names alone."""
        asked = np.array(numbers, np.int32)
        idents, names = self.texts.ids_of(asked), self.texts.names_of(asked)
        kinds = self.arrays["kind"][asked].tolist()
        rows = zip(numbers, idents, kinds, names, strict=True)
        return {
            number: Entity(ident, _KINDS[kind], name or ident)
            for number, ident, kind, name in rows
            if kind != UNSTATED_KIND
        }

    def ties_into(self, number: int) -> Numbers:
        """Return the numbers of the ties that end at a party."""
        return self.arrays.ties_into.of(number)

    def ties_out_of(self, number: int) -> Numbers:
        """Return the numbers of the ties that start at a party."""
        return self.arrays.ties_out_of.of(number)

    def statements(self, numbers: Iterable[int]) -> list[Statement]:
        """Return what is stated of some parties, in the order of the register."""
        rows = [row for number in numbers for row in self.arrays.party_rows.of(number).tolist()]
        return [statement_of(row) for row in self._stated.rows(rows, StatedRow)]

    def ties(self, rows: Iterable[int]) -> list[Tie]:
        """Return ties by their numbers, with their wordings."""
        return [tie_of(row) for row in self._ties.rows(rows, TieRow)]
