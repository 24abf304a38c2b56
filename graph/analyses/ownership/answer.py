"""From figures to an answer: each with its verdict, the largest first."""

from dataclasses import dataclass
from fractions import Fraction

from graph.analyses.intervals import Interval, Verdict
from graph.analyses.ownership.calculation.circular_holdings import Circle, circles_in
from graph.analyses.ownership.calculation.region import Holdings, Region
from graph.analyses.ownership.calculation.stakes_by_company import Book
from graph.analyses.ownership.caveats import Beside, beside
from graph.analyses.ownership.conventions.base import Caution, Convention, Figure, Figures
from graph.analyses.stakes import SHARES, VOTES
from graph.model.records import Entity

_ORDER = tuple(Verdict)


@dataclass(frozen=True, slots=True)
class Row:
    """One owner, or one holding, with its figure.

    ``share`` is None where a convention gives a verdict alone. ``by_control`` says that
    control gives the verdict, not the share; ``not_stated`` that a share on the way is not stated.
    """

    party: Entity
    share: Interval | None
    verdict: Verdict
    by_control: bool
    not_stated: bool
    caution: Caution | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The figures of one question on one day (ISO), largest first, with what stands beside them.

    ``parties`` are all whom the answer speaks of, by id; ``unfinished`` says that an import has
    not ended.
    """

    asked: Entity
    convention: Convention
    threshold: Fraction
    as_of: str
    rows: tuple[Row, ...]
    circles: tuple[Circle, ...]
    beside: Beside
    parties: dict[str, Entity]
    unfinished: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: ``unclear`` are those whose figures rest on a share not stated."""

    book: Book
    asked: str
    convention: Convention
    threshold: Fraction | None
    region: Region
    unclear: frozenset[str]

    @property
    def line(self) -> Fraction:
        """The threshold that verdicts are given against."""
        return self.convention.threshold if self.threshold is None else self.threshold


def ways(region: Region, convention: Convention) -> list[Holdings]:
    """Return the stakes that a convention counts."""
    by_interest = {SHARES: region.shares, VOTES: region.votes}
    return [by_interest[i] for i in convention.counts]


def answer(question: Question, found: Figures) -> Answer:
    """Return the figures as rows, with what stands beside them."""
    book, region = question.book, question.region
    entities = book.ground.entities
    rows = [_row(question, party, figure) for party, figure in found.items()]
    return Answer(
        asked=entities[question.asked],
        convention=question.convention,
        threshold=question.line,
        as_of=book.day.isoformat(),
        rows=tuple(row for _, row in sorted(rows, key=lambda pair: pair[0])),
        circles=circles_in(region, entities),
        beside=beside(book, region.parties),
        parties={p: entities[p] for p in sorted(region.parties)},
        unfinished=bool(book.ground.unfinished),
    )


_Rank = tuple[int, Fraction, Fraction, str]


def _row(question: Question, party: str, figure: Figure) -> tuple[_Rank, Row]:
    convention, share = question.convention, figure.share
    verdict = verdict_of(figure, convention, question.line)
    by_share = _by_share(figure, convention, question.line)
    row = Row(
        party=question.book.ground.entities[party],
        share=share if convention.shows_share else None,
        verdict=verdict,
        by_control=verdict is not by_share,
        not_stated=party in question.unclear,
        caution=figure.caution,
    )
    return (_ORDER.index(verdict), -share.low.value, -share.high.value, party), row


def verdict_of(figure: Figure, convention: Convention, threshold: Fraction) -> Verdict:
    """Judge a figure by its share, or by control where that says more."""
    by_share = _by_share(figure, convention, threshold)
    return min(by_share, figure.control, key=_ORDER.index)


def _by_share(figure: Figure, convention: Convention, threshold: Fraction) -> Verdict:
    return convention.comparator.verdict(figure.share, threshold)
