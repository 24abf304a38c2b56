"""What stands beside the figures: contradictions, stakes not stated, sources that differ."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from graph.analyses.intervals import NOTHING, End, Interval
from graph.analyses.ownership.calculation.stakes_by_company import Book
from graph.analyses.party_ends import PartyEnd
from graph.analyses.stakes import SHARES, VOTES, Stake, Stakes, stake_of
from graph.model.dates import last_day
from graph.model.records import Entity, Source, Tie, TieType


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A company of which more than all is held, even by the lower ends (``held``)."""

    company: str
    interest: str
    held: End
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """What a source that does not count states of a stake."""

    source: str
    share: Interval
    stated: bool
    agrees: bool
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A stake that several sources state: the one that counts, and the others."""

    stake: Stake
    others: tuple[Other, ...]


@dataclass(frozen=True, slots=True)
class NotStated:
    """A reason that a source gives for not stating who owns or controls a company."""

    company: str
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Ended:
    """A holding or control that would hold on the day, had one of its parties not ended."""

    holder: Entity
    company: str
    tie: Tie
    end: PartyEnd


@dataclass(frozen=True, slots=True)
class Beside:
    """What a reader has to know of the stakes in some companies.

    ``apart`` are stakes of other interests (shares held as a trustee, …), which are no part of
    any figure. ``differing`` are those whose source gives several figures and none is the later.
    ``unknown`` are the reasons given for owners that are not stated, ``ended`` the ties that are
    over with one of their parties.
    """

    contradictions: tuple[Contradiction, ...]
    not_stated: tuple[Stake, ...]
    compared: tuple[Compared, ...]
    apart: tuple[Stake, ...]
    differing: tuple[Stake, ...]
    unknown: tuple[NotStated, ...]
    ended: tuple[Ended, ...]


def beside(book: Book, parties: frozenset[str]) -> Beside:
    """Look at every stake between some parties, and at whether all is held more than once."""
    contradictions: list[Contradiction] = []
    stakes: list[Stake] = []
    for company in sorted(parties):
        held = book.stakes_in(company)
        contradictions += _contradictions(company, held)
        for holder in sorted(h for h in held if h in parties):
            stakes += [s for _, s in sorted(held[holder].items())]
    counted = [s for s in stakes if s.interest in (SHARES, VOTES)]
    return Beside(
        tuple(contradictions),
        tuple(s for s in counted if not s.stated),
        tuple(_compared(s, book.ground.sources) for s in counted if s.others),
        tuple(s for s in stakes if s.interest not in (SHARES, VOTES)),
        tuple(s for s in counted if s.differs),
        tuple(_unknown(book, parties)),
        tuple(e for company in sorted(parties) for e in _ended(book, company)),
    )


def _unknown(book: Book, parties: frozenset[str]) -> Iterator[NotStated]:
    found: dict[NotStated, None] = {}
    for statement in book.ground.statements:
        company = book.ground.matches.of(statement.entity)
        if company not in parties:
            continue
        given = statement.values.get("unknown_reason", ())
        for reason in given if isinstance(given, tuple) else (str(given),):
            if reason:
                found.setdefault(NotStated(company, reason, statement.source))
    yield from sorted(found, key=lambda n: (n.company, n.reason, n.source))


def _ended(book: Book, company: str) -> Iterator[Ended]:
    for placed in book.ground.by_end.get(company, ()):
        tie, end = placed.tie, placed.ended_by
        if end is None or tie.type not in _HELD or placed.start == company:
            continue
        stated_until = last_day(tie.until) if tie.until else date.max
        if placed.since <= book.day <= stated_until and placed.until < book.day:
            yield Ended(book.ground.entities[placed.start], company, tie, end)


_HELD = frozenset({TieType.OWNS, TieType.CONTROLS})


def _contradictions(company: str, held: Mapping[str, Stakes]) -> Iterator[Contradiction]:
    for interest in (SHARES, VOTES):
        stakes = [s[interest] for _, s in sorted(held.items()) if interest in s]
        total = sum((s.share.low for s in stakes), NOTHING)
        if total.value > 1 or (total.value == 1 and total.open):
            ties = tuple(t for s in stakes if s.share.low.felt for t in s.counts)
            yield Contradiction(company, interest, total, ties)


def _compared(stake: Stake, sources: Mapping[str, Source]) -> Compared:
    by_source: dict[str, list[Tie]] = defaultdict(list)
    for tie in stake.others:
        by_source[tie.source].append(tie)
    others = []
    for source, ties in by_source.items():
        other = stake_of(ties, sources)
        agrees = other.share == stake.share and other.stated == stake.stated
        others.append(Other(source, other.share, other.stated, agrees, tuple(ties)))
    return Compared(stake, tuple(others))
