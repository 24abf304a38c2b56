"""Positions of the parties of a few chains: the storefront left, the target right."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot, isqrt

from graph.analyses.tracing.verdict import Chain

COLUMN_STEP = 158  # px between columns
_HIT_DISTANCE = 30  # px within which a tie seems to run through a party
_END_MARGIN = 20  # px from its ends where it may touch anything
_BEND = 0.17
_LABEL_LINE = 16
_LABEL_LINES = 4
_TARGET_GAP = 46  # px more before the target, where most labelled ties end
_PAGE_COLUMN = 690  # px of the page column that holds the drawing
_LABEL_WIDTH = 19


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the drawing, in px."""

    x: float
    y: float


def chain_spots(chains: Sequence[Chain], names: Mapping[str, str]) -> dict[str, Spot]:
    """Place the parties of chains in columns by their distance from the storefront.

    The best chain that reaches a party places it, in the lane of that chain. The platform and the
    leg from it to the target are placed below, counted back from the target.
    """
    start = chains[0].hops[0].here.id
    ends = {c.target.id for c in chains}
    cells, lanes = _party_cells(chains, {start} | ends)
    last = max((column for column, _lane in cells.values()), default=0) + 1
    last = max(last, 2)
    _add_legs(chains, cells, ends, last, lanes)
    middle = (lanes - 1) / 2
    cells[start] = (0, middle)
    for i, end in enumerate(sorted(ends)):
        cells[end] = (last, middle + i - (len(ends) - 1) / 2)
    height = 108.0 if lanes <= 3 else 86.0
    spots = {
        n: Spot(x * COLUMN_STEP + (_TARGET_GAP if n in ends else 0), (lane - middle) * height)
        for n, (x, lane) in cells.items()
    }
    return _space_columns(spots, names, height)


def _party_cells(
    chains: Iterable[Chain], ends: set[str]
) -> tuple[dict[str, tuple[int, float]], int]:
    """Return column and lane of each party between the ends, and the number of lanes."""
    cells: dict[str, tuple[int, float]] = {}
    lanes = 0
    for chain in chains:
        before = len(cells)
        for column, hop in enumerate(chain.hops, 1):
            if hop.there.id not in ends:
                cells.setdefault(hop.there.id, (column, float(lanes)))
        lanes += len(cells) > before
    return cells, max(lanes, 1)


def _add_legs(
    chains: Iterable[Chain],
    cells: dict[str, tuple[int, float]],
    ends: set[str],
    last: int,
    lanes: int,
) -> None:
    for chain in chains:
        for back, hop in enumerate(reversed(chain.platform_leg), 1):
            if hop.here.id not in ends:
                cells.setdefault(hop.here.id, (max(last - back, 1), float(lanes)))


def drawing_height(spots: Mapping[str, Spot]) -> int:
    """Return the px a drawing needs in a column of the page, toolbar and legend included."""
    xs, ys = [s.x for s in spots.values()], [s.y for s in spots.values()]
    scale = min(1.15, _PAGE_COLUMN / (max(xs) - min(xs) + 124))
    drawing = (max(ys) - min(ys) + 110) * scale
    return int(min(max(drawing, 200), 460)) + 120


def _space_columns(
    spots: dict[str, Spot], names: Mapping[str, str], height: float
) -> dict[str, Spot]:
    """Keep parties of one column apart, with room for the lines of their names."""
    columns: dict[float, list[str]] = defaultdict(list)
    for ident in sorted(spots, key=lambda n: (spots[n].y, n)):
        columns[spots[ident].x].append(ident)
    for column in columns.values():
        for above, below in pairwise(column):
            lines = -(-len(names[above]) // _LABEL_WIDTH)
            room = max(height * 0.92, 56 + _LABEL_LINE * min(lines, _LABEL_LINES))
            y = max(spots[below].y, spots[above].y + room)
            spots[below] = Spot(spots[below].x, y)
    return spots


def tie_bend(spots: Mapping[str, Spot], start: str, end: str) -> float:
    """Return the bend of a tie that would run through a third party and look like two; else 0."""
    a, b = spots[start], spots[end]
    length = hypot(b.x - a.x, b.y - a.y) or 1
    for ident, spot in spots.items():
        if ident in (start, end):
            continue
        along = ((spot.x - a.x) * (b.x - a.x) + (spot.y - a.y) * (b.y - a.y)) / length
        aside = ((b.x - a.x) * (spot.y - a.y) - (b.y - a.y) * (spot.x - a.x)) / length
        if _END_MARGIN < along < length - _END_MARGIN and abs(aside) < _HIT_DISTANCE:
            return _BEND if aside >= 0 else -_BEND
    return 0.0


def row_spots(levels: Sequence[Sequence[str]], *, across: int, down: int) -> dict[str, Spot]:
    """Place rows of parties above each other, each row centred on the first."""
    return {
        ident: Spot((i - (len(row) - 1) / 2) * across, -depth * down)
        for depth, row in enumerate(levels)
        for i, ident in enumerate(row)
    }


_ROWS = 8  # parties above each other in one column, at least
_GAP_X = 190
_GAP_Y = 136  # room for three lines of a name, and for a tie to the party below


def network_spots(ids: Sequence[str], pairs: Iterable[tuple[str, str]]) -> dict[str, Spot]:
    """Place any graph: each connected part in columns by the distance from its first party.

    The parts are placed below each other, in the order of ``ids``; single parties come last.
    """
    around: dict[str, list[str]] = {ident: [] for ident in ids}
    for start, end in pairs:
        around[start].append(end)
        around[end].append(start)
    spots: dict[str, Spot] = {}
    alone = [ident for ident in ids if not around[ident]]
    y = 0.0
    for ident in ids:
        if ident not in spots and around[ident]:
            y = _place_levels(_distance_levels(ident, around), spots, y)
    _place_levels([alone], spots, y)
    return spots


def _distance_levels(first: str, around: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Return the parties of one part by their distance from its first."""
    passed = {first}
    levels = [[first]]
    while levels[-1]:
        found = dict.fromkeys(n for ident in levels[-1] for n in around[ident] if n not in passed)
        passed.update(found)
        levels.append(list(found))
    return levels[:-1]


def _place_levels(levels: Sequence[Sequence[str]], spots: dict[str, Spot], y: float) -> float:
    """Give each level one or more columns; return the y in px where the next part begins."""
    x = 0
    tallest = 0
    for level in levels:
        rows = max(_ROWS, isqrt(len(level)))
        tallest = max(tallest, min(rows, len(level)))
        for i, ident in enumerate(level):
            spots[ident] = Spot((x + i // rows) * _GAP_X, y + i % rows * _GAP_Y)
        x += -(-len(level) // rows)
    return y + tallest * _GAP_Y
