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
    for crowding, outwards in ((_OUT_OF & types, True), (_INTO & types, False)):
        # SELLS_ON is not read at a platform, which has one for each of its storefronts.
        plain = types - crowding - (frozenset() if outwards else {TieType.SELLS_ON})
        rows += _ties(tx, ids, plain, shown, outwards=outwards)
        if crowding:
            large = _large_crowds(tx, ids, most, crowding, outwards=outwards)
            crowds |= large
            small = [i for i in ids if i not in large]
            rows += _ties(tx, small, crowding, shown, outwards=outwards)
    return TiesAndCrowds(rows, crowds)


def _ties(
    tx: ManagedTransaction,
    ids: Sequence[str],
    types: AbstractSet[TieType],
    shown: str,
    *,
    outwards: bool,
) -> _TieRows:
    tie = f"[t:{'|'.join(sorted(types))}]"
    one, other = ("(a:Entity {id: i})", "(b:Entity)"), ("(b:Entity {id: i})", "(a:Entity)")
    pattern = f"{one[0]}-{tie}->{one[1]}" if outwards else f"{other[0]}<-{tie}-{other[1]}"
    return read_batches(tx, f"UNWIND $rows AS i MATCH {pattern} RETURN {shown}", ids)


def _large_crowds(
    tx: ManagedTransaction,
    ids: Sequence[str],
    most: int | None,
    types: AbstractSet[TieType],
    *,
    outwards: bool,
) -> dict[str, int]:
    """Return how many ties each crowd of more than ``most`` has."""
    if most is None:
        return {}
    pattern = _pattern(types, outwards=outwards)
    cypher = f"UNWIND $rows AS i MATCH {pattern} RETURN i, count(t) AS n"
    return {r["i"]: r["n"] for r in read_batches(tx, cypher, ids) if r["n"] > most}


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
