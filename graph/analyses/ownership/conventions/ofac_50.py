"""Blocked property in the United States: half or more held by blocked persons together."""

from dataclasses import replace
from fractions import Fraction

from graph.analyses.intervals import Comparator
from graph.analyses.ownership.calculation.control_cascade import (
    control_figures,
    control_figures_above,
    joint_stake_rule,
    share_bounds,
)
from graph.analyses.ownership.calculation.region import Region
from graph.analyses.ownership.conventions.base import Convention, Figures
from graph.analyses.stakes import SHARES
from graph.support.language import N_

_HALF = Fraction(1, 2)
_RULE = joint_stake_rule(Comparator.AT_LEAST, _HALF)


def above(region: Region, company: str) -> Figures:
    """Return the figure of each party, taken as the only blocked person, in a company."""
    return control_figures_above(region, company, share_bounds(region), _RULE)


def below(region: Region, holder: str) -> Figures:
    """Return the figure of one party, taken as the only blocked person, in each company."""
    return control_figures(frozenset({holder}), share_bounds(region), _RULE)


def blocked_together(blocked: frozenset[str]) -> Convention:
    """Return the convention for named blocked persons, whose holdings count as one.

    Each of them with any part in a company has the figure of all together. No other party is
    blocked, so no other has a figure. ``below`` counts its party as one more blocked person.
    """

    def of_all(region: Region, company: str) -> Figures:
        named = blocked & region.parties
        found = control_figures(named, share_bounds(region), _RULE)
        return {p: found[company] for p in sorted(named - {company}) if company in found}

    def of_one(region: Region, holder: str) -> Figures:
        return control_figures(blocked | {holder}, share_bounds(region), _RULE)

    return replace(OFAC_50, above=of_all, below=of_one)


OFAC_50 = Convention(
    name="ofac_50",
    title=N_("50 Percent Rule (United States)"),
    source="OFAC, Revised Guidance of 13 August 2014; FAQ 398 to 402",
    threshold=_HALF,
    comparator=Comparator.AT_LEAST,
    explanation=N_(
        "A company is blocked when blocked persons together own half of it or more, directly or "
        "through companies that are blocked in the same way and then count with all they hold. "
        "Each owner is taken as the only blocked person unless some are named; control alone does "
        "not block."
    ),
    counts=(SHARES,),
    above=above,
    below=below,
    together=blocked_together,
)
