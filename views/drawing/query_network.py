"""The parties and ties that the rows of a query hold, as a drawing: near what they are tied to."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graph.analyses.tracing.tie_reader import TieReader
from graph.presentation.layout import graph_layouts
from graph.stores.results import NodeValue, PathValue, QueryRows, TieValue
from views.drawing.network_data import scene_sheet
from views.drawing.scene import DrawingScene
from views.shell.texts import _, ngettext

_MOST_PARTIES = 300  # parties drawn
_HEIGHT = 560


def rows_sheet(rows: QueryRows, reader: TieReader) -> dict[str, Any] | None:
    """Draw what the rows hold, and every tie between; None where they hold no party."""
    contents = reader.contents
    found = list(dict.fromkeys(i for row in rows.rows for i in _party_ids(row)))
    found = [i for i in found if i in contents.entities]
    if not found:
        return None
    inside = set(found[:_MOST_PARTIES])
    ties = [t for t in contents.ties if t.start in inside and t.end in inside]
    scene = DrawingScene(
        entities={i: contents.entities[i] for i in found[:_MOST_PARTIES]},
        spots=graph_layouts.force_spots(
            found[:_MOST_PARTIES], [(t.start, t.end) for t in ties], {}
        ),
        hops=[reader.hop(t) for t in ties],
    )
    drawn = ngettext("{n} name of these rows", "{n} names of these rows", len(inside))
    caption = drawn.format(n=len(inside))
    if len(found) > _MOST_PARTIES:
        form = _("The first {n} of {all} names in these rows")
        caption = form.format(n=_MOST_PARTIES, all=len(found))
    aria = _("Graph of {n} names. The table holds the same rows.").format(n=len(inside))
    return {**scene_sheet(scene, caption, aria, _HEIGHT), "beside": False}


def _party_ids(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, NodeValue):
            yield value.id
        elif isinstance(value, TieValue):
            yield from (value.start, value.end)
        elif isinstance(value, PathValue):
            yield from _party_ids(value.nodes)
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield from _party_ids(value)
