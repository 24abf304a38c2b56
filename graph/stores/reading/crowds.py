"""Crowds: the tenants of an address or contact, and the appointments of an officer.

A crowd above a limit is counted, not read.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from neo4j import ManagedTransaction

from graph.model.links import Crowd
from graph.model.records import REGISTERS, Judgement, TieType
from graph.stores.batches import batches
from graph.stores.reading.row_lists import Row, RowQuery, read_row_lists

_INTO = frozenset({TieType.LOCATED_AT, TieType.REACHED_AT})
_OUT_OF = frozenset({TieType.OFFICER_OF, TieType.EMPLOYED_BY})
_APPOINTED = frozenset({TieType.OFFICER_OF})


@dataclass(frozen=True, slots=True)
class TiesAndCrowds:
    """Rows of ties, and the size of each crowd that was left out, by its party."""

    rows: list[Row]
    crowds: Mapping[str, int]


class CrowdReader:
    """Reader of ties in one transaction, which counts the crowd of each party once."""

    def __init__(self, tx: ManagedTransaction) -> None:
        self._tx = tx
        self._tenants: dict[str, int] = {}
        self._posts: dict[str, int] = {}

    def ties(
        self, ids: Sequence[str], most: int | None, types: AbstractSet[TieType], shown: str
    ) -> TiesAndCrowds:
        """Return ties of some types that touch entities, without crowds of more than ``most``."""
        rows: list[Row] = []
        crowds: dict[str, int] = {}
        for batch in batches(ids):
            if most is None:
                queries = [*_tie_queries(types, shown), *_crowd_queries(types, shown)]
                rows += read_row_lists(self._tx, queries, ids=batch, crowds=batch)["ties"]
                continue
            rows += self._count_and_read(batch, _tie_queries(types, shown))
            sizes = {i: max(self._tenants[i], self._posts[i]) for i in batch}
            small = [i for i, size in sizes.items() if 0 < size <= most]
            if small:
                queries = _crowd_queries(types, shown)
                rows += read_row_lists(self._tx, queries, crowds=small)["ties"]
            crowds |= {i: size for i, size in sizes.items() if size > most}
        return TiesAndCrowds(rows, crowds)

    def registered_appointments(self, officers: Iterable[str], shown: str) -> list[Row]:
        """Return one appointment of each officer that a register or filing states."""
        registers = [str(standing) for standing in REGISTERS if standing]
        match = (
            f"MATCH {_pattern(_OUT_OF, '$officer', outwards=True)} "
            "WHERE t.standing IN $registers WITH a, t, b LIMIT 1"
        )
        one = RowQuery("ties", match, shown)
        return [
            row
            for officer in officers
            if self._posts[officer]
            for row in read_row_lists(self._tx, [one], officer=officer, registers=registers)["ties"]
        ]

    def crowds(self, ids: Iterable[str]) -> dict[str, Crowd]:
        """Return the crowds of some parties, with the ids of members that have an accepted match.

        The crowd of an officer has no employers.
        """
        parties = sorted(set(ids))
        size, matched = dict.fromkeys(parties, 0), {i: set[str]() for i in parties}
        for batch in batches(parties):
            self._count_and_read(batch, [])
            shared = [i for i in batch if self._tenants[i] or self._posts[i]]
            if shared:
                found = read_row_lists(self._tx, _MEMBER_QUERIES, crowds=shared)
                for party, posts in found["posts"]:
                    size[party] += posts
                for party, member in found["matched"]:
                    matched[party].add(member)
        return {i: Crowd(size[i] + self._tenants[i], tuple(sorted(matched[i]))) for i in parties}

    def _count_and_read(self, ids: Sequence[str], queries: Sequence[RowQuery]) -> list[Row]:
        """Count the crowds that were not yet counted; return the rows of some queries of ties."""
        new = [i for i in ids if i not in self._tenants]
        counts = _COUNT_QUERIES if new else ()
        found = read_row_lists(self._tx, [*queries, *counts], ids=ids, new=new)
        for sizes, name in ((self._tenants, "tenants"), (self._posts, "posts")):
            sizes |= dict.fromkeys(new, 0)
            sizes |= {party: int(size) for party, size in found.get(name, ())}
        return found.get("ties", [])


def _tie_queries(types: AbstractSet[TieType], shown: str) -> list[RowQuery]:
    """Return the queries of ties that are in no crowd of the entities asked for."""
    # SELLS_ON is not read at a platform, which has one for each of its storefronts.
    out, into = types - _OUT_OF, types - _INTO - {TieType.SELLS_ON}
    return _queries(((out, True), (into, False)), "$ids", shown)


def _crowd_queries(types: AbstractSet[TieType], shown: str) -> list[RowQuery]:
    """Return the queries of the ties that make a crowd."""
    return _queries(((types & _OUT_OF, True), (types & _INTO, False)), "$crowds", shown)


def _queries(
    ways: Iterable[tuple[AbstractSet[TieType], bool]], ids: str, shown: str
) -> list[RowQuery]:
    return [
        RowQuery("ties", f"UNWIND {ids} AS i MATCH {_pattern(types, outwards=outwards)}", shown)
        for types, outwards in ways
        if types
    ]


def _pattern(types: AbstractSet[TieType], ident: str = "i", *, outwards: bool) -> str:
    """Return the pattern of ties from ``a`` to ``b``, of which one has the id."""
    tie, of = f"[t:{'|'.join(sorted(types))}]", f"{{id: {ident}}}"
    if outwards:
        return f"(a:Entity {of})-{tie}->(b:Entity)"
    return f"(b:Entity {of})<-{tie}-(a:Entity)"


def _count_query(name: str, types: AbstractSet[TieType], ids: str, *, outwards: bool) -> RowQuery:
    # Distinct nodes and not ties or ids: for these the embedded server reads all of their values.
    match = f"UNWIND {ids} AS i MATCH {_pattern(types, outwards=outwards)}"
    return RowQuery(name, f"{match} WITH i, count(DISTINCT {'ab'[outwards]}) AS n", "[i, n]")


def _matched_query(types: AbstractSet[TieType], *, outwards: bool) -> RowQuery:
    member = "ab"[outwards]
    match = (
        f"UNWIND $crowds AS i MATCH {_pattern(types, outwards=outwards)} "
        f"MATCH ({member})-[s:SAME_AS]-(:Entity) WHERE s.judgement = '{Judgement.ACCEPTED}' "
        f"WITH DISTINCT i, {member}.id AS m"
    )
    return RowQuery("matched", match, "[i, m]")


_COUNT_QUERIES = (
    _count_query("posts", _OUT_OF, "$new", outwards=True),
    _count_query("tenants", _INTO, "$new", outwards=False),
)
_MEMBER_QUERIES = (
    _count_query("posts", _APPOINTED, "$crowds", outwards=True),
    _matched_query(_APPOINTED, outwards=True),
    _matched_query(_INTO, outwards=False),
)
