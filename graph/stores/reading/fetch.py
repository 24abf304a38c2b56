"""Reads of records from the database."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from neo4j import ManagedTransaction

from graph.model.records import Contents, Entity, Kind, Source, Statement, Tie, TieType
from graph.stores.batches import batches, tie_pattern
from graph.stores.properties import source_from, statement_from, tie_from, values_of
from graph.stores.results import Brought
from graph.stores.search_words import SEARCH_TEXT
from graph.support.hash_set import HashSet

_KINDS = frozenset(Kind)
_NAMED_FIRST = (
    *(Kind.STOREFRONT, Kind.COMPANY, Kind.PERSON, Kind.PLATFORM),
    *(Kind.BRAND, Kind.PRODUCT, Kind.ADDRESS, Kind.CONTACT),
)
_NAMED = 100_000  # ids looked for in one pass over all ties
_MANY_IDS = 5_000  # ids from which the size of the store is compared with their number
_NOT_VALUES = {"id", "name", "names", SEARCH_TEXT, "imports"}
_TIE = "type(t) AS k, a.id AS a, b.id AS b, properties(t) AS p"
_STATED = "e.id AS e, labels(e) AS k, s:Source AS sourced, s.id AS s, properties(t) AS p"


def kind_of(labels: Iterable[str]) -> Kind:
    """Return the kind among the labels of a node."""
    return Kind(next(label for label in labels if label in _KINDS))


def all_sources(tx: ManagedTransaction) -> dict[str, Source]:
    """Return every source by id."""
    found = tx.run("MATCH (s:Source) RETURN properties(s) AS p ORDER BY s.id")
    return {s.id: s for s in (source_from(r["p"]) for r in found)}


def some_sources(tx: ManagedTransaction, ids: Iterable[str]) -> dict[str, Source]:
    """Return those of the ids that are sources."""
    cypher = "UNWIND $rows AS i MATCH (s:Source {id: i}) RETURN properties(s) AS p"
    return {
        s.id: s for s in (source_from(r["p"]) for r in read_batches(tx, cypher, sorted(set(ids))))
    }


def all_entities(tx: ManagedTransaction) -> dict[str, Entity]:
    """Return every entity as displayed."""
    found = tx.run("MATCH (e:Entity) RETURN labels(e) AS k, properties(e) AS p ORDER BY e.id")
    return {e.id: e for e in (entity_from(r["k"], r["p"]) for r in found)}


def some_entities(tx: ManagedTransaction, ids: Iterable[str]) -> dict[str, Entity]:
    """Return those of the ids that are entities."""
    wanted = set(ids)
    found: list[Mapping[str, Any]]
    if len(wanted) > _MANY_IDS and len(wanted) > _count_entities(tx):
        # To read a small store whole is faster than to look up more ids than it has.
        every = tx.run("MATCH (e:Entity) RETURN labels(e) AS k, properties(e) AS p")
        found = [r for r in every if r["p"]["id"] in wanted]
    else:
        cypher = (
            "UNWIND $rows AS i MATCH (e:Entity {id: i}) RETURN labels(e) AS k, properties(e) AS p"
        )
        found = read_batches(tx, cypher, sorted(wanted))
    return {e.id: e for e in (entity_from(r["k"], r["p"]) for r in found)}


def _count_entities(tx: ManagedTransaction) -> int:
    counted = tx.run("MATCH (e:Entity) RETURN count(e) AS n").single()
    return int(counted["n"]) if counted else 0


def entity_from(labels: Iterable[str], properties: Mapping[str, Any]) -> Entity:
    """Return the entity of a node's labels and properties."""
    name = str(properties.get("name") or properties["id"])
    values = values_of(properties, _NOT_VALUES)
    return Entity(str(properties["id"]), kind_of(labels), name, values)


def all_statements(tx: ManagedTransaction) -> tuple[Statement, ...]:
    """Return every statement of values."""
    found = tx.run(f"MATCH (e:Entity)<-[t:STATES]-(s) RETURN {_STATED}")
    return _sort_statements(found)


def statements_about(tx: ManagedTransaction, ids: Iterable[str]) -> tuple[Statement, ...]:
    """Return what sources state of some entities."""
    cypher = f"UNWIND $rows AS i MATCH (e:Entity {{id: i}})<-[t:STATES]-(s) RETURN {_STATED}"
    return _sort_statements(read_batches(tx, cypher, sorted(set(ids))))


def statements_by_sources(tx: ManagedTransaction, sources: Iterable[str]) -> tuple[Statement, ...]:
    """Return what some sources state of entities."""
    cypher = f"UNWIND $rows AS i MATCH (e:Entity)<-[t:STATES]-(s:Source {{id: i}}) RETURN {_STATED}"
    return _sort_statements(read_batches(tx, cypher, sorted(set(sources))))


def _sort_statements(rows: Iterable[Mapping[str, Any]]) -> tuple[Statement, ...]:
    found = [
        statement_from(r["e"], kind_of(r["k"]), r["s"] if r["sourced"] else "", r["p"])
        for r in rows
    ]
    return tuple(sorted(found, key=lambda s: (s.entity, s.source)))


def all_ties(tx: ManagedTransaction) -> tuple[Tie, ...]:
    """Return every tie, by id."""
    return _ties(
        tx.run(f"MATCH (a:Entity)-[t]->(b:Entity) WHERE type(t) <> 'STATES' RETURN {_TIE}")
    )


def ties_with(tx: ManagedTransaction, property_name: str, values: Iterable[str]) -> tuple[Tie, ...]:
    """Return the ties whose ``id`` or ``source`` is among the values."""
    # A map and not a list, which the embedded server scans again for every tie.
    cypher = (
        f"MATCH (a:Entity)-[t]->(b:Entity) WHERE $named[t.{property_name}] "
        f"AND type(t) <> 'STATES' RETURN {_TIE}"
    )
    named = batches(sorted(set(values)), most=_NAMED)
    return _ties(r for batch in named for r in tx.run(cypher, named=dict.fromkeys(batch, True)))


def ties_between(tx: ManagedTransaction, ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """Return those of the ties that exist between the same ends, as they are stored."""
    by_type: dict[TieType, list[list[str]]] = defaultdict(list)
    for tie in ties:
        by_type[tie.type].append([tie.start, tie.end, tie.id])
    found: list[Mapping[str, Any]] = []
    for kind, rows in by_type.items():
        cypher = (
            "UNWIND $rows AS r MATCH (a:Entity {id: r[0]}) MATCH (b:Entity {id: r[1]}) "
            f"MATCH {tie_pattern(kind)} RETURN {_TIE}"
        )
        found += [r for batch in batches(rows) for r in tx.run(cypher, rows=batch)]
    return _ties(found)


def tie_ids(tx: ManagedTransaction) -> HashSet:
    """Return the ids of all ties."""
    found = tx.run("MATCH (:Entity)-[t]->(:Entity) WHERE type(t) <> 'STATES' RETURN t.id AS id")
    seen = HashSet()
    for batch in batches((r["id"] for r in found), most=_NAMED):
        seen.add(batch)
    return seen


def ties_around(tx: ManagedTransaction, ids: Iterable[str]) -> tuple[Tie, ...]:
    """Return the ties that touch some entities."""
    found: list[Mapping[str, Any]] = []
    for pattern in ("(a:Entity {id: i})-[t]->(b:Entity)", "(b:Entity {id: i})<-[t]-(a:Entity)"):
        cypher = f"UNWIND $rows AS i MATCH {pattern} WHERE type(t) <> 'STATES' RETURN {_TIE}"
        found += read_batches(tx, cypher, sorted(set(ids)))
    return _ties(found)


def _ties(rows: Iterable[Mapping[str, Any]]) -> tuple[Tie, ...]:
    ties = {t.id: t for t in (tie_from(r["k"], r["a"], r["b"], r["p"]) for r in rows)}
    return tuple(ties[i] for i in sorted(ties))


def read_batches(
    tx: ManagedTransaction, cypher: str, rows: Sequence[str]
) -> list[Mapping[str, Any]]:
    """Return the rows of a query that runs for some ids, in batches."""
    # Not data(): it copies every value, which costs more than reading it.
    return [r for batch in batches(rows) for r in tx.run(cypher, rows=batch)]


def unfinished_imports(tx: ManagedTransaction) -> tuple[str, ...]:
    """Return the ids of imports that have begun and not ended."""
    found = tx.run("MATCH (i:Import) WHERE i.finished IS NULL RETURN i.id AS id ORDER BY id")
    return tuple(r["id"] for r in found)


def all_contents(tx: ManagedTransaction) -> Contents:
    """Return everything that the store holds."""
    # Others may write between two of these reads: the parties of ties are read after the ties.
    ties, statements = all_ties(tx), all_statements(tx)
    entities = all_entities(tx)
    return Contents(
        entities=entities,
        sources=all_sources(tx),
        statements=tuple(s for s in statements if s.entity in entities),
        ties=tuple(t for t in ties if t.start in entities and t.end in entities),
        unfinished=unfinished_imports(tx),
    )


def all_matches(tx: ManagedTransaction) -> Contents:
    """Return every SAME_AS with the entities at its ends and the sources that state it."""
    ties = _ties(tx.run(f"MATCH (a:Entity)-[t:{TieType.SAME_AS}]->(b:Entity) RETURN {_TIE}"))
    entities = some_entities(tx, (end for t in ties for end in (t.start, t.end)))
    sources = some_sources(tx, (t.source for t in ties))
    return Contents(entities, sources, (), ties, unfinished=unfinished_imports(tx))


def neighbourhood(tx: ManagedTransaction, ids: Iterable[str], hops: int) -> Contents:
    """Return everything within some hops of entities, and every tie between these."""
    inside = set(ids)
    for _ in range(hops):
        inside |= {end for t in ties_around(tx, inside) for end in (t.start, t.end)}
    entities = some_entities(tx, inside)
    ties = tuple(t for t in ties_around(tx, inside) if t.start in entities and t.end in entities)
    statements = statements_about(tx, inside)
    named = {t.source for t in ties} | {s.source for s in statements if s.source}
    return Contents(
        entities=entities,
        sources=some_sources(tx, named),
        statements=statements,
        ties=ties,
        unfinished=unfinished_imports(tx),
    )


def brought(tx: ManagedTransaction, import_ids: Iterable[str], most: int) -> dict[str, Brought]:
    """Return the entities that each import states, with at most ``most`` names of each import."""
    rows = tx.run(
        "MATCH (e:Entity) UNWIND e.imports AS i WITH e, i WHERE i IN $ids "
        "RETURN i, labels(e) AS labels, count(e) AS n, collect(e.name)[..$most] AS names",
        ids=sorted(set(import_ids)),
        most=most,
    ).data()
    order = {kind: place for place, kind in enumerate(_NAMED_FIRST)}
    of_import: dict[str, list[tuple[Kind, int, list[str]]]] = defaultdict(list)
    for row in rows:
        of_import[row["i"]].append((kind_of(row["labels"]), row["n"], row["names"]))
    found = {}
    for ident, kinds in of_import.items():
        kinds.sort(key=lambda of: order[of[0]])
        names = [str(name) for _kind, _n, some in kinds for name in sorted(some)]
        found[ident] = Brought({kind: n for kind, n, _names in kinds}, tuple(names[:most]))
    return found
