"""The headline of a batch row, in the words of the verdict."""

from graph.analyses.tracing.trace import Row
from graph.presentation import tie_style
from graph.presentation.verdict_words import headline
from views.texts import _


def row_headline(row: Row) -> str:
    """Return the line that a verdict of this row would carry."""
    target = row.target.name if row.target else ""
    strength = tie_style.strength_word(row.verdict)
    if strength is None and not target:
        return _(tie_style.NOTHING_FOUND)
    return headline(strength, row.standing, target, is_seller=row.hops == 1)
