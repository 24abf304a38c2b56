"""json, graphml and gexf, read by networkx."""

import json
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from graph.exports.base import Selection
from graph.model.records import Contents, Entity, Kind, Tie, TieType
from graph.presentation.visual_language import KIND_SIGNS
from tests.graph.exports.cases import CASE, ODD, format_named


def _json(path: Path) -> "nx.Graph[str]":
    return nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges")


def _graphml(path: Path) -> "nx.Graph[str]":
    return nx.read_graphml(path, force_multigraph=True)


READERS: dict[str, Callable[[Path], "nx.Graph[str]"]] = {
    "json": _json,
    "graphml": _graphml,
    "gexf": nx.read_gexf,
}


def read(name: str, tmp_path: Path, case: Contents = CASE) -> "nx.MultiDiGraph[str]":
    format_named(name).write(Selection(case), tmp_path / name)
    found = READERS[name](tmp_path / name)
    assert found.is_directed()
    return nx.MultiDiGraph(found)


@pytest.mark.parametrize("name", READERS)
def test_networkx_reads_the_same_graph(name: str, tmp_path: Path) -> None:
    graph = read(name, tmp_path)
    assert len(graph) == len(CASE.entities) + len(CASE.sources)
    keys = {key for *_, key in graph.edges(keys=True)}
    sourced = [s for s in CASE.statements if s.source]
    assert keys == {tie.id for tie in CASE.ties} | {s.id for s in sourced}
    kinds = {node: graph.nodes[node]["kind"] for node in graph}
    assert kinds == {
        **{id_: str(entity.kind) for id_, entity in CASE.entities.items()},
        **dict.fromkeys(CASE.sources, "Source"),
    }
    stake = graph.edges["gb-00000001", "mid", "own-1"]
    assert (stake["tie"], stake["stated_by"], stake["share_min"]) == ("OWNS", "reg", 0.51)
    assert (stake["share_exact_min"], stake["since"], stake["until"]) == ("0.51", "2020", "2022-02")
    assert graph.edges["mid", "sub", "own-2"]["share_exact_min"] == "1/3"
    votes = graph.edges["p_1", "sub", "own-3"]
    assert votes["min_open"] is True
    assert votes["wording"] == ODD
    assert graph.edges["press", "gb-00000001", "press > gb-00000001"]["name"] == (
        "'=Example\r\nHolding"
    )
    assert graph.edges["lone", "sub", "same-2"]["judgement"] == "rejected"
    assert not any("key" in attributes for *_, attributes in graph.edges(data=True))


def test_json_keeps_lists_types_and_control_characters(tmp_path: Path) -> None:
    graph = read("json", tmp_path)
    assert graph.nodes["sub"]["aliases"] == ["x; y", "z"]
    assert graph.nodes["sub"]["name"] == f"Example\x0b {ODD}"
    assert graph.nodes["gb-00000001"]["whole"] == 2**53 + 1
    assert graph.nodes["own"]["value_key"] == "k"
    # An own value of this name is kept apart from a renamed one.
    assert graph.nodes["gb-00000001"]["value_value_id"] == "v"


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_what_xml_cannot_hold_is_visible_and_said(name: str, tmp_path: Path) -> None:
    graph = read(name, tmp_path)
    note = format_named(name).write(Selection(CASE), tmp_path / name)
    why = {item.what: str(item.why) for item in note.not_held}
    assert graph.nodes["sub"]["name"] == f"Example\\x0b {ODD}"
    assert r"\x0b" in why["name"]
    assert "no lists" in why["aliases"]
    assert "several types" in why["staff"]


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_two_ids_never_become_one(name: str, tmp_path: Path) -> None:
    ids = ("a\x0b", "a\\x0b", "a\\x0b~")
    entities = {id_: Entity(id_, Kind.COMPANY, "A") for id_ in ids}
    ties = (Tie("t", TieType.LINKED_TO, ids[0], ids[1], source=""),)
    graph = read(name, tmp_path, Contents(entities, {}, (), ties))
    assert len(graph) == 3


def test_gexf_has_intervals_and_colours(tmp_path: Path) -> None:
    graph = read("gexf", tmp_path)
    assert graph.graph["mode"] == "dynamic"
    stake = graph.edges["gb-00000001", "mid", "own-1"]
    assert (stake["start"], stake["end"]) == ("2020-01-01", "2022-02-28")
    assert "end" not in graph.edges["mid", "sub", "own-2"]
    assert "start" not in graph.edges["sub", "addr", "at"]
    color = graph.nodes["sub"]["viz"]["color"]
    assert f"#{color['r']:02X}{color['g']:02X}{color['b']:02X}" == KIND_SIGNS[Kind.COMPANY].light
    assert (tmp_path / "gexf").read_text(encoding="utf-8").count("<viz:color") == (
        len(graph) + graph.number_of_edges()
    )
