"""The graph on one day, with facts that several flags need, each computed once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from graph.analyses.projection import Projection
from graph.analyses.tracing.search.walkable_graph import (
    DatedTie,
    GraphOnDay,
    WalkableGraph,
    graph_on_day,
    walkable_graph_of,
)
from graph.analyses.tracing.trace import VerdictRow, trace_all
from graph.model.dates import as_of_day, last_day
from graph.model.records import KIND_ASSUMED, Entity, Kind, Statement, TieType
from graph.red_flags.control_groups import ControlGroups
from graph.support.settings import Settings, settings


@dataclass(frozen=True, eq=False)
class Scene:
    """A projection on one day, its accepted matches collapsed.

    Nodes are the representative ids of their matches. ``day`` holds the ties that hold on the day;
    ``limits`` the settings that a flag may need.
    """

    graph: Projection = field(repr=False)
    day: GraphOnDay = field(repr=False)
    limits: Settings = field(repr=False)

    @property
    def ground(self) -> WalkableGraph:
        """The whole walkable graph, over all dates."""
        return self.day.ground

    @cached_property
    def nodes(self) -> Mapping[Kind, tuple[str, ...]]:
        """The nodes of each kind, by id."""
        found: dict[Kind, list[str]] = {kind: [] for kind in Kind}
        for ident, entity in sorted(self.ground.entities.items()):
            if self.ground.matches.representative_of(ident) == ident:
                found[entity.kind].append(ident)
        return {kind: tuple(ids) for kind, ids in found.items()}

    @cached_property
    def _members(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for member, node in self.ground.matches.stands_for.items():
            if member != node:
                found[node].append(member)
        return {node: tuple(sorted(others)) for node, others in found.items()}

    def members(self, node: str) -> tuple[str, ...]:
        """Return the node and the entities that it represents."""
        return (node, *self._members.get(node, ()))

    def entity(self, node: str) -> Entity:
        """Return the entity at a node."""
        return self.ground.entities[node]

    def is_person(self, node: str) -> bool:
        """Whether a source says that a party is a person; an assumed person does not count."""
        assumed = any(self.entity(m).values.get(KIND_ASSUMED) for m in self.members(node))
        return self.ground.kind(node) is Kind.PERSON and not assumed

    def name(self, node: str) -> str:
        """Return the displayed name."""
        return self.ground.entities[node].name

    def names(self, nodes: Iterable[str]) -> str:
        """Return several names as one text, in the order of their ids."""
        return ", ".join(self.name(node) for node in sorted(set(nodes)))

    def text(self, node: str, property_name: str) -> str:
        """Return a value as text; empty where no source states it."""
        members = self.members(node)
        return next(filter(None, (self.entity(m).text(property_name) for m in members)), "")

    @cached_property
    def _started_ties(self) -> tuple[Mapping[str, list[DatedTie]], Mapping[str, list[DatedTie]]]:
        into: dict[str, list[DatedTie]] = defaultdict(list)
        out_of: dict[str, list[DatedTie]] = defaultdict(list)
        for p in self.ground.ties:
            # A proposed match says nothing about two parties yet.
            if p.since <= self.day.day and p.tie.type is not TieType.SAME_AS:
                into[p.end].append(p)
                out_of[p.start].append(p)
        return into, out_of

    def started_ties_into(self, node: str, *types: TieType) -> list[DatedTie]:
        """Return the ties into a node that began by the day, ended or not; all types by default."""
        return [p for p in self._started_ties[0].get(node, ()) if not types or p.tie.type in types]

    def started_ties_out_of(self, node: str, *types: TieType) -> list[DatedTie]:
        """Return the ties out of a node that began by the day, ended or not."""
        return [p for p in self._started_ties[1].get(node, ()) if not types or p.tie.type in types]

    def stated_ties_into(self, node: str, *types: TieType) -> list[DatedTie]:
        """Return the ties into a node that no source says are over by the day.

        A tie of a company that was dissolved is among them, though it no longer holds.
        """
        ties = self.started_ties_into(node, *types)
        return [p for p in ties if not p.tie.until or last_day(p.tie.until) >= self.day.day]

    def ties_into(self, node: str, *types: TieType) -> list[DatedTie]:
        """Return the ties into a node that hold on the day; of all types by default."""
        return [p for p in self.started_ties_into(node, *types) if p.until >= self.day.day]

    def ties_out_of(self, node: str, *types: TieType) -> list[DatedTie]:
        """Return the ties out of a node that hold on the day."""
        return [p for p in self.started_ties_out_of(node, *types) if p.until >= self.day.day]

    @cached_property
    def groups(self) -> ControlGroups:
        """The groups of parties by majority or control."""
        return ControlGroups(self.day)

    @cached_property
    def companies_behind(self) -> frozenset[str]:
        """The companies that operate storefronts, and those that own or control them."""
        parties = set(self.sellers)
        parties |= {a for seller in self.sellers for a in self.groups.ways_above(seller)}
        return frozenset(p for p in parties if self.ground.kind(p) is Kind.COMPANY)

    @cached_property
    def unknown_reasons(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements by node that give a reason why something is not stated."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.ground.statements:
            if statement.values.get("unknown_reason"):
                found[self.ground.matches.representative_of(statement.entity)].append(statement)
        return {node: tuple(each) for node, each in found.items()}

    @cached_property
    def verdicts(self) -> Mapping[str, VerdictRow]:
        """The verdict of each storefront."""
        rows = trace_all(self.graph, self.day.day.isoformat())
        return {r.storefront.id: r for r in rows if r.storefront.id in self.storefronts}

    @cached_property
    def storefronts(self) -> frozenset[str]:
        """Every storefront."""
        return frozenset(self.nodes[Kind.STOREFRONT])

    @cached_property
    def sellers(self) -> Mapping[str, tuple[DatedTie, ...]]:
        """The OPERATES ties to storefronts, by operator."""
        found: dict[str, list[DatedTie]] = defaultdict(list)
        for front in sorted(self.storefronts):
            for p in self.ties_into(front, TieType.OPERATES):
                found[p.start].append(p)
        return {seller: tuple(ties) for seller, ties in sorted(found.items())}

    def fronts_of(self, seller: str) -> tuple[str, ...]:
        """Return the storefronts that a party operates."""
        return tuple(sorted({p.end for p in self.sellers.get(seller, ())}))


def scene_of(graph: Projection, as_of: str | None = None) -> Scene:
    """Return the scene of a projection on a day (today by default).

    Raises:
        DateError: ``as_of`` is not a valid date.
    """
    return Scene(graph, graph_on_day(walkable_graph_of(graph), as_of_day(as_of)), settings())
