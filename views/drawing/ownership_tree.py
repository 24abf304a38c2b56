"""Drawing of a party with its owners above and its holdings below."""

from collections.abc import Iterator, Sequence

from graph.analyses.tracing.tie_reader import TieReader
from graph.model.records import UPWARD, Contents, Entity, Tie
from graph.presentation.layout.chain_layout import row_spots
from views.drawing.components import ComponentSheet
from views.drawing.network_data import scene_sheet
from views.drawing.scene import DrawingScene
from views.shell.texts import _

_MOST_LEVELS = 4  # levels of owners
_MOST_PARTIES = 40  # parties drawn
_PARTIES_PER_LINE = 6  # parties next to each other
_MOST_LINES = 6  # lines that the page makes room for


def tree_sheet(entity: Entity, reader: TieReader) -> ComponentSheet | None:
    """Return the drawing of the owners and holdings of a party, level by level.

    Return None if no source states any.
    """
    contents = reader.contents
    levels, ties = _owner_levels(entity.id, contents)
    held = [t for t in contents.ties_of(entity.id) if t.type in UPWARD and t.start == entity.id]
    below = list(dict.fromkeys(t.end for t in held if t.end != entity.id))[:_MOST_PARTIES]
    if len(levels) == 1 and not below:
        return None
    drawn = {ident for row in levels for ident in row}
    below = [ident for ident in below if ident not in drawn]
    lines = [line for row in (*reversed(levels), below) for line in _split_level(row)]
    spots = row_spots(lines, across=250, down=-125)
    hops = {t.id: reader.hop(t) for t in (*ties, *held) if t.start in spots and t.end in spots}
    entities = {ident: contents.entities[ident] for ident in spots}
    scene = DrawingScene(entities=entities, spots=spots, hops=list(hops.values()), start=entity.id)
    caption = _("Owners and operators above, what it holds below")
    aria = _("Ownership around {name}. The lists below say the same.").format(name=entity.name)
    return {
        **scene_sheet(scene, caption, aria, 130 + 100 * min(len(lines), _MOST_LINES)),
        "beside": True,
    }


def _split_level(row: Sequence[str]) -> Iterator[Sequence[str]]:
    """Split a level of the tree into lines short enough to read."""
    for at in range(0, len(row), _PARTIES_PER_LINE):
        yield row[at : at + _PARTIES_PER_LINE]


def _owner_levels(ident: str, contents: Contents) -> tuple[list[list[str]], list[Tie]]:
    """Return the parties by level, each above everything that it holds, and the ties between them.

    A party found again at a higher level moves up to it.
    """
    level, used = {ident: 0}, dict[str, Tie]()
    for depth in range(1, _MOST_LEVELS + 1):
        here = [n for n, at in level.items() if at == depth - 1]
        for tie in (t for n in here for t in contents.ties_of(n) if t.end == n):
            known = tie.start in level or len(level) < _MOST_PARTIES
            if tie.type in UPWARD and tie.start != ident and known:
                used[tie.id] = tie
                level[tie.start] = depth
    rows = [[n for n, at in level.items() if at == depth] for depth in range(_MOST_LEVELS + 1)]
    return [row for row in rows if row], list(used.values())
