"""Words for a verdict: the headline of a row, and a figure against its threshold."""

from graph.analyses.intervals import Verdict
from graph.analyses.tracing.trace import Row
from graph.presentation.verdict_words import headline
from graph.support.language import N_
from views.shell.texts import _

_MET = {
    Verdict.DEFINITE: N_("definite"),
    Verdict.POSSIBLE: N_("possible"),
    Verdict.BELOW: N_("below"),
}


def met(verdict: Verdict) -> str:
    """Say whether a threshold is met."""
    return _(_MET[verdict])


def row_headline(row: Row) -> str:
    """Return the headline that the verdict of this row would carry."""
    return str(headline(row.summary))
