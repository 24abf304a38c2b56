"""Geometry of drawings: nothing overprints, no arrow is hidden, nothing leaves the frame."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from io import BytesIO
from itertools import combinations
from math import cos, pi, sin
from typing import Any

import pytest
from PIL import Image

from graph.exports.base import Selection, UnsupportedFields
from graph.exports.pictures.boxes import Box, box_around_spot
from graph.exports.pictures.drawing import Drawing, drawing_of
from graph.exports.pictures.png import render_png
from graph.exports.pictures.svg import drawing_svg, selection_svg
from graph.exports.selection import party_surroundings
from graph.importing.read_all import read_paths
from graph.model.records import Contents, Kind, Records, Standing, Statement, Tie, TieType
from graph.model.shares import parse_share
from graph.presentation.layout import graph_layouts
from graph.presentation.layout.chain_layout import Spot
from graph.publishing.stories.drawing_views import turn_upright
from tests.graph.exports.cases import CASE, SOURCES, contents_of, owned_shop
from tests.paths import EXAMPLES

DAY = "2026-06-01"
LONG = "Golden Sunrise International Trading and Logistics"
CJK = "深圳市啟航國際貿易物流集團控股有限公司"


def _example(name: str) -> Contents:
    folder = EXAMPLES / name
    return contents_of(read_paths(sorted(folder.glob("*.csv"))).records)


def _owns(number: int, owner: str, owned: str, share: str, **more: Any) -> Tie:
    stated = parse_share(share) if share else None
    ends = f"own-{number:03}", TieType.OWNS, owner, owned
    return Tie(*ends, source="reg", share=stated, standing=Standing.REGISTER, **more)


def _of(names: Mapping[str, str], *ties: Tie) -> Contents:
    told = tuple(Statement(i, Kind.COMPANY, "reg", {"name": n}) for i, n in names.items())
    return contents_of(Records(SOURCES[:1], told, ties))


@cache
def crowded() -> Contents:
    """Long and foreign names, four ties between two parties, and parties that hold themselves."""
    names = {"a": f"{LONG} (Hong Kong)", "b": f"{LONG} (Singapore)", "c": f"{CJK}(香港)" * 2}
    names |= {"d": f"{CJK}(新加坡)" * 2, "e": "WWWWWWWWWWWWWWWWWWWWWWWW MMMMMMMMMMMMMMMMMMM"}
    pairs = ("ca", "ca", "ca", "ac", "da", "db", "ba", "aa", "bb", "bb", "ee", "ea", "ed", "eb")
    ends = [{}, {"since": "2001", "until": "2009"}, {"until": "2019"}]
    return _of(
        names, *(_owns(i, p[0], p[1], ("60%", "", "24.9%")[i % 3], **ends[i % 3])
                 for i, p in enumerate(pairs)),
    )  # fmt: skip


@cache
def star() -> Contents:
    names = {f"n{i:02}": f"Subsidiary {i} of the Example Holding Limited" for i in range(40)}
    return _of(names, *(_owns(i, "n00", f"n{i:02}", "100%") for i in range(1, 40)))


@cache
def busy() -> Contents:
    market = _example("invented_market")
    inside = {"inv-seller-086"}
    for _hop in range(2):
        inside |= {e for t in market.ties if {t.start, t.end} & inside for e in (t.start, t.end)}
        inside = set(sorted(inside)[:45])
    return party_surroundings(market, "inv-seller-086").contents


GRAPHS: Mapping[str, Callable[[], Contents]] = {
    "case": lambda: CASE,
    "shop": owned_shop,
    "crowded": crowded,
    "star": star,
    "busy": busy,
    "project": cache(lambda: _example("project_s")),
}


def _pairs(contents: Contents) -> tuple[list[str], list[tuple[str, str]]]:
    return sorted(contents.entities), [(t.end, t.start) for t in contents.ties]


def _as_columns(contents: Contents) -> Drawing:
    return drawing_of(Selection(contents, as_of=DAY))


def _layered(contents: Contents) -> Drawing:
    ids, pairs = _pairs(contents)
    return Drawing(
        Selection(contents, as_of=DAY).reader(), graph_layouts.layered_spots(ids, pairs, [])
    )


def _tree(contents: Contents) -> Drawing:
    ids, pairs = _pairs(contents)
    return Drawing(
        Selection(contents, as_of=DAY).reader(), graph_layouts.tree_spots(ids, pairs, [])
    )


def _force(contents: Contents) -> Drawing:
    ids, pairs = _pairs(contents)
    return Drawing(
        Selection(contents, as_of=DAY).reader(), graph_layouts.force_spots(ids, pairs, {})
    )


def _downward(contents: Contents) -> Drawing:
    return turn_upright(_as_columns(contents))


def _ring(contents: Contents) -> Drawing:
    """Set all parties around the first, so that ties come from every side."""
    ids = sorted(contents.entities)
    far = 320 + 30 * len(ids)
    spots = {
        i: Spot(far * cos(2 * pi * n / len(ids)), far * sin(2 * pi * n / len(ids)))
        for n, i in enumerate(ids)
    }
    return Drawing(Selection(contents, as_of=DAY).reader(), spots | {ids[0]: Spot(0, 0)})


LAYOUTS = (_as_columns, _layered, _tree, _force, _downward, _ring)


@pytest.fixture(params=[f"{name} {way.__name__}" for name in GRAPHS for way in LAYOUTS])
def drawing(request: pytest.FixtureRequest) -> Drawing:
    name, way = request.param.split()
    return next(each for each in LAYOUTS if each.__name__ == way)(GRAPHS[name]())


def _labels(drawing: Drawing) -> Iterator[Box]:
    return (line.label.box for _hop, line in drawing.ties if line.label)


def test_no_label_overprints_another_a_name_or_a_sign(drawing: Drawing) -> None:
    labels = list(_labels(drawing))
    assert not [pair for pair in combinations(labels, 2) if pair[0].overlaps(pair[1])]
    bodies = [box for party in drawing.parties.values() for box in (party.sign, party.name)]
    assert not [(one, body) for one in labels for body in bodies if one.overlaps(body)]


def test_no_arrow_ends_under_a_name_or_a_sign(drawing: Drawing) -> None:
    for hop, line in drawing.ties:
        party = drawing.parties[hop.tie.end]
        every = drawing.parties.values()
        assert not [p.lines for p in every if p.name.holds(line.tip)], hop.tie.id
        assert not [p.lines for p in every if p.sign.holds(line.tip)], hop.tie.id
        near = box_around_spot(line.tip, 80, 80)
        assert near.overlaps(party.sign) or near.overlaps(party.name), hop.tie.id


def test_nothing_leaves_the_frame(drawing: Drawing) -> None:
    frame = drawing.frame
    boxes = [box for party in drawing.parties.values() for box in (party.sign, party.name)]
    spots = [s for _hop, line in drawing.ties for s in (*line.curve.points(60), line.tip)]
    boxes += [*_labels(drawing), *(box_around_spot(spot, 0, 0) for spot in spots)]
    corners = [Spot(x, y) for b in boxes for x in (b.left, b.right) for y in (b.top, b.bottom)]
    assert all(frame.enlarge(0.5).holds(corner) for corner in corners)


def test_a_part_stake_has_gaps_in_the_picture() -> None:
    whole = _of({"a": "A", "b": "B", "c": "C"}, _owns(1, "a", "b", "24.9%"), _owns(2, "a", "c", ""))
    spots = {"a": Spot(0, 0), "b": Spot(300, 0), "c": Spot(0, 300)}
    drawing = Drawing(Selection(whole, as_of=DAY).reader(), spots)
    told = "".join(drawing_svg(drawing, "", "", UnsupportedFields(whole)))
    moved = re.search(r'<g transform="translate\(([\d.]+) ([\d.]+)\)">\n<g data-tie', told)
    assert moved
    across, down = map(float, moved.groups())
    picture = Image.open(BytesIO(render_png(told))).convert("L")
    seen = {}
    for hop, line in drawing.ties:
        assert line.label
        at = [s for s in line.shaft.points(400) if not line.label.box.enlarge(4).holds(s)]
        spots_seen = [(round((s.x + across) * 2), round((s.y + down) * 2)) for s in at]
        seen[hop.tie.id] = [picture.crop((x, y, x + 1, y + 1)).tobytes()[0] for x, y in spots_seen]
    gaps = {tie: sum(v > 230 for v in values) / len(values) for tie, values in seen.items()}
    assert 0.3 < gaps["own-001"] < 0.55
    assert gaps["own-002"] == 0


def test_what_has_ended_is_pale_and_says_until_when() -> None:
    held = _of({"a": "A", "b": "B"}, _owns(1, "a", "b", "100%", since="2001", until="2009"))
    for as_of, is_over in ((None, True), ("2005-01-01", False)):
        told = "".join(selection_svg(Selection(held, as_of=as_of), UnsupportedFields(held)))
        assert ("2001–2009" in told) is is_over
        assert ("pale: ended" in told) is is_over
        assert (' opacity="' in told) is is_over
        assert (" · as of 2005-01-01" in told) is not is_over
