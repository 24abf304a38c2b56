"""Where the parties of a graph are placed: nobody on another, the whole in the form of a screen."""

from collections.abc import Callable, Mapping
from itertools import combinations
from math import hypot

import pytest

from graph.presentation.layout import graph_layouts
from graph.presentation.layout.chain_layout import Spot

IDS = [f"n{i}" for i in range(80)]
PAIRS = [(f"n{i}", f"n{i + 1}") for i in range(0, 40) if i % 4]  # chains of four, forty alone
LAYOUTS: list[Callable[[], Mapping[str, Spot]]] = [
    lambda: graph_layouts.layered_spots(IDS, PAIRS, []),
    lambda: graph_layouts.tree_spots(IDS, PAIRS, []),
    lambda: graph_layouts.force_spots(IDS, PAIRS, {}),
]


@pytest.mark.parametrize("place", LAYOUTS)
def test_parts_that_nothing_connects_fill_a_screen_without_touching(
    place: Callable[[], Mapping[str, Spot]],
) -> None:
    spots = place()
    assert spots.keys() == set(IDS)
    wide = max(s.x for s in spots.values()) - min(s.x for s in spots.values())
    high = max(s.y for s in spots.values()) - min(s.y for s in spots.values())
    assert 0.7 < wide / high < 4
    apart = min(hypot(a.x - b.x, a.y - b.y) for a, b in combinations(spots.values(), 2))
    assert apart > 40


def test_a_fixed_party_does_not_move() -> None:
    spots = graph_layouts.force_spots(IDS, PAIRS, {"n3": Spot(1000, -500)})
    assert spots["n3"] == Spot(1000, -500)
