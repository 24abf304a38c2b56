"""The part of a projection that can be walked, prepared once, and its steps on one day."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property
from weakref import WeakKeyDictionary

from graph.analyses.party_ends import PartyEnd, party_ends
from graph.analyses.projection import Projection
from graph.analyses.stakes import Stakes, holding_start, holds_shares, interest_of, stakes_in
from graph.analyses.tracing.search.accepted_matches import Matches, settle_matches
from graph.model.dates import first_day, last_day
from graph.model.records import Entity, Kind, Source, Statement, Tie, TieType
from graph.support.settings import settings

WALKED_TYPES = frozenset(TieType) - {TieType.SELLS_ON, TieType.SELLS, TieType.OF_BRAND}
PERSONNEL_TYPES = frozenset({TieType.OFFICER_OF, TieType.EMPLOYED_BY})
CONTACT_TYPES = frozenset({TieType.LOCATED_AT, TieType.REACHED_AT})
_SHIPPING_PURPOSES = frozenset({"ships from", "returns", "service"})


@dataclass(frozen=True, slots=True)
class DatedTie:
    """A tie between the entities that stand for its ends, with the days on which it holds.

    ``ended_by`` is the end of a party that ends the tie before the tie itself is stated to.
    """

    tie: Tie
    start: str
    end: str
    since: date
    _: KW_ONLY
    until: date
    ended_by: PartyEnd | None = None


@dataclass(frozen=True, eq=False)
class WalkableGraph:
    """A projection with its accepted matches collapsed.

    ``crowd_sizes`` counts the tenants of an address or contact and the appointments of an officer,
    over all dates; ``mass_tenants`` is the number above which a party is a mass node. ``ends`` are
    the ends of parties that are no more.
    """

    entities: Mapping[str, Entity]
    sources: Mapping[str, Source]
    statements: tuple[Statement, ...]
    unfinished: tuple[str, ...]
    _: KW_ONLY
    matches: Matches
    ties: tuple[DatedTie, ...]
    crowd_sizes: Mapping[str, int]
    mass_tenants: int
    ends: Mapping[str, PartyEnd]

    def kind(self, node: str) -> Kind:
        """Return the kind of the entity that stands at ``node``."""
        return self.entities[node].kind

    @cached_property
    def by_id(self) -> Mapping[str, DatedTie]:
        """The ties by their ids."""
        return {p.tie.id: p for p in self.ties}

    @cached_property
    def by_end(self) -> Mapping[str, list[DatedTie]]:
        """The ties by the entity they end at."""
        found: dict[str, list[DatedTie]] = defaultdict(list)
        for p in self.ties:
            found[p.end].append(p)
        return found

    @cached_property
    def by_start(self) -> Mapping[str, list[DatedTie]]:
        """The ties by the entity they start from."""
        found: dict[str, list[DatedTie]] = defaultdict(list)
        for p in self.ties:
            found[p.start].append(p)
        return found

    def period_at(self, node: str, day: date) -> int:
        """Return which period of an entity a day is in, counted from its first.

        Within one, no tie of the entity begins, ends or replaces another.
        """
        if node not in self._turning_days:
            ties = (*self.by_end.get(node, ()), *self.by_start.get(node, ()))
            self._turning_days[node] = sorted({turn for p in ties for turn in _turning_days(p)})
        return bisect_right(self._turning_days[node], day)

    @cached_property
    def _turning_days(self) -> dict[str, list[date]]:
        return {}


def _turning_days(placed: DatedTie) -> Iterator[date]:
    """Yield the days from which a tie holds, no longer holds, or counts as stated."""
    yield placed.since
    for until in (placed.until, _end_day(placed.tie.until)):
        if until < date.max:
            yield until + timedelta(days=1)
    if placed.tie.type is TieType.OWNS and (start := holding_start(placed.tie)):
        yield start[0]


_WALKABLE_GRAPHS: WeakKeyDictionary[Projection, WalkableGraph] = WeakKeyDictionary()


def walkable_graph_of(graph: Projection) -> WalkableGraph:
    """Prepare a projection; the same one is prepared once, so it must not change afterwards."""
    if graph not in _WALKABLE_GRAPHS:
        _WALKABLE_GRAPHS[graph] = _build_walkable_graph(graph)
    return _WALKABLE_GRAPHS[graph]


def _build_walkable_graph(graph: Projection) -> WalkableGraph:
    entities: dict[str, Entity] = {n: data["entity"] for n, data in graph.nodes(data=True)}
    ties: list[Tie] = [data["tie"] for _, _, data in graph.edges(data=True)]
    sources = graph.graph.get("sources", {})
    matches = settle_matches(ties, entities)
    ends = party_ends(graph.graph.get("ending", ()), entities, sources, matches.representative_of)
    placed = tuple(
        sorted(
            (_dated_tie(t, matches, ends) for t in ties if t.type is not TieType.SAME_AS),
            key=lambda p: p.tie.id,
        )
    )
    # Who a party is does not end with it.
    proposed = tuple(_dated_tie(t, matches, {}) for t in matches.proposed)
    return WalkableGraph(
        entities=entities,
        sources=sources,
        statements=graph.graph.get("statements", ()),
        unfinished=graph.graph.get("unfinished", ()),
        matches=matches,
        ties=placed + proposed,
        crowd_sizes=_count_crowds(placed) | _stored_crowds(graph, matches),
        mass_tenants=graph.graph.get("mass_tenants", settings().mass_tenants),
        ends=ends,
    )


def _stored_crowds(graph: Projection, matches: Matches) -> dict[str, int]:
    """Return the crowds that were counted in the store, of which a part alone was read."""
    counted: Mapping[str, int] = graph.graph.get("crowd", {})
    return {matches.representative_of(party): size for party, size in counted.items()}


def _dated_tie(tie: Tie, matches: Matches, ends: Mapping[str, PartyEnd]) -> DatedTie:
    start, end, until = (
        matches.representative_of(tie.start),
        matches.representative_of(tie.end),
        _end_day(tie.until),
    )
    found = [ends[party] for party in (start, end) if party in ends]
    first = min(found, key=lambda e: (e.final_day, e.party.id), default=None)
    if first is None or first.final_day >= until:
        return DatedTie(tie=tie, start=start, end=end, since=_start_day(tie.since), until=until)
    return DatedTie(
        tie=tie,
        start=start,
        end=end,
        since=_start_day(tie.since),
        until=first.final_day,
        ended_by=first,
    )


@cache
def _start_day(text: str) -> date:
    return first_day(text) if text else date.min


@cache
def _end_day(text: str) -> date:
    return last_day(text) if text else date.max


def _count_crowds(ties: Iterable[DatedTie]) -> dict[str, int]:
    sharing: dict[str, set[str]] = defaultdict(set)
    for p in ties:
        if p.tie.type in CONTACT_TYPES:
            sharing[p.end].add(p.start)
        elif p.tie.type is TieType.OFFICER_OF:
            sharing[p.start].add(p.end)
    return {node: len(others) for node, others in sharing.items()}


@dataclass(frozen=True)
class GraphOnDay:
    """The ties of a ground that began by ``day`` and had not ended before ``not_ended``."""

    ground: WalkableGraph
    day: date
    not_ended: date
    _stakes: dict[str, Mapping[str, Stakes]] = field(default_factory=dict, repr=False)

    def holds(self, placed: DatedTie) -> bool:
        """Whether a tie is among them; an undated tie holds on any day."""
        return placed.since <= self.day and placed.until >= self.not_ended

    def ties_into(self, node: str) -> list[DatedTie]:
        """Return the ties that end at an entity."""
        return [p for p in self.ground.by_end.get(node, ()) if self.holds(p)]

    def ties_out_of(self, node: str) -> list[DatedTie]:
        """Return the ties that start at an entity."""
        return [p for p in self.ground.by_start.get(node, ()) if self.holds(p)]

    def stakes_in(self, company: str) -> Mapping[str, Stakes]:
        """Return the stakes in a company on the day, by holder and then by interest."""
        if company not in self._stakes:
            held = (
                (p.start, p.tie)
                for p in self.ties_into(company)
                if p.tie.type is TieType.OWNS and not is_within_one_party(p)
            )
            self._stakes[company] = stakes_in(company, held, self.ground.sources, self.day)
        return self._stakes[company]

    def is_sole_shareholder(self, holder: str, company: str) -> bool:
        """Whether nobody but ``holder`` is stated to hold shares of ``company``.

        A company's own treasury holding is nobody else's, and 0 % is no holding. A holder that is
        no more counts: what it held went to somebody.
        """
        own = (holder, company)
        stated = any(
            holds_shares(stake.interest) and not stake.is_zero
            for party, stakes in self.stakes_in(company).items()
            if party not in own
            for stake in stakes.values()
        )
        ties = self.ground.by_end.get(company, ())
        return not stated and not any(p.start not in own and self._outlives_holder(p) for p in ties)

    def _outlives_holder(self, placed: DatedTie) -> bool:
        """Whether a holding of shares would hold on the day, had its holder not ended."""
        tie, end = placed.tie, placed.ended_by
        return (
            end is not None
            and tie.type is TieType.OWNS
            and holds_shares(interest_of(tie))
            and not (tie.share is not None and tie.share.max == 0)
            and placed.since <= self.day <= _end_day(tie.until)
        )


def is_within_one_party(placed: DatedTie) -> bool:
    """Whether a tie joins two entries judged the same: no treasury shares, as none are stated."""
    return placed.start == placed.end and placed.tie.start != placed.tie.end


def graph_on_day(ground: WalkableGraph, day: date) -> GraphOnDay:
    """Keep the ties that hold on ``day``."""
    return GraphOnDay(ground, day, day)


def graph_until_day(ground: WalkableGraph, day: date) -> GraphOnDay:
    """Keep every tie that began by ``day``, ended or not: what chains of the past may use."""
    return GraphOnDay(ground, day, date.min)


def is_shipping_address(tie: Tie) -> bool:
    """Whether an address is one that every seller of a warehouse has."""
    return tie.purpose.strip().replace("_", " ").casefold() in _SHIPPING_PURPOSES
