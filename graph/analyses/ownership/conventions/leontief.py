"""Integrated ownership after Brioschi and others: the inverse (I-W)⁻¹, less I."""

from fractions import Fraction

from graph.analyses.intervals import Comparator
from graph.analyses.ownership.conventions import multiplicative
from graph.analyses.ownership.conventions.base import Convention
from graph.analyses.stakes import SHARES
from graph.support.language import N_

LEONTIEF = Convention(
    name="leontief",
    title=N_("Integrated ownership"),
    source="Brioschi, Buzzacchi and Colombo, Journal of Banking & Finance 13 (1989)",
    # The paper sets no threshold; that of art. 52 is used.
    threshold=Fraction(1, 4),
    comparator=Comparator.AT_LEAST,
    explanation=N_(
        "All direct and indirect shares are added, circles of holdings counted to the end, which "
        "is right for owners outside every circle. Companies inside a circle come out too high, "
        "even above 100 %."
    ),
    counts=(SHARES,),
    above=multiplicative.above,
    below=multiplicative.below,
)
