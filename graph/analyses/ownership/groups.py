"""Groups: the parties under one control on a day, and the storefronts that they run."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass

from graph.analyses.ownership.calculation.control_cascade import (
    HoldingBounds,
    controlled_set,
    vote_bounds,
)
from graph.analyses.ownership.calculation.region import reachable_parties, region_above, region_of
from graph.analyses.ownership.calculation.stakes_by_company import StakesOnDay
from graph.analyses.ownership.conventions.control_fixpoint import RULE
from graph.analyses.ownership.queries import find_entity
from graph.analyses.projection import Projection
from graph.model.dates import as_of_day
from graph.model.records import Entity, Kind, TieType


@dataclass(frozen=True, slots=True)
class Group:
    """The parties that one party surely controls, by ``control_fixpoint``.

    ``head`` is controlled by no party outside the group; in a circle of control it is the member
    with the smallest id. ``members`` includes the head. ``possible`` are those that may be under
    control within the bands of what is stated. ``storefronts`` and ``platforms`` are those that a
    member is stated to operate.
    """

    head: Entity
    members: tuple[Entity, ...]
    possible: tuple[Entity, ...]
    storefronts: tuple[Entity, ...]
    _: KW_ONLY
    platforms: tuple[Entity, ...]


def find_groups(graph: Projection, as_of: str | None = None) -> tuple[Group, ...]:
    """Return every group of two parties or more on a day (today by default), by its head's id.

    A company that several parties control by statement alone is in the group of each of them. These
    parties do not form one group for that reason.

    Raises:
        DateError: ``as_of`` is not a valid date.
    """
    book = StakesOnDay(graph, as_of_day(as_of))
    sides = vote_bounds(region_of(book, frozenset(book.parties())))
    holders = sorted(sides.low.keys() | sides.controls.keys())
    under = {h: _controlled_members(h, sides) for h in holders}
    heads = [h for h in _group_heads(under) if len(under[h]) > 1]
    operated = _entities_by_operator(book)
    return tuple(_group(book, h, under[h], sides, operated) for h in heads)


def groups_of(graph: Projection, ident: str, as_of: str | None = None) -> tuple[Group, ...]:
    """Return the groups of a company, a person, or of the operators of a storefront.

    A party without any control, on either side, is a group by itself.

    Raises:
        UnknownIdError: no company, person or storefront has this id.
        DateError: ``as_of`` is not a valid date.
    """
    book = StakesOnDay(graph, as_of_day(as_of))
    kinds = frozenset({Kind.COMPANY, Kind.PERSON, Kind.STOREFRONT})
    entity = find_entity(book, ident, kinds)
    operated = _entities_by_operator(book)
    node = book.ground.matches.representative_of(ident)
    if entity.kind is Kind.STOREFRONT:
        parties = sorted(p for p, run in operated.items() if node in run)
    else:
        parties = [node]
    groups: dict[str, Group] = {}
    for party in parties:
        for head in _heads_of(book, party):
            if head not in groups:
                below = region_of(book, reachable_parties(head, book.direct_holdings))
                sides = vote_bounds(below)
                groups[head] = _group(book, head, _controlled_members(head, sides), sides, operated)
    return tuple(groups[h] for h in sorted(groups))


def _heads_of(book: StakesOnDay, party: str) -> list[str]:
    sides = vote_bounds(region_above(book, party))
    under = {
        h: _controlled_members(h, sides) for h in sides.low.keys() | sides.controls.keys() | {party}
    }
    return [h for h in _group_heads(under) if party in under[h]]


def _controlled_members(head: str, sides: HoldingBounds) -> frozenset[str]:
    return controlled_set({head}, sides.low, sides.controls, RULE.lower_test).members


def _group_heads(under: dict[str, frozenset[str]]) -> list[str]:
    """Return the heads: parties that no party outside their own group controls.

    In a circle of control only the party with the smallest id is a head.
    """
    above: dict[str, list[str]] = defaultdict(list)
    for head, members in under.items():
        for member in members - {head}:
            above[member].append(head)
    return sorted(
        party
        for party, members in under.items()
        if all(head in members and party < head for head in above[party])
    )


def _entities_by_operator(book: StakesOnDay) -> dict[str, set[str]]:
    operated: dict[str, set[str]] = defaultdict(set)
    for p in book.ground.ties:
        if p.tie.type is TieType.OPERATES and p.since <= book.day <= p.until:
            operated[p.start].add(p.end)
    return operated


def _group(
    book: StakesOnDay,
    head: str,
    members: frozenset[str],
    sides: HoldingBounds,
    operated: dict[str, set[str]],
) -> Group:
    maybe = controlled_set({head}, sides.high, sides.controls, RULE.upper_test).members - members
    run = {o for m in members for o in operated.get(m, ())}
    return Group(
        head=book.ground.entities[head],
        members=_sorted_entities(book, members),
        possible=_sorted_entities(book, maybe),
        storefronts=_sorted_entities(
            book, (o for o in run if book.ground.kind(o) is Kind.STOREFRONT)
        ),
        platforms=_sorted_entities(book, (o for o in run if book.ground.kind(o) is Kind.PLATFORM)),
    )


def _sorted_entities(book: StakesOnDay, parties: Iterable[str]) -> tuple[Entity, ...]:
    return tuple(book.ground.entities[p] for p in sorted(parties))
