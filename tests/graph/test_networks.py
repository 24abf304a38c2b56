"""GraphML, GEXF and node-link JSON: our own come back, of others nothing is made stronger."""

import json
from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest

from graph.exports import Selection
from graph.importing import Reading, read_files, read_paths
from graph.model import Contents, Kind, Records, Tie, TieType
from tests.graph.exports.cases import CASE, contents_of, format_named, owned_shop

FORMATS = ("json", "graphml", "gexf")


def exported(name: str, case: Contents, folder: Path) -> Reading:
    path = folder / f"case.{name}"
    format_named(name).write(Selection(case), path)
    found = read_paths([path])
    assert [str(p) for p in found.problems_with(lambda _ids: set())] == []
    return found


def foreign(graph: "nx.Graph[str]", name: str) -> Reading:
    out = BytesIO()
    if name == "json":
        out.write(json.dumps(nx.node_link_data(graph, edges="links")).encode())
    elif name == "graphml":
        nx.write_graphml_xml(graph, out)
    else:
        nx.write_gexf(graph, out)
    return read_files([(f"their.{name}", out.getvalue())])


def known() -> "nx.DiGraph[str]":
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("1", kind="Company", name="Example One")
    graph.add_node("2", kind="Company", name="Example Two")
    return graph


@pytest.mark.parametrize("name", FORMATS)
def test_our_own_export_gives_the_same_graph(name: str, tmp_path: Path) -> None:
    case = owned_shop()
    records = exported(name, case, tmp_path).records
    assert contents_of(records).entities == case.entities
    assert {t.id: t for t in records.ties} == {t.id: t for t in case.ties}
    assert {s.id: s for s in records.sources} == dict(case.sources)
    assert {(s.source, s.entity) for s in records.statements} == {
        (s.source, s.entity) for s in case.statements
    }


@pytest.mark.parametrize("name", FORMATS)
def test_odd_texts_shares_and_dates_come_back(name: str, tmp_path: Path) -> None:
    records = exported(name, CASE, tmp_path).records
    assert {s.entity for s in records.statements} == set(CASE.entities)
    assert {s.id for s in records.sources} == set(CASE.sources)
    ties = {t.id: t for t in records.ties}
    assert ties.keys() == {t.id for t in CASE.ties}
    for tie in CASE.ties:
        back = ties[tie.id]
        for part in ("type", "start", "end", "source", "share", "since", "until", "judgement"):
            assert getattr(back, part) == getattr(tie, part), (tie.id, part)


def test_json_export_of_its_import_is_the_same_bytes(tmp_path: Path) -> None:
    case = owned_shop()
    back = contents_of(exported("json", case, tmp_path).records)
    format_named("json").write(Selection(back), tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "case.json").read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_a_graph_without_kinds_is_refused_with_what_is_expected(name: str) -> None:
    graph = nx.karate_club_graph()
    [problem] = foreign(nx.relabel_nodes(graph, str), name).problems
    assert "without a kind" in str(problem.found)
    assert "Company" in str(problem.expected)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "told", [{"relation": "owns 100%"}, {"tie": "owns"}, {"relationship": "OWNS", "share_min": 0.9}]
)
def test_an_edge_of_another_kind_is_a_link_in_its_own_words(
    name: str, told: dict[str, str]
) -> None:
    graph = known()
    graph.add_edge("1", "2", **told)
    found = foreign(graph, name)
    [tie] = found.records.ties
    assert (tie.type, tie.share) == (TieType.LINKED_TO, None)
    assert tie.wording == next(iter(told.values()))
    [source] = found.records.sources
    assert (source.title, tie.source) == (f"their.{name}", source.id)


@pytest.mark.parametrize("name", FORMATS)
def test_a_tie_without_a_direction_is_a_link(name: str) -> None:
    graph = known()
    graph.add_edge("1", "2", tie="OWNS", share_min=0.6, share_max=0.6)
    undirected = nx.Graph(graph)
    found = foreign(undirected, name)
    assert [t.type for t in found.records.ties] == [TieType.LINKED_TO]
    assert "direction" in str(found.not_understood)
    [directed] = foreign(graph, name).records.ties
    assert (directed.type, directed.share is not None) == (TieType.OWNS, True)


def test_ids_of_two_foreign_files_never_meet() -> None:
    one, other = known(), known()
    other.nodes["1"]["name"] = "Somebody else"
    first = {s.entity for s in foreign(one, "graphml").records.statements}
    second = {s.entity for s in foreign(other, "graphml").records.statements}
    assert not first & second


def test_nodes_of_no_kind_are_named_and_their_edges_too() -> None:
    graph = known()
    graph.add_node("x", kind="Trust")
    graph.add_edge("1", "x", tie="OWNS")
    found = foreign(graph, "graphml")
    assert not found.records.ties
    assert {n.value for n in found.not_understood} == {
        "a node of kind 'Trust'",
        "an edge to a node that is no party",
    }


@pytest.mark.parametrize(
    "attributes",
    [
        {"tie": "OWNS", "share_min": 0.5, "share_max": 1.5},
        {"tie": "OWNS", "since": "2023-02-30"},
        {"tie": "OPERATES"},
        {"tie": "OWNS", "standing": "gospel"},
    ],
)
def test_what_the_spreadsheet_refuses_is_refused(attributes: dict[str, str]) -> None:
    graph = known()
    graph.add_edge("1", "2", **attributes)
    assert foreign(graph, "gexf").problems


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE g [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><graphml>&b;</graphml>',
        b'<!DOCTYPE graphml SYSTEM "file:///etc/passwd"><graphml/>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE g [<!ENTITY a SYSTEM "file:///etc/hosts">]>'
        "<graphml>&a;</graphml>".encode("utf-16"),
        b"<svg/>",
        b"<graphml>",
        b"no xml",
        b"",
    ],
)
def test_hostile_and_broken_xml_is_refused(content: bytes) -> None:
    found = read_files([("case.graphml", content)])
    assert len(found.problems) == 1
    assert found.records == Records()
    assert "root:" not in str(found)


@pytest.mark.parametrize(
    "content",
    [
        b'{"nodes": 5, "edges": []}',
        b'{"nodes": [{"name": "no id"}], "edges": []}',
        b'{"nodes": [{"id": "a", "kind": "Company", "name": "A"}], "edges": [{"source": "a"}]}',
        b'{"nodes": [{"id": "a", "kind": "Company", "name": "A\\u0000"}], "edges": [], "x": "}',
    ],
)
def test_broken_node_link_is_refused(content: bytes) -> None:
    assert read_files([("case.json", content)]).problems


def test_what_is_read_is_told_by_content_not_by_name(tmp_path: Path) -> None:
    format_named("gexf").write(Selection(owned_shop()), tmp_path / "case.graphml")
    found = read_paths([tmp_path / "case.graphml"])
    kinds = {s.kind for s in found.records.statements}
    assert Kind.STOREFRONT in kinds
    assert all(isinstance(t, Tie) for t in found.records.ties)
    assert not found.problems
