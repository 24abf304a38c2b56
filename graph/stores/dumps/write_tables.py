"""Rows of a dump written to a database, many at a time."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from neo4j import ManagedTransaction

from graph.model.records import TieType
from graph.stores.batches import batches
from graph.stores.dumps.tables import (
    ENTITIES,
    IMPORTS,
    LOG,
    OWN,
    REPLACED,
    SOURCES,
    STATED,
    STATEMENTS,
    TIES,
    DumpTable,
    Row,
)
from graph.stores.writing.load import Transact
from graph.stores.writing.log import add_missing

_ENDS = "MATCH (a:{start} {{id: r[1]}}) MATCH (b:Entity {{id: r[2]}}) CREATE (a)-[t:{type}]->(b)"
_OF_STATEMENT = {
    STATED: _ENDS.format(start="Source", type="STATES"),
    OWN: "MATCH (a:Entity {id: r[1]}) CREATE (a)-[t:STATES]->(a)",
}
_LABELS = {SOURCES.name: "Source", IMPORTS.name: "Import", REPLACED.name: "Replaced"}


def write_rows(write: Transact, table: DumpTable, rows: Iterable[Row]) -> int:
    """Write the rows of one table, each batch in a transaction of its own; return their number."""
    work = _write_log if table is LOG else _work_of(table)
    count = 0
    for batch in batches(rows):
        write(lambda tx, batch=batch: work(tx, batch))  # type: ignore[misc]
        count += len(batch)
    return count


def _work_of(table: DumpTable) -> Callable[[ManagedTransaction, list[Row]], None]:
    def work(tx: ManagedTransaction, batch: list[Row]) -> None:
        by_head: defaultdict[str, list[Row]] = defaultdict(list)
        for row in batch:
            by_head[row[0] if table.heads else ""].append(row)
        for head, rows in by_head.items():
            tx.run(f"UNWIND $rows AS r {_created(table, head)}", rows=rows).consume()

    return work


def _created(table: DumpTable, head: str) -> str:
    """Return the Cypher that creates a row ``r`` of one head; a head is one of the table's."""
    if table is ENTITIES:
        return f"CREATE (x:Entity:{head}) SET x = r[1]"
    if table is STATEMENTS:
        return f"{_OF_STATEMENT[head]} SET t = r[3]"
    if table is TIES:
        return f"{_ENDS.format(start='Entity', type=TieType(head))} SET t = r[3]"
    return f"CREATE (x:{_LABELS[table.name]}) SET x = r[0]"


def _write_log(tx: ManagedTransaction, batch: list[Row]) -> None:
    """Add the entries that are missing: those of the database itself stay."""
    add_missing(tx, [row[0] for row in batch])
