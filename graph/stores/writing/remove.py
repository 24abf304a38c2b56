"""Removal of entities, ties and sources, with what depends on them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from neo4j import ManagedTransaction

from graph.model.records import Entity, Kind, Statement, Tie, TieType
from graph.stores.batches import BATCH, tie_pattern
from graph.stores.display_values import display_entity, search_names
from graph.stores.reading import fetch
from graph.stores.results import Counts
from graph.stores.writing import notes
from graph.stores.writing.statements import run_in_batches, write_display

# Statements go first, matched from their source: matched from the entity, the embedded server
# scans all statements of the source for each one.
EVERYTHING = (
    f"MATCH (:Source)-[x:STATES]->(:Entity) WITH x LIMIT {BATCH} DELETE x",
    f"MATCH (x:Entity) WITH x LIMIT {BATCH} DETACH DELETE x",
    f"MATCH (x:Source) WITH x LIMIT {BATCH} DETACH DELETE x",
    f"MATCH (x:Replaced) WITH x LIMIT {BATCH} DELETE x",
    f"MATCH (x:Import) WITH x LIMIT {BATCH} DETACH DELETE x",
)


def delete_ties(tx: ManagedTransaction, ties: Iterable[Tie]) -> None:
    """Delete ties by id, each looked up by its ends."""
    by_type: defaultdict[TieType, list[list[str]]] = defaultdict(list)
    for tie in ties:
        by_type[tie.type].append([tie.start, tie.end, tie.id])
    for kind, rows in by_type.items():
        cypher = (
            "UNWIND $rows AS r MATCH (a:Entity {id: r[0]}) MATCH (b:Entity {id: r[1]}) "
            f"MATCH {tie_pattern(kind)} DELETE t"
        )
        run_in_batches(tx, cypher, rows)


def delete_statements(tx: ManagedTransaction, statements: Iterable[Statement]) -> None:
    """Delete what sources state of entities."""
    run_in_batches(
        tx,
        "UNWIND $rows AS r MATCH (e:Entity {id: r[0]})<-[t:STATES]-(s) WHERE t.id = r[1] DELETE t",
        [[s.entity, s.id] for s in statements],
    )


def settle_entities(
    tx: ManagedTransaction, ids: Iterable[str], held: Set[str] = frozenset[str]()
) -> int:
    """Choose the display values of entities again; delete those without statement or tie.

    Entities in ``held`` are kept. Return the number of deleted entities.
    """
    among = set(ids)
    by_entity: dict[str, list[Statement]] = {i: [] for i in among}
    for statement in fetch.statements_about(tx, among):
        by_entity[statement.entity].append(statement)
    sources = fetch.some_sources(tx, {s.source for g in by_entity.values() for s in g})
    write_display(
        tx,
        [
            (display_entity(g, sources), search_names(g, i))
            for i, g in sorted(by_entity.items())
            if g
        ],
    )
    silent = {i for i, g in by_entity.items() if not g}
    tied = {end for t in fetch.ties_around(tx, silent) for end in (t.start, t.end)}
    # Only ties name these: values that are no longer stated must not stay displayed.
    bare = fetch.some_entities(tx, silent & tied).values()
    write_display(tx, [(Entity(e.id, e.kind, e.id), [e.id]) for e in bare])
    gone = sorted(silent - tied - held)
    run_in_batches(tx, "UNWIND $rows AS i MATCH (e:Entity {id: i}) DETACH DELETE e", gone)
    return len(gone)


def sweep_unstated(tx: ManagedTransaction, touched: Iterable[str] = ()) -> Counts:
    """Delete what no import states and no note keeps; settle the rest of ``touched`` again."""
    held = notes.noted_ids(tx)
    silent = tx.run("MATCH (e:Entity) WHERE e.imports = [] RETURN e.id AS id")
    entities = {*touched, *(r["id"] for r in silent)}
    ties = [
        r["id"]
        for r in tx.run(
            "MATCH (:Entity)-[t]->(:Entity) WHERE t.imports = [] AND type(t) <> 'STATES' "
            "RETURN t.id AS id"
        )
        if r["id"] not in held.ties
    ]
    tx.run(
        "MATCH (:Entity)-[t]->(:Entity) WHERE t.imports = [] AND type(t) <> 'STATES' "
        "AND $held[t.id] IS NULL DELETE t",
        held=dict.fromkeys(held.ties, True),
    ).consume()
    unheld = sorted(entities - held.entities)
    run_in_batches(
        tx,
        "UNWIND $rows AS i MATCH (e:Entity {id: i})<-[t:STATES]-() WHERE t.imports = [] DELETE t",
        unheld,
    )
    gone = settle_entities(tx, entities, held.entities)
    sources = _uncited_sources(tx)
    run_in_batches(tx, "UNWIND $rows AS i MATCH (s:Source {id: i}) DETACH DELETE s", sources)
    return Counts(len(sources), gone, len(ties))


def has_leftovers(tx: ManagedTransaction) -> bool:
    """Whether the store has records that no import states, such as those a note kept."""
    return any(
        tx.run(f"MATCH {pattern} WHERE {x}.imports = [] RETURN 1 AS n LIMIT 1").single()
        for x, pattern in (
            ("e", "(e:Entity)"),
            ("s", "(s:Source)"),
            ("t", "(:Entity)-[t]->(:Entity)"),
            ("t", "(:Source)-[t:STATES]->(:Entity)"),
        )
    )


def _uncited_sources(tx: ManagedTransaction) -> list[str]:
    """Return the sources without an import that no statement or tie cites."""
    silent = "MATCH (s:Source) WHERE s.imports = [] AND NOT (s)-[:STATES]->() RETURN s.id AS id"
    ids = {r["id"] for r in tx.run(silent)}
    return sorted(ids - {t.source for t in fetch.ties_with(tx, "source", ids)})


def dependent_records(
    tx: ManagedTransaction, ids: Sequence[str]
) -> tuple[list[str], list[Tie], list[str]]:
    """Return the entities, ties and sources among ids, with the ties that depend on them."""
    entities = list(fetch.some_entities(tx, ids))
    sources = list(fetch.some_sources(tx, ids))
    ties = {t.id: t for t in fetch.ties_with(tx, "id", ids)}
    ties |= {t.id: t for t in fetch.ties_around(tx, entities)}
    ties |= {t.id: t for t in fetch.ties_with(tx, "source", sources)}
    return entities, list(ties.values()), sources


def delete_batch(tx: ManagedTransaction, some: str) -> int:
    """Delete one batch of one kind of ``EVERYTHING``; return its size."""
    return int(tx.run(f"{some} RETURN count(*) AS n").single(strict=True)["n"])


def captures_holding(tx: ManagedTransaction, ids: Sequence[str]) -> tuple[str, ...]:
    """Return the captures of the sources of persons among the ids, as ``CAPTURE (TITLE)``."""
    persons = [e.id for e in fetch.some_entities(tx, ids).values() if e.kind is Kind.PERSON]
    named = {s.source for s in fetch.statements_about(tx, persons)}
    named |= {t.source for t in fetch.ties_around(tx, persons)}
    sources = fetch.some_sources(tx, named)
    return tuple(f"{s.capture} ({s.title})" for _, s in sorted(sources.items()) if s.capture)


def remove(tx: ManagedTransaction, ids: Sequence[str]) -> Counts:
    """Delete entities, ties and sources with what depends on them."""
    entities, ties, sources = dependent_records(tx, ids)
    delete_ties(tx, ties)
    run_in_batches(tx, "UNWIND $rows AS i MATCH (e:Entity {id: i}) DETACH DELETE e", entities)
    rows = tx.run(
        "MATCH (s:Source)-[:STATES]->(e:Entity) WHERE s.id IN $ids RETURN e.id AS id", ids=sources
    )
    left = {r["id"] for r in rows}
    held = notes.noted_ids(tx)
    notes.delete_notes(tx, {*entities, *(tie.id for tie in ties)})
    run_in_batches(tx, "UNWIND $rows AS i MATCH (s:Source {id: i}) DETACH DELETE s", sources)
    gone = (
        settle_entities(tx, left, notes.noted_ids(tx).entities)
        + sweep_unstated(tx, held.entities).entities
    )
    return Counts(len(sources), len(entities) + gone, len(ties))
