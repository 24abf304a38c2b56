"""The things an investigation is about, how they are tied, and who says so.

Every tie is one statement of one source, and so is every set of values of an entity:
two sources that state the same holding are two ties, and neither loses its own wording.
"""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from enum import StrEnum
from types import MappingProxyType

from graph.model.shares import Share

Value = str | int | float | bool | tuple[str, ...]

NO_VALUES: Mapping[str, Value] = MappingProxyType({})

# What sources call a birth date: cut to month and year on the way in, whatever they say.
BIRTH = frozenset({"birth_date", "birthdate", "date_of_birth", "born", "birth"})


# The values by which a source says that a party is no more, with its day or without one.
ENDING_DAYS = ("dissolved", "death_date", "died", "record_closed")
ENDING = frozenset({*ENDING_DAYS, "status", "lei_status", "record_status"})


KIND_ASSUMED = "kind_assumed"
"""The property that is True of a party of which no source says whether it is a company or person.

What it is displayed as rests on its name: no sign, age or name rule uses it.
"""


class Kind(StrEnum):
    """What an entity is; also its label in the database, next to ``Entity``."""

    PLATFORM = "Platform"
    STOREFRONT = "Storefront"
    COMPANY = "Company"
    PERSON = "Person"
    ADDRESS = "Address"
    CONTACT = "Contact"
    BRAND = "Brand"
    PRODUCT = "Product"


class TieType(StrEnum):
    """How one entity is tied to another; also the relationship type in the database."""

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
    """What kind of source makes a statement, in the order in which they are preferred."""

    REGISTER = "register"
    FILING = "filing"
    PLATFORM = "platform"
    OWN_STATEMENT = "own statement"
    COMPILED = "compiled"
    PRESS = "press"
    OWN_RESEARCH = "own research"
    DERIVED = "derived"


class Judgement(StrEnum):
    """What was decided about a SAME_AS; withdrawn takes back what was judged of its pair before."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"


class Holding(StrEnum):
    """What an OWNS tie states of its holder: all that is held of one interest, or one part of it.

    A register of significant owners states the whole; a list of shareholders states lots, a row
    each. Lots add up, whole holdings never do.
    """

    WHOLE = "whole"
    LOT = "lot"


REGISTERS: frozenset[Standing | None] = frozenset({Standing.REGISTER, Standing.FILING})
"""The standings of what was entered in a register or filed with an authority."""

OURS: frozenset[Standing | None] = frozenset({Standing.OWN_RESEARCH, Standing.DERIVED})
"""The standings of what no source of somebody else states."""

UPWARD = frozenset({TieType.OPERATES, TieType.OWNS, TieType.CONTROLS})
"""The ties whose start is above their end."""

_ALL = frozenset(Kind)
_PARTY = frozenset({Kind.PERSON, Kind.COMPANY})
_TENANT = frozenset({Kind.COMPANY, Kind.PERSON, Kind.STOREFRONT})

# Which kinds a tie may run from and to; SAME_AS also needs both ends of one kind.
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
    """Where statements were read. Dates are ISO text: a day, a month or a year.

    ``type`` is a BODS source type, ``restates`` the id of the source it repeats, ``capture`` a
    WARC record id and ``sha256`` the digest of its payload; empty where not stated.
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
    """What one source says of one entity: each value under the entity's property name.

    ``source`` is empty where the sheet names none. ``values`` holds ``name`` and whatever else
    is stated (country, status, …), never an empty text.
    """

    entity: str
    kind: Kind
    source: str
    values: Mapping[str, Value]

    @property
    def id(self) -> str:
        """One for each pair of source and entity."""
        return f"{self.source} > {self.entity}"


@dataclass(frozen=True, slots=True)
class Entity:
    """One party as it is displayed: of each property the preferred value of all statements."""

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
    ``share`` is None where the source states none; ``holding`` says of an OWNS whether it is all
    that the holder has of the interest. ``quoted`` says that ``wording`` is literal.
    ``judged_at`` is a moment to the second in UTC (``2026-11-29T14:03:05Z``), or a date.
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


@dataclass(frozen=True, slots=True)
class Records:
    """Statements that belong together: one sheet, one file, one page."""

    sources: tuple[Source, ...] = ()
    statements: tuple[Statement, ...] = ()
    ties: tuple[Tie, ...] = ()

    def __len__(self) -> int:
        return len(self.sources) + len(self.statements) + len(self.ties)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store holds, or a part of it: the records, and the entities as displayed.

    ``unfinished`` are the ids of imports that have begun and not ended.
    """

    entities: Mapping[str, Entity]
    sources: Mapping[str, Source]
    statements: tuple[Statement, ...]
    ties: tuple[Tie, ...]
    _: KW_ONLY
    unfinished: tuple[str, ...] = ()


OWN_ENTRY = "primaryResearch"
"""The type of a source that is an entry of our own: the day of the entry is no day of a claim."""

SOURCE_STANDING: Mapping[str, Standing] = MappingProxyType(
    {
        "officialRegister": Standing.REGISTER,
        "selfDeclaration": Standing.OWN_STATEMENT,
        "thirdParty": Standing.PRESS,
        "primaryResearch": Standing.OWN_RESEARCH,
        "verified": Standing.COMPILED,
    }
)
"""The standing of a source by its BODS source type (0.4)."""


def source_standing(standing: Standing | None, source: Source | None) -> Standing | None:
    """Return the standing that a statement gives itself, else that of its source's type."""
    return standing or (SOURCE_STANDING.get(source.type) if source else None)


def statement_standing(statement: Statement, source: Source | None) -> Standing | None:
    """Return the standing of what a source states of a party."""
    own = str(statement.values.get("standing", ""))
    return source_standing(Standing(own) if own in frozenset(Standing) else None, source)
