"""From a path of the search to a chain that can be shown: hops with all their statements."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from graph.analyses.tracing.ground import Day, Ground
from graph.analyses.tracing.holdings import Holding, preference
from graph.analyses.tracing.paths import Path
from graph.analyses.tracing.steps import Move, Step, is_share, standing_of
from graph.analyses.tracing.targets import Targets
from graph.analyses.tracing.verdict import (
    Also,
    Chain,
    ChainStanding,
    Hop,
    MassNode,
    ShareText,
)
from graph.dates import first_day, last_day
from graph.model import Source, Tie, TieType
from graph.presentation.verdict_words import chain_sentence
from graph.shares import exact_text


def chain_of(day: Day, targets: Targets, path: Path, asked: str) -> Chain:
    """Return the chain of a path, with accepted matches shown as hops of their own."""
    target = path.steps[-1].there
    hops = _hops(day, path.steps, asked, targets.ids[target])
    leg = targets.legs[target]
    via = _hops(day, leg, leg[0].leaves_from, targets.ids[target]) if leg else ()
    since, until = _period((*hops, *via))
    mass = tuple(MassNode(day.ground.entities[m], day.ground.crowd[m]) for m in path.mass)
    return Chain(
        strength=path.strength,
        standing=path.standing,
        sentence=chain_sentence(hops, "" if since or until else stated_on(hops), mass),
        target=day.ground.entities[targets.ids[target]],
        via=via,
        hops=hops,
        share=share_along(path.steps),
        since=since,
        until=until,
        weak_steps=path.weak,
        mass=mass,
    )


def length_of(ground: Ground, targets: Targets, path: Path, asked: str) -> int:
    """Return how many hops a chain has, its accepted matches counted."""
    left = [asked, *(s.arrives_at for s in path.steps)]
    reached = [*(s.leaves_from for s in path.steps), targets.ids[path.steps[-1].there]]
    matched = zip(left, reached, strict=True)
    return len(path.steps) + sum(len(ground.matches.between(a, b)) for a, b in matched if a != b)


def _hops(day: Day, steps: Sequence[Step], start: str, end: str) -> tuple[Hop, ...]:
    hops: list[Hop] = []
    here = start
    for step in steps:
        hops += _match_hops(day.ground, here, step.leaves_from)
        hops.append(_hop(day, step))
        here = step.arrives_at
    return (*hops, *_match_hops(day.ground, here, end))


def _hop(day: Day, step: Step) -> Hop:
    ground = day.ground
    first = step.tie.type is TieType.OPERATES
    return Hop(
        tie=step.tie,
        here=ground.entities[step.leaves_from],
        there=ground.entities[step.arrives_at],
        forward=step.forward,
        strength=step.strength,
        standing=standing_of(step.tie, platform_may_say=first),
        share=share_text(step.holding),
        source=source_of(ground, step.tie),
        also=tuple(Also(t, source_of(ground, t)) for t in _others(day, step)),
    )


def _match_hops(ground: Ground, one: str, other: str) -> Iterable[Hop]:
    """Show the accepted matches between two ids; they are ours, so they count as worked out."""
    here = one
    for tie in ground.matches.between(one, other) if one != other else ():
        there = tie.end if tie.start == here else tie.start
        yield Hop(
            tie,
            ground.entities[here],
            ground.entities[there],
            tie.start == here,
            None,
            ChainStanding.DERIVED,
            None,
            source_of(ground, tie),
            (),
        )
        here = there


def _others(day: Day, step: Step) -> list[Tie]:
    """Return every other statement of that day about the same hop."""
    sides = [day.into(step.here), day.out_of(step.here)]
    around = sides[:1] if step.move is Move.UP else sides
    ties = {
        p.tie.id: p.tie
        for side in around
        for p in side
        if step.there in (p.start, p.end) and p.tie.id != step.tie.id
    }
    return sorted(ties.values(), key=lambda t: preference(t, day.ground.sources))


def source_of(ground: Ground, tie: Tie) -> Source:
    """Return the source of a tie; a bare one under its id if the store lacks it."""
    return ground.sources.get(tie.source) or Source(tie.source, tie.source)


def share_text(holding: Holding | None) -> ShareText | None:
    """Return the bounds of a stake as exact texts, None where no share is stated."""
    if holding is None or holding.low is None or holding.high is None:
        return None
    return ShareText(exact_text(holding.low), exact_text(holding.high))


def share_along(steps: Sequence[Step]) -> ShareText | None:
    """Multiply along the chain; a share not stated counts as anything from 0 to all."""
    above = steps[1:] if steps[0].tie.type is TieType.OPERATES else steps
    if not above or not all(is_share(s) for s in above):
        return None
    low = high = Fraction(1)
    for step in above:
        holding = step.holding
        low *= holding.low if holding and holding.low is not None else 0
        high *= holding.high if holding and holding.high is not None else 1
    return ShareText(exact_text(low), exact_text(high))


def _period(hops: Sequence[Hop]) -> tuple[str | None, str | None]:
    """Return the time in which all hops held; none where a hop is not dated."""
    if any(not h.tie.since and not h.tie.until for h in hops):
        return None, None
    since = max((h.tie.since for h in hops if h.tie.since), key=first_day, default=None)
    until = min((h.tie.until for h in hops if h.tie.until), key=last_day, default=None)
    return since, until


def stated_on(hops: Sequence[Hop]) -> str:
    """Return when the newest source of an undated chain said so."""
    dates = [h.source.published or h.source.retrieved for h in hops]
    return max((d for d in dates if d), default="")
