"""Chains built from the paths of a search: hops with all their statements."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from graph.analyses.stakes import Stake, interest_of, preference
from graph.analyses.tracing.search.chain_search import Path
from graph.analyses.tracing.search.hops import Hop, is_shareholding, standing_of, tie_strength
from graph.analyses.tracing.search.targets import Targets
from graph.analyses.tracing.search.walkable_graph import DatedTie, GraphOnDay, WalkableGraph
from graph.analyses.tracing.verdict import (
    Chain,
    ChainHop,
    ChainStanding,
    MassNode,
    OtherStatement,
    ShareText,
)
from graph.model.dates import first_day, last_day
from graph.model.records import Source, Tie, TieType
from graph.model.shares import exact_text

_WHOLE = Fraction(1)


def chain_of(day: GraphOnDay, targets: Targets, path: Path, start: str) -> Chain:
    """Return the chain of a path, with accepted matches shown as hops of their own."""
    target = path.hops[-1].there
    hops = _chain_hops(day, path.hops, start, targets.ids[target])
    leg = targets.legs[target]
    via = _chain_hops(day, leg, leg[0].leaves_from, targets.ids[target]) if leg else ()
    since, until = _common_period((*hops, *via))
    mass = tuple(MassNode(day.ground.entities[m], day.ground.crowd_sizes[m]) for m in path.mass)
    return Chain(
        strength=path.strength,
        standing=path.standing,
        target=day.ground.entities[targets.ids[target]],
        platform_leg=via,
        hops=hops,
        share=chain_share(path.hops),
        since=since,
        until=until,
        weak_steps=path.weak_steps,
        mass=mass,
    )


def chain_length(ground: WalkableGraph, targets: Targets, path: Path, start: str) -> int:
    """Return the number of hops of a chain, its accepted matches included."""
    left = [start, *(s.arrives_at for s in path.hops)]
    reached = [*(s.leaves_from for s in path.hops), targets.ids[path.hops[-1].there]]
    matched = zip(left, reached, strict=True)
    return len(path.hops) + sum(
        len(ground.matches.ties_between(a, b)) for a, b in matched if a != b
    )


def _chain_hops(
    day: GraphOnDay, steps: Sequence[Hop], start: str, end: str
) -> tuple[ChainHop, ...]:
    hops: list[ChainHop] = []
    here = start
    for step in steps:
        hops += _match_hops(day.ground, here, step.leaves_from)
        hops.append(_chain_hop(day, step))
        here = step.arrives_at
    return (*hops, *_match_hops(day.ground, here, end))


def _chain_hop(day: GraphOnDay, step: Hop) -> ChainHop:
    ground = day.ground
    first = step.tie.type is TieType.OPERATES
    placed = ground.by_id.get(step.tie.id)
    return ChainHop(
        tie=step.tie,
        here=ground.entities[step.leaves_from],
        there=ground.entities[step.arrives_at],
        forward=step.forward,
        strength=step.strength,
        standing=standing_of(step.tie, platform_may_say=first),
        share=stake_share_text(step.stake),
        source=source_of(ground, step.tie),
        other_statements=tuple(
            OtherStatement(t, source_of(ground, t)) for t in _other_statements(day, step)
        ),
        other_ties=tuple(_other_ties(day, step)),
        differs=step.stake is not None and step.stake.differs,
        ended_by=placed.ended_by if placed else None,
    )


def _match_hops(ground: WalkableGraph, one: str, other: str) -> Iterable[ChainHop]:
    """Yield the accepted matches between two ids; they are ours, so they count as derived."""
    here = one
    for tie in ground.matches.ties_between(one, other) if one != other else ():
        there = tie.other_end(here)
        yield ChainHop(
            tie=tie,
            here=ground.entities[here],
            there=ground.entities[there],
            forward=tie.start == here,
            strength=None,
            standing=ChainStanding.DERIVED,
            share=None,
            source=source_of(ground, tie),
        )
        here = there


def _other_statements(day: GraphOnDay, step: Hop) -> list[Tie]:
    """Return the other statements of the same tie on the day: of its type, way and interest."""
    start, end = (step.here, step.there) if step.forward else (step.there, step.here)
    ties = [
        p.tie
        for p in day.ties_into(end)
        if p.start == start and p.tie.id != step.tie.id and _states_same(p.tie, step.tie)
    ]
    return sorted(ties, key=lambda t: preference(t, day.ground.sources))


def _other_ties(day: GraphOnDay, step: Hop) -> Iterator[ChainHop]:
    """Yield the other ties between the two parties of a hop, by one statement of each."""
    ends = {step.here, step.there}
    around = [p for n in ends for p in day.ties_into(n) if {p.start, p.end} == ends]
    shown = [step.tie]
    for p in sorted(around, key=lambda p: preference(p.tie, day.ground.sources)):
        if not any(_states_same(p.tie, known) for known in shown):
            shown.append(p.tie)
            yield hop_of_tie(day, p)


def hop_of_tie(day: GraphOnDay, placed: DatedTie) -> ChainHop:
    """Return one tie as a hop in its own direction, as strong as a trace of the day would say."""
    tie, entities = placed.tie, day.ground.entities
    return ChainHop(
        tie=tie,
        here=entities[tie.start],
        there=entities[tie.end],
        forward=True,
        strength=tie_strength(day, placed),
        standing=standing_of(tie),
        share=tie_share(tie),
        source=source_of(day.ground, tie),
        ended_by=placed.ended_by,
    )


def tie_share(tie: Tie) -> ShareText | None:
    """Return the share that one tie states as exact texts, None where it states none."""
    if tie.share is None:
        return None
    return ShareText(exact_text(tie.share.min), exact_text(tie.share.max))


def _states_same(one: Tie, other: Tie) -> bool:
    """Whether two ties between the same two parties state the same relation."""
    if one.type is not other.type:
        return False
    return one.type is not TieType.OWNS or interest_of(one) == interest_of(other)


def source_of(ground: WalkableGraph, tie: Tie) -> Source:
    """Return the source of a tie; a bare one under its id if the store does not have it."""
    return ground.sources.get(tie.source) or Source(id=tie.source, title=tie.source)


def stake_share_text(stake: Stake | None) -> ShareText | None:
    """Return the bounds of a stake as exact texts, None where no share is stated.

    They are capped at 100 %; the ownership figures show where sources state more.
    """
    if stake is None or not stake.known:
        return None
    low, high = (min(end.value, _WHOLE) for end in (stake.share.low, stake.share.high))
    return ShareText(exact_text(low), exact_text(high))


def chain_share(steps: Sequence[Hop]) -> ShareText | None:
    """Return the shares multiplied along the chain; one not stated counts as 0 to 100 %.

    Return None unless every hop above the operator is a holding of shares.
    """
    above = steps[1:] if steps[0].tie.type is TieType.OPERATES else steps
    if not above or not all(is_shareholding(s) for s in above):
        return None
    low = high = Fraction(1)
    for step in above:
        stake = step.stake
        low *= min(stake.share.low.value, _WHOLE) if stake and stake.known else 0
        high *= min(stake.share.high.value, _WHOLE) if stake and stake.known else 1
    return ShareText(exact_text(low), exact_text(high))


def _common_period(hops: Sequence[ChainHop]) -> tuple[str | None, str | None]:
    """Return the first and last day on which all hops held; None for both if one is undated."""
    over = [h.ended_by.day for h in hops if h.ended_by and h.ended_by.day]
    if any(not h.tie.since and not h.tie.until and not h.ended_by for h in hops):
        return None, None
    ends = [*over, *(h.tie.until for h in hops if h.tie.until)]
    since = max((h.tie.since for h in hops if h.tie.since), key=first_day, default=None)
    return since, min(ends, key=last_day, default=None)
