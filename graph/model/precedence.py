"""Precedence of the judgements on a pair, and their history.

Every judgement is a SAME_AS tie of its own, and none is overwritten. A person's judgement counts
before what a register or filing states of itself, and both count before a proposal. Of a person's
judgements the last one counts. ``judged_at`` is a moment or, in older and imported ones, a day,
month or year.

Of a moment and a day that contains it, it is not known which came last. Then the weaker of the two
counts: the rejection first, then the undecided, the proposal, the acceptance. The same holds for
two judgements of exactly one moment.

A withdrawal ends all that was judged before it. That includes a judgement dated only by a day that
contains the withdrawal, since it must have existed to be withdrawn. Judgements without a date are
the earliest.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache

from graph.errors import DateError
from graph.model import dates
from graph.model.records import Judgement, Standing, Tie, TieType

_STATING_STANDINGS = frozenset({Standing.REGISTER, Standing.FILING})
_WEAKEST_FIRST = (
    Judgement.REJECTED,
    Judgement.UNSURE,
    Judgement.PROPOSED,
    Judgement.ACCEPTED,
)
_MATCH_JUDGEMENTS = frozenset({Judgement.PROPOSED, Judgement.ACCEPTED})
_UNDATED = datetime.min.replace(tzinfo=UTC)

_Pairs = dict[frozenset[str], list[Tie]]


def moment_now() -> str:
    """Return this moment as ``judged_at`` keeps it: to the second, in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def settle_pairs(ties: Iterable[Tie]) -> list[Tie]:
    """Return the one tie of each pair that counts, in the order of the pairs."""
    pairs = _pairs(ties)
    found = (judgement_in_force(pairs[pair]) for pair in sorted(pairs, key=sorted))
    return [tie for tie in found if tie is not None]


def last_judgements(ties: Iterable[Tie]) -> list[Tie]:
    """Return one tie for each pair: the one in force, or the latest where all are withdrawn."""
    pairs = _pairs(ties)
    return [judgement_in_force(pair) or max(pair, key=_time_key) for pair in pairs.values()]


def judgement_in_force(pair: Iterable[Tie]) -> Tie | None:
    """Return the tie of a pair that counts; None where all of them are withdrawn."""
    pair = tuple(pair)
    for tier in _tiers(pair):
        if last := _last_judgement(_drop_withdrawn(tier)):
            return last
    return max(_proposals(pair), key=lambda t: (_span(t)[0], t.id), default=None)


def counting_match_ids(ties: Iterable[Tie]) -> frozenset[str]:
    """Return the ids of the matches that no other judgement of their pair sets aside.

    These are the ties that judge as the one in force does, and under an acceptance the proposals
    that it decided. A withdrawal itself never counts.
    """
    return frozenset(tie.id for pair in _pairs(ties).values() for tie in _agreeing_ties(pair))


def withdrawn_match_ids(ties: Iterable[Tie]) -> frozenset[str]:
    """Return the ids of the judgements that a later withdrawal took back."""
    return frozenset(
        tie.id
        for pair in _pairs(ties).values()
        for tier in _tiers(tuple(pair))
        for tie in tier
        if tie.judgement is not Judgement.WITHDRAWN and tie not in _drop_withdrawn(tier)
    )


def judgements(ties: Iterable[Tie]) -> Iterator[Tie]:
    """Yield the matches among some ties: each SAME_AS of two entries."""
    return (t for pair in _pairs(ties).values() for t in pair)


def judgement_history(ties: Iterable[Tie], one: str, other: str) -> tuple[Tie, ...]:
    """Return every tie of a pair in either direction, the newest first, the undated last."""
    pair = _pairs(ties).get(frozenset((one, other)), [])
    return tuple(sorted(pair, key=_time_key, reverse=True))


def earliest_moment(tie: Tie) -> datetime:
    """Return the first moment at which a judgement may have been made; the earliest if undated."""
    return _span(tie)[0]


def is_by_person(tie: Tie) -> bool:
    """Whether a tie is a person's judgement, not a source's own statement or a proposal.

    A proposal with a name and a date is a person's judgement (maybe), unless it is our inference.
    """
    if tie.standing in _STATING_STANDINGS:
        return False
    if tie.judgement in (None, Judgement.PROPOSED):
        return bool(tie.judged_by and tie.judged_at) and tie.standing is not Standing.DERIVED
    return True


def _pairs(ties: Iterable[Tie]) -> _Pairs:
    pairs: _Pairs = defaultdict(list)
    for tie in ties:
        if tie.type is TieType.SAME_AS and tie.start != tie.end:
            pairs[frozenset((tie.start, tie.end))].append(tie)
    return pairs


def _tiers(pair: tuple[Tie, ...]) -> tuple[list[Tie], list[Tie]]:
    """Return the judgements of persons, then the decisions that sources state of themselves."""
    persons = [t for t in pair if is_by_person(t)]
    others = [
        t for t in pair if not is_by_person(t) and t.judgement not in (None, Judgement.PROPOSED)
    ]
    return persons, others


def _proposals(pair: Iterable[Tie]) -> list[Tie]:
    return [t for t in pair if t.judgement in (None, Judgement.PROPOSED) and not is_by_person(t)]


def _drop_withdrawn(tier: list[Tie]) -> list[Tie]:
    """Return the judgements that are neither withdrawals nor withdrawn by one."""
    ends = [_span(t) for t in tier if t.judgement is Judgement.WITHDRAWN]
    judged = (t for t in tier if t.judgement is not Judgement.WITHDRAWN)
    return [t for t in judged if not any(_is_taken_back(t, end) for end in ends)]


def _is_taken_back(tie: Tie, withdrawal: tuple[datetime, datetime]) -> bool:
    first, last = _span(tie)
    if first > withdrawal[1]:
        return False
    earlier = last < withdrawal[0]
    holds_it = first <= withdrawal[0] and last >= withdrawal[1] and (first, last) != withdrawal
    return earlier or holds_it or _judgement(tie) in _MATCH_JUDGEMENTS


def _last_judgement(judged: list[Tie]) -> Tie | None:
    """Return the last judgement; of those that could be it, the weakest."""
    latest = max((_span(t)[0] for t in judged), default=_UNDATED)
    could_be = [t for t in judged if _span(t)[1] >= latest]
    # Of equal judgements the latest comes first, so that the page names its author.
    could_be.sort(key=lambda t: (_span(t)[0], t.id), reverse=True)
    return min(could_be, key=lambda t: _WEAKEST_FIRST.index(_judgement(t)), default=None)


def _agreeing_ties(pair: list[Tie]) -> Iterator[Tie]:
    last = judgement_in_force(pair)
    if last is None:
        return
    counts = _judgement(last)
    for tier in _tiers(tuple(pair)):
        yield from (t for t in _drop_withdrawn(tier) if _judgement(t) is counts)
    if counts in _MATCH_JUDGEMENTS:
        yield from _proposals(pair)


def _time_key(tie: Tie) -> tuple[tuple[datetime, datetime], str]:
    return _span(tie), tie.id


def _judgement(tie: Tie) -> Judgement:
    return tie.judgement or Judgement.PROPOSED


def _span(tie: Tie) -> tuple[datetime, datetime]:
    return _moments(tie.judged_at)


@lru_cache(maxsize=4096)
def _moments(judged_at: str) -> tuple[datetime, datetime]:
    try:
        return dates.moment_span(judged_at) if judged_at else (_UNDATED, _UNDATED)
    except DateError:  # A user's own database may hold any text.
        return _UNDATED, _UNDATED
