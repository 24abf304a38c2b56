"""The statements that write records; each can be repeated without changing anything.

Forms that are fast on both servers: create where absent and then set, ties merged from the end
with few of their type, rows as lists.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from neo4j import ManagedTransaction

from graph.model.records import Entity, Kind, Source, Statement, Tie, TieType
from graph.stores.batches import batches, tie_pattern
from graph.stores.properties import entity_properties, source_properties, stored, tie_properties
from graph.stores.versions.tie_versions import KEPT, NOTED, content
from graph.stores.versions.value_versions import restated

_STATED = (
    "SET {x}.imports = CASE WHEN $import IN coalesce({x}.imports, []) THEN {x}.imports "
    "ELSE coalesce({x}.imports, []) + $import END"
)
_ENDS = "UNWIND $rows AS r MATCH (a:Entity {id: r[0]}) MATCH (b:Entity {id: r[1]})"


def run(tx: ManagedTransaction, cypher: str, rows: Sequence[Any], **parameters: Any) -> int:
    """Run one statement over all rows, a batch at a time; return how many nodes it created."""
    return sum(
        tx.run(cypher, rows=batch, **parameters).consume().counters.nodes_created
        for batch in batches(rows)
    )


def write_sources(
    tx: ManagedTransaction,
    sources: Iterable[Source],
    import_id: str,
    before: Iterable[Source] = (),
) -> None:
    """Write sources; what is stated of a source replaces what was, which is kept to be undone."""
    said = {s.id: content(_all_of(s)) for s in before}
    rows = [[s.id, _all_of(s), said.get(s.id, "")] for s in sources]
    _create(tx, "Source", rows)
    run(
        tx,
        f"UNWIND $rows AS r MATCH (s:Source {{id: r[0]}}) WITH s, r, {KEPT.format(x='s')} "
        f"SET s = r[1] {NOTED.format(x='s', before='r[2]')} {_STATED.format(x='s')}",
        rows,
        **{"import": import_id},
    )


def _all_of(source: Source) -> dict[str, Any]:
    return {"id": source.id, **source_properties(source)}


def create_entities(
    tx: ManagedTransaction, entities: Iterable[tuple[Entity, list[str]]], import_id: str
) -> None:
    """Write entities that are not there, with their chosen values and the names searched.

    Raises:
        neo4j.exceptions.ConstraintError: one is there; the work has to be done again.
    """
    rows: dict[Kind, list[dict[str, Any]]] = defaultdict(list)
    for entity, names in entities:
        rows[entity.kind].append({**entity_properties(entity, names), "imports": [import_id]})
    for kind, created in rows.items():
        run(tx, f"UNWIND $rows AS r CREATE (e:Entity:{kind}) SET e = r", created)


def _create(tx: ManagedTransaction, labels: str, rows: Sequence[Any]) -> int:
    label = labels.split(":")[0]
    return run(
        tx,
        f"UNWIND $rows AS r OPTIONAL MATCH (x:{label} {{id: r[0]}}) "
        f"WITH r, x WHERE x IS NULL CREATE (:{labels} {{id: r[0]}})",
        rows,
    )


def write_entities(tx: ManagedTransaction, statements: Iterable[Statement], import_id: str) -> None:
    """Write the entities that statements are about, where they are not there yet."""
    kinds: dict[Kind, list[list[str]]] = defaultdict(list)
    for entity, kind in {s.entity: s.kind for s in statements}.items():
        kinds[kind].append([entity])
    for kind, ids in kinds.items():
        _create(tx, f"Entity:{kind}", ids)
        run(
            tx,
            f"UNWIND $rows AS r MATCH (e:Entity {{id: r[0]}}) {_STATED.format(x='e')}",
            ids,
            **{"import": import_id},
        )


def write_statements(
    tx: ManagedTransaction, statements: Iterable[Statement], import_id: str, *, replacing: bool
) -> None:
    """Write what sources state of entities that are there.

    What a source stated before stays beside it, unless these replace it.
    """
    for start, pattern, some in _by_origin(statements):
        one = pattern.format(id=" {id: r[2]}")
        found = f"{start} MATCH {one} RETURN t.id AS id, properties(t) AS p"
        places = batches([list(_place(s)) for s in some])
        there = {r["id"]: r["p"] for batch in places for r in tx.run(found, rows=batch)}
        rows = [
            [
                *_place(s),
                restated(
                    there.get(s.id, {"id": s.id}),
                    stored(s.values),
                    import_id,
                    replacing=replacing,
                ),
            ]
            for s in some
        ]
        run(tx, f"{start} MERGE {one} SET t = r[3]", rows)


def state_first(tx: ManagedTransaction, statements: Iterable[Statement], import_id: str) -> None:
    """Write what sources state of entities that were created just now."""
    for start, pattern, some in _by_origin(statements):
        rows = [
            [*_place(s), restated({"id": s.id}, stored(s.values), import_id, replacing=False)]
            for s in some
        ]
        run(tx, f"{start} CREATE {pattern.format(id='')} SET t = r[3]", rows)


def _by_origin(statements: Iterable[Statement]) -> Iterator[tuple[str, str, list[Statement]]]:
    """Part statements by a source from those of none, which are loops at their entity."""
    once = {s.id: s for s in statements}.values()
    entity = "UNWIND $rows AS r MATCH (e:Entity {id: r[0]})"
    stated = f"{entity} MATCH (s:Source {{id: r[1]}})"
    yield stated, "(e)<-[t:STATES{id}]-(s)", [s for s in once if s.source]
    yield entity, "(e)-[t:STATES{id}]->(e)", [s for s in once if not s.source]


def _place(statement: Statement) -> tuple[str, str, str]:
    return statement.entity, statement.source, statement.id


def write_ties(
    tx: ManagedTransaction, ties: Iterable[Tie], import_id: str, before: Iterable[Tie] = ()
) -> None:
    """Write ties between entities that are there; ``before`` is what was stated otherwise."""
    said = {t.id: content(tie_properties(t)) for t in before}
    for kind, some in _by_type(ties):
        run(
            tx,
            f"{_ENDS} MERGE {tie_pattern(kind)} WITH t, r, {KEPT.format(x='t')} SET t = r[3] "
            f"{NOTED.format(x='t', before='r[4]')} {_STATED.format(x='t')}",
            [[t.start, t.end, t.id, tie_properties(t), said.get(t.id, "")] for t in some],
            **{"import": import_id},
        )


def tie_first(tx: ManagedTransaction, ties: Iterable[Tie], import_id: str) -> None:
    """Write ties that are not there, between entities that are."""
    for kind, some in _by_type(ties):
        run(
            tx,
            f"{_ENDS} CREATE (a)-[t:{kind}]->(b) SET t = r[2]",
            [[t.start, t.end, {**tie_properties(t), "imports": [import_id]}] for t in some],
        )


def _by_type(ties: Iterable[Tie]) -> Iterable[tuple[TieType, list[Tie]]]:
    found: dict[TieType, list[Tie]] = defaultdict(list)
    for tie in {t.id: t for t in ties}.values():
        found[tie.type].append(tie)
    return found.items()


def write_display(tx: ManagedTransaction, entities: Iterable[tuple[Entity, list[str]]]) -> None:
    """Set the chosen values of entities, and the names that are searched."""
    rows = [[entity.id, entity_properties(entity, names)] for entity, names in entities]
    run(
        tx,
        "UNWIND $rows AS r MATCH (e:Entity {id: r[0]}) WITH e, r, e.imports AS kept "
        "SET e = r[1] SET e.imports = kept",
        rows,
    )
