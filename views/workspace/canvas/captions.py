"""Captions of the working graph: what is visible, hidden, filtered and folded."""

from collections.abc import Iterable

from views.shell.texts import _, ngettext, number_text
from views.workspace.canvas.folding import PlatformStar
from views.workspace.graph_filters import FilteredGraph


def caption_text(sight: FilteredGraph, stars: Iterable[PlatformStar]) -> str:
    """Return the counts of what is visible, and of the links that are folded."""
    folded = sum(len(star.ties) for star in stars if star.is_folded)
    if not folded:
        return count_text(sight)
    form = ngettext("{n} link to a platform folded", "{n} links to platforms folded", folded)
    return f"{count_text(sight)} · {form.format(n=number_text(folded))}"


def count_text(sight: FilteredGraph) -> str:
    """Return the counts of visible, hidden, filtered and missing parties and ties in words."""
    of, to = len(sight.parties), len(sight.ties)
    parties = ngettext("{n} name", "{n} names", of).format(n=number_text(of))
    ties = ngettext("{n} link", "{n} links", to).format(n=number_text(to))
    parts = [f"{parties}, {ties}"]
    if sight.hidden_by_hand:
        parts.append(_("{n} hidden by hand").format(n=sight.hidden_by_hand))
    filtered = sight.party_total - sight.hidden_by_hand - of
    if filtered or sight.tie_total != to:
        form = _("filters hide {parties} names and {ties} links")
        hidden = number_text(filtered), number_text(sight.tie_total - to)
        parts.append(form.format(parties=hidden[0], ties=hidden[1]))
    if sight.missing_parties:
        parts.append(_("{n} no longer in the database").format(n=len(sight.missing_parties)))
    return " · ".join(parts)
