"""Record that defines a convention of counting ownership or control."""

from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from fractions import Fraction

from graph.analyses.intervals import Comparator, Interval, ThresholdVerdict
from graph.analyses.ownership.calculation.region import Region
from graph.support.language import N_


class Caution(StrEnum):
    """Reason why a figure is wider than its chains alone would make it."""

    WHOLE = N_("the bands allow more than 100 %, so the upper end is held at 100 %")
    ENDLESS = N_(
        "holdings in a circle feed themselves without end, so the lower end counts each chain "
        "once and the upper end is held at 100 %"
    )
    UNTRIED = N_(
        "there are too many chains to try them all, so the lower end counts those tried and the "
        "upper end goes round each circle again and again"
    )


@dataclass(frozen=True, slots=True)
class Figure:
    """Figure of one party in another under a convention.

    ``control`` is the verdict that control gives, whatever the share.
    """

    share: Interval
    control: ThresholdVerdict = ThresholdVerdict.BELOW
    caution: Caution | None = None


Figures = Mapping[str, Figure]
"""Figures by the other party; those of 0 without control are left out."""


@dataclass(frozen=True, slots=True)
class Convention:
    """One way of counting, with its published source.

    ``above`` gives the figures of all parties in a company, ``below`` those of one party in all
    companies. ``threshold`` is a fraction of the whole, passed by ``comparator``. ``explanation``
    is two sentences. ``counts`` are the interests it takes: shares, or votes, for which shares
    stand in where no votes are stated. ``shows_share`` is false where a figure is only good for the
    verdict. ``together`` returns the convention for named parties that count as one; None if there
    is none.
    """

    name: str
    title: str
    source: str
    threshold: Fraction
    _: KW_ONLY
    comparator: Comparator
    explanation: str
    counts: tuple[str, ...]
    above: Callable[[Region, str], Figures]
    below: Callable[[Region, str], Figures]
    shows_share: bool = True
    together: "Callable[[frozenset[str]], Convention] | None" = None
