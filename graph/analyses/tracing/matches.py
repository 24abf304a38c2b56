"""Which entities count as one: the accepted SAME_AS, with a rejection blocking a merge."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model import Entity, Judgement, Standing, Tie, TieType

_LAST = "9999"


@dataclass(frozen=True, slots=True)
class Matches:
    """The outcome of all judgements.

    ``stands_for`` maps each merged entity to the one that stands for it. ``merging`` holds the
    accepted ties by entity, ``proposed`` the undecided ones, and ``overruled`` the acceptances
    that gave way to a rejected match.
    """

    stands_for: Mapping[str, str]
    merging: Mapping[str, tuple[Tie, ...]]
    proposed: tuple[Tie, ...]
    overruled: tuple[Tie, ...]

    def of(self, entity: str) -> str:
        """Return the entity that stands for ``entity``."""
        return self.stands_for.get(entity, entity)

    def between(self, one: str, other: str) -> tuple[Tie, ...]:
        """Return the accepted ties that lead from one merged entity to another."""
        came: dict[str, tuple[Tie, ...]] = {one: ()}
        queue = deque([one])
        while queue and other not in came:
            here = queue.popleft()
            for tie in self.merging.get(here, ()):
                there = tie.end if tie.start == here else tie.start
                if there not in came:
                    came[there] = (*came[here], tie)
                    queue.append(there)
        return came.get(other, ())


def match(ties: Iterable[Tie], entities: Mapping[str, Entity]) -> Matches:
    """Settle every pair by its last judgement, then merge in the order of acceptance."""
    settled = _settle(t for t in ties if t.type is TieType.SAME_AS and t.start != t.end)
    rejected = {frozenset((t.start, t.end)) for t in settled if t.judgement is Judgement.REJECTED}
    groups: dict[str, set[str]] = {}
    merging: dict[str, list[Tie]] = defaultdict(list)
    overruled = []
    accepted = [t for t in settled if t.judgement is Judgement.ACCEPTED]
    for tie in sorted(accepted, key=lambda t: (t.judged_at or _LAST, t.id)):
        left, right = groups.get(tie.start, {tie.start}), groups.get(tie.end, {tie.end})
        if any(frozenset((a, b)) in rejected for a in left for b in right):
            overruled.append(tie)
            continue
        merging[tie.start].append(tie)
        merging[tie.end].append(tie)
        whole = left | right
        groups.update(dict.fromkeys(whole, whole))
    stands_for = {m: _face(group, entities) for m, group in groups.items()}
    proposed = tuple(t for t in settled if t.judgement in (Judgement.PROPOSED, None))
    return Matches(
        stands_for, {k: tuple(v) for k, v in merging.items()}, proposed, tuple(overruled)
    )


def _settle(ties: Iterable[Tie]) -> list[Tie]:
    """Keep one tie a pair: a person's judgement over a proposal, the later over the earlier."""
    pairs: dict[frozenset[str], Tie] = {}
    for tie in ties:
        pair = frozenset((tie.start, tie.end))
        if pair not in pairs or _weight(tie) > _weight(pairs[pair]):
            pairs[pair] = tie
    return [pairs[p] for p in sorted(pairs, key=sorted)]


def _weight(tie: Tie) -> tuple[bool, bool, str, bool, str]:
    decided = tie.judgement in (Judgement.ACCEPTED, Judgement.REJECTED)
    by_person = decided and (bool(tie.judged_by) or tie.standing is not Standing.REGISTER)
    # Of two judgements of one day the rejection counts: the weaker reading.
    return decided, by_person, tie.judged_at, tie.judgement is Judgement.REJECTED, tie.id


def _face(group: set[str], entities: Mapping[str, Entity]) -> str:
    """The member with a register number stands for the rest, else the smallest id."""
    numbered = [m for m in group if m in entities and entities[m].text("registration_number")]
    return min(numbered or group)
