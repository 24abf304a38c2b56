"""Results of reads and writes of the store."""

import re
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from enum import StrEnum
from typing import Any

from graph.model.records import Kind
from graph.support.language import LazyText, Text

_COUNTS = re.compile(r"(\d+) sources?, (\d+) entit(?:y|ies), (\d+) ties?")


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of sources, entities and ties; ``captured`` counts the sources with a capture."""

    sources: int = 0
    entities: int = 0
    ties: int = 0
    captured: int = 0

    @classmethod
    def parse(cls, text: str) -> "Counts":
        """Return the counts that a text states; zeros for a text of another form."""
        match = _COUNTS.fullmatch(text)
        return cls(*map(int, match.groups())) if match else cls()

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.sources + other.sources,
            self.entities + other.entities,
            self.ties + other.ties,
            self.captured + other.captured,
        )

    def __str__(self) -> str:
        return ", ".join(
            f"{n} {one if n == 1 else many}"
            for n, one, many in (
                (self.sources, "source", "sources"),
                (self.entities, "entity", "entities"),
                (self.ties, "tie", "ties"),
            )
        )


@dataclass(frozen=True, slots=True)
class Preview:
    """Expected effect of an import; ``differing`` entities get a second value of a field."""

    new: Counts
    unchanged: Counts
    differing: int
    problems: tuple[LazyText, ...]
    _: KW_ONLY
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """Effect of an import."""

    import_id: str
    new: Counts
    unchanged: Counts
    removed: Counts
    _: KW_ONLY
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One import; ``finished`` is empty until it has ended.

    ``by`` is the name of a person, or a message of ours.
    """

    id: str
    started: str
    finished: str
    by: Text
    _: KW_ONLY
    files: tuple[str, ...]
    counts: str


@dataclass(frozen=True, slots=True)
class Brought:
    """Entities that an import states: how many of each kind, and some names, storefronts first."""

    kinds: Mapping[Kind, int]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result, with the reason why it matched.

    ``exact`` is True if the whole name (in any case, with or without accents), a number or the id
    was typed. Otherwise the hit is only similar, and may be another party. ``score``, 0 to 100,
    orders hits of several places.
    """

    id: str
    name: str
    kind: Kind
    why: str
    _: KW_ONLY
    exact: bool = False
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class NodeValue:
    """A node in the rows of a query; as a ``str`` it is its name, by which it is sorted."""

    id: str
    labels: tuple[str, ...]
    properties: dict[str, Any] = field(hash=False)

    def __str__(self) -> str:
        return str(self.properties.get("name") or self.id)

    def __lt__(self, other: "NodeValue") -> bool:
        return (str(self), self.id) < (str(other), other.id)


@dataclass(frozen=True, slots=True)
class TieValue:
    """A relationship in the rows of a query; as a ``str``, and in order, its type and id."""

    id: str
    type: str
    start: str
    end: str
    _: KW_ONLY
    properties: dict[str, Any] = field(hash=False)

    def __str__(self) -> str:
        return f"{self.type} {self.id}"

    def __lt__(self, other: "TieValue") -> bool:
        return str(self) < str(other)


@dataclass(frozen=True, slots=True)
class PathValue:
    """A path in the rows of a query; as a ``str`` it is the names of its nodes."""

    nodes: tuple[NodeValue, ...]
    ties: tuple[TieValue, ...]

    def __str__(self) -> str:
        return " → ".join(map(str, self.nodes))


class NameKind(StrEnum):
    """Kind of a name that a query expects in the database."""

    LABEL = "label"
    TYPE = "type"
    PROPERTY = "property"


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name in a query that the database does not have.

    ``likely`` is a name that it has and that may be meant, or empty. ``in_model`` is True for a
    name of the data model, of which the database only holds nothing.
    """

    kind: NameKind
    name: str
    likely: str
    in_model: bool


@dataclass(frozen=True, slots=True)
class QueryRows:
    """Rows of a query; ``cut`` is True if there were more than the limit.

    ``own_limit`` is the query's own LIMIT if its rows reach it, else 0; ``own_clauses`` are other
    clauses of it that may leave out rows; ``unknown`` are names that the database does not have.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: bool
    _: KW_ONLY
    own_limit: int = 0
    own_clauses: tuple[str, ...] = ()
    unknown: tuple[UnknownName, ...] = ()
