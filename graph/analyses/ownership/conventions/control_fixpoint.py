"""Company control: more than half, together with all that is controlled already."""

from fractions import Fraction

from graph.analyses.intervals import Comparator
from graph.analyses.ownership.calculation.control_cascade import (
    control_figures,
    control_figures_above,
    joint_stake_rule,
    vote_bounds,
)
from graph.analyses.ownership.calculation.region import Region
from graph.analyses.ownership.conventions.base import Convention, Figures
from graph.analyses.stakes import VOTES
from graph.support.language import N_

HALF = Fraction(1, 2)
RULE = joint_stake_rule(Comparator.MORE_THAN, HALF)


def above(region: Region, company: str) -> Figures:
    """Return the figure of each party in a company, with all that it controls."""
    return control_figures_above(region, company, vote_bounds(region), RULE)


def below(region: Region, holder: str) -> Figures:
    """Return the figure of one party in each company, with all that it controls."""
    return control_figures(frozenset({holder}), vote_bounds(region), RULE)


CONTROL_FIXPOINT = Convention(
    name="control_fixpoint",
    title=N_("Control, step by step"),
    source=(
        "Ceri, Gottlob and Tanca, Logic Programming and Databases (1990); Bank of Italy (Atzeni, "
        "Bellomarini, Iezzi, Sallinger and Vlad, EDBT 2020)"
    ),
    threshold=HALF,
    comparator=Comparator.MORE_THAN,
    explanation=N_(
        "A party controls a company when it, together with all that it controls, holds more than "
        "half of the votes, or of the shares where no votes are stated. Stated control, such as "
        "the right to appoint the board, counts as control whatever the share."
    ),
    counts=(VOTES,),
    above=above,
    below=below,
)
