"""The parties and ties that the rows of a query hold, as a drawing: near what they are tied to."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graph.analyses.tracing.tie_reader import TieReader
from graph.presentation.layout import graph_layouts
from graph.stores.results import NodeValue, PathValue, Rows, TieValue
from views.drawing.network_data import sheet
from views.drawing.scene import Scene
from views.shell.texts import _, ngettext

_MOST = 300  # parties drawn
_HEIGHT = 560


def network_sheet(rows: Rows, reader: TieReader) -> dict[str, Any] | None:
    """Draw what the rows hold, and every tie between; None where they hold no party."""
    contents = reader.contents
    found = list(dict.fromkeys(i for row in rows.rows for i in _parties(row)))
    found = [i for i in found if i in contents.entities]
    if not found:
        return None
    inside = set(found[:_MOST])
    ties = [t for t in contents.ties if t.start in inside and t.end in inside]
    scene = Scene(
        {i: contents.entities[i] for i in found[:_MOST]},
        graph_layouts.force(found[:_MOST], [(t.start, t.end) for t in ties], {}),
        [reader.hop(t) for t in ties],
    )
    drawn = ngettext("{n} name of these rows", "{n} names of these rows", len(inside))
    caption = drawn.format(n=len(inside))
    if len(found) > _MOST:
        form = _("The first {n} of {all} names in these rows")
        caption = form.format(n=_MOST, all=len(found))
    aria = _("Graph of {n} names. The table holds the same rows.").format(n=len(inside))
    return {**sheet(scene, caption, aria, _HEIGHT), "beside": False}


def _parties(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, NodeValue):
            yield value.id
        elif isinstance(value, TieValue):
            yield from (value.start, value.end)
        elif isinstance(value, PathValue):
            yield from _parties(value.nodes)
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield from _parties(value)
