"""Close links of the Bank of Italy: shares along chains that pass no company twice."""

from fractions import Fraction

from graph.analyses.intervals import Comparator
from graph.analyses.ownership.calculation.interval_sums import simple_figures
from graph.analyses.ownership.calculation.region import Region, transpose_holdings
from graph.analyses.ownership.conventions.base import Convention, Figures
from graph.analyses.stakes import SHARES
from graph.support.language import N_


def above(region: Region, company: str) -> Figures:
    """Return the figure of each party in a company."""
    return simple_figures(transpose_holdings(region.shares), company)


def below(region: Region, holder: str) -> Figures:
    """Return the figure of one party in each company."""
    return simple_figures(region.shares, holder)


SIMPLE_PATHS = Convention(
    name="simple_paths",
    title=N_("Close links"),
    source=(
        "Guideline (EU) 2015/510 of the ECB, art. 138, as worked out for the Bank of Italy "
        "(Atzeni, Bellomarini, Iezzi, Sallinger and Vlad, EDBT 2020)"
    ),
    threshold=Fraction(1, 5),
    comparator=Comparator.AT_LEAST,
    explanation=N_(
        "Shares are multiplied along each chain that passes no company twice, and the chains are "
        "added. A share of 20 % or more makes a close link, which bars a company from giving the "
        "other as security for a loan."
    ),
    counts=(SHARES,),
    above=above,
    below=below,
)
