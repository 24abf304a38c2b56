"""The reads of one trace, all in one transaction; what was read once is not read again."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from itertools import zip_longest

from neo4j import ManagedTransaction

from graph.model.links import Crowd, Link, LinkBatch
from graph.model.records import Contents, Entity, Judgement, Kind, Source, Statement, Tie, TieType
from graph.stores.batches import batches
from graph.stores.properties import statement_from, tie_from
from graph.stores.reading.crowds import CrowdReader
from graph.stores.reading.fetch import entity_from, kind_of, some_sources, unfinished_imports
from graph.stores.reading.row_lists import Row, RowQuery, read_row_lists
from graph.support.progress import end_if_unwanted

_WALKED = frozenset(TieType) - {TieType.SELLS_ON, TieType.SELLS, TieType.OF_BRAND}
_SAME = frozenset({TieType.SAME_AS})
_TIE = "[type(t), a.id, b.id, properties(t)]"
_LINK = "[type(t), a.id, b.id, labels(a), labels(b), t.judgement]"
_SOLD_ON = RowQuery(
    "storefronts",
    "UNWIND $ids AS i MATCH (p:Entity {id: i})<-[:SELLS_ON]-(s:Entity) WITH DISTINCT s.id AS s",
    "[s]",
)
_PARTY_QUERIES = (
    RowQuery(
        "entities", "UNWIND $ends AS i MATCH (e:Entity {id: i})", "[labels(e), properties(e)]"
    ),
    RowQuery(
        "statements",
        "UNWIND $ids AS i MATCH (e:Entity {id: i})<-[t:STATES]-(s)",
        "[e.id, labels(e), s:Source, s.id, properties(t)]",
    ),
)


class TraceReads:
    """Reader of what a trace needs, in one transaction (``TraceReader``)."""

    def __init__(self, tx: ManagedTransaction) -> None:
        self._open_tx = tx
        self._crowds = CrowdReader(tx)
        self._entities: dict[str, Entity] = {}
        self._sources: dict[str, Source] = {}
        self._unfinished: tuple[str, ...] | None = None

    @property
    def _tx(self) -> ManagedTransaction:
        """The transaction, for one read more."""
        end_if_unwanted()
        return self._open_tx

    def walkable(self, ids: Iterable[str], most: int | None = None) -> Contents:
        """Return some entities with their ties that a chain may walk, and the parties at the ends.

        SELLS_ON is read only for these storefronts, not for all storefronts of a platform. Of a
        crowd of more than ``most`` one registered appointment is read and nothing else.
        """
        return self._with_ties(ids, most, _WALKED | {TieType.SELLS_ON})

    def surroundings(self, ids: Iterable[str], most: int | None) -> Contents:
        """Return some entities with all of their ties, and the parties at the ends.

        Platforms and crowds are read as in ``walkable``.
        """
        return self._with_ties(ids, most, frozenset(TieType))

    def _with_ties(
        self, ids: Iterable[str], most: int | None, types: AbstractSet[TieType]
    ) -> Contents:
        wanted = sorted(set(ids))
        found = self._crowds.ties(wanted, most, types, _TIE)
        registered = self._crowds.registered_appointments(found.crowds, _TIE)
        return self._with_ends(wanted, _ties([*found.rows, *registered]))

    def matches(self, ids: Iterable[str]) -> Contents:
        """Return some entities with their SAME_AS, and the parties at the ends."""
        wanted = sorted(set(ids))
        return self._with_ends(wanted, _ties(self._crowds.ties(wanted, None, _SAME, _TIE).rows))

    def links(self, ids: Iterable[str], most: int | None) -> LinkBatch:
        """Return the ties of entities that a chain may walk, reduced to their type and ends."""
        found = self._crowds.ties(sorted(set(ids)), most, _WALKED, _LINK)
        return LinkBatch(_links(found.rows), found.crowds)

    def accepted(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Return the SAME_AS of entities that a user accepted."""
        found = self._crowds.ties(sorted(set(ids)), None, _SAME, _LINK)
        return tuple(link for link in _links(found.rows) if link.accepted)

    def crowds(self, ids: Iterable[str]) -> Mapping[str, Crowd]:
        """Return the crowd of each entity, over all days."""
        return self._crowds.crowds(ids)

    def platforms(self) -> tuple[str, ...]:
        """Return the ids of all platforms."""
        found = self._tx.run(f"MATCH (p:{Kind.PLATFORM}) RETURN p.id AS id ORDER BY id")
        return tuple(str(r["id"]) for r in found)

    def sold_on(self, platforms: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the storefronts that sell or sold on some platforms."""
        found = read_row_lists(self._tx, [_SOLD_ON], ids=sorted(set(platforms)))
        return tuple(sorted(str(ident) for (ident,) in found["storefronts"]))

    def _with_ends(self, wanted: Iterable[str], ties: tuple[Tie, ...]) -> Contents:
        inside = {*wanted, *(end for tie in ties for end in (tie.start, tie.end))}
        statements = self._read_parties(wanted, inside - self._entities.keys())
        named = {t.source for t in ties} | {s.source for s in statements if s.source}
        if new := named - self._sources.keys():
            self._sources |= some_sources(self._tx, new)
        if self._unfinished is None:
            self._unfinished = unfinished_imports(self._tx)
        return Contents(
            entities={i: self._entities[i] for i in inside & self._entities.keys()},
            sources={i: self._sources[i] for i in named & self._sources.keys()},
            statements=statements,
            ties=ties,
            unfinished=self._unfinished,
        )

    def _read_parties(self, wanted: Iterable[str], new: Iterable[str]) -> tuple[Statement, ...]:
        """Read some entities, and return what sources state of the wanted ones."""
        stated: list[Statement] = []
        for ids, ends in zip_longest(batches(wanted), batches(sorted(new)), fillvalue=()):
            found = read_row_lists(self._tx, _PARTY_QUERIES, ids=ids, ends=ends)
            entities = (entity_from(*row) for row in found["entities"])
            self._entities |= {entity.id: entity for entity in entities}
            stated += (
                statement_from(entity, kind_of(labels), source if is_source else "", properties)
                for entity, labels, is_source, source, properties in found["statements"]
            )
        return tuple(sorted(stated, key=lambda s: (s.entity, s.source)))


def _ties(rows: Iterable[Row]) -> tuple[Tie, ...]:
    ties = {properties["id"]: (kind, a, b, properties) for kind, a, b, properties in rows}
    return tuple(tie_from(*ties[i]) for i in sorted(ties))


def _links(rows: Iterable[Row]) -> tuple[Link, ...]:
    links = {
        (kind, start, end, judgement): Link(
            type=TieType(kind),
            start=start,
            end=end,
            start_kind=kind_of(start_labels),
            end_kind=kind_of(end_labels),
            accepted=kind == TieType.SAME_AS and judgement == Judgement.ACCEPTED,
        )
        for kind, start, end, start_labels, end_labels, judgement in rows
    }
    return tuple(links.values())
