"""The reads of a trace in a store as if a judgement were written already."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from graph.model.links import Crowd, Link, LinkBatch, TraceReader
from graph.model.records import Contents, Judgement, Kind, Tie, TieType

_PLACES = frozenset({Kind.ADDRESS, Kind.CONTACT})
_SHARED_ENDS = frozenset({TieType.LOCATED_AT, TieType.REACHED_AT})


class JudgedReads:
    """Reader of what a trace needs (``TraceReader``), with one more SAME_AS."""

    def __init__(self, reads: TraceReader, tie: Tie) -> None:
        self._reads = reads
        self._tie = tie
        self._pair = frozenset((tie.start, tie.end))
        self._ends = {
            i: e for i, e in reads.matches(self._pair).entities.items() if i in self._pair
        }
        self._accepts = tie.judgement is Judgement.ACCEPTED
        self._memberships: Mapping[str, set[str]] | None = None
        self._whole: dict[frozenset[str], LinkBatch] = {}

    def walkable(self, ids: Iterable[str], most: int | None = None) -> Contents:
        """Return some entities with their ties that a chain may walk, and those at the ends."""
        wanted = set(ids)
        return self._with_tie(self._reads.walkable(wanted, most), wanted)

    def surroundings(self, ids: Iterable[str], most: int | None) -> Contents:
        """Return some entities with all of their ties, and the parties at the ends."""
        wanted = set(ids)
        return self._with_tie(self._reads.surroundings(wanted, most), wanted)

    def matches(self, ids: Iterable[str]) -> Contents:
        """Return some entities with their SAME_AS, and the parties at the ends."""
        wanted = set(ids)
        return self._with_tie(self._reads.matches(wanted), wanted)

    def links(self, ids: Iterable[str], most: int | None) -> LinkBatch:
        """Return the ties of entities that a chain may walk, reduced to their type and ends."""
        wanted = frozenset(ids)
        found = self._whole_links(wanted) if most is None else self._reads.links(wanted, most)
        return replace(found, links=(*found.links, *self._own_link(wanted)))

    def _whole_links(self, ids: frozenset[str]) -> LinkBatch:
        """Return links with all crowds, which are so many that they are read once."""
        if ids not in self._whole:
            self._whole[ids] = self._reads.links(ids, None)
        return self._whole[ids]

    def accepted(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Return the SAME_AS of entities that a user accepted."""
        wanted = set(ids)
        found = self._reads.accepted(wanted)
        return (*found, *self._own_link(wanted)) if self._accepts else found

    def crowds(self, ids: Iterable[str]) -> Mapping[str, Crowd]:
        """Return the crowd of each entity; both of an accepted pair are among its matched ones."""
        found = self._reads.crowds(ids)
        if not self._accepts:
            return found
        return {party: self._with_pair(party, crowd) for party, crowd in found.items()}

    def platforms(self) -> tuple[str, ...]:
        """Return the ids of all platforms."""
        return self._reads.platforms()

    def sold_on(self, platforms: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the storefronts that sell or sold on some platforms."""
        return self._reads.sold_on(platforms)

    def _with_tie(self, found: Contents, wanted: set[str]) -> Contents:
        if not self._pair & wanted:
            return found
        ties = tuple(sorted((*found.ties, self._tie), key=lambda t: t.id))
        return replace(found, entities={**found.entities, **self._ends}, ties=ties)

    def _own_link(self, wanted: AbstractSet[str]) -> tuple[Link, ...]:
        if not self._pair & wanted or not self._pair <= self._ends.keys():
            return ()
        start, end = self._tie.start, self._tie.end
        kinds = self._ends[start].kind, self._ends[end].kind
        return (
            Link(TieType.SAME_AS, start, end, kinds[0], end_kind=kinds[1], accepted=self._accepts),
        )

    def _with_pair(self, party: str, crowd: Crowd) -> Crowd:
        members = self._members_of().get(party, set())
        return replace(crowd, matched=tuple(sorted({*crowd.matched, *members})))

    def _members_of(self) -> Mapping[str, set[str]]:
        """Return those of the pair that are in the crowd of each party."""
        if self._memberships is None:
            found: dict[str, set[str]] = {}
            # Nothing shares a party with an address or contact: it has a crowd and is in none.
            shared = any(e.kind in _PLACES for e in self._ends.values())
            for link in () if shared else self._reads.links(self._pair, None).links:
                if link.type in _SHARED_ENDS and link.start in self._pair:
                    found.setdefault(link.end, set()).add(link.start)
                elif link.type is TieType.OFFICER_OF and link.end in self._pair:
                    found.setdefault(link.start, set()).add(link.end)
            self._memberships = found
        return self._memberships
