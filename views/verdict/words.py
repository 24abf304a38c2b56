"""Words for a verdict: the headline of a row, and a figure against its threshold."""

from graph.analyses.intervals import ThresholdVerdict
from graph.analyses.tracing.trace import VerdictRow
from graph.presentation.verdict_words import headline
from graph.support.language import N_
from views.shell.texts import _

_THRESHOLD_WORDS = {
    ThresholdVerdict.DEFINITE: N_("definite"),
    ThresholdVerdict.POSSIBLE: N_("possible"),
    ThresholdVerdict.BELOW: N_("below"),
}


def threshold_word(verdict: ThresholdVerdict) -> str:
    """Return in words whether a threshold is met."""
    return _(_THRESHOLD_WORDS[verdict])


def row_headline(row: VerdictRow) -> str:
    """Return the headline of the verdict of a row."""
    return str(headline(row.summary))
