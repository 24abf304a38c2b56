"""What stands beside the figures: contradictions, stakes not stated, sources that differ."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.analyses.ownership.book import Book, Stake, Stakes, total_of
from graph.analyses.ownership.intervals import NOTHING, End, Interval
from graph.analyses.stakes import SHARES, VOTES
from graph.model import Tie


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
class Beside:
    """What a reader has to know of the stakes in some companies.

    ``apart`` are stakes of other interests (shares held as a trustee, …), which are no part of
    any figure.
    """

    contradictions: tuple[Contradiction, ...]
    not_stated: tuple[Stake, ...]
    compared: tuple[Compared, ...]
    apart: tuple[Stake, ...]


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
        tuple(_compared(s) for s in counted if s.others),
        tuple(s for s in stakes if s.interest not in (SHARES, VOTES)),
    )


def _contradictions(company: str, held: Mapping[str, Stakes]) -> Iterator[Contradiction]:
    for interest in (SHARES, VOTES):
        stakes = [s[interest] for _, s in sorted(held.items()) if interest in s]
        total = sum((s.share.low for s in stakes), NOTHING)
        if total.value > 1 or (total.value == 1 and total.open):
            ties = tuple(t for s in stakes if s.share.low.felt for t in s.counts)
            yield Contradiction(company, interest, total, ties)


def _compared(stake: Stake) -> Compared:
    by_source: dict[str, list[Tie]] = defaultdict(list)
    for tie in stake.others:
        by_source[tie.source].append(tie)
    others = []
    for source, ties in by_source.items():
        share = total_of(ties)
        stated = all(t.share is not None for t in ties)
        agrees = share == stake.share and stated == stake.stated
        others.append(Other(source, share, stated, agrees, tuple(ties)))
    return Compared(stake, tuple(others))
