"""The headline of a batch row, in the words of the verdict."""

from graph.analyses.tracing.trace import Row
from graph.presentation.verdict_words import headline


def row_headline(row: Row) -> str:
    """Return the line that a verdict of this row would carry."""
    return str(headline(row.summary))
