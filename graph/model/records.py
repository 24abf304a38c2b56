"""Entities, ties, sources and statements: the records of an investigation.

Every tie is one statement of one source, and so is every set of values of an entity. Two sources
that state the same holding are two ties, and each keeps its own wording.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from graph.model.shares import Share

Value = str | int | float | bool | tuple[str, ...]

NO_VALUES: Mapping[str, Value] = MappingProxyType({})

# Names of birth dates in sources. For privacy only month and year are ever stored.
BIRTH = frozenset({"birth_date", "birthdate", "date_of_birth", "born", "birth"})


# Values that state the end of a party: those with its day, and all of them.
ENDING_DAYS = ("dissolved", "death_date", "died", "record_closed")
DISSOLVED, DECEASED = "dissolved", "deceased"
"""First words of the status of a company or person whose end is stated without a day."""

ENDING = frozenset({*ENDING_DAYS, "status", "lei_status", "record_status"})


KIND_ASSUMED = "kind_assumed"
"""Property that is True where no source says whether a party is a company or a person.

Its displayed kind then rests on its name, so no red flag, age or name rule relies on it.
"""


class Kind(StrEnum):
    """Kind of an entity; also its label in the database, next to ``Entity``."""

    PLATFORM = "Platform"
    STOREFRONT = "Storefront"
    COMPANY = "Company"
    PERSON = "Person"
    ADDRESS = "Address"
    CONTACT = "Contact"
    BRAND = "Brand"
    PRODUCT = "Product"


class TieType(StrEnum):
    """Type of a tie between two entities; also the relationship type in the database."""

    OWNS = "OWNS"
    CONTROLS = "CONTROLS"
    OFFICER_OF = "OFFICER_OF"
    EMPLOYED_BY = "EMPLOYED_BY"
    OPERATES = "OPERATES"
    SELLS_ON = "SELLS_ON"
    SELLS = "SELLS"
    OF_BRAND = "OF_BRAND"
    LOCATED_AT = "LOCATED_AT"
    REACHED_AT = "REACHED_AT"
    LINKED_TO = "LINKED_TO"
    SAME_AS = "SAME_AS"


class Standing(StrEnum):
    """Kind of source that makes a statement, the most preferred first."""

    REGISTER = "register"
    FILING = "filing"
    PLATFORM = "platform"
    OWN_STATEMENT = "own statement"
    COMPILED = "compiled"
    PRESS = "press"
    OWN_RESEARCH = "own research"
    DERIVED = "derived"


class Judgement(StrEnum):
    """Decision about a SAME_AS; WITHDRAWN cancels earlier decisions about its pair."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"


class Holding(StrEnum):
    """Extent of an OWNS tie: the holder's whole interest, or one lot of it.

    A register of significant owners states the whole; a list of shareholders states lots, one a
    row. Lots add up, whole holdings never do.
    """

    WHOLE = "whole"
    LOT = "lot"


REGISTERS: frozenset[Standing | None] = frozenset({Standing.REGISTER, Standing.FILING})
"""Standings of statements entered in a register or filed with an authority."""

OURS: frozenset[Standing | None] = frozenset({Standing.OWN_RESEARCH, Standing.DERIVED})
"""Standings of our own statements, which no outside source makes."""

UPWARD = frozenset({TieType.OPERATES, TieType.OWNS, TieType.CONTROLS})
"""Ties whose start is above their end, such as an owner above a company."""

_ALL = frozenset(Kind)
_PARTY = frozenset({Kind.PERSON, Kind.COMPANY})
_TENANT = frozenset({Kind.COMPANY, Kind.PERSON, Kind.STOREFRONT})

# Kinds that each tie may run from and to; both ends of a SAME_AS are also of one kind.
ENDS: Mapping[TieType, tuple[frozenset[Kind], frozenset[Kind]]] = MappingProxyType(
    {
        TieType.OWNS: (_PARTY, frozenset({Kind.COMPANY, Kind.BRAND})),
        TieType.CONTROLS: (_PARTY, frozenset({Kind.COMPANY})),
        TieType.OFFICER_OF: (_PARTY, frozenset({Kind.COMPANY})),
        TieType.EMPLOYED_BY: (frozenset({Kind.PERSON}), frozenset({Kind.COMPANY})),
        TieType.OPERATES: (_PARTY, frozenset({Kind.STOREFRONT, Kind.PLATFORM})),
        TieType.SELLS_ON: (frozenset({Kind.STOREFRONT}), frozenset({Kind.PLATFORM})),
        TieType.SELLS: (frozenset({Kind.STOREFRONT}), frozenset({Kind.PRODUCT})),
        TieType.OF_BRAND: (frozenset({Kind.PRODUCT}), frozenset({Kind.BRAND})),
        TieType.LOCATED_AT: (_TENANT, frozenset({Kind.ADDRESS})),
        TieType.REACHED_AT: (_TENANT, frozenset({Kind.CONTACT})),
        TieType.LINKED_TO: (_ALL, _ALL),
        TieType.SAME_AS: (_ALL, _ALL),
    }
)


@dataclass(frozen=True, slots=True)
class Source:
    """Document, page or file that makes statements. Dates are ISO text, to a day or less exact.

    ``type`` is a BODS source type, ``restates`` the id of the source it repeats, ``capture`` a WARC
    record id and ``sha256`` the digest of its payload; empty where not stated.
    """

    id: str
    title: str
    publisher: str = ""
    url: str = ""
    _: KW_ONLY
    type: str = ""
    published: str = ""
    retrieved: str = ""
    capture: str = ""
    sha256: str = ""
    licence: str = ""
    restates: str = ""
    extra: Mapping[str, Value] = field(default_factory=lambda: NO_VALUES)


@dataclass(frozen=True, slots=True)
class Statement:
    """Values that one source states of one entity, by property name.

    ``source`` is empty where the sheet names none. ``values`` holds ``name`` and other properties
    (country, status, …), never an empty text.
    """

    entity: str
    kind: Kind
    source: str
    values: Mapping[str, Value]

    @property
    def id(self) -> str:
        """Id of the statement, one for each pair of source and entity."""
        return f"{self.source} > {self.entity}"


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity as displayed: for each property the preferred value of all statements."""

    id: str
    kind: Kind
    name: str
    values: Mapping[str, Value] = field(default_factory=lambda: NO_VALUES)

    def text(self, property_name: str) -> str:
        """Return one value as text, empty where no source states it."""
        value = self.values.get(property_name, "")
        return "; ".join(value) if isinstance(value, tuple) else str(value)


@dataclass(frozen=True, slots=True)
class Tie:
    """One statement of one source that ``start`` acts on ``end``.

    ``since`` and ``until`` are inclusive ISO dates of day, month or year, empty where open.
    ``share`` is None where the source states none. ``holding`` tells whether an OWNS is the
    holder's whole interest. ``quoted`` is True for a literal ``wording``. ``judged_at`` is a moment
    to the second in UTC (``2026-11-29T14:03:05Z``), or a date.
    """

    id: str
    type: TieType
    start: str
    end: str
    _: KW_ONLY
    source: str
    standing: Standing | None = None
    share: Share | None = None
    interest: str = ""
    since: str = ""
    until: str = ""
    role: str = ""
    role_kind: str = ""
    purpose: str = ""
    nature: str = ""
    judgement: Judgement | None = None
    judged_by: str = ""
    judged_at: str = ""
    score: float | None = None
    wording: str = ""
    quoted: bool = False
    lang: str = ""
    translation: str = ""
    extra: Mapping[str, Value] = field(default_factory=lambda: NO_VALUES)
    holding: Holding = Holding.WHOLE

    def other_end(self, party: str) -> str:
        """Return the end of the tie that is not ``party``; of a tie to itself, that party."""
        return self.end if party == self.start else self.start


@dataclass(frozen=True, slots=True)
class Records:
    """Statements that belong together: one sheet, one file, one page."""

    sources: tuple[Source, ...] = ()
    statements: tuple[Statement, ...] = ()
    ties: tuple[Tie, ...] = ()

    def __len__(self) -> int:
        return len(self.sources) + len(self.statements) + len(self.ties)


@dataclass(frozen=True)
class Contents:
    """All or part of a store: its records, and the entities as displayed.

    ``unfinished`` are the ids of imports that have begun and not ended. Ties are indexed by id and
    by party, and statements by entity, at the first look-up; without slots, so that the indexes can
    be kept.
    """

    entities: Mapping[str, Entity]
    sources: Mapping[str, Source]
    statements: tuple[Statement, ...]
    ties: tuple[Tie, ...]
    _: KW_ONLY
    unfinished: tuple[str, ...] = ()

    def tie(self, ident: str) -> Tie | None:
        """Return one tie, None where there is none of this id."""
        return self._ties_by_id.get(ident)

    def ties_of(self, party: str) -> Sequence[Tie]:
        """Return the ties that start or end at a party, in the order of ``ties``."""
        return self._ties_by_party.get(party, ())

    def statements_about(self, entity: str) -> Sequence[Statement]:
        """Return what sources state of an entity, in the order of ``statements``."""
        return self._statements_by_entity.get(entity, ())

    @cached_property
    def _statements_by_entity(self) -> Mapping[str, Sequence[Statement]]:
        found: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            found[statement.entity].append(statement)
        return dict(found)

    @cached_property
    def _ties_by_id(self) -> Mapping[str, Tie]:
        return {tie.id: tie for tie in self.ties}

    @cached_property
    def _ties_by_party(self) -> Mapping[str, Sequence[Tie]]:
        found: defaultdict[str, list[Tie]] = defaultdict(list)
        for tie in self.ties:
            found[tie.start].append(tie)
            if tie.end != tie.start:
                found[tie.end].append(tie)
        return dict(found)


OWN_ENTRY = "primaryResearch"
"""Type of a source that is our own entry: its day is the day of entry, not of a claim."""

SOURCE_STANDING: Mapping[str, Standing] = MappingProxyType(
    {
        "officialRegister": Standing.REGISTER,
        "selfDeclaration": Standing.OWN_STATEMENT,
        "thirdParty": Standing.PRESS,
        "primaryResearch": Standing.OWN_RESEARCH,
        "verified": Standing.COMPILED,
    }
)
"""Standing of a source by its BODS source type (0.4)."""


def source_standing(standing: Standing | None, source: Source | None) -> Standing | None:
    """Return a statement's own standing, else that of its source's type."""
    return standing or (SOURCE_STANDING.get(source.type) if source else None)


def statement_standing(statement: Statement, source: Source | None) -> Standing | None:
    """Return the standing of a statement about an entity: its own, else that of its source."""
    own = str(statement.values.get("standing", ""))
    return source_standing(Standing(own) if own in frozenset(Standing) else None, source)
