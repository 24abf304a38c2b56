"""The words for a figure against its threshold."""

from graph.analyses.intervals import Verdict
from graph.language import N_
from views.texts import _

_MET = {
    Verdict.DEFINITE: N_("definite"),
    Verdict.POSSIBLE: N_("possible"),
    Verdict.BELOW: N_("below"),
}


def met(verdict: Verdict) -> str:
    """Say whether a threshold is met."""
    return _(_MET[verdict])
