"""Descriptions of parties compared with those of registers, by the rules of matching alone.

The registers only say which parties are worth comparing, and how many have what two share.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from graph.matches.evidence.ground import (
    CountedKey,
    first_word_key,
    name_key,
    shared_key,
)
from graph.matches.match_index import MatchIndex
from graph.matches.names.read_name import ComparableName
from graph.matches.pairs.outside import OutsideParty, read_outside
from graph.matches.parties import COMPARED, Party
from graph.matches.places import AgentAddresses, agent_addresses
from graph.matches.table import RowFinder, RowMatch, match_rows
from graph.model.ids import address_id, company_id, email_id, lei_id, phone_id
from graph.model.records import Contents, Entity, Kind, Source, Statement, Tie
from graph.model.vocabulary.countries import country_code
from graph.registers.lookup.neighbours import tie_rows
from graph.registers.lookup.register import OpenedRegister
from graph.stores.display_values import display_entity
from graph.support.settings import settings

_NEAR = 20
_OF_ONE_NAME = 50
_MOST_TIES = 200
_BUDGET = 100_000
_KINDS = tuple(Kind)


def register_finder(registers: Sequence[OpenedRegister]) -> RowFinder:
    """Return what looks for the rows of a table in registers, with the limits of the settings."""
    agents, most = agent_addresses(), settings().mass_tenants

    def find(rows: Sequence[OutsideParty]) -> Iterator[RowMatch]:
        return match_rows(match_index_of(registers, rows, agents, most), rows)

    return find


def match_index_of(
    registers: Sequence[OpenedRegister],
    rows: Iterable[OutsideParty],
    agents: AgentAddresses,
    mass_tenants: int,
) -> MatchIndex:
    """Return the index of the parties of registers that some descriptions may mean."""
    parts = [_Candidates(register, rows, mass_tenants) for register in registers]
    contents = _united([part.contents() for part in parts])
    index = MatchIndex.of(contents, agents=agents, mass_tenants=mass_tenants)
    sizes = {kind: sum(part.size(kind) for part in parts) for kind in COMPARED}
    return index.counted_by(_holders_in(index, parts), sizes)


class _Candidates:
    """The parties of one register that are worth comparing with some descriptions."""

    def __init__(
        self, register: OpenedRegister, rows: Iterable[OutsideParty], mass_tenants: int
    ) -> None:
        self.register = register
        self._mass_tenants = mass_tenants
        self._found: dict[int, None] = {}
        for row in rows:
            self._found |= dict.fromkeys(self._worth_comparing(row))

    def contents(self) -> Contents:
        """Return what the register states of them, their ties, and the names at other ends."""
        register = self.register
        rows = {n: tie_rows(register, n)[:_MOST_TIES] for n in self._found}
        asked = np.concatenate([np.empty(0, np.int32), *rows.values()])
        ends = (register.arrays[name][asked].tolist() for name in ("tie.start", "tie.end"))
        numbers = list(dict.fromkeys([*self._found, *(n for some in ends for n in some)]))
        entities = {e.id: e for e in register.entities(numbers).values()}
        entities = {i: e for i, e in entities.items() if not register.is_withheld(i)}
        statements = [s for s in register.statements(self._found) if s.entity in entities]
        ties = [t for t in register.ties(asked.tolist()) if {t.start, t.end} <= entities.keys()]
        return Contents(entities, register.sources, tuple(statements), tuple(ties))

    def size(self, kind: Kind) -> int:
        """Return how many parties of a kind the register has."""
        return int((self.register.arrays["kind"] == _KINDS.index(kind)).sum())

    def tenants(self, ident: str) -> int:
        """Return how many ties of parties run to an address, contact or officer."""
        number = self.register.number_of(ident)
        return 0 if number is None else len(tie_rows(self.register, number))

    def named(self, name: ComparableName) -> int:
        """Return how many parties have a name."""
        return self.register.name_search.whole(name.core, name.text).count

    def beginning_with(self, word: str) -> int:
        """Return how many names begin with a word."""
        search = self.register.name_search
        return search.whole(word, word).count + search.begun(f"{word} ").count

    def _worth_comparing(self, row: OutsideParty) -> Iterator[int]:
        register = self.register
        asked = read_outside(row)
        for ident in _ids_of(row):
            if (number := register.number_of(ident)) is not None:
                yield from self._with_tenants(number)
        for name in asked.names:
            for reading in name.readings:
                found = register.name_search.whole(reading.core, name.text).names[:_OF_ONE_NAME]
                yield from self._of_kind(asked, found.tolist())
                near = register.name_search.near(reading.core, _NEAR, _BUDGET)
                yield from self._of_kind(asked, near.tolist())

    def _of_kind(self, asked: Party, names: Iterable[int]) -> Iterator[int]:
        for name in names:
            number = int(self.register.names.party[name])
            if self.register.kind(number) is asked.kind:
                yield number

    def _with_tenants(self, number: int) -> Iterator[int]:
        """Yield a party, or those at an address or contact that few have."""
        register = self.register
        if register.kind(number) not in (Kind.ADDRESS, Kind.CONTACT):
            yield number
            return
        rows = register.ties_into(number)
        if len(rows) <= self._mass_tenants:
            yield from register.arrays["tie.start"][rows].tolist()


def _ids_of(row: OutsideParty) -> Iterator[str]:
    country = country_code(row.country)
    made = [company_id(country, row.number) if country and row.number else "", lei_id(row.lei)]
    made += [address_id(text, of) for text in row.addresses for of in ("", country)]
    made += [email_id(t) if "@" in t else phone_id(t, country) for t in row.contacts]
    yield from dict.fromkeys(filter(None, made))


def _united(parts: Sequence[Contents]) -> Contents:
    """Return what several registers state as one; parties of one id are one."""
    entities: dict[str, Entity] = {}
    sources: dict[str, Source] = {}
    statements: list[Statement] = []
    ties: dict[str, Tie] = {}
    for part in parts:
        entities |= {i: e for i, e in part.entities.items() if i not in entities}
        sources |= part.sources
        statements += part.statements
        ties |= {tie.id: tie for tie in part.ties}
    whole = Contents(entities, sources, tuple(statements), tuple(ties.values()))
    shown = {
        ident: display_entity(stated, sources)
        for ident in entities
        if (stated := whole.statements_about(ident))
    }
    return replace(whole, entities={**entities, **shown})


def _holders_in(index: MatchIndex, parts: Sequence[_Candidates]) -> Callable[[CountedKey], int]:
    """Return what counts the parties of whole registers that have a key."""
    counts: defaultdict[CountedKey, int] = defaultdict(int)
    for ident in index.parties.ids:
        party = index.parties.read(ident)
        for shared in party.shared:
            key = shared_key(shared)
            if key not in counts:
                counts[key] = sum(part.tenants(shared.id) for part in parts)
        for name in party.names:
            key = name_key(party.kind, name.key)
            counts[key] = max(counts[key], sum(part.named(name) for part in parts))
            word = first_word_key(party.kind, name.words[0])
            if word not in counts:
                counts[word] = sum(part.beginning_with(name.words[0]) for part in parts)
    return lambda key: max(counts.get(key, 0), index.table.count(key))
