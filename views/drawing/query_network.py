"""Drawing of the parties and ties in the rows of a query, as a force layout."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graph.analyses.tracing.tie_reader import TieReader
from graph.model.records import Contents
from graph.presentation.layout import graph_layouts
from graph.stores.results import NodeValue, PathValue, QueryRows, TieValue
from views.drawing.network_data import scene_sheet
from views.drawing.scene import DrawingScene
from views.shell.texts import _, ngettext

_MOST_PARTIES = 300  # parties drawn
_HEIGHT = 560


def rows_sheet(rows: QueryRows, reader: TieReader) -> dict[str, Any] | None:
    """Return the drawing of the parties in the rows and all ties between them.

    Return None if the rows hold no party.
    """
    contents = reader.contents
    named = dict.fromkeys(i for row in rows.rows for i in _party_ids(row))
    ids = [i for i in named if i in contents.entities]
    if not ids:
        return None
    drawn_ids = ids[:_MOST_PARTIES]
    inside = set(drawn_ids)
    ties = [t for i in drawn_ids for t in contents.ties_of(i) if t.start == i and t.end in inside]
    scene = DrawingScene(
        entities={i: contents.entities[i] for i in drawn_ids},
        spots=graph_layouts.force_spots(drawn_ids, [(t.start, t.end) for t in ties], {}),
        hops=[reader.hop(t) for t in ties],
    )
    drawn = ngettext("{n} name in these rows", "{n} names in these rows", len(inside))
    caption = drawn.format(n=len(inside))
    if len(ids) > _MOST_PARTIES:
        form = _("The first {n} of {all} names in these rows")
        caption = form.format(n=_MOST_PARTIES, all=len(ids))
    aria = _("Graph of {n} names. The table holds the same rows.").format(n=len(inside))
    return {**scene_sheet(scene, caption, aria, _HEIGHT), "beside": False}


def row_parties(rows: Iterable[Sequence[object]], contents: Contents) -> list[str]:
    """Return the parties in rows, whole or named by their id."""
    named = (i for row in rows for i in (*_party_ids(row), *(v for v in row if isinstance(v, str))))
    return [i for i in dict.fromkeys(named) if i in contents.entities][:_MOST_PARTIES]


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
