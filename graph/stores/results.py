"""What a store answers with."""

import re
from dataclasses import KW_ONLY, dataclass
from typing import Any

from graph.model.records import Kind
from graph.support.language import LazyText, Text

_COUNTS = re.compile(r"(\d+) sources?, (\d+) entit(?:y|ies), (\d+) ties?")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each; ``captured`` are the sources with a capture."""

    sources: int = 0
    entities: int = 0
    ties: int = 0
    captured: int = 0

    @classmethod
    def parse(cls, text: str) -> "Counts":
        """Return counts as they were written out; none where the text is of another form."""
        found = _COUNTS.fullmatch(text)
        return cls(*map(int, found.groups())) if found else cls()

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
    """What an import would do; ``differing`` entities get a second value for a stated field."""

    new: Counts
    unchanged: Counts
    differing: int
    problems: tuple[LazyText, ...]
    _: KW_ONLY
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an import did."""

    import_id: str
    new: Counts
    unchanged: Counts
    removed: Counts
    _: KW_ONLY
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One import; ``finished`` is empty until it has ended, ``by`` a person or a text of ours."""

    id: str
    started: str
    finished: str
    by: Text
    _: KW_ONLY
    files: tuple[str, ...]
    counts: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result, with what matched.

    ``exact`` says that the whole name (whatever its case, with or without accents), a number or the
    id was typed; else it is only like what was typed, and may be somebody else.
    """

    id: str
    name: str
    kind: Kind
    why: str
    _: KW_ONLY
    exact: bool = False


@dataclass(frozen=True, slots=True)
class NodeValue:
    """A node in the rows of a query."""

    id: str
    labels: tuple[str, ...]
    properties: dict[str, Any]


@dataclass(frozen=True, slots=True)
class TieValue:
    """A relationship in the rows of a query."""

    id: str
    type: str
    start: str
    end: str
    _: KW_ONLY
    properties: dict[str, Any]


@dataclass(frozen=True, slots=True)
class PathValue:
    """A path in the rows of a query."""

    nodes: tuple[NodeValue, ...]
    ties: tuple[TieValue, ...]


@dataclass(frozen=True, slots=True)
class QueryRows:
    """Rows of a query; ``cut`` says that there were more than asked for."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: bool
