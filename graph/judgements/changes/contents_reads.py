"""The reads of a trace over contents in memory, as a store makes them."""

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property
from itertools import chain, islice

from graph.model.links import Crowd, Link, LinkBatch
from graph.model.records import REGISTERS, Contents, Judgement, Kind, Tie, TieType

_TENANCIES = frozenset({TieType.LOCATED_AT, TieType.REACHED_AT})
_POSTS = frozenset({TieType.OFFICER_OF, TieType.EMPLOYED_BY})
_GOODS = frozenset({TieType.SELLS, TieType.OF_BRAND})
_ALL = frozenset(TieType)


class ContentsReads:
    """Reader of what a trace needs (``TraceReader``), of contents that are at hand whole."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._crowd_sizes: dict[str, int] = {}

    def walkable(self, ids: Iterable[str], most: int | None = None) -> Contents:
        """Return some entities with their ties that a chain may walk, and those at the ends."""
        return self._with_ties(ids, most, _ALL - _GOODS)

    def surroundings(self, ids: Iterable[str], most: int | None) -> Contents:
        """Return some entities with all of their ties, and the parties at the ends."""
        return self._with_ties(ids, most, _ALL)

    def matches(self, ids: Iterable[str]) -> Contents:
        """Return some entities with their SAME_AS, and the parties at the ends."""
        return self._with_ties(ids, None, frozenset({TieType.SAME_AS}))

    def links(self, ids: Iterable[str], most: int | None) -> LinkBatch:
        """Return the ties of entities that a chain may walk, reduced to their type and ends."""
        wanted = set(ids)
        types = _ALL - _GOODS - {TieType.SELLS_ON}
        found = dict.fromkeys(self._link(t) for t in self._ties(wanted, most, types))
        sizes = {i: self._largest_crowd(i) for i in wanted}
        crowds = {i: n for i, n in sizes.items() if most is not None and n > most}
        return LinkBatch(tuple(found), crowds)

    def accepted(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Return the SAME_AS of entities that a user accepted."""
        ties = self._ties(set(ids), None, frozenset({TieType.SAME_AS}))
        return tuple(link for link in dict.fromkeys(map(self._link, ties)) if link.accepted)

    def crowds(self, ids: Iterable[str]) -> Mapping[str, Crowd]:
        """Return the crowd of each entity, over all days; the crowd of an officer has no jobs."""
        return {i: self._crowd(i) for i in ids}

    def platforms(self) -> tuple[str, ...]:
        """Return the ids of all platforms."""
        return self._platforms

    @cached_property
    def _platforms(self) -> tuple[str, ...]:
        entities = self._contents.entities.values()
        return tuple(sorted(e.id for e in entities if e.kind is Kind.PLATFORM))

    def sold_on(self, platforms: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the storefronts that sell or sold on some platforms."""
        ties = chain.from_iterable(self._contents.ties_of(p) for p in set(platforms))
        return tuple(sorted({t.start for t in ties if t.type is TieType.SELLS_ON}))

    def _with_ties(self, ids: Iterable[str], most: int | None, types: Set[TieType]) -> Contents:
        wanted = {i for i in ids if i in self._contents.entities}
        listed = (*self._ties(wanted, most, types), *self._registered_appointments(wanted, most))
        ties = tuple(sorted({t.id: t for t in listed}.values(), key=lambda t: t.id))
        inside = {*wanted, *(end for tie in ties for end in (tie.start, tie.end))}
        statements = tuple(s for i in sorted(wanted) for s in self._contents.statements_about(i))
        named = {t.source for t in ties} | {s.source for s in statements}
        sources = self._contents.sources
        return Contents(
            entities={i: self._contents.entities[i] for i in sorted(inside)},
            sources={i: sources[i] for i in sorted(named) if i in sources},
            statements=statements,
            ties=ties,
            unfinished=self._contents.unfinished,
        )

    def _ties(self, ids: Iterable[str], most: int | None, types: Set[TieType]) -> tuple[Tie, ...]:
        """Return the ties of some entities, without crowds of more than ``most``.

        The storefronts of a platform are left out.
        """
        found: dict[str, Tie] = {}
        for ident in ids:
            left_out = most is not None and self._largest_crowd(ident) > most
            for tie in self._contents.ties_of(ident):
                sold = tie.type is TieType.SELLS_ON and tie.end == ident
                if tie.type in types and not sold and not (left_out and _is_of_crowd(tie, ident)):
                    found[tie.id] = tie
        return tuple(found[i] for i in sorted(found))

    def _registered_appointments(self, ids: Iterable[str], most: int | None) -> Iterator[Tie]:
        """Yield one registered appointment of each officer whose crowd is left out."""
        for ident in ids:
            if most is not None and self._largest_crowd(ident) > most:
                posts = (t for t in self._contents.ties_of(ident) if t.type in _POSTS)
                held = (t for t in posts if t.start == ident and t.standing in REGISTERS)
                yield from islice(held, 1)

    def _largest_crowd(self, ident: str) -> int:
        if ident not in self._crowd_sizes:
            ties = self._contents.ties_of(ident)
            tenants = {t.start for t in ties if t.type in _TENANCIES and t.end == ident}
            posts = {t.end for t in ties if t.type in _POSTS and t.start == ident}
            self._crowd_sizes[ident] = max(len(tenants), len(posts))
        return self._crowd_sizes[ident]

    def _crowd(self, ident: str) -> Crowd:
        ties = self._contents.ties_of(ident)
        tenants = {t.start for t in ties if t.type in _TENANCIES and t.end == ident}
        held = {t.end for t in ties if t.type is TieType.OFFICER_OF and t.start == ident}
        matched = sorted((tenants | held) & self._matched)
        return Crowd(len(tenants) + len(held), tuple(matched))

    @cached_property
    def _matched(self) -> Set[str]:
        """The entities of which a match was accepted."""
        judged = (t for t in self._contents.ties if t.judgement is Judgement.ACCEPTED)
        return {end for t in judged if t.type is TieType.SAME_AS for end in (t.start, t.end)}

    def _link(self, tie: Tie) -> Link:
        entities = self._contents.entities
        return Link(
            type=tie.type,
            start=tie.start,
            end=tie.end,
            start_kind=entities[tie.start].kind,
            end_kind=entities[tie.end].kind,
            accepted=tie.type is TieType.SAME_AS and tie.judgement is Judgement.ACCEPTED,
        )


def _is_of_crowd(tie: Tie, ident: str) -> bool:
    """Whether a tie is one of an entity's tenants or posts."""
    return (tie.type in _TENANCIES and tie.end == ident) or (
        tie.type in _POSTS and tie.start == ident
    )
