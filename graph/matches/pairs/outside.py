"""A party described outside of the store, such as a row of a spreadsheet, and its nearest names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.matches.names.near_names import NameIndex
from graph.matches.parties import COMPARED, Party, PartyReader
from graph.matches.places import AgentAddresses
from graph.model.ids import email_id, phone_id, web_id
from graph.model.records import (
    Contents,
    Entity,
    Kind,
    Statement,
    Tie,
    TieType,
    Value,
)
from graph.model.vocabulary.countries import country_code

_MOST, _BUDGET = 20, 30_000
OUTSIDE = "outside"
"""Id of the description in its candidates."""


@dataclass(frozen=True, slots=True)
class OutsideParty:
    """Description of a party; empty where it says nothing.

    ``number`` is of the register of ``country``; ``contacts`` are phones, e-mails and sites.
    """

    name: str
    kind: Kind = Kind.COMPANY
    country: str = ""
    number: str = ""
    lei: str = ""
    vat_number: str = ""
    incorporated: str = ""
    birth_date: str = ""
    contacts: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


def read_outside(outside: OutsideParty) -> Party:
    """Return a description as a party that can be compared with those of a store."""
    stated: dict[str, Value] = {
        "name": outside.name,
        "country": country_code(outside.country) or outside.country,
        "registration_number": outside.number,
        "lei": outside.lei,
        "vat_number": outside.vat_number,
        "incorporated": outside.incorporated,
        "birth_date": outside.birth_date,
    }
    values = {name: value for name, value in stated.items() if value}
    entities = {OUTSIDE: Entity(OUTSIDE, outside.kind, outside.name, values)}
    ties = []
    for entity, tie_type in _shared(outside):
        entities[entity.id] = entity
        ties.append(Tie(f"{OUTSIDE} {entity.id}", tie_type, OUTSIDE, entity.id, source=""))
    statement = Statement(OUTSIDE, outside.kind, "", values)
    contents = Contents(entities, {}, (statement,), tuple(ties))
    return PartyReader(contents, AgentAddresses(()), contents).read(OUTSIDE)


def _shared(outside: OutsideParty) -> Iterator[tuple[Entity, TieType]]:
    for text in outside.addresses:
        yield Entity(f"address {text}", Kind.ADDRESS, text), TieType.LOCATED_AT
    country = country_code(outside.country)
    for text in outside.contacts:
        known = email_id(text) if "@" in text else phone_id(text, country) or web_id(text)
        if known:
            yield Entity(known, Kind.CONTACT, text), TieType.REACHED_AT


class NearestNames:
    """Names of a store by what they look like; the index is made at the first question."""

    def __init__(self, parties: PartyReader) -> None:
        self._parties = parties

    @cached_property
    def _names(self) -> tuple[list[str], list[str]]:
        texts, owners = [], []
        for ident in self._parties.ids:
            if self._parties.contents.entities[ident].kind in COMPARED[:3]:
                for name in self._parties.names(ident):
                    for reading in name.readings:
                        texts.append(reading.core)
                        owners.append(ident)
        return texts, owners

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex.of(self._names[0])

    def find(self, asked: Sequence[Party]) -> list[set[str]]:
        """Return the ids of the parties whose names look most like those of each asked for.

        Many are asked for at once: the index takes little more for a batch than for one.
        """
        found: list[set[str]] = [set() for _ in asked]
        named = [
            (place, reading.core)
            for place, party in enumerate(asked)
            for name in party.names
            for reading in name.readings
        ]
        if not named or not self._names[0]:
            return found
        near = self._index.find([text for _place, text in named], _MOST, _BUDGET)
        for row, hit in zip(near.rows.tolist(), near.hits.tolist(), strict=True):
            found[named[row][0]].add(self._names[1][hit])
        return found
