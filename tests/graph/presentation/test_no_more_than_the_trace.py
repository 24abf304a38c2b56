"""No picture, table or sign says more of a tie than a trace of the same data."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from graph.analyses.projection import Projection
from graph.analyses.strength_scale import Strength
from graph.analyses.tracing.search.hops import hops_up
from graph.analyses.tracing.search.walkable_graph import GraphOnDay
from graph.analyses.tracing.tie_reader import TieReader, tie_reader
from graph.exports.base import Selection, UnsupportedFields
from graph.exports.pictures.drawing import drawing_of
from graph.exports.pictures.svg import drawing_svg
from graph.model.dates import as_of_day
from graph.model.records import Contents, Tie, TieType
from graph.presentation.layout.chain_layout import Spot
from graph.presentation.tie_style import strength_slug
from graph.presentation.visual_language import SLUGS
from graph.red_flags.catalogue import FLAGS
from tests.graph.analyses.cases import build
from tests.graph.analyses.tracing.test_trace import STRENGTH_CASES
from tests.graph.red_flags.notation import sections
from tests.graph.red_flags.shipped import shipped_example
from views.drawing.network_data import scene_sheet
from views.drawing.scene import DrawingScene
from views.party.dossier import tie_row
from views.workspace.panels.tables import tie_table

DAY = "2024-06-01"
_RANK = {strength: place for place, strength in enumerate(Strength)}
_OWNER = re.compile(r"\bowner of\b|\bowned by\b|\bowns\b|\bto own\b")


@cache
def graphs() -> dict[str, Projection]:
    """Return every case that the analyses and the flags are tried on, and the examples."""
    found = {name: build(*lines) for name, (lines, _w, _s) in STRENGTH_CASES.items()}
    for flag in FLAGS:
        found |= {f"{flag.name}: {s.title}": s.graph for s in sections(flag.name)}
    return found | {n: shipped_example(n) for n in ("project_s", "invented_market")}


def contents_of(graph: Projection) -> Contents:
    ties = [data["tie"] for _a, _b, data in graph.edges(data=True)]
    entities = {node: data["entity"] for node, data in graph.nodes(data=True)}
    return Contents(entities, graph.graph["sources"], (), tuple(sorted(ties, key=lambda t: t.id)))


def holdings(reader: TieReader) -> Iterator[tuple[Tie, Strength | None]]:
    """Yield the holdings of the day with what a trace says of their two parties."""
    day: GraphOnDay = reader.day
    hops = {}
    for placed in day.ground.ties:
        is_treasury = placed.start == placed.end
        if placed.tie.type is TieType.OWNS and day.holds(placed) and not is_treasury:
            for step in hops_up(day, placed.end):
                if step.tie.type is TieType.OWNS:
                    hops[step.there, placed.end] = step.strength
            yield placed.tie, hops.get((placed.start, placed.end))


def weaker_or_alike(said: Strength | None, hop: Strength | None) -> bool:
    return said is None or (hop is not None and _RANK[said] >= _RANK[hop])


@pytest.mark.parametrize("name", list(graphs()))
def test_every_form_is_as_strong_as_the_trace_or_weaker(name: str) -> None:
    graph = graphs()[name]
    contents = contents_of(graph)
    reader = tie_reader(contents, graph, DAY)
    table = tie_table(contents.ties, reader).set_index("Id")
    spots = {ident: Spot(n * 10.0, 0) for n, ident in enumerate(contents.entities)}
    hops = [reader.hop(tie) for tie in contents.ties]
    scene = DrawingScene(contents.entities, spots, hops, day=as_of_day(DAY))
    edges = {e["id"]: e for e in scene_sheet(scene, "", "", 100)["edges"]}
    by_slug = {s: strength for strength, s in SLUGS.items()}

    for tie, hop in holdings(reader):
        row = tie_row(tie, reader)
        assert weaker_or_alike(reader.strength(tie), hop), tie
        assert weaker_or_alike(by_slug.get(row.slug), hop)
        assert weaker_or_alike(by_slug.get(edges[tie.id]["strength"]), hop)
        assert edges[tie.id]["strength"] == row.slug == strength_slug(reader.strength(tie))
        says_owner = bool(_OWNER.search(str(table.loc[tie.id, "What is stated"])))
        assert not says_owner or hop is Strength.OWNED
        assert not _OWNER.search(str(row.sentence)) or hop is Strength.OWNED


@pytest.mark.parametrize("name", [n for n in graphs() if n != "invented_market"])
def test_a_drawing_names_an_owner_only_where_the_trace_does(name: str) -> None:
    graph = graphs()[name]
    contents = contents_of(graph)
    drawing = drawing_of(Selection(contents, as_of=DAY))
    drawn = "".join(drawing_svg(drawing, "", "", UnsupportedFields(contents)))

    owned = {t.id for t, hop in holdings(drawing.reader) if hop is Strength.OWNED}
    for ident, title in re.findall(r'<g data-tie="([^"]+)"[^>]*><title>(.*?)</title>', drawn):
        elsewhen = re.search(r"\((ended|begins) |was dissolved", title)
        assert not _OWNER.search(title) or ident in owned or elsewhen, title
