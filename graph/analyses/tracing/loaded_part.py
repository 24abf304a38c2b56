"""The part of a store that was read for a trace, as it grows."""

from collections.abc import Callable, Iterable, Mapping

from graph.analyses.projection import Projection, project
from graph.analyses.tracing.search.walkable_graph import (
    CONTACT_TYPES,
    WalkableGraph,
    walkable_graph_of,
)
from graph.model.links import Crowd, TraceReader
from graph.model.records import (
    UPWARD,
    Contents,
    Entity,
    Judgement,
    Kind,
    Source,
    Statement,
    Tie,
    TieType,
)


class LoadedPart:
    """The part read so far; crowds of more than ``most`` are left out."""

    def __init__(self, reads: TraceReader, most: int) -> None:
        self._reads, self.most = reads, most
        self._entities: dict[str, Entity] = {}
        self._sources: dict[str, Source] = {}
        self._statements: dict[str, tuple[Statement, ...]] = {}
        self._ties: dict[str, Tie] = {}
        self._unfinished: tuple[str, ...] = ()
        self._loaded: set[str] = set()
        self._graph: WalkableGraph | None = None

    def read_sellers(self, storefronts: Iterable[str]) -> set[str]:
        """Read storefronts and their operators; return the ids of all their matched entries."""
        entries = set(storefronts)
        while more := entries - self._loaded:
            self._add_contents(self._reads.walkable(more), more)
            entries |= self._matched_ids(entries)
        sellers = {t.start for t in self._ties_into(entries) if t.type is TieType.OPERATES}
        self._add_contents(self._reads.walkable(sellers - self._loaded), sellers)
        return entries

    def read_above(self, ids: Iterable[str]) -> None:
        """Read parties, their matched entries, and all that operate, own or control these."""
        wanted = set(ids)
        while True:
            if more := wanted - self._loaded:
                self._add_contents(self._reads.walkable(more, self.most), more)
            above = {t.start for t in self._ties_into(wanted) if t.type in UPWARD}
            above |= self._matched_ids(wanted)
            if above <= wanted:
                return
            wanted |= above

    def read_around(self, ids: Iterable[str], most: int | None) -> set[str]:
        """Read parties with all of their ties, those to goods too; return the ids at the ends.

        Crowds of more than ``most`` are left out, with None none is.
        """
        wanted = set(ids)
        found = self._reads.surroundings(wanted, most)
        self._add_contents(found, wanted)
        return found.entities.keys() - wanted

    def kind_of(self, ident: str) -> Kind:
        """Return the kind of an entity that was read, or that is at the end of a tie read."""
        return self._entities[ident].kind

    def platforms_of(self, storefronts: set[str]) -> set[str]:
        """Return the platforms on which some storefronts sell, at any time."""
        ties = self._ties.values()
        return {t.end for t in ties if t.type is TieType.SELLS_ON and t.start in storefronts}

    def walkable_graph(self) -> WalkableGraph:
        """Return the graph read so far, with its accepted matches collapsed."""
        if self._graph is None:
            self._graph = walkable_graph_of(project(self.contents()))
        return self._graph

    def entries_of(self, ids: Iterable[str]) -> set[str]:
        """Return all ids that are one party with any of some ids."""
        of = self.walkable_graph().matches.representative_of
        nodes = {of(i) for i in ids}
        return {e for e in self._entities if of(e) in nodes}

    def projection(self, on_chains: set[str]) -> Projection:
        """Return the graph read so far, with the crowds of parties that may be on a chain."""
        crowds = self._count_crowds(on_chains)
        graph = project(self.contents())
        graph.graph["crowd"] = crowds
        return graph

    def _count_crowds(self, entries: set[str]) -> dict[str, int]:
        """Return the sizes of large crowds; entries that are one party count once."""
        ground = self.walkable_graph()
        crowds = self._reads.crowds(entries)
        nodes: dict[str, dict[str, Crowd]] = {}
        for entry, crowd in crowds.items():
            nodes.setdefault(ground.matches.representative_of(entry), {})[entry] = crowd
        large = {
            node: parts
            for node, parts in nodes.items()
            if sum(crowd.size for crowd in parts.values()) > self.most
        }
        self._read_matches({m for each in large.values() for c in each.values() for m in c.matched})
        of = self.walkable_graph().matches.representative_of
        return {node: self._crowd_size(parts, of) for node, parts in large.items()}

    def _crowd_size(self, crowds: Mapping[str, Crowd], of: Callable[[str], str]) -> int:
        if len(crowds) == 1:
            (crowd,) = crowds.values()
            return crowd.size - len(crowd.matched) + len(set(map(of, crowd.matched)))
        found = self._reads.links(crowds, None).links
        tenants = {
            link.start for link in found if link.type in CONTACT_TYPES and link.end in crowds
        }
        held = {t.end for t in found if t.type is TieType.OFFICER_OF and t.start in crowds}
        return len(set(map(of, tenants | held)))

    def _read_matches(self, ids: set[str]) -> None:
        wanted, read = set(ids), set[str]()
        while more := wanted - read:
            self._add_contents(self._reads.matches(more), ())
            read |= more
            wanted |= self._matched_ids(wanted)

    def _ties_into(self, ids: set[str]) -> list[Tie]:
        return [t for t in self._ties.values() if t.end in ids]

    def _matched_ids(self, ids: set[str]) -> set[str]:
        """Return both ends of every match of some ids that was ever accepted.

        A later judgement may have overruled it; that is settled once all of its pair is read.
        """
        accepted = (t for t in self._ties.values() if t.judgement is Judgement.ACCEPTED)
        ends = ({t.start, t.end} for t in accepted if t.type is TieType.SAME_AS)
        return {end for pair in ends if pair & ids for end in pair}

    def _add_contents(self, contents: Contents, read: Iterable[str]) -> None:
        self._entities |= contents.entities
        self._sources |= contents.sources
        self._ties |= {t.id: t for t in contents.ties}
        stated: dict[str, list[Statement]] = {}
        for statement in contents.statements:
            stated.setdefault(statement.entity, []).append(statement)
        self._statements |= {entity: tuple(each) for entity, each in stated.items()}
        self._unfinished = contents.unfinished
        self._loaded |= set(read)
        self._graph = None

    def contents(self) -> Contents:
        """Return what was read so far."""
        statements = tuple(s for e in sorted(self._statements) for s in self._statements[e])
        ties = tuple(self._ties[i] for i in sorted(self._ties))
        return Contents(
            entities=self._entities,
            sources=self._sources,
            statements=statements,
            ties=ties,
            unfinished=self._unfinished,
        )
