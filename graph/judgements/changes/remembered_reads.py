"""The reads of a trace, each party of a store read once.

What is before a judgement and what is after it are mostly the same parties, looked at twice.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from graph.model.links import Crowd, Link, LinkBatch, TraceReader
from graph.model.records import Contents, Entity, Source, Statement, Tie

_Read = Callable[[Iterable[str], int | None], Contents]


@dataclass(slots=True)
class _Links:
    """Links of parties, and the crowds that were left out."""

    of: dict[str, list[Link]] = field(default_factory=dict)
    crowds: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Parts:
    """Ties and statements of parties."""

    ties: dict[str, list[Tie]] = field(default_factory=dict)
    statements: dict[str, list[Statement]] = field(default_factory=dict)


class RememberedReads:
    """Reader of what a trace needs (``TraceReader``), in one transaction of a store."""

    def __init__(self, reads: TraceReader) -> None:
        self._reads = reads
        self._links: dict[int | None, _Links] = {}
        self._walkable: dict[int | None, _Parts] = {}
        self._surroundings: dict[int | None, _Parts] = {}
        self._entities: dict[str, Entity] = {}
        self._sources: dict[str, Source] = {}
        self._unfinished: tuple[str, ...] = ()

    def walkable(self, ids: Iterable[str], most: int | None = None) -> Contents:
        """Return some entities with their ties that a chain may walk, and those at the ends."""
        parts = self._walkable.setdefault(most, _Parts())
        return self._contents(parts, self._reads.walkable, ids, most)

    def surroundings(self, ids: Iterable[str], most: int | None) -> Contents:
        """Return some entities with all of their ties, and the parties at the ends."""
        parts = self._surroundings.setdefault(most, _Parts())
        return self._contents(parts, self._reads.surroundings, ids, most)

    def matches(self, ids: Iterable[str]) -> Contents:
        """Return some entities with their SAME_AS, and the parties at the ends."""
        return self._reads.matches(ids)

    def links(self, ids: Iterable[str], most: int | None) -> LinkBatch:
        """Return the ties of entities that a chain may walk; one of two of them comes twice."""
        wanted = sorted(set(ids))
        known = self._links.setdefault(most, _Links())
        if new := set(wanted) - known.of.keys():
            found = self._reads.links(new, most)
            known.of |= {ident: [] for ident in new}
            known.crowds |= found.crowds
            for link in found.links:
                for end in {link.start, link.end} & new:
                    known.of[end].append(link)
        crowds = {i: known.crowds[i] for i in wanted if i in known.crowds}
        return LinkBatch(tuple(link for i in wanted for link in known.of[i]), crowds)

    def accepted(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Return the SAME_AS of entities that a user accepted."""
        return self._reads.accepted(ids)

    def crowds(self, ids: Iterable[str]) -> Mapping[str, Crowd]:
        """Return the crowd of each entity."""
        return self._reads.crowds(ids)

    def platforms(self) -> tuple[str, ...]:
        """Return the ids of all platforms."""
        return self._reads.platforms()

    def sold_on(self, platforms: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the storefronts that sell or sold on some platforms."""
        return self._reads.sold_on(platforms)

    def _contents(
        self, parts: _Parts, read: _Read, ids: Iterable[str], most: int | None
    ) -> Contents:
        wanted = sorted(set(ids))
        if new := set(wanted) - parts.ties.keys():
            self._remember(parts, new, read(new, most))
        ties = {tie.id: tie for i in wanted for tie in parts.ties[i]}
        statements = tuple(s for i in wanted for s in parts.statements[i])
        inside = {*wanted, *(end for tie in ties.values() for end in (tie.start, tie.end))}
        named = {t.source for t in ties.values()} | {s.source for s in statements}
        return Contents(
            entities={i: self._entities[i] for i in sorted(inside & self._entities.keys())},
            sources={i: self._sources[i] for i in sorted(named & self._sources.keys())},
            statements=statements,
            ties=tuple(ties[i] for i in sorted(ties)),
            unfinished=self._unfinished,
        )

    def _remember(self, parts: _Parts, new: set[str], found: Contents) -> None:
        self._entities |= found.entities
        self._sources |= found.sources
        self._unfinished = found.unfinished
        parts.ties |= {ident: [] for ident in new}
        parts.statements |= {ident: [] for ident in new}
        for tie in found.ties:
            for end in {tie.start, tie.end} & new:
                parts.ties[end].append(tie)
        for statement in found.statements:
            parts.statements[statement.entity].append(statement)
