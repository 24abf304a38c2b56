"""All that a register states of one party: its values, and a page of its ties."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from graph.model.merging import merge_statements
from graph.model.records import Contents, Entity, Standing, Statement, TieType
from graph.registers.lookup.neighbours import MOST_LISTED, find_party, other_ends, tie_rows
from graph.registers.lookup.register import Numbers, OpenedRegister
from graph.registers.lookup.tie_cells import TieCells
from graph.stores.display_values import display_entity

_HELD = (TieType.OWNS, TieType.CONTROLS)
_WORDLESS = frozenset({TieType.LOCATED_AT.value, TieType.REACHED_AT.value})
_MOST_HOLDERS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterParty:
    """A party of a register with a page of its ties; the parties at other ends have names alone.

    ``first`` is the place of the first tie among all ``count``. ``ground`` holds the other holders
    of the companies that it holds, too: how strong a tie is depends on them. ``withheld`` ties of
    the page are left out, since their other end was taken out by hand.
    """

    party: Entity
    contents: Contents
    ground: Contents
    first: int
    count: int
    withheld: int

    @property
    def is_named(self) -> bool:
        """Whether the register states its name; else its number stands in for one."""
        standings = {each.values.get("standing") for each in self.contents.statements}
        return bool(standings - {Standing.DERIVED.value})


def read_party(
    register: OpenedRegister, ident: str, first: int = 0, most: int = MOST_LISTED
) -> RegisterParty:
    """Return a party with its ties from the ``first`` on; of more than ``most``, by name.

    Raises:
        UnknownIdError: the register does not know the party, or it was taken out by hand.
    """
    number = find_party(register, ident)
    rows = tie_rows(register, number)
    page = (_by_name(register, number, rows) if len(rows) > most else rows)[first : first + most]
    contents = _contents(register, number, page)
    others = other_ends(register, number, page).tolist()
    withheld = {n for n, e in register.entities(others).items() if register.is_withheld(e.id)}
    return RegisterParty(
        party=contents.entities[ident],
        contents=contents,
        ground=_ground(register, contents, _other_holders(register, number, page)),
        first=first,
        count=len(rows),
        withheld=sum(other in withheld for other in others),
    )


def with_stated_names(
    found: RegisterParty, register: OpenedRegister, others: Iterable[OpenedRegister]
) -> RegisterParty:
    """Return a party with names of other registers where the own one has only numbers.

    The bulk file of owners, for one, has no names of companies.
    """
    named: dict[str, Entity] = {}
    for ident, entity in found.ground.entities.items():
        own = register.texts.number_of(ident)
        if own is not None and not register.has_name(own):
            stated = (each.stated_name(ident) for each in others)
            if name := next(filter(None, stated), ""):
                named[ident] = replace(entity, name=name)
    contents, ground = (
        replace(part, entities={i: named.get(i, e) for i, e in part.entities.items()})
        for part in (found.contents, found.ground)
    )
    party = named.get(found.party.id, found.party)
    return replace(found, party=party, contents=contents, ground=ground)


def _contents(register: OpenedRegister, number: int, rows: Numbers) -> Contents:
    """Return a party with some ties; those to parties that are withheld are left out."""
    cells = TieCells(register, rows)
    entities = register.entities([number, *dict.fromkeys((*cells.starts, *cells.ends))])
    known = {n: e for n, e in entities.items() if not register.is_withheld(e.id)}
    shown = [
        place
        for place, ends in enumerate(zip(cells.starts, cells.ends, strict=True))
        if known.keys() >= set(ends)
    ]
    plain = [place for place in shown if _is_plain(cells, place)]
    worded = register.ties(cells.rows[place] for place in set(shown) - set(plain))
    ties = [
        cells.tie(place, known[cells.starts[place]].id, known[cells.ends[place]].id)
        for place in plain
    ]
    by_id = {entity.id: entity for entity in known.values()}
    statements = _united(register.statements([number]))
    if statements:
        by_id[statements[0].entity] = display_entity(statements, register.sources)
    return Contents(by_id, register.sources, tuple(statements), (*worded, *ties))


def _is_plain(cells: TieCells, place: int) -> bool:
    """Whether the arrays hold all of a tie that is shown: an address or contact without a day."""
    is_dated = cells.since[place] is not None or cells.until[place] is not None
    return not is_dated and cells.texts["type"][place] in _WORDLESS


def _ground(register: OpenedRegister, contents: Contents, rows: Numbers) -> Contents:
    """Return contents with further ties, which only count: their wording is not read."""
    if not len(rows):
        return contents
    cells = TieCells(register, rows)
    known = register.entities(list(dict.fromkeys((*cells.starts, *cells.ends))))
    ties = [
        cells.tie(place, known[start].id, known[end].id)
        for place, (start, end) in enumerate(zip(cells.starts, cells.ends, strict=True))
        if start in known and end in known
    ]
    entities = {**{entity.id: entity for entity in known.values()}, **contents.entities}
    return replace(contents, entities=entities, ties=(*contents.ties, *ties))


def _united(rows: Iterable[Statement]) -> list[Statement]:
    """Return the rows of each source as one statement, as an import unites them."""
    found: dict[str, Statement] = {}
    for row in rows:
        found[row.source] = merge_statements(found.get(row.source), row)
    return list(found.values())


def _other_holders(register: OpenedRegister, number: int, page: Numbers) -> Numbers:
    """Return the ties of others into the companies that a party holds."""
    arrays = register.arrays
    names = arrays.codes.texts["type"]
    codes = [names.index(each.value) for each in _HELD if each.value in names]
    is_held = (arrays["tie.start"][page] == number) & np.isin(arrays["tie.type"][page], codes)
    companies = np.unique(arrays["tie.end"][page[is_held]]).tolist()
    into = [np.empty(0, np.int32), *map(register.ties_into, companies)]
    rows = np.concatenate(into)
    rows = rows[np.isin(arrays["tie.type"][rows], codes) & ~np.isin(rows, page)]
    found: Numbers = rows[:_MOST_HOLDERS]
    return found


def _by_name(register: OpenedRegister, number: int, rows: Numbers) -> Numbers:
    """Return ties in the order of the names at their other ends."""
    names = register.texts.names.take(pa.array(other_ends(register, number, rows)))
    ordered: Numbers = rows[np.asarray(pc.array_sort_indices(names))]
    return ordered
