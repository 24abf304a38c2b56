"""The part of a projection that can be walked, prepared once, and its steps on one day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from weakref import WeakKeyDictionary

from graph.analyses.tracing.holdings import SHARES, interest_of
from graph.analyses.tracing.matches import Matches, match
from graph.dates import first_day, last_day
from graph.model import Entity, Kind, Source, Statement, Tie, TieType
from graph.projection import Projection

WALKED = frozenset(TieType) - {TieType.SELLS_ON, TieType.SELLS, TieType.OF_BRAND}
UPWARD = frozenset({TieType.OPERATES, TieType.OWNS, TieType.CONTROLS})
PERSONNEL = frozenset({TieType.OFFICER_OF, TieType.EMPLOYED_BY})
CONTACT = frozenset({TieType.LOCATED_AT, TieType.REACHED_AT})
_SHIPPING = frozenset({"ships from", "returns", "service"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A tie between the entities that stand for its ends, with its period as days."""

    tie: Tie
    start: str
    end: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Ground:
    """A projection with its accepted matches collapsed.

    ``crowd`` counts the tenants of an address or contact and the appointments of an officer,
    over all dates.
    """

    entities: Mapping[str, Entity]
    sources: Mapping[str, Source]
    statements: tuple[Statement, ...]
    unfinished: tuple[str, ...]
    matches: Matches
    ties: tuple[Placed, ...]
    crowd: Mapping[str, int]

    def kind(self, node: str) -> Kind:
        """Return the kind of the entity that stands at ``node``."""
        return self.entities[node].kind


_PREPARED: WeakKeyDictionary[Projection, Ground] = WeakKeyDictionary()


def ground_of(graph: Projection) -> Ground:
    """Prepare a projection; the same one is prepared once, so it must not change afterwards."""
    if graph not in _PREPARED:
        _PREPARED[graph] = _prepare(graph)
    return _PREPARED[graph]


def _prepare(graph: Projection) -> Ground:
    entities: dict[str, Entity] = {n: data["entity"] for n, data in graph.nodes(data=True)}
    ties: list[Tie] = [data["tie"] for _, _, data in graph.edges(data=True)]
    matches = match(ties, entities)
    placed = tuple(
        sorted(
            (_place(t, matches) for t in ties if t.type is not TieType.SAME_AS),
            key=lambda p: p.tie.id,
        )
    )
    proposed = tuple(_place(t, matches) for t in matches.proposed)
    return Ground(
        entities,
        graph.graph.get("sources", {}),
        graph.graph.get("statements", ()),
        graph.graph.get("unfinished", ()),
        matches,
        placed + proposed,
        _crowd(placed),
    )


def _place(tie: Tie, matches: Matches) -> Placed:
    since = first_day(tie.since) if tie.since else date.min
    until = last_day(tie.until) if tie.until else date.max
    return Placed(tie, matches.of(tie.start), matches.of(tie.end), since, until)


def _crowd(ties: Iterable[Placed]) -> dict[str, int]:
    sharing: dict[str, set[str]] = defaultdict(set)
    for p in ties:
        if p.tie.type in CONTACT:
            sharing[p.end].add(p.start)
        elif p.tie.type is TieType.OFFICER_OF:
            sharing[p.start].add(p.end)
    return {node: len(others) for node, others in sharing.items()}


@dataclass(frozen=True)
class Day:
    """The ties that hold on one day, by their ends."""

    ground: Ground
    day: date
    into: Mapping[str, list[Placed]] = field(repr=False)
    out_of: Mapping[str, list[Placed]] = field(repr=False)

    @cached_property
    def shareholders(self) -> Mapping[str, set[str]]:
        """Who is stated to hold shares of a company; its own treasury holding does not count."""
        found: dict[str, set[str]] = defaultdict(set)
        for company, ties in self.into.items():
            for p in ties:
                empty = p.tie.share is not None and p.tie.share.max == 0
                if p.tie.type is TieType.OWNS and interest_of(p.tie) == SHARES and not empty:
                    found[company].add(p.start)
            found[company].discard(company)
        return found

    def alone(self, holder: str, company: str) -> bool:
        """Whether nobody but ``holder`` is stated to hold shares of ``company``."""
        return not self.shareholders.get(company, set()) - {holder}


def on_day(ground: Ground, day: date, ties: Iterable[Placed] | None = None) -> Day:
    """Keep the ties that hold on ``day``; an undated tie holds on any."""
    among = ground.ties if ties is None else ties
    return _by_ends(ground, day, (p for p in among if p.since <= day <= p.until))


def ever_before(ground: Ground, day: date) -> Day:
    """Keep every tie that began by ``day``, ended or not: what chains of the past may use."""
    return _by_ends(ground, day, (p for p in ground.ties if p.since <= day))


def _by_ends(ground: Ground, day: date, ties: Iterable[Placed]) -> Day:
    into: dict[str, list[Placed]] = defaultdict(list)
    out_of: dict[str, list[Placed]] = defaultdict(list)
    for p in ties:
        into[p.end].append(p)
        out_of[p.start].append(p)
    return Day(ground, day, into, out_of)


def ships(tie: Tie) -> bool:
    """Whether an address is one that every seller of a warehouse has."""
    return tie.purpose.strip().replace("_", " ").casefold() in _SHIPPING
