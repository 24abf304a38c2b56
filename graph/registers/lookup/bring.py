"""Parties of a register as records of a case: with their ties and what is stated at other ends."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from graph.errors import InputError
from graph.model.records import Entity, Kind, Records, TieType
from graph.registers.lookup.neighbours import find_party, other_ends, tie_rows
from graph.registers.lookup.register import Numbers, OpenedRegister
from graph.support.language import N_

MOST_TIES = 10_000
"""Ties that are brought at a time."""

_NAMED = 10


@dataclass(frozen=True, slots=True)
class MassParty:
    """An address, contact or officer of so many that its other ties are not brought."""

    party: Entity
    ties: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRecords:
    """Records of some parties of a register, as a file of their lines alone would give them.

    ``withheld`` counts ties to parties that were taken out by hand, ``unstated`` those to ids that
    nothing states; neither are brought.
    """

    ids: tuple[str, ...]
    records: Records
    mass: tuple[MassParty, ...]
    withheld: int
    unstated: int


def read_party_records(
    register: OpenedRegister, ids: Iterable[str], hops: int, mass_tenants: int
) -> PartyRecords:
    """Return the records of parties, of their ties, and of the parties within some hops.

    At the last hop only what is stated of a party is brought, not its own ties.

    Raises:
        UnknownIdError: the register does not know a party, or it was taken out by hand.
        InputError: there are too many ties; the message has the number of each party.
    """
    asked = tuple(dict.fromkeys(ids))
    walk = _Walk(register, mass_tenants)
    walk.begin([find_party(register, ident) for ident in asked])
    for _ in range(hops):
        walk.go_on()
    return walk.records(asked)


def read_names(register: OpenedRegister, ids: Iterable[str]) -> PartyRecords:
    """Return what a register states of some parties whose names it has, without their ties."""
    numbers = (register.number_of(ident) for ident in sorted(ids))
    named = [number for number in numbers if number is not None and register.has_name(number)]
    statements = tuple(register.statements(named))
    used = {each.source for each in statements}
    sources = tuple(s for ident, s in register.sources.items() if ident in used)
    records = Records(sources, statements)
    return PartyRecords(ids=(), records=records, mass=(), withheld=0, unstated=0)


class _Walk:
    """Ties of parties hop by hop; ``_edge`` are parties whose own ties are not taken yet."""

    def __init__(self, register: OpenedRegister, mass_tenants: int) -> None:
        self._register = register
        self._mass_tenants = mass_tenants
        self._mass: dict[int, int] = {}
        self._ties: dict[int, None] = {}
        self._parties: dict[int, None] = {}
        self._edge: dict[int, None] = {}
        self._withheld = 0
        self._unstated = 0

    def begin(self, asked: Iterable[int]) -> None:
        """Take the parties that were asked for with their ties."""
        self._parties |= dict.fromkeys(asked)
        self._take_ties({n: rows for n in self._parties if (rows := self._rows(n)) is not None})

    def go_on(self) -> None:
        """Take the ties of the parties at the edge."""
        edge, self._edge = self._edge, {}
        for number in edge:
            if self._is_mass_officer(number):
                self._mass[number] = len(tie_rows(self._register, number))
        some = (n for n in edge if n not in self._mass)
        self._take_ties({n: rows for n in some if (rows := self._rows(n)) is not None})

    def records(self, asked: tuple[str, ...]) -> PartyRecords:
        """Return what was taken as records."""
        register = self._register
        statements, ties = register.statements(self._parties), register.ties(self._ties)
        used = {each.source for each in statements} | {each.source for each in ties}
        sources = tuple(s for ident, s in register.sources.items() if ident in used)
        mass = register.entities(list(self._mass))
        return PartyRecords(
            ids=asked,
            records=Records(sources, tuple(statements), tuple(ties)),
            mass=tuple(MassParty(mass[n], count) for n, count in self._mass.items()),
            withheld=self._withheld,
            unstated=self._unstated,
        )

    def _rows(self, number: int) -> Numbers | None:
        """Return the ties of a party, None where it is the address or contact of very many."""
        rows = tie_rows(self._register, number)
        is_place = self._register.kind(number) in (Kind.ADDRESS, Kind.CONTACT)
        if is_place and len(rows) > self._mass_tenants:
            self._mass[number] = len(rows)
            return None
        return rows

    def _is_mass_officer(self, number: int) -> bool:
        names, arrays = self._register.arrays.codes.texts["type"], self._register.arrays
        rows = self._register.ties_out_of(number)
        if TieType.OFFICER_OF.value not in names or len(rows) <= self._mass_tenants:
            return False
        is_office = arrays["tie.type"][rows] == names.index(TieType.OFFICER_OF.value)
        return int(is_office.sum()) > self._mass_tenants

    def _take_ties(self, rows_of: Mapping[int, Numbers]) -> None:
        self._refuse_too_many(rows_of)
        for number, rows in rows_of.items():
            others = other_ends(self._register, number, rows).tolist()
            known = self._register.entities(list(dict.fromkeys(others)))
            for row, other in zip(rows.tolist(), others, strict=True):
                if self._is_brought(known.get(other)):
                    self._ties[row] = None
                    if other not in self._parties:
                        self._parties[other] = self._edge[other] = None

    def _is_brought(self, other: Entity | None) -> bool:
        if other is None:
            self._unstated += 1
            return False
        if self._register.is_withheld(other.id):
            self._withheld += 1
            return False
        return True

    def _refuse_too_many(self, rows_of: Mapping[int, Numbers]) -> None:
        if len(self._ties) + sum(map(len, rows_of.values())) <= MOST_TIES:
            return
        most = sorted(rows_of, key=lambda number: -len(rows_of[number]))[:_NAMED]
        idents = self._register.texts.ids_of(np.array(most, np.int32))
        raise InputError(
            N_("That would bring more than {most} links; bring fewer. Of each: {counts}."),
            most=f"{MOST_TIES:,}",
            counts=", ".join(f"{i} {len(rows_of[n]):,}" for i, n in zip(idents, most, strict=True)),
        )
