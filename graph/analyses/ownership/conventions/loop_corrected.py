"""Integrated ownership with each holder's own circles taken out: (N_ij-δ_ij)/N_ii.

The quotient equals the sum over the chains from i to j that never come back to i on the way, and is
computed as that sum. So no divisor can be endless, and no figure exceeds 100 %.
"""

from fractions import Fraction

from graph.analyses.intervals import Comparator
from graph.analyses.ownership.calculation.chain_sums import sum_first_arrivals, sum_without_return
from graph.analyses.ownership.calculation.interval_sums import interval_figures
from graph.analyses.ownership.calculation.region import Region, transpose_holdings
from graph.analyses.ownership.conventions.base import Convention, Figures
from graph.analyses.stakes import SHARES
from graph.support.language import N_


def above(region: Region, company: str) -> Figures:
    """Return the figure of each party in a company."""
    return interval_figures(
        transpose_holdings(region.shares), company, sum_first_arrivals, over_all=False
    )


def below(region: Region, holder: str) -> Figures:
    """Return the figure of one party in each company."""
    return interval_figures(region.shares, holder, sum_without_return, over_all=False)


LOOP_CORRECTED = Convention(
    name="loop_corrected",
    title=N_("Integrated ownership without double counting"),
    source=(
        "Baldone, Brioschi and Paleari (1998); Rohwer and Pötter (2005); Vitali, Glattfelder and "
        "Battiston, PLoS ONE 6 (2011)"
    ),
    # The papers set no threshold; that of art. 52 is used.
    threshold=Fraction(1, 4),
    comparator=Comparator.AT_LEAST,
    explanation=N_(
        "As integrated ownership, but a chain that comes back to the holder ends there. So "
        "companies that hold each other are not counted twice, and nobody has more than 100 %."
    ),
    counts=(SHARES,),
    above=above,
    below=below,
)
