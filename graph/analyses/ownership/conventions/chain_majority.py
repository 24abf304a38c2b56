"""Significant control in the United Kingdom: majority stakes down to the last holding."""

from fractions import Fraction

from graph.analyses.intervals import Comparator
from graph.analyses.ownership.calculation.control_cascade import (
    control_figures,
    control_figures_above,
    single_stake_rule,
    vote_bounds,
)
from graph.analyses.ownership.calculation.region import Region
from graph.analyses.ownership.conventions.base import Convention, Figures
from graph.analyses.stakes import VOTES
from graph.support.language import N_

_RULE = single_stake_rule(Comparator.MORE_THAN, Fraction(1, 2))


def above(region: Region, company: str) -> Figures:
    """Return the figure of each party in a company, with what chains of majority stakes hold."""
    return control_figures_above(region, company, vote_bounds(region), _RULE)


def below(region: Region, holder: str) -> Figures:
    """Return the figure of one party in each company, with what chains of majority stakes hold."""
    return control_figures(frozenset({holder}), vote_bounds(region), _RULE)


CHAIN_MAJORITY = Convention(
    name="chain_majority",
    title=N_("Significant control (United Kingdom)"),
    source="Companies Act 2006, Schedule 1A, paragraph 18",
    threshold=Fraction(1, 4),
    comparator=Comparator.MORE_THAN,
    explanation=N_(
        "Whoever holds more than half of a company, or is stated to control it, has the whole of "
        "its holdings attributed, down a chain in which every link but the last is such a stake. "
        "More than 25 % in all makes a person with significant control, as stated control does."
    ),
    counts=(VOTES,),
    above=above,
    below=below,
)
