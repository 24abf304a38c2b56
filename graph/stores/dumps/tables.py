"""Tables of a dump: the nodes and relationships of a database by kind, as rows of JSON.

A row is a list whose last part is the properties as they are stored, with the bookkeeping of
imports; before them are the kind or type and the ends. Tables stand in the order in which they can
be written: what a row refers to comes before it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import ManagedTransaction, Transaction

from graph.model.records import Kind, TieType
from graph.stores.reading.fetch import kind_of

Row = list[Any]
Rows = Iterable[Row]
_Found = Mapping[str, Any]
_Transaction = ManagedTransaction | Transaction


@dataclass(frozen=True, slots=True)
class DumpTable:
    """One table: its name, its queries, and the row of each record that they find.

    ``heads`` are the values that the first part of a row may have; none where the properties are
    all of it. ``ends`` says whether a row refers to two others.
    """

    name: str
    queries: tuple[str, ...]
    row_of: Callable[[_Found], Row]
    heads: frozenset[str] = frozenset()
    ends: bool = False

    @property
    def width(self) -> int:
        """Number of parts of a row."""
        return 1 + bool(self.heads) + 2 * self.ends

    def read(self, tx: _Transaction) -> Iterator[Row]:
        """Yield the rows of a database as it streams them."""
        for query in self.queries:
            for found in tx.run(query):
                yield self.row_of(found)


def _plain_row(found: _Found) -> Row:
    return [dict(found["p"])]


def _entity_row(found: _Found) -> Row:
    return [str(kind_of(found["k"])), dict(found["p"])]


def _linked_row(found: _Found) -> Row:
    return [found["k"], found["a"], found["b"], dict(found["p"])]


SOURCES = DumpTable("sources", ("MATCH (x:Source) RETURN properties(x) AS p",), _plain_row)
ENTITIES = DumpTable(
    "entities",
    ("MATCH (x:Entity) RETURN labels(x) AS k, properties(x) AS p",),
    _entity_row,
    frozenset(Kind),
)
STATED, OWN = "source", "entity"
"""Heads of statements: one that a source makes, and one without a source, a loop at its entity."""
STATEMENTS = DumpTable(
    "statements",
    (
        f"MATCH (a:Source)-[t:STATES]->(b:Entity) RETURN '{STATED}' AS k, a.id AS a, b.id AS b, "
        "properties(t) AS p",
        f"MATCH (a:Entity)-[t:STATES]->(a) RETURN '{OWN}' AS k, a.id AS a, a.id AS b, "
        "properties(t) AS p",
    ),
    _linked_row,
    frozenset({STATED, OWN}),
    ends=True,
)
TIES = DumpTable(
    "ties",
    (
        "MATCH (a:Entity)-[t]->(b:Entity) WHERE type(t) <> 'STATES' RETURN type(t) AS k, "
        "a.id AS a, b.id AS b, properties(t) AS p",
    ),
    _linked_row,
    frozenset(TieType),
    ends=True,
)
IMPORTS = DumpTable("imports", ("MATCH (x:Import) RETURN properties(x) AS p",), _plain_row)
REPLACED = DumpTable("replaced", ("MATCH (x:Replaced) RETURN properties(x) AS p",), _plain_row)
LOG = DumpTable("log", ("MATCH (x:LogEntry) RETURN properties(x) AS p",), _plain_row)

TABLES: Sequence[DumpTable] = (SOURCES, ENTITIES, STATEMENTS, TIES, IMPORTS, REPLACED, LOG)


def read_tables(tx: _Transaction) -> Iterator[tuple[DumpTable, Iterator[Row]]]:
    """Yield every table of a database with its rows."""
    for table in TABLES:
        yield table, table.read(tx)
