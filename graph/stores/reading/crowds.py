"""Crowds: the tenants of an address or contact, and the appointments of an officer.

A crowd above the limit is counted, not read.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from neo4j import ManagedTransaction

from graph.model.links import Crowd
from graph.model.records import REGISTERS, Judgement, TieType
from graph.stores.batches import batches

_TieRows = list[Mapping[str, Any]]
_INTO = frozenset({TieType.LOCATED_AT, TieType.REACHED_AT})
_OUT_OF = frozenset({TieType.OFFICER_OF, TieType.EMPLOYED_BY})
_APPOINTED = frozenset({TieType.OFFICER_OF})


@dataclass(frozen=True, slots=True)
class TiesAndCrowds:
    """Rows of ties, and the size of each crowd that was left out, by its party."""

    rows: _TieRows
    crowds: Mapping[str, int]


def ties_of_entities(
    tx: ManagedTransaction,
    ids: Sequence[str],
    most: int | None,
    types: AbstractSet[TieType],
    shown: str,
) -> TiesAndCrowds:
    """Return ties of some types that touch entities, without crowds of more than ``most``."""
    rows: _TieRows = []
    crowds: dict[str, int] = {}
    for batch in batches(ids):
        large = {} if most is None else _large_crowds(tx, batch, most, types)
        rows += _ties(tx, batch, large.keys(), types, shown)
        crowds |= large
    return TiesAndCrowds(rows, crowds)


def _ties(
    tx: ManagedTransaction,
    ids: Sequence[str],
    crowds: AbstractSet[str],
    types: AbstractSet[TieType],
    shown: str,
) -> _TieRows:
    # SELLS_ON is not read at a platform, which has one for each of its storefronts.
    parts = {
        "ids": ((types - _OUT_OF, True), (types - _INTO - {TieType.SELLS_ON}, False)),
        "small": ((types & _OUT_OF, True), (types & _INTO, False)),
    }
    matches = [
        f"UNWIND ${rows} AS i {_match(which, outwards=outwards)} RETURN {shown}"
        for rows, each in parts.items()
        for which, outwards in each
        if which
    ]
    small = [i for i in ids if i not in crowds]
    # One query for all: each costs a round trip, and a trace asks for few parties many times.
    return list(tx.run(" UNION ALL ".join(matches), ids=ids, small=small))


def _match(types: AbstractSet[TieType], *, outwards: bool) -> str:
    tie = f"[t:{'|'.join(sorted(types))}]"
    if outwards:
        return f"MATCH (a:Entity {{id: i}})-{tie}->(b:Entity)"
    return f"MATCH (b:Entity {{id: i}})<-{tie}-(a:Entity)"


def _large_crowds(
    tx: ManagedTransaction, ids: Sequence[str], most: int, types: AbstractSet[TieType]
) -> dict[str, int]:
    """Return how many ties each crowd of more than ``most`` has."""
    matches = [
        f"UNWIND $rows AS i MATCH {_pattern(which, outwards=outwards)} RETURN i, count(t) AS n"
        for which, outwards in ((_OUT_OF & types, True), (_INTO & types, False))
        if which
    ]
    if not matches:
        return {}
    return {r["i"]: r["n"] for r in tx.run(" UNION ALL ".join(matches), rows=ids) if r["n"] > most}


def _pattern(types: AbstractSet[TieType], *, outwards: bool) -> str:
    left, right = ("-", "->") if outwards else ("<-", "-")
    return f"(a:Entity {{id: i}}){left}[t:{'|'.join(sorted(types))}]{right}(b:Entity)"


def registered_appointments(tx: ManagedTransaction, ids: Iterable[str], shown: str) -> _TieRows:
    """Return one appointment of each officer that a register or filing states."""
    cypher = (
        f"UNWIND $rows AS i MATCH {_pattern(_OUT_OF, outwards=True)} "
        f"WHERE t.standing IN $registers RETURN {shown} LIMIT 1"
    )
    registers = [str(standing) for standing in REGISTERS if standing]
    return [r for i in ids for r in tx.run(cypher, rows=[i], registers=registers)]


def crowds_of(tx: ManagedTransaction, ids: Iterable[str]) -> dict[str, Crowd]:
    """Return the crowds of some parties, with the ids of members that have an accepted match."""
    parties = sorted(set(ids))
    size, matched = dict.fromkeys(parties, 0), {i: list[str]() for i in parties}
    for types, outwards in ((_APPOINTED, True), (_INTO, False)):
        pattern = _pattern(types, outwards=outwards)
        counted = f"UNWIND $rows AS i MATCH {pattern} RETURN i, count(DISTINCT b.id) AS n"
        for row in read_batches(tx, counted, parties):
            size[row["i"]] += row["n"]
        named = (
            f"UNWIND $rows AS i MATCH {pattern} MATCH (b)-[s:SAME_AS]-(:Entity) "
            f"WHERE s.judgement = '{Judgement.ACCEPTED}' RETURN DISTINCT i, b.id AS b"
        )
        for row in read_batches(tx, named, parties):
            matched[row["i"]].append(row["b"])
    return {i: Crowd(size[i], tuple(sorted(matched[i]))) for i in parties}


def read_batches(tx: ManagedTransaction, cypher: str, rows: Sequence[str]) -> _TieRows:
    """Return the rows of a query that runs for some ids, in batches."""
    # Not data(): it copies every value, which costs more than reading it.
    return [r for batch in batches(rows) for r in tx.run(cypher, rows=batch)]
