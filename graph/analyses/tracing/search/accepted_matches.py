"""Entities that count as one: accepted SAME_AS ties, with rejections that block merges."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from graph.model import precedence
from graph.model.records import Entity, Judgement, Tie


@dataclass(frozen=True, slots=True)
class Matches:
    """Outcome of all judgements.

    ``stands_for`` maps each merged entity to its representative. ``accepted_ties`` holds the
    accepted ties by entity, ``proposed`` those not yet judged, and ``overruled`` the acceptances
    that a rejected match blocks.
    """

    stands_for: Mapping[str, str]
    accepted_ties: Mapping[str, tuple[Tie, ...]]
    proposed: tuple[Tie, ...]
    overruled: tuple[Tie, ...]

    def representative_of(self, entity: str) -> str:
        """Return the entity that represents ``entity``."""
        return self.stands_for.get(entity, entity)

    def ties_between(self, one: str, other: str) -> tuple[Tie, ...]:
        """Return the accepted ties that lead from one merged entity to another."""
        came: dict[str, tuple[Tie, ...]] = {one: ()}
        queue = deque([one])
        while queue and other not in came:
            here = queue.popleft()
            for tie in self.accepted_ties.get(here, ()):
                there = tie.other_end(here)
                if there not in came:
                    came[there] = (*came[here], tie)
                    queue.append(there)
        return came.get(other, ())


def settle_matches(ties: Iterable[Tie], entities: Mapping[str, Entity]) -> Matches:
    """Settle every pair by its last judgement, then merge in the order of acceptance.

    Only accepted pairs merge, and only proposed ones stay possible; an unsure pair is neither.
    Where a judgement was withdrawn, what remains counts (``graph.model.precedence``).
    """
    settled = precedence.settle_pairs(ties)
    rejected = {frozenset((t.start, t.end)) for t in settled if t.judgement is Judgement.REJECTED}
    groups: dict[str, set[str]] = {}
    merging: dict[str, list[Tie]] = defaultdict(list)
    overruled = []
    accepted = [t for t in settled if t.judgement is Judgement.ACCEPTED]
    for tie in sorted(accepted, key=_acceptance_order):
        left, right = groups.get(tie.start, {tie.start}), groups.get(tie.end, {tie.end})
        if any(frozenset((a, b)) in rejected for a in left for b in right):
            overruled.append(tie)
            continue
        merging[tie.start].append(tie)
        merging[tie.end].append(tie)
        whole = left | right
        groups.update(dict.fromkeys(whole, whole))
    stands_for = {m: _group_representative(group, entities) for m, group in groups.items()}
    proposed = tuple(t for t in settled if t.judgement in (Judgement.PROPOSED, None))
    return Matches(
        stands_for, {k: tuple(v) for k, v in merging.items()}, proposed, tuple(overruled)
    )


def _acceptance_order(tie: Tie) -> tuple[bool, datetime, str]:
    return not tie.judged_at, precedence.earliest_moment(tie), tie.id


def _group_representative(group: set[str], entities: Mapping[str, Entity]) -> str:
    """Return the smallest id among the members with a register number, else among all."""
    numbered = [m for m in group if m in entities and entities[m].text("registration_number")]
    return min(numbered or group)
