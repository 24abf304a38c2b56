"""Sentences that give the reason why no chain lies between two parties."""

from collections.abc import Mapping

from graph.analyses.tracing.chains_between import ChainsBetween, GapKind
from graph.analyses.tracing.search.chain_search import MOST_WEAK_STEPS
from graph.support.language import N_
from graph.support.language import gettext as _

_MESSAGES: Mapping[GapKind, str] = {
    GapKind.ONE_PARTY: N_("{one} and {other} count as one party: a match of them was accepted."),
    GapKind.COMMON_OWNER: N_(
        "No chain runs from {one} to {other}, but both lead up to {parties}. "
        "To have an owner, operator or controller in common is not to be owned by each other."
    ),
    GapKind.NOT_WALKED: N_("No chain runs through a brand or a product, and {parties} is one."),
    GapKind.NO_TIES: N_("No ties of any kind lead from {one} to {other} on this day."),
    GapKind.TRADE_ALONE: N_("Only trade joins them, which says nothing of ownership: {way}."),
    GapKind.TOO_WEAK: N_(
        "The shortest way between them, {way}, is no chain: it needs more than {most} weak "
        "steps, or goes down from an owner to what it owns."
    ),
}


def gap_sentence(found: ChainsBetween) -> str:
    """Return why there is no chain, and what joins both nevertheless; empty where there is one."""
    if found.gap is None:
        return ""
    names = [e.name for e in found.gap.parties]
    return _(_MESSAGES[found.gap.kind]).format(
        one=found.one.name,
        other=found.other.name,
        parties=", ".join(names),
        way=" – ".join(names),
        most=MOST_WEAK_STEPS,
    )
