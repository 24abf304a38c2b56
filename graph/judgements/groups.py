"""Groups of entries that accepted matches make one party, and how each came to be in its group."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.analyses.tracing.search.accepted_matches import Matches, settle_matches
from graph.model import precedence
from graph.model.records import Entity, Judgement, Tie, TieType


@dataclass(frozen=True, slots=True)
class ImpliedPair:
    """Two entries of which nobody judged, that become or stay one party by other judgements."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class FollowingPair:
    """Two entries that are two parties because ``tie`` says so of members of their groups."""

    one: str
    other: str
    tie: Tie


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A pair judged different, and the shortest chain of acceptances that makes it one party."""

    rejected: Tie
    chain: tuple[Tie, ...]


@dataclass(frozen=True)
class PartyGroups:
    """The groups of some entries, and the judgement of each pair that counts.

    ``accepted`` are the acceptances in force by entry, those that a rejection overrules too.
    """

    matches: Matches
    in_force: Mapping[frozenset[str], Tie]
    accepted: Mapping[str, Sequence[Tie]]
    _members: Mapping[str, tuple[str, ...]]

    def members(self, entry: str) -> tuple[str, ...]:
        """Return all entries of a group, by id; an entry alone is a group of its own."""
        return self._members.get(self.matches.representative_of(entry), (entry,))

    def joined_by(self, entry: str) -> tuple[Tie, ...]:
        """Return the acceptances that made the group of an entry, by id."""
        ties = (t for m in self.members(entry) for t in self.matches.accepted_ties.get(m, ()))
        return tuple(sorted({t.id: t for t in ties}.values(), key=lambda t: t.id))

    def chain(self, one: str, other: str) -> tuple[Tie, ...]:
        """Return the shortest chain of acceptances in force between two entries."""
        return shortest_chain(self.accepted, one, other)

    def linked(self, entry: str) -> tuple[str, ...]:
        """Return all entries that acceptances in force lead to, though a rejection parts them."""
        found, queue = {entry}, [entry]
        while queue:
            here = queue.pop()
            new = {t.other_end(here) for t in self.accepted.get(here, ())} - found
            found |= new
            queue.extend(new)
        return tuple(sorted(found))

    def linked_pairs(self, left: str, right: str) -> Iterator[tuple[str, str]]:
        """Yield each entry linked to one with each linked to the other, the named pair first."""
        return _pairs((left, right), self.linked(left), self.linked(right))

    def pairs_between(self, left: str, right: str) -> Iterator[tuple[str, str]]:
        """Yield each member of one group with each of the other; the named pair comes first."""
        return _pairs((left, right), self.members(left), self.members(right))


def _pairs(
    named: tuple[str, str], left: Iterable[str], right: Sequence[str]
) -> Iterator[tuple[str, str]]:
    yield named
    yield from ((one, o) for one in left for o in right if (one, o) != named and one != o)


def party_groups(ties: Iterable[Tie], entities: Mapping[str, Entity]) -> PartyGroups:
    """Return the groups that the matches among some ties make."""
    matching = [tie for tie in ties if tie.type is TieType.SAME_AS]
    matches = settle_matches(matching, entities)
    members: dict[str, list[str]] = defaultdict(list)
    for entry, node in sorted(matches.stands_for.items()):
        members[node].append(entry)
    settled = precedence.settle_pairs(matching)
    return PartyGroups(
        matches,
        {frozenset((t.start, t.end)): t for t in settled},
        _ties_by_entry(t for t in settled if t.judgement is Judgement.ACCEPTED),
        {node: tuple(each) for node, each in members.items()},
    )


def pairs_implied(groups: PartyGroups, left: str, right: str) -> tuple[ImpliedPair, ...]:
    """Return the pairs that accepting ``left`` and ``right`` makes one, of which nobody judged."""
    if right in groups.members(left):
        return ()
    return tuple(
        ImpliedPair(one, other)
        for one, other in groups.pairs_between(left, right)
        if (one, other) != (left, right) and not _is_decided(groups, one, other)
    )


def _is_decided(groups: PartyGroups, one: str, other: str) -> bool:
    tie = groups.in_force.get(frozenset((one, other)))
    return tie is not None and precedence.is_by_person(tie)


def pairs_following(groups: PartyGroups) -> tuple[FollowingPair, ...]:
    """Return the pairs that are different because other members of their groups are."""
    found: dict[tuple[str, str], FollowingPair] = {}
    for tie in groups.in_force.values():
        if tie.judgement is not Judgement.REJECTED:
            continue
        for one, other in groups.pairs_between(tie.start, tie.end):
            pair = (min(one, other), max(one, other))
            if frozenset(pair) not in groups.in_force:
                found.setdefault(pair, FollowingPair(*pair, tie))
    return tuple(found[pair] for pair in sorted(found))


def contradictions(ties: Iterable[Tie]) -> tuple[Contradiction, ...]:
    """Return the rejections in force that a chain of acceptances in force runs over."""
    settled = precedence.settle_pairs(t for t in ties if t.type is TieType.SAME_AS)
    accepted = [t for t in settled if t.judgement is Judgement.ACCEPTED]
    beside = _ties_by_entry(accepted)
    found = []
    for tie in settled:
        rejects = tie.judgement is Judgement.REJECTED
        if rejects and (chain := shortest_chain(beside, tie.start, tie.end)):
            found.append(Contradiction(tie, chain))
    return tuple(found)


def _ties_by_entry(ties: Iterable[Tie]) -> Mapping[str, list[Tie]]:
    beside: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        beside[tie.start].append(tie)
        beside[tie.end].append(tie)
    return beside


def shortest_chain(beside: Mapping[str, Sequence[Tie]], start: str, end: str) -> tuple[Tie, ...]:
    """Return the shortest chain of ties between two entries, empty if there is none."""
    came: dict[str, tuple[Tie, str] | None] = {start: None}
    queue = deque([start])
    while queue and end not in came:
        here = queue.popleft()
        for tie in beside.get(here, ()):
            there = tie.other_end(here)
            if there not in came:
                came[there] = (tie, here)
                queue.append(there)
    chain: list[Tie] = []
    step = came.get(end)
    while step is not None:
        chain.append(step[0])
        step = came[step[1]]
    return tuple(reversed(chain))
