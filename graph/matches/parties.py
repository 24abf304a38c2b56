"""Parties as they are compared: what each source states of them, and what they share with others.

Values are read from the statements of all sources. One that only the party's own page or a platform
states is claimed: it may speak for one party, and never decides against a register's.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from functools import cached_property
from itertools import compress
from operator import attrgetter
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from graph.analyses.tracing.search.accepted_matches import Matches, settle_matches
from graph.analyses.tracing.search.walkable_graph import is_shipping_address
from graph.matches.names.read_name import MOST_NAMES, ComparableName, read_name
from graph.matches.names.stated_names import stated_names, without_shop_words
from graph.matches.places import AgentAddresses, address_key
from graph.model import ids
from graph.model.records import (
    Contents,
    Entity,
    Kind,
    Source,
    Standing,
    Statement,
    Tie,
    TieType,
    source_standing,
    statement_standing,
)
from graph.model.vocabulary.countries import country_code
from graph.model.vocabulary.placeholders import is_no_number
from graph.model.vocabulary.register_numbers import compact_number, lei_holds

COMPARED = (Kind.COMPANY, Kind.PERSON, Kind.STOREFRONT, Kind.ADDRESS, Kind.CONTACT)
"""Kinds that are compared. A mark's name alone says nothing, so brands and products are not."""

_KIND_PLACES = {kind: place for place, kind in enumerate(COMPARED)}

LEI, VAT = "LEI", "VAT number"
_NAMES = ("name", "short_name", "aliases", "other_names", "previous_names", "former_names")
_OTHER_NAMES = frozenset(_NAMES[1:])
_NUMBERS = {"lei": LEI, "vat_number": VAT, "cik": "CIK", "duns": "D-U-N-S number"}
_DATES = ("incorporated", "dissolved", "birth_date")
_CLAIMS = frozenset({Standing.PLATFORM, Standing.OWN_STATEMENT})
_ABOVE = frozenset({TieType.OWNS, TieType.CONTROLS})
# Accounts of one merchant on the sites of one family: "amazon-de-A1…", "amazon-fr-A1…".
_ACCOUNT = re.compile(r"(amazon)-[a-z]{2,3}-([A-Z0-9]{8,20})")
_COUNTRY = re.compile("[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class StatedValue:
    """A value in the form it is compared in, as stated; claimed if only the party itself says it.

    ``group`` names what it belongs to: the register of a number, the property of a date.
    """

    group: str
    value: str
    text: str
    claimed: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """Address, contact, officer … that parties may have in common.

    ``what`` is the word of its evidence, ``key`` what equal ones share, ``id`` one entity.
    """

    what: str
    key: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Party:
    """One party, as far as it can be compared.

    ``above`` are parties stated to own or control it; ``account`` is that of its site's family,
    ``has_platform`` whether it sells on a platform, ``place`` what equal addresses share.
    """

    id: str
    kind: Kind
    name: str
    _: KW_ONLY
    names: tuple[ComparableName, ...] = ()
    countries: tuple[StatedValue, ...] = ()
    numbers: tuple[StatedValue, ...] = ()
    dates: tuple[StatedValue, ...] = ()
    sources: frozenset[str] = frozenset()
    shared: tuple[Shared, ...] = ()
    above: frozenset[str] = frozenset()
    account: str = ""
    has_platform: bool = False
    place: str = ""

    def values(self, group: str) -> tuple[StatedValue, ...]:
        """Return the numbers or dates of one group."""
        stated = self.dates if group in _DATES else self.numbers
        return tuple([v for v in stated if v.group == group]) if stated else ()


class EntityRecords(Protocol):
    """Records of a store by the entity that they are of."""

    def statements_about(self, entity: str) -> Sequence[Statement]:
        """Return what sources state of an entity."""

    def ties_of(self, party: str) -> Sequence[Tie]:
        """Return the ties that start or end at a party."""


class PartyReader:
    """Parties of a store, each read when it is first needed."""

    def __init__(self, contents: Contents, agents: AgentAddresses, records: EntityRecords) -> None:
        self.contents = contents
        self.agents = agents
        self.records = records
        kinds = map(attrgetter("kind"), contents.entities.values())
        self.ids = sorted(compress(contents.entities, map(_KIND_PLACES.__contains__, kinds)))
        self.claiming = frozenset(s.id for s in contents.sources.values() if _claims(s))
        self._kept: dict[str, Party] = {}
        self._agents: dict[str, str] = {}
        self._places: dict[str, str] = {}
        self._sets: dict[frozenset[str], frozenset[str]] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def read(self, ident: str) -> Party:
        """Return one party.

        Raises:
            KeyError: there is no such entity.
        """
        if ident not in self._kept:
            self._kept[ident] = self.read_once(ident)
        return self._kept[ident]

    def read_once(self, ident: str) -> Party:
        """Return one party without keeping it: a store may hold more than the memory does.

        Raises:
            KeyError: there is no such entity.
        """
        return self._read(self.contents.entities[ident])

    def names(self, ident: str) -> tuple[ComparableName, ...]:
        """Return the names of one company, person or storefront, without reading the rest."""
        entity = self.contents.entities[ident]
        return _names(entity, self._statements(entity))[:MOST_NAMES]

    def agent(self, address: str) -> str:
        """Return the listed agent's address that an address is, empty if it is none."""
        if address not in self._agents:
            found = self.agents.find(self.name(address))
            self._agents[address] = found.address if found else ""
        return self._agents[address]

    def name(self, ident: str) -> str:
        """Return the displayed name of an entity."""
        entity = self.contents.entities.get(ident)
        return entity.name if entity else ident

    def are_judged_one(self, one: str, other: str) -> bool:
        """Whether accepted matches make two entries one party."""
        return self._matches.representative_of(one) == self._matches.representative_of(other)

    @cached_property
    def _matches(self) -> Matches:
        matching = [tie for tie in self.contents.ties if tie.type is TieType.SAME_AS]
        return settle_matches(matching, self.contents.entities)

    def source_title(self, ident: str) -> str:
        """Return the title of a source, its id where it has none."""
        source = self.contents.sources.get(ident)
        return source.title if source and source.title else ident

    def names_left_out(self, ident: str) -> int:
        """Return how many stated names of a party are beyond those that are compared."""
        statements = self.records.statements_about(ident)
        if not any(s.values.keys() & _OTHER_NAMES for s in statements):
            return max(len(statements) - MOST_NAMES, 0)
        return max(len(_stated_names(self.contents.entities[ident], statements)) - MOST_NAMES, 0)

    @cached_property
    def kinds(self) -> NDArray[np.int8]:
        """The kind of each party as its place in ``COMPARED``, in the order of ``ids``."""
        kinds = map(attrgetter("kind"), map(self.contents.entities.__getitem__, self.ids))
        return np.fromiter(map(_KIND_PLACES.__getitem__, kinds), np.int8, len(self))

    @property
    def sizes(self) -> dict[Kind, int]:
        """The numbers of parties of each kind there is."""
        counts = np.bincount(self.kinds, minlength=len(COMPARED)).tolist()
        return {kind: size for kind, size in zip(COMPARED, counts, strict=True) if size}

    def _is_claim(self, statement: Statement) -> bool:
        if "standing" in statement.values:
            return statement_standing(statement, None) in _CLAIMS
        return statement.source in self.claiming

    def _read(self, entity: Entity) -> Party:
        if entity.kind in (Kind.ADDRESS, Kind.CONTACT):
            return Party(entity.id, entity.kind, entity.name, place=self._place(entity))
        statements = self._statements(entity)
        countries = _merged(self._countries(statements))
        ties = self.records.ties_of(entity.id)
        return Party(
            entity.id,
            entity.kind,
            entity.name,
            names=_names(entity, statements)[:MOST_NAMES],
            countries=countries,
            numbers=_merged(self._numbers(statements, countries)),
            dates=_merged(self._dates(statements)),
            sources=self._one_set(s.source for s in statements if s.source),
            shared=self._shared(entity, ties),
            above=self._one_set(t.start for t in ties if t.type in _ABOVE and t.end == entity.id),
            account=_account(entity),
            has_platform=any(t.type is TieType.SELLS_ON for t in ties),
        )

    def _statements(self, entity: Entity) -> tuple[Statement, ...]:
        return tuple(self.records.statements_about(entity.id)) or (
            Statement(entity.id, entity.kind, "", {"name": entity.name, **entity.values}),
        )

    def _one_set(self, ids: Iterable[str]) -> frozenset[str]:
        """Return one object for each set of ids: most parties have the same few."""
        found = frozenset(ids)
        return self._sets.setdefault(found, found)

    def _countries(self, statements: Iterable[Statement]) -> Iterator[StatedValue]:
        for s in statements:
            if country := _country(s):
                yield StatedValue("country", country, country, self._is_claim(s))

    def _numbers(
        self, statements: Iterable[Statement], countries: tuple[StatedValue, ...]
    ) -> Iterator[StatedValue]:
        for s in statements:
            claimed = self._is_claim(s)
            for name, register in _NUMBERS.items():
                text = str(s.values.get(name, ""))
                if text and (value := _comparable(name, text)):
                    yield StatedValue(register, value, text, claimed)
            text = str(s.values.get("registration_number", ""))
            country = _country(s) or (countries[0].value if len(countries) == 1 else "")
            if text and not is_no_number(text):
                value = _register_number(country, text)
                yield StatedValue(f"register {country}".strip(), value, text, claimed)

    def _dates(self, statements: Iterable[Statement]) -> Iterator[StatedValue]:
        for s in statements:
            for name in _DATES:
                text = str(s.values.get(name, ""))
                text = text[:7] if name == "birth_date" else text
                if text:
                    yield StatedValue(name, text, text, self._is_claim(s))

    def _shared(self, entity: Entity, ties: Iterable[Tie]) -> tuple[Shared, ...]:
        found = {
            Shared(what, self._key(what, other), other, self.name(other))
            for tie in ties
            for what, other in _shares(tie, entity)
        }
        found = {s for s in found if s.what != "mark" or self._is_brand(s.id)}
        return tuple(sorted(found, key=lambda s: (s.what, s.key, s.id)))

    def _is_brand(self, ident: str) -> bool:
        entity = self.contents.entities.get(ident)
        return entity is not None and entity.kind is Kind.BRAND

    def _key(self, what: str, ident: str) -> str:
        entity = self.contents.entities.get(ident)
        if entity is None or what not in ("address", "contact"):
            return ident
        return self._place(entity) or ident

    def _place(self, entity: Entity) -> str:
        if entity.id not in self._places:
            self._places[entity.id] = _place(entity)
        return self._places[entity.id]


def _claims(source: Source) -> bool:
    return source_standing(None, source) in _CLAIMS


def _place(entity: Entity) -> str:
    """Return what equal addresses, or equal contacts, have in common."""
    if entity.kind is Kind.ADDRESS:
        key = address_key(entity.name)
        return f"address {key}" if key else ""
    if entity.id.startswith(("phone-", "email-", "web-")):
        return entity.id
    name = entity.name
    country = country_code(entity.text("country"))
    if "@" in name:
        return ids.email_id(name)
    return ids.phone_id(name, country) or (ids.web_id(name) if "." in name else "")


def _names(entity: Entity, statements: Iterable[Statement]) -> tuple[ComparableName, ...]:
    parts: Iterable[str] = _stated_names(entity, statements)
    if entity.kind is Kind.STOREFRONT:
        parts = map(without_shop_words, parts)
    read = dict.fromkeys(read_name(part) for part in parts)
    return tuple(name for name in read if name.words)


def _stated_names(entity: Entity, statements: Iterable[Statement]) -> tuple[str, ...]:
    stated = [entity.name]
    for name in _NAMES:
        for s in statements:
            if value := s.values.get(name):
                stated += value if isinstance(value, tuple) else str(value).split("; ")
    return tuple(
        dict.fromkeys(part for text in dict.fromkeys(stated) for part in stated_names(text))
    )


def _country(statement: Statement) -> str:
    for name in ("jurisdiction", "country"):
        text = str(statement.values.get(name, ""))
        code = country_code(text) or text.strip()[:2].upper()
        if text and _COUNTRY.fullmatch(code):
            return code
    return ""


def _comparable(name: str, text: str) -> str:
    number = compact_number(text)
    if not number or is_no_number(number):
        return ""
    return "" if name == "lei" and lei_holds(number) is None else number


def _register_number(country: str, text: str) -> str:
    """Return the number as it is compared; without leading zeros, which typing loses."""
    known = ids.company_id(country, text) if country else ""
    return known or compact_number(text).lstrip("0")


def _shares(tie: Tie, entity: Entity) -> Iterator[tuple[str, str]]:
    is_start = tie.start == entity.id
    match tie.type:
        case TieType.LOCATED_AT if is_start and not is_shipping_address(tie):
            yield "address", tie.end
        case TieType.REACHED_AT if is_start:
            yield "contact", tie.end
        case TieType.OFFICER_OF:
            yield ("company", tie.end) if is_start else ("officer", tie.start)
        case TieType.OPERATES if not is_start:
            yield "seller", tie.start
        case TieType.OWNS if is_start:
            yield "mark", tie.end
        case _:
            pass


def _account(entity: Entity) -> str:
    found = _ACCOUNT.fullmatch(entity.id) if entity.kind is Kind.STOREFRONT else None
    return f"{found[1]} {found[2]}" if found else ""


def _merged(stated: Iterable[StatedValue]) -> tuple[StatedValue, ...]:
    """Return each value once; it is claimed only if nobody else states it."""
    stated = tuple(stated)
    if len(stated) < 2:
        return stated
    found: dict[tuple[str, str], StatedValue] = {}
    for each in stated:
        known = found.get((each.group, each.value))
        if known is None or (known.claimed and not each.claimed):
            found[each.group, each.value] = each
    return tuple(found[key] for key in sorted(found))
