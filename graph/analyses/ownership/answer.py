"""Answers to ownership questions: figures as rows with their verdicts, the largest first."""

from dataclasses import KW_ONLY, dataclass
from fractions import Fraction

from graph.analyses.intervals import Interval, ThresholdVerdict
from graph.analyses.ownership.calculation.circular_holdings import Circle, find_circles
from graph.analyses.ownership.calculation.region import Holdings, Region
from graph.analyses.ownership.calculation.stakes_by_company import StakesOnDay
from graph.analyses.ownership.caveats import StakeCaveats, stake_caveats
from graph.analyses.ownership.conventions.base import Caution, Convention, Figure, Figures
from graph.analyses.stakes import SHARES, VOTES
from graph.model.records import Entity

_ORDER = tuple(ThresholdVerdict)


@dataclass(frozen=True, slots=True)
class OwnershipRow:
    """One owner, or one holding, with its figure.

    ``share`` is None where a convention gives a verdict alone. ``by_control`` says that
    control gives the verdict, not the share; ``not_stated`` that a share on the way is not stated.
    """

    party: Entity
    share: Interval | None
    verdict: ThresholdVerdict
    by_control: bool
    _: KW_ONLY
    not_stated: bool
    caution: Caution | None


@dataclass(frozen=True, slots=True)
class OwnershipAnswer:
    """Figures of one question on one day (ISO), the largest first, with their caveats.

    ``parties`` are all parties that the answer covers, by id; ``unfinished`` says that an import
    has not ended.
    """

    subject: Entity
    convention: Convention
    threshold: Fraction
    as_of: str
    _: KW_ONLY
    rows: tuple[OwnershipRow, ...]
    circles: tuple[Circle, ...]
    caveats: StakeCaveats
    parties: dict[str, Entity]
    unfinished: bool


@dataclass(frozen=True, slots=True)
class OwnershipQuestion:
    """Question to answer; ``unclear`` are the parties whose figures rest on a share not stated."""

    book: StakesOnDay
    subject: str
    convention: Convention
    threshold: Fraction | None
    _: KW_ONLY
    region: Region
    unclear: frozenset[str]

    @property
    def applied_threshold(self) -> Fraction:
        """Threshold that verdicts are given against."""
        return self.convention.threshold if self.threshold is None else self.threshold


def counted_holdings(region: Region, convention: Convention) -> list[Holdings]:
    """Return the stakes that a convention counts."""
    by_interest = {SHARES: region.shares, VOTES: region.votes}
    return [by_interest[i] for i in convention.counts]


def answer_question(question: OwnershipQuestion, figures: Figures) -> OwnershipAnswer:
    """Return the figures as rows, with their caveats."""
    book, region = question.book, question.region
    entities = book.ground.entities
    rows = [_row(question, party, figure) for party, figure in figures.items()]
    return OwnershipAnswer(
        subject=entities[question.subject],
        convention=question.convention,
        threshold=question.applied_threshold,
        as_of=book.day.isoformat(),
        rows=tuple(row for _, row in sorted(rows, key=lambda pair: pair[0])),
        circles=find_circles(region, entities),
        caveats=stake_caveats(book, region.parties),
        parties={p: entities[p] for p in sorted(region.parties)},
        unfinished=bool(book.ground.unfinished),
    )


_Rank = tuple[int, Fraction, Fraction, str]


def _row(question: OwnershipQuestion, party: str, figure: Figure) -> tuple[_Rank, OwnershipRow]:
    convention, share = question.convention, figure.share
    verdict = figure_verdict(figure, convention, question.applied_threshold)
    by_share = _share_verdict(figure, convention, question.applied_threshold)
    row = OwnershipRow(
        party=question.book.ground.entities[party],
        share=share if convention.shows_share else None,
        verdict=verdict,
        by_control=verdict is not by_share,
        not_stated=party in question.unclear,
        caution=figure.caution,
    )
    return (_ORDER.index(verdict), -share.low.value, -share.high.value, party), row


def figure_verdict(figure: Figure, convention: Convention, threshold: Fraction) -> ThresholdVerdict:
    """Return the verdict on a figure: by its share, or by control where that is stronger."""
    by_share = _share_verdict(figure, convention, threshold)
    return min(by_share, figure.control, key=_ORDER.index)


def _share_verdict(figure: Figure, convention: Convention, threshold: Fraction) -> ThresholdVerdict:
    return convention.comparator.verdict(figure.share, threshold)
