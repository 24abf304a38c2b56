"""Shares multiplied along each chain and added up over all chains."""

from fractions import Fraction

from graph.analyses.intervals import Comparator
from graph.analyses.ownership.calculation.chain_sums import sum_all_chains
from graph.analyses.ownership.calculation.interval_sums import interval_figures
from graph.analyses.ownership.calculation.region import Region, transpose_holdings
from graph.analyses.ownership.conventions.base import Convention, Figures
from graph.analyses.stakes import SHARES
from graph.support.language import N_


def above(region: Region, company: str) -> Figures:
    """Return the figure of each party in a company."""
    return interval_figures(
        transpose_holdings(region.shares), company, sum_all_chains, over_all=True
    )


def below(region: Region, holder: str) -> Figures:
    """Return the figure of one party in each company."""
    return interval_figures(region.shares, holder, sum_all_chains, over_all=True)


MULTIPLICATIVE = Convention(
    name="multiplicative",
    title=N_("Multiplied along, added across"),
    source="Regulation (EU) 2024/1624, art. 52",
    threshold=Fraction(1, 4),
    comparator=Comparator.AT_LEAST,
    explanation=N_(
        "Shares are multiplied along each chain of holdings, and the results of all chains are "
        "added. Where companies hold each other, every way round the circle counts again."
    ),
    counts=(SHARES,),
    above=above,
    below=below,
)
