"""Ties of two readings, each matched with its other side: one change is one entry."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from graph.errors import DateError
from graph.model.dates import first_day, last_day
from graph.model.records import Kind, Tie, TieType
from scrapers.watch.comparing.tie_values import tie_differences

_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class TiePair:
    """A tie before and after; None on the side that does not state it."""

    before: Tie | None
    after: Tie | None

    @property
    def sides(self) -> tuple[Tie, ...]:
        """The sides that there are."""
        return tuple(tie for tie in (self.before, self.after) if tie is not None)

    @property
    def ends(self) -> frozenset[str]:
        """The parties at the ends of both sides."""
        return frozenset(end for tie in self.sides for end in (tie.start, tie.end))

    @property
    def is_replaced(self) -> bool:
        """Whether one of the parties is another one than before."""
        return len({frozenset((tie.start, tie.end)) for tie in self.sides}) > 1


@dataclass(slots=True)
class _Open:
    """Ties of both sides that are not matched yet, by id."""

    before: dict[str, Tie]
    after: dict[str, Tie]

    def match_equal_keys(self, key_of: Callable[[Tie], _Key | None]) -> list[TiePair]:
        """Match ties of both sides that have one key, in their order, and return the pairs."""
        waiting: defaultdict[_Key, list[Tie]] = defaultdict(list)
        for tie in self.before.values():
            if (key := key_of(tie)) is not None:
                waiting[key].append(tie)
        pairs = []
        for tie in list(self.after.values()):
            key = key_of(tie)
            if key is not None and waiting[key]:
                pairs.append(TiePair(waiting[key].pop(0), tie))
        self._take(pairs)
        return pairs

    def match_single(self, key_of: Callable[[Tie], _Key | None]) -> list[TiePair]:
        """Match ties whose key only one tie of each side has, and return the pairs."""
        was, now = _by_key(self.before.values(), key_of), _by_key(self.after.values(), key_of)
        pairs = [
            TiePair(was[key][0], now[key][0])
            for key in now
            if len(now[key]) == len(was.get(key, ())) == 1
        ]
        self._take(pairs)
        return pairs

    def _take(self, pairs: Iterable[TiePair]) -> None:
        for pair in pairs:
            if pair.before and pair.after:
                del self.before[pair.before.id], self.after[pair.after.id]


def match_ties(
    before: Mapping[str, Tie], after: Mapping[str, Tie], kinds: Mapping[str, Kind]
) -> list[TiePair]:
    """Return the ties of two readings in pairs, those of which nothing differs left out.

    A tie is first the one of its id that states the same, then any between the same two parties
    that does (rows of one name may swap places), then the one of its id. What is left is a holding
    whose share changed and whose id holds the share, or an address, contact or seller that another
    one replaced.
    """
    left = _Open(dict(before), dict(after))
    left.match_equal_keys(lambda tie: (tie.id, *_content(tie)))
    left.match_equal_keys(_content)
    pairs = left.match_equal_keys(lambda tie: (tie.id,))
    pairs += left.match_equal_keys(_holding_key)
    pairs += left.match_single(_role_key)
    pairs += left.match_single(_relation_key)
    pairs += left.match_single(lambda tie: _replaceable_key(tie, kinds))
    pairs, replaced = _with_successors(pairs, left)
    rest = [TiePair(tie, None) for tie in left.before.values()]
    rest += [TiePair(None, tie) for tie in left.after.values()]
    return [*pairs, *replaced, *rest]


def _with_successors(pairs: list[TiePair], left: _Open) -> tuple[list[TiePair], list[TiePair]]:
    """Match holdings that ended with those that began the next day, as one changed holding."""
    kept, replaced = [], []
    for pair in pairs:
        follower = _follower(pair, left.after.values())
        if follower is None:
            kept.append(pair)
        else:
            del left.after[follower.id]
            replaced.append(TiePair(pair.before, follower))
    return kept, replaced


def _follower(pair: TiePair, new: Iterable[Tie]) -> Tie | None:
    before, ended = pair.before, pair.after
    if before is None or ended is None or before.until or not ended.until:
        return None
    same = (tie for tie in new if _holding_key(tie) == _holding_key(ended) is not None)
    return next((tie for tie in same if _begins_at_end(tie, ended)), None)


def _begins_at_end(tie: Tie, ended: Tie) -> bool:
    try:
        gap = first_day(tie.since) - last_day(ended.until) if tie.since else None
    except DateError:
        return False
    return gap is not None and timedelta(days=-1) <= gap <= timedelta(days=1)


def _by_key(ties: Iterable[Tie], key_of: Callable[[Tie], _Key | None]) -> Mapping[_Key, list[Tie]]:
    found: defaultdict[_Key, list[Tie]] = defaultdict(list)
    for tie in ties:
        if (key := key_of(tie)) is not None:
            found[key].append(tie)
    return found


def _content(tie: Tie) -> _Key:
    """Return the ends of a tie and all that it states."""
    blank = Tie("", tie.type, tie.start, tie.end, source="")
    every = tie_differences(blank, tie)
    stated = ((each.property, each.after) for each in every if each.property != "share")
    share = (tie.share.min, tie.share.max) if tie.share else None
    return (tie.type, tie.start, tie.end, share, tuple(sorted(stated, key=str)))


def _holding_key(tie: Tie) -> _Key | None:
    """Return what two statements of one holding have in common, whatever its share."""
    if tie.type is not TieType.OWNS:
        return None
    return (tie.start, tie.end, tie.interest, tie.holding)


def _role_key(tie: Tie) -> _Key | None:
    """Return what two statements of one office have in common, whatever its role and days."""
    if tie.type not in (TieType.OFFICER_OF, TieType.EMPLOYED_BY):
        return None
    return (tie.type, tie.start, tie.end)


def _relation_key(tie: Tie) -> _Key | None:
    """Return what the ties between two parties have in common, whatever their type."""
    if tie.type in (TieType.LOCATED_AT, TieType.REACHED_AT, TieType.SAME_AS):
        return None
    return tuple(sorted((tie.start, tie.end)))


def _replaceable_key(tie: Tie, kinds: Mapping[str, Kind]) -> _Key | None:
    """Return what an address, contact or seller has in common with the one that replaces it."""
    if tie.type is TieType.LOCATED_AT:
        return (tie.type, tie.start, tie.purpose)
    if tie.type is TieType.REACHED_AT:
        return (tie.type, tie.start, tie.end.partition("-")[0])
    if tie.type is TieType.OPERATES and kinds.get(tie.end) is Kind.STOREFRONT:
        return (tie.type, tie.end)
    return None
