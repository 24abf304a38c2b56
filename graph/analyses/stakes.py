"""Stakes in a company on one day: one total for each holder and interest.

A tie states the whole of a holding or one lot of it. Lots of one source, holder and interest add
up. Whole holdings never do: the later replaces the earlier, and where none is later they give a
range. Across sources the statement of the best standing counts, then the newest. Different
interests are never added.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from datetime import date
from fractions import Fraction

from graph.analyses.intervals import ALL, NONE_HELD, NOT_STATED, NOTHING, End, Interval, interval_of
from graph.errors import DateError
from graph.model.dates import first_day, last_day
from graph.model.records import Holding, Source, Standing, Tie

SHARES = "shares"
VOTES = "votes"
_SYNONYMS = {"": SHARES, "shareholding": SHARES, "voting rights": VOTES, "votingrights": VOTES}
_STANDING_ORDER = {standing: i for i, standing in enumerate(Standing)}
_HALF = End(Fraction(1, 2))


@dataclass(frozen=True, slots=True)
class Stake:
    """Stake of one holder in one company by one interest on a day.

    ``stated`` says that every statement that counts gives a share, ``known`` that at least one
    does. ``preferred_ties`` are those of the preferred source that count, ``unpreferred_ties``
    those of every other source, ``replaced_ties`` those of the preferred source that a later one
    replaced, all in the order of preference. ``differs`` says that the preferred source gives
    several shares and none is later.
    """

    holder: str
    company: str
    interest: str
    share: Interval
    _: KW_ONLY
    stated: bool
    known: bool
    preferred_ties: tuple[Tie, ...]
    unpreferred_ties: tuple[Tie, ...]
    replaced_ties: tuple[Tie, ...]
    differs: bool

    @property
    def tie(self) -> Tie:
        """Statement that represents the stake: the first that gives a share, else the first."""
        return next((t for t in self.preferred_ties if t.share is not None), self.preferred_ties[0])

    @property
    def is_zero(self) -> bool:
        """Whether the holder is stated to have 0 %."""
        return not self.share.high.is_positive

    @property
    def over_half(self) -> bool:
        """Whether even the lower end is more than 50 %."""
        low = self.share.low
        return self.known and (low.value > _HALF.value or (low.value == _HALF.value and low.open))

    @property
    def is_doubted(self) -> bool:
        """Whether a statement that does not count gives a share that may be 50 % or less."""
        others = (*self.unpreferred_ties, *self.replaced_ties)
        return any(t.share is not None and not t.share.over_half for t in others)


Stakes = Mapping[str, Stake]
"""The stakes of one holder by interest."""


def interest_of(tie: Tie) -> str:
    """Return the interest of a holding under its usual name."""
    return interest_name(tie.interest)


def interest_name(stated: str) -> str:
    """Return the usual name of an interest as a source states it."""
    name = stated.strip().casefold()
    return _SYNONYMS.get(name, name)


def holds_shares(interest: str) -> bool:
    """Whether an interest is in shares, in whatever capacity they are held."""
    return interest.startswith(SHARES)


def preference(tie: Tie, sources: Mapping[str, Source]) -> tuple[int, str, bool, str, str, str]:
    """Return the sort key of a statement: best standing first, then newest, then smallest id.

    A source that restates a report is only as new as the report. Of all accounts of one report, the
    report itself comes first, then the earliest.
    """
    standing = _STANDING_ORDER[tie.standing] if tie.standing else len(_STANDING_ORDER)
    source = sources.get(tie.source)
    report = _original_report(source, sources)
    # Characters are inverted so that the newest date comes first in an ascending order.
    newest = "".join(chr(0x10FFFF - ord(c)) for c in _source_date(report).ljust(10, "\0"))
    retold = source is not report
    earliest = (_source_date(source) or _UNDATED) if retold else ""
    return standing, newest, retold, earliest, tie.source, tie.id


_UNDATED = "9999"


def _source_date(source: Source | None) -> str:
    return (source.published or source.retrieved) if source else ""


def _original_report(source: Source | None, sources: Mapping[str, Source]) -> Source | None:
    """Return the report that a source restates, or the source itself if no such report is known."""
    passed: set[str] = set()
    while source and source.restates in sources and source.id not in passed:
        passed.add(source.id)
        source = sources[source.restates]
    return source


def stakes_in(
    company: str,
    held: Iterable[tuple[str, Tie]],
    sources: Mapping[str, Source],
    day: date = date.max,
) -> dict[str, dict[str, Stake]]:
    """Return the stakes in a company by holder, then by interest.

    ``held`` are the OWNS ties that hold on the day, each with the party that represents its holder.
    A whole holding begun or stated after the day counts only where there is no earlier one.
    """
    grouped: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for holder, tie in held:
        grouped[holder, interest_of(tie)].append(tie)
    found: dict[str, dict[str, Stake]] = defaultdict(dict)
    open_ended = []
    for (holder, interest), ties in grouped.items():
        stake, is_open = _stake(holder, company, interest, ties, sources, day)
        found[holder][interest] = stake
        if is_open:
            open_ended.append(stake)
    for stake in open_ended:
        found[stake.holder][stake.interest] = _open_upper_end(stake, found)
    return dict(found)


def stake_of(ties: Sequence[Tie], sources: Mapping[str, Source]) -> Stake:
    """Return the stake that some OWNS ties of one holder and interest state; at least one tie."""
    return _stake(ties[0].start, ties[0].end, interest_of(ties[0]), ties, sources)[0]


def _stake(
    holder: str,
    company: str,
    interest: str,
    ties: Sequence[Tie],
    sources: Mapping[str, Source],
    day: date = date.max,
) -> tuple[Stake, bool]:
    """Return a stake, and whether its upper end extends to what other parties do not hold."""
    by_source: dict[str, list[Tie]] = defaultdict(list)
    for tie in sorted(ties, key=lambda t: preference(t, sources)):
        by_source[tie.source].append(tie)
    first, *rest = by_source.values()
    counts = _current_ties(first, day)
    read = _read_share(counts)
    stake = Stake(
        holder=holder,
        company=company,
        interest=interest,
        share=read.share,
        stated=all(t.share is not None for t in counts),
        known=any(t.share is not None for t in counts),
        preferred_ties=tuple(counts),
        unpreferred_ties=tuple(t for group in rest for t in group),
        replaced_ties=tuple(t for t in first if t not in counts),
        differs=read.differs,
    )
    return stake, read.open_ended


def _current_ties(ties: Sequence[Tie], day: date) -> list[Tie]:
    """Return the lots, and the whole holdings that no later one replaces by the day."""
    wholes = [t for t in ties if t.holding is Holding.WHOLE]
    begun = [t for t in wholes if not (began := holding_start(t)) or began[0] <= day] or wholes
    return [
        t for t in ties if t.holding is Holding.LOT or (t in begun and not _is_replaced(t, begun))
    ]


def _is_replaced(tie: Tie, wholes: Iterable[Tie]) -> bool:
    began = holding_start(tie)
    return began is not None and any(
        later[0] > began[1] for other in wholes if (later := holding_start(other))
    )


def holding_start(tie: Tie) -> tuple[date, date] | None:
    """Return the first and last day on which a holding may have begun; None if undated.

    ``stated_on`` is a value of the source's own: one that is not a date says nothing.
    """
    text = tie.since or str(tie.extra.get("stated_on", ""))
    try:
        return (first_day(text), last_day(text)) if text else None
    except DateError:
        return None


@dataclass(frozen=True, slots=True)
class _ShareReading:
    share: Interval
    differs: bool
    open_ended: bool


def _read_share(ties: Sequence[Tie]) -> _ShareReading:
    """Return the statements of one source as one share."""
    lots = [t for t in ties if t.holding is Holding.LOT]
    readings = [interval_of(t.share) for t in ties if t.holding is Holding.WHOLE and t.share]
    summed, open_ended = _sum_lots(lots)
    if summed is not None:
        readings.append(summed)
    if not readings:
        return _ShareReading(NOT_STATED, differs=False, open_ended=False)
    return _ShareReading(
        _widest_range(readings), differs=len(set(readings)) > 1, open_ended=open_ended
    )


def _sum_lots(lots: Sequence[Tie]) -> tuple[Interval | None, bool]:
    """Return the sum of some lots, None if not stated, and whether its upper end is open.

    A lot without a share, or of 0, among lots with one leaves it open.
    """
    shares = [t.share for t in lots if t.share is not None and t.share.max > 0]
    if not shares:
        is_nothing = bool(lots) and all(t.share is not None for t in lots)
        return (NONE_HELD if is_nothing else None), False
    total = NONE_HELD
    for share in shares:
        total = total + interval_of(share)
    return total, len(shares) < len(lots)


def _widest_range(readings: Sequence[Interval]) -> Interval:
    """Return the range from the lowest lower to the highest upper end."""
    low = min((r.low for r in readings), key=lambda end: (end.value, end.open))
    high = max((r.high for r in readings), key=lambda end: (end.value, not end.open))
    return Interval(low, high)


def _open_upper_end(stake: Stake, found: Mapping[str, Stakes]) -> Stake:
    """Return a stake with its upper end raised to all that the others are not stated to hold."""
    others = NOTHING
    for holder, stakes in found.items():
        other = stakes.get(stake.interest)
        if other is not None and holder != stake.holder:
            others = others + other.share.low
    rest = End(max(ALL.value - others.value, Fraction(0)))
    high = max(rest, stake.share.high, key=lambda end: (end.value, not end.open))
    return replace(stake, share=Interval(stake.share.low, high))
