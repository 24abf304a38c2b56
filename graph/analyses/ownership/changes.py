"""Changes between two dates around some companies, storefronts or persons."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date
from enum import StrEnum

from graph.analyses.intervals import Interval
from graph.analyses.ownership.calculation.control_cascade import controlled_set, vote_bounds
from graph.analyses.ownership.calculation.region import reachable_parties, region_below
from graph.analyses.ownership.calculation.stakes_by_company import StakesOnDay
from graph.analyses.ownership.conventions.control_fixpoint import RULE
from graph.analyses.ownership.queries import find_entity
from graph.analyses.projection import Projection
from graph.analyses.stakes import interest_of, stake_of
from graph.analyses.tracing.search.walkable_graph import DatedTie, WalkableGraph, walkable_graph_of
from graph.errors import InputError
from graph.model.dates import first_day, last_day
from graph.model.records import Entity, Kind, Tie, TieType
from graph.support.language import N_

_UPWARD_TYPES = frozenset({TieType.OPERATES, TieType.OWNS, TieType.CONTROLS})


class ChangeEvent(StrEnum):
    """Kind of change between the two dates."""

    BEGAN = "began"
    ENDED = "ended"
    CHANGED = "share changed"
    PASSED = "began and ended"


@dataclass(frozen=True, slots=True)
class TieChange:
    """One tie that is not the same on both dates.

    ``detail`` is the interest of a holding, the role of an officer, the purpose of an address.
    ``before`` and ``after`` are shares, None where there was no holding or none is stated.
    """

    event: ChangeEvent
    type: TieType
    start: Entity
    end: Entity
    _: KW_ONLY
    detail: str
    before: Interval | None
    after: Interval | None
    ties_before: tuple[Tie, ...]
    ties_after: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class ControlChange:
    """A company that came under the control of a party (``began``), or left it (``ended``)."""

    event: ChangeEvent
    controller: Entity
    controlled: Entity


@dataclass(frozen=True, slots=True)
class OwnershipChanges:
    """Changes from one day to another (ISO), and ties whose changes are not known.

    ``control`` compares which companies the subjects surely control. ``undated`` are ties without
    any date.
    """

    subjects: tuple[Entity, ...]
    since: str
    until: str
    changes: tuple[TieChange, ...]
    _: KW_ONLY
    control: tuple[ControlChange, ...]
    undated: tuple[Tie, ...]
    unfinished: bool


def find_changes(graph: Projection, ids: Sequence[str], since: str, until: str) -> OwnershipChanges:
    """Return the changes from the first day of ``since`` to the last day of ``until``.

    They cover the ties of the named parties and of the operators of the storefronts among them.
    Further up, they cover all that operated, owned or controlled these at any time between.

    Raises:
        UnknownIdError: no party has one of the ids.
        DateError: one of the dates is not valid.
        InputError: ``until`` lies before ``since``, or no party is named.
    """
    before, after = first_day(since), last_day(until)
    if not ids:
        raise InputError(N_("Name at least one company, storefront or person."))
    if after < before:
        raise InputError(
            N_("{until} lies before {since}; give the earlier date first."),
            until=until,
            since=since,
        )
    ground = walkable_graph_of(graph)
    then, now = StakesOnDay(graph, before), StakesOnDay(graph, after)
    subjects = [find_entity(now, i, frozenset(Kind)) for i in ids]
    nodes = [ground.matches.representative_of(i) for i in ids]
    looked_at = _ties_in_question(ground, nodes, before, after)
    changes = [
        c for ties in _group_ties(looked_at).values() for c in _tie_changes(ground, ties, then, now)
    ]
    return OwnershipChanges(
        subjects=tuple(subjects),
        since=before.isoformat(),
        until=after.isoformat(),
        changes=tuple(sorted(changes, key=lambda c: (c.type, c.end.id, c.start.id, c.detail))),
        control=tuple(
            c for node in dict.fromkeys(nodes) for c in _control_changes(ground, node, then, now)
        ),
        undated=tuple(p.tie for p in looked_at if not p.tie.since and not p.tie.until),
        unfinished=bool(ground.unfinished),
    )


def _ties_in_question(
    ground: WalkableGraph, nodes: Iterable[str], before: date, after: date
) -> list[DatedTie]:
    """Return the ties that ``find_changes`` covers."""
    held = [p for p in ground.ties if p.since <= after and p.until >= before]
    above: dict[str, set[str]] = defaultdict(set)
    for p in held:
        if p.tie.type in _UPWARD_TYPES:
            above[p.end].add(p.start)
    subjects = set(nodes)
    subjects |= {o for n in subjects if ground.kind(n) is Kind.STOREFRONT for o in above[n]}
    up = {p for n in subjects for p in reachable_parties(n, lambda c: above[c])}
    return [
        p
        for p in held
        if p.tie.type is not TieType.SAME_AS
        and (
            p.start in subjects
            or p.end in subjects
            or (p.end in up and p.tie.type in _UPWARD_TYPES)
        )
    ]


_TieKey = tuple[TieType, str, str, str]


def _group_ties(ties: Iterable[DatedTie]) -> dict[_TieKey, list[DatedTie]]:
    grouped: dict[_TieKey, list[DatedTie]] = defaultdict(list)
    for p in ties:
        grouped[p.tie.type, p.start, p.end, _detail(p.tie)].append(p)
    return grouped


def _detail(tie: Tie) -> str:
    if tie.type is TieType.OWNS:
        return interest_of(tie)
    return tie.role or tie.role_kind or tie.purpose or tie.nature


def _tie_changes(
    ground: WalkableGraph, ties: list[DatedTie], then: StakesOnDay, now: StakesOnDay
) -> Iterator[TieChange]:
    first = ties[0]
    ties_before, ties_after = (
        tuple(p.tie for p in ties if p.since <= book.day <= p.until) for book in (then, now)
    )
    share_before, share_after = (_share(ground, t) for t in (ties_before, ties_after))
    event = _event(bool(ties_before), bool(ties_after), share_before != share_after)
    if event is None:
        return
    if event is ChangeEvent.PASSED:
        ties_after = tuple(p.tie for p in ties)
    yield TieChange(
        event=event,
        type=first.tie.type,
        start=ground.entities[first.start],
        end=ground.entities[first.end],
        detail=_detail(first.tie),
        before=share_before,
        after=share_after,
        ties_before=ties_before,
        ties_after=ties_after,
    )


def _event(before: bool, after: bool, other_share: bool) -> ChangeEvent | None:
    if before and after:
        return ChangeEvent.CHANGED if other_share else None
    if before:
        return ChangeEvent.ENDED
    return ChangeEvent.BEGAN if after else ChangeEvent.PASSED


def _share(ground: WalkableGraph, ties: tuple[Tie, ...]) -> Interval | None:
    """Return the share that counts for one holding, None where none is stated."""
    if not ties or ties[0].type is not TieType.OWNS:
        return None
    stake = stake_of(ties, ground.sources)
    return stake.share if stake.known else None


def _control_changes(
    ground: WalkableGraph, node: str, then: StakesOnDay, now: StakesOnDay
) -> Iterator[ControlChange]:
    before, after = (_controlled_parties(book, node) for book in (then, now))
    for event, companies in (
        (ChangeEvent.BEGAN, after - before),
        (ChangeEvent.ENDED, before - after),
    ):
        for company in sorted(companies):
            yield ControlChange(event, ground.entities[node], ground.entities[company])


def _controlled_parties(book: StakesOnDay, node: str) -> frozenset[str]:
    sides = vote_bounds(region_below(book, node))
    return controlled_set({node}, sides.low, sides.controls, RULE.lower_test).members - {node}
