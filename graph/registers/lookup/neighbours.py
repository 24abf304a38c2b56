"""Neighbours of a party of a register, from its arrays and texts alone."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from graph.errors import UnknownIdError
from graph.model.records import Entity, TieType
from graph.registers.lookup.register import Numbers, OpenedRegister
from graph.registers.lookup.tie_cells import TieCells
from graph.support.language import N_

MOST_LISTED = 50
"""Ties of a party that are listed at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourTie:
    """One tie of a party with what is at its other end; ``row`` is its number in the register.

    Days are those of the register, widened to whole days; None where open.
    """

    row: int
    other: Entity
    is_start: bool
    type: TieType
    share: str
    interest: str
    purpose: str
    source: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """A page of the ties of a party, and how many it has in all.

    ``withheld`` ties of the page are left out, since their other end was taken out by hand.
    """

    party: Entity
    ties: tuple[NeighbourTie, ...]
    count: int
    withheld: int


def find_party(register: OpenedRegister, ident: str) -> int:
    """Return the number of a party.

    Raises:
        UnknownIdError: the register does not know it, or it was taken out by hand.
    """
    number = register.number_of(ident)
    if number is not None:
        return number
    if register.is_withheld(ident):
        raise UnknownIdError(
            N_("{id} was taken out of the register {name} by hand."), id=ident, name=register.name
        )
    raise UnknownIdError(
        N_("The register {name} has nothing under {id!r}."), name=register.name, id=ident
    )


def read_neighbours(
    register: OpenedRegister, ident: str, first: int = 0, most: int = MOST_LISTED
) -> Neighbours:
    """Return the ties of a party with what is at their other ends, beginning with the ``first``.

    Raises:
        UnknownIdError: the register does not know the party, or it was taken out by hand.
    """
    number = find_party(register, ident)
    rows = tie_rows(register, number)
    page = rows[first : first + most]
    others = other_ends(register, number, page)
    entities = register.entities([number, *others.tolist()])
    withheld = {n for n, entity in entities.items() if register.is_withheld(entity.id)}
    cells = TieCells(register, page)
    ties = [
        _neighbour_tie(cells, place, entities[other], is_start=cells.starts[place] == number)
        for place, other in enumerate(others.tolist())
        if other in entities and other not in withheld
    ]
    left_out = sum(other in withheld for other in others.tolist())
    return Neighbours(entities[number], tuple(ties), len(rows), left_out)


def _neighbour_tie(cells: TieCells, place: int, other: Entity, *, is_start: bool) -> NeighbourTie:
    texts = cells.texts
    return NeighbourTie(
        row=cells.rows[place],
        other=other,
        is_start=is_start,
        type=TieType(texts["type"][place]),
        share=texts["share"][place],
        interest=texts["interest"][place],
        purpose=texts["purpose"][place],
        source=texts["source"][place],
        since=cells.since[place],
        until=cells.until[place],
    )


def other_ends(register: OpenedRegister, number: int, rows: Numbers) -> Numbers:
    """Return the party at the other end of each tie of a party."""
    starts, ends = register.arrays["tie.start"][rows], register.arrays["tie.end"][rows]
    others: Numbers = np.where(starts == number, ends, starts)
    return others


def tie_rows(register: OpenedRegister, number: int) -> Numbers:
    """Return the numbers of all ties of a party: those into it, then those out of it."""
    into, out_of = register.ties_into(number), register.ties_out_of(number)
    starts = register.arrays["tie.start"]
    # A tie of a party to itself is into it and out of it.
    return np.concatenate([into[starts[into] != number], out_of])
