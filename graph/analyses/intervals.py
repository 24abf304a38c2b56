"""Exact shares with open or closed ends, and their comparison with a threshold.

An interval is computed end by end. Every figure of a convention grows with the shares it is made
of, so its lower end depends on lower ends alone and its upper end on upper ends alone.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from graph.model.shares import Share


@dataclass(frozen=True, slots=True)
class End:
    """One end of an interval; an open end is approached but never reached.

    The same rules hold for lower and upper ends: a sum is open if a part is, a product if an
    open factor can move it (nothing moves a product with a closed 0).
    """

    value: Fraction
    open: bool = False

    def __add__(self, other: "End") -> "End":
        return End(self.value + other.value, self.open or other.open)

    def __mul__(self, other: "End") -> "End":
        moved = (self.open and other.is_positive) or (other.open and self.is_positive)
        return End(self.value * other.value, moved)

    @property
    def is_positive(self) -> bool:
        """Whether this end is more than a closed 0."""
        return self.open or bool(self.value)


NOTHING = End(Fraction(0))
ALL = End(Fraction(1))


@dataclass(frozen=True, slots=True)
class Interval:
    """Bounds of a figure as fractions of the whole; above 1 only where statements contradict."""

    low: End
    high: End

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    @property
    def is_exact(self) -> bool:
        """Whether both ends are one figure."""
        return self.low == self.high


NONE_HELD = Interval(NOTHING, NOTHING)
NOT_STATED = Interval(NOTHING, ALL)


def interval_of(share: Share | None) -> Interval:
    """Return a share as an interval; None (not stated) is anything from 0 to 1."""
    if share is None:
        return NOT_STATED
    low = End(share.min, share.min_open)
    return Interval(low, low if share.min == share.max else End(share.max, share.max_open))


def _excess(value: Fraction, threshold: Fraction) -> int:
    """Return a number above 0 where the value exceeds the threshold, and 0 where both are equal.

    Whole numbers compare much faster than fractions.
    """
    return value.numerator * threshold.denominator - threshold.numerator * value.denominator


class ThresholdVerdict(StrEnum):
    """Verdict on a figure against a threshold, for any true shares within the stated bands."""

    DEFINITE = "definite"
    POSSIBLE = "possible"
    BELOW = "below"


class Comparator(StrEnum):
    """Comparison of a figure with the threshold of a convention."""

    MORE_THAN = ">"
    AT_LEAST = ">="

    def is_certain(self, low: End, threshold: Fraction) -> bool:
        """Whether every value from this lower end on passes."""
        over = _excess(low.value, threshold)
        return over > 0 or (over == 0 and (low.open or self is Comparator.AT_LEAST))

    def is_possible(self, high: End, threshold: Fraction) -> bool:
        """Whether some value up to this upper end passes."""
        over = _excess(high.value, threshold)
        return over > 0 or (over == 0 and self is Comparator.AT_LEAST and not high.open)

    def verdict(self, share: Interval, threshold: Fraction) -> ThresholdVerdict:
        """Return the verdict on an interval."""
        if self.is_certain(share.low, threshold):
            return ThresholdVerdict.DEFINITE
        return (
            ThresholdVerdict.POSSIBLE
            if self.is_possible(share.high, threshold)
            else ThresholdVerdict.BELOW
        )
