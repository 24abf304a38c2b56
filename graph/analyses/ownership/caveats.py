"""Caveats of ownership figures: contradictions, stakes not stated, sources that differ."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY, dataclass
from datetime import date

from graph.analyses.intervals import NOTHING, End, Interval
from graph.analyses.ownership.calculation.stakes_by_company import StakesOnDay
from graph.analyses.party_ends import PartyEnd
from graph.analyses.stakes import SHARES, VOTES, Stake, Stakes, stake_of
from graph.model.dates import last_day
from graph.model.records import Entity, Source, Tie, TieType


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A company of which more than 100 % is held, even by the lower ends (``held``)."""

    company: str
    interest: str
    held: End
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class OtherSourceStake:
    """Stake as stated by a source that does not count."""

    source: str
    share: Interval
    stated: bool
    agrees: bool
    _: KW_ONLY
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class StakeComparison:
    """A stake that several sources state: the one that counts, and the others."""

    stake: Stake
    others: tuple[OtherSourceStake, ...]


@dataclass(frozen=True, slots=True)
class UnstatedReason:
    """A reason that a source gives for not stating who owns or controls a company."""

    company: str
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class EndedHolding:
    """A holding or control that would hold on the day if one of its parties had not ended."""

    holder: Entity
    company: str
    tie: Tie
    end: PartyEnd


@dataclass(frozen=True, slots=True)
class StakeCaveats:
    """Caveats of the stakes in some companies.

    ``other_interests`` are stakes of other interests (shares held as a trustee, …), which are part
    of no figure. ``differing_stakes`` are those whose source gives several figures, none of them
    later. ``unstated_reasons`` are the reasons given for owners that are not stated,
    ``ended_holdings`` the ties that are over because one of their parties ended.
    """

    contradictions: tuple[Contradiction, ...]
    not_stated: tuple[Stake, ...]
    comparisons: tuple[StakeComparison, ...]
    other_interests: tuple[Stake, ...]
    _: KW_ONLY
    differing_stakes: tuple[Stake, ...]
    unstated_reasons: tuple[UnstatedReason, ...]
    ended_holdings: tuple[EndedHolding, ...]


def stake_caveats(book: StakesOnDay, parties: frozenset[str]) -> StakeCaveats:
    """Return the caveats of every stake between some parties."""
    contradictions: list[Contradiction] = []
    stakes: list[Stake] = []
    for company in sorted(parties):
        held = book.stakes_in(company)
        contradictions += _contradictions(company, held)
        for holder in sorted(h for h in held if h in parties):
            stakes += [s for _, s in sorted(held[holder].items())]
    counted = [s for s in stakes if s.interest in (SHARES, VOTES)]
    return StakeCaveats(
        contradictions=tuple(contradictions),
        not_stated=tuple(s for s in counted if not s.stated),
        comparisons=tuple(
            _compare_stake(s, book.ground.sources) for s in counted if s.unpreferred_ties
        ),
        other_interests=tuple(s for s in stakes if s.interest not in (SHARES, VOTES)),
        differing_stakes=tuple(s for s in counted if s.differs),
        unstated_reasons=tuple(_unstated_reasons(book, parties)),
        ended_holdings=tuple(
            e for company in sorted(parties) for e in _ended_holdings(book, company)
        ),
    )


def _unstated_reasons(book: StakesOnDay, parties: frozenset[str]) -> Iterator[UnstatedReason]:
    reasons: dict[UnstatedReason, None] = {}
    for statement in book.ground.statements:
        company = book.ground.matches.representative_of(statement.entity)
        if company not in parties:
            continue
        stated = statement.values.get("unknown_reason", ())
        for reason in stated if isinstance(stated, tuple) else (str(stated),):
            if reason:
                reasons.setdefault(UnstatedReason(company, reason, statement.source))
    yield from sorted(reasons, key=lambda n: (n.company, n.reason, n.source))


def _ended_holdings(book: StakesOnDay, company: str) -> Iterator[EndedHolding]:
    for placed in book.ground.by_end.get(company, ()):
        tie, end = placed.tie, placed.ended_by
        if end is None or tie.type not in _HOLDING_TYPES or placed.start == company:
            continue
        stated_until = last_day(tie.until) if tie.until else date.max
        if placed.since <= book.day <= stated_until and placed.until < book.day:
            yield EndedHolding(book.ground.entities[placed.start], company, tie, end)


_HOLDING_TYPES = frozenset({TieType.OWNS, TieType.CONTROLS})


def _contradictions(company: str, held: Mapping[str, Stakes]) -> Iterator[Contradiction]:
    for interest in (SHARES, VOTES):
        stakes = [s[interest] for _, s in sorted(held.items()) if interest in s]
        total = sum((s.share.low for s in stakes), NOTHING)
        if total.value > 1 or (total.value == 1 and total.open):
            ties = tuple(t for s in stakes if s.share.low.is_positive for t in s.preferred_ties)
            yield Contradiction(company, interest, total, ties)


def _compare_stake(stake: Stake, sources: Mapping[str, Source]) -> StakeComparison:
    by_source: dict[str, list[Tie]] = defaultdict(list)
    for tie in stake.unpreferred_ties:
        by_source[tie.source].append(tie)
    others = []
    for source, ties in by_source.items():
        other = stake_of(ties, sources)
        agrees = other.share == stake.share and other.stated == stake.stated
        others.append(
            OtherSourceStake(
                source=source,
                share=other.share,
                stated=other.stated,
                agrees=agrees,
                ties=tuple(ties),
            )
        )
    return StakeComparison(stake, tuple(others))
