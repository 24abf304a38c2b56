"""Cypher that writes records; each write can be repeated without changing anything.

The forms are fast on both servers: nodes are created where absent and then set, ties are merged
from the end with few of their type, and rows are lists.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from neo4j import ManagedTransaction

from graph.model.records import Entity, Kind, Source, Statement, Tie, TieType
from graph.stores.batches import batches, tie_pattern
from graph.stores.properties import (
    database_values,
    entity_properties,
    source_properties,
    tie_properties,
)
from graph.stores.versions.tie_versions import CARRIED_COLUMNS, NOTE_CONTENT, content_json
from graph.stores.versions.value_versions import properties_with_import

_STATED = (
    "SET {x}.imports = CASE WHEN $import IN coalesce({x}.imports, []) THEN {x}.imports "
    "ELSE coalesce({x}.imports, []) + $import END"
)
_ENDS = "UNWIND $rows AS r MATCH (a:Entity {id: r[0]}) MATCH (b:Entity {id: r[1]})"


def run_in_batches(
    tx: ManagedTransaction, cypher: str, rows: Sequence[Any], **parameters: Any
) -> int:
    """Run one statement of Cypher over rows in batches; return how many nodes it created."""
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
    """Write sources; their content in ``before`` is kept, so that an undo brings it back."""
    earlier = {s.id: content_json(_source_parameters(s)) for s in before}
    rows = [[s.id, _source_parameters(s), earlier.get(s.id, "")] for s in sources]
    _create(tx, "Source", rows)
    run_in_batches(
        tx,
        "UNWIND $rows AS r MATCH (s:Source {id: r[0]}) "
        f"WITH s, r, {CARRIED_COLUMNS.format(x='s')} "
        f"SET s = r[1] {NOTE_CONTENT.format(x='s', before='r[2]')} {_STATED.format(x='s')}",
        rows,
        **{"import": import_id},
    )


def _source_parameters(source: Source) -> dict[str, Any]:
    return {"id": source.id, **source_properties(source)}


def create_entities(
    tx: ManagedTransaction, entities: Iterable[tuple[Entity, list[str]]], import_id: str
) -> None:
    """Create entities that do not exist, with their display values and the names searched.

    Raises:
        neo4j.exceptions.ConstraintError: one exists; the transaction has to be repeated.
    """
    rows: dict[Kind, list[dict[str, Any]]] = defaultdict(list)
    for entity, names in entities:
        rows[entity.kind].append({**entity_properties(entity, names), "imports": [import_id]})
    for kind, created in rows.items():
        run_in_batches(tx, f"UNWIND $rows AS r CREATE (e:Entity:{kind}) SET e = r", created)


def _create(tx: ManagedTransaction, labels: str, rows: Sequence[Any]) -> int:
    label = labels.split(":")[0]
    return run_in_batches(
        tx,
        f"UNWIND $rows AS r OPTIONAL MATCH (x:{label} {{id: r[0]}}) "
        f"WITH r, x WHERE x IS NULL CREATE (:{labels} {{id: r[0]}})",
        rows,
    )


def write_entities(tx: ManagedTransaction, statements: Iterable[Statement], import_id: str) -> None:
    """Create the entities that statements are about, if missing, and record the import."""
    kinds: dict[Kind, list[list[str]]] = defaultdict(list)
    for entity, kind in {s.entity: s.kind for s in statements}.items():
        kinds[kind].append([entity])
    for kind, ids in kinds.items():
        _create(tx, f"Entity:{kind}", ids)
        run_in_batches(
            tx,
            f"UNWIND $rows AS r MATCH (e:Entity {{id: r[0]}}) {_STATED.format(x='e')}",
            ids,
            **{"import": import_id},
        )


def create_missing_entities(
    tx: ManagedTransaction, kind: Kind, imports: Mapping[str, list[str]]
) -> None:
    """Create entities by id where they are missing, with the imports that state them."""
    ids = sorted(imports)
    _create(tx, f"Entity:{kind}", [[ident] for ident in ids])
    run_in_batches(
        tx,
        "UNWIND $rows AS r MATCH (e:Entity {id: r[0]}) WITH e, r, coalesce(e.imports, []) AS named "
        "SET e.imports = named + [i IN r[1] WHERE NOT i IN named]",
        [[ident, imports[ident]] for ident in ids],
    )


def write_statements(
    tx: ManagedTransaction, statements: Iterable[Statement], import_id: str, *, replacing: bool
) -> None:
    """Write what sources state of existing entities.

    Earlier values of a source stay, unless these replace them.
    """
    for start, pattern, some in _by_origin(statements):
        one = pattern.format(id=" {id: r[2]}")
        cypher = f"{start} MATCH {one} RETURN t.id AS id, properties(t) AS p"
        places = batches([list(_statement_place(s)) for s in some])
        there = {r["id"]: r["p"] for batch in places for r in tx.run(cypher, rows=batch)}
        rows = [
            [
                *_statement_place(s),
                properties_with_import(
                    there.get(s.id, {"id": s.id}),
                    database_values(s.values),
                    import_id,
                    replacing=replacing,
                ),
            ]
            for s in some
        ]
        run_in_batches(tx, f"{start} MERGE {one} SET t = r[3]", rows)


def create_statements(
    tx: ManagedTransaction, statements: Iterable[Statement], import_id: str
) -> None:
    """Create what sources state of entities that were created just now."""
    for start, pattern, some in _by_origin(statements):
        rows = [
            [
                *_statement_place(s),
                properties_with_import(
                    {"id": s.id}, database_values(s.values), import_id, replacing=False
                ),
            ]
            for s in some
        ]
        run_in_batches(tx, f"{start} CREATE {pattern.format(id='')} SET t = r[3]", rows)


def _by_origin(statements: Iterable[Statement]) -> Iterator[tuple[str, str, list[Statement]]]:
    """Yield statements with a source, then those without one, which are loops at their entity."""
    once = {s.id: s for s in statements}.values()
    entity = "UNWIND $rows AS r MATCH (e:Entity {id: r[0]})"
    stated = f"{entity} MATCH (s:Source {{id: r[1]}})"
    yield stated, "(e)<-[t:STATES{id}]-(s)", [s for s in once if s.source]
    yield entity, "(e)-[t:STATES{id}]->(e)", [s for s in once if not s.source]


def _statement_place(statement: Statement) -> tuple[str, str, str]:
    return statement.entity, statement.source, statement.id


def write_ties(
    tx: ManagedTransaction, ties: Iterable[Tie], import_id: str, before: Iterable[Tie] = ()
) -> None:
    """Write ties between existing entities; the content in ``before`` is kept for an undo."""
    earlier = {t.id: content_json(tie_properties(t)) for t in before}
    for kind, some in _by_type(ties):
        run_in_batches(
            tx,
            f"{_ENDS} MERGE {tie_pattern(kind)} "
            f"WITH t, r, {CARRIED_COLUMNS.format(x='t')} SET t = r[3] "
            f"{NOTE_CONTENT.format(x='t', before='r[4]')} {_STATED.format(x='t')}",
            [[t.start, t.end, t.id, tie_properties(t), earlier.get(t.id, "")] for t in some],
            **{"import": import_id},
        )


def create_ties(tx: ManagedTransaction, ties: Iterable[Tie], import_id: str) -> None:
    """Create new ties between existing entities."""
    for kind, some in _by_type(ties):
        run_in_batches(
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
    """Set the display values of entities, and the names that are searched."""
    rows = [[entity.id, entity_properties(entity, names)] for entity, names in entities]
    run_in_batches(
        tx,
        "UNWIND $rows AS r MATCH (e:Entity {id: r[0]}) WITH e, r, e.imports AS kept "
        "SET e = r[1] SET e.imports = kept",
        rows,
    )
