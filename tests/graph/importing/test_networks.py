"""GraphML, GEXF and node-link JSON: our own come back, of others nothing is made stronger."""

import json
from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest

from graph.exports.base import Selection
from graph.importing.read_all import read_files, read_paths
from graph.importing.result import ImportContents
from graph.model.records import Contents, Kind, Records, Tie, TieType
from graph.model.shares import share_words
from tests.graph.exports.cases import CASE, contents_of, format_named, owned_shop

FORMATS = ("json", "graphml", "gexf")


def exported(name: str, case: Contents, folder: Path) -> ImportContents:
    path = folder / f"case.{name}"
    format_named(name).write(Selection(case), path)
    found = read_paths([path])
    assert [str(p) for p in found.problems_with(lambda _ids: set())] == []
    return found


def foreign(graph: "nx.Graph[str]", name: str) -> ImportContents:
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


GEXF = (
    '<gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:viz="http://gexf.net/1.3/viz">'
    '<graph defaultedgetype="directed" mode="dynamic" timeformat="datetime">'
    '<attributes class="node"><attribute id="kind" title="kind" type="string"/>'
    '<attribute id="seen" title="seen" type="integer"><default>3</default></attribute></attributes>'
    '<attributes class="edge"><attribute id="tie" title="tie" type="string"/>'
    '<attribute id="share" title="share" type="string"/>'
    '<attribute id="share_text" title="share_text" type="string"/>'
    '<attribute id="share_min" title="share_min" type="double"/>'
    '<attribute id="since" title="since" type="string"/>'
    '<attribute id="until" title="until" type="string"/></attributes>'
    '<nodes><node id="g1" label="Gorse Ltd" {of_node}><attvalues><attvalue for="kind" '
    'value="Company"/></attvalues><viz:size value="10.0"/></node>'
    '<node id="g2" label="Gorse Group"><attvalues><attvalue for="kind" value="Company"/>'
    "</attvalues></node></nodes>"
    '<edges><edge id="e" source="g2" target="g1" {of_edge}><attvalues>'
    '<attvalue for="tie" value="OWNS"/>{values}</attvalues>{inside}</edge></edges></graph></gexf>'
)


def gexf(
    values: str = "", of_edge: str = "", inside: str = "", of_node: str = ""
) -> ImportContents:
    text = GEXF.format(values=values, of_edge=of_edge, inside=inside, of_node=of_node)
    return read_files([("their.gexf", text.encode())])


def value(name: str, text: str, more: str = "") -> str:
    return f'<attvalue for="{name}" value="{text}" {more}/>'


@pytest.mark.parametrize(
    ("told", "since", "until"),
    [
        ('start="2010-01-01T00:00:00" end="2012-12-31T00:00:00"', "2010-01-01", "2012-12-31"),
        ('start="2010-01-01"', "2010-01-01", ""),
        ('end="2012-12-31Z"', "", "2012-12-31"),
        ('start="-Infinity" end="2012-12-31"', "", "2012-12-31"),
        ('startopen="2009-12-31" endopen="2013-01-01"', "2010-01-01", "2012-12-31"),
        ('timestamp="2011-05-06"', "2011-05-06", "2011-05-06"),
    ],
)
def test_an_interval_is_since_and_until(told: str, since: str, until: str) -> None:
    for found in (
        gexf(of_edge=told),
        gexf(of_node=told),
        gexf(inside=f"<spells><spell {told}/></spells>"),
    ):
        [tie] = found.records.ties
        assert (tie.type, tie.since, tie.until) == (TieType.OWNS, since, until)


def test_each_spell_is_a_tie_of_its_own_and_within_the_time_of_its_ends() -> None:
    spells = (
        '<spells><spell start="2001-01-01" end="2004-12-31"/><spell start="2010-01-01"/></spells>'
    )
    found = gexf(inside=spells, of_node='end="2015-06-30"')
    assert sorted((t.since, t.until) for t in found.records.ties) == [
        ("2001-01-01", "2004-12-31"),
        ("2010-01-01", "2015-06-30"),
    ]


@pytest.mark.parametrize(
    "told",
    [
        'start="2010.0" end="2012.0"',
        'end="1356912000"',
        'start="last year"',
        'end="2012-02-30"',
        'intervals="&lt;[2010-01-01, 2012-01-01]&gt;"',
    ],
)
def test_a_tie_at_a_time_that_names_no_days_is_a_link_and_named(told: str) -> None:
    for found in (
        gexf(of_edge=told),
        gexf(of_node=told),
        gexf(inside=f"<spells><spell {told}/></spells>"),
    ):
        assert [t.type for t in found.records.ties] == [TieType.LINKED_TO]
        assert "time" in str(found.not_understood)


def test_since_and_until_go_before_an_interval_and_what_differs_is_named() -> None:
    dated = value("since", "2010") + value("until", "2012-06")
    same = gexf(dated, 'start="2010-01-01" end="2012-06-30"')
    other = gexf(dated, 'start="2010-01-01" end="2019-06-30"')
    for found in (same, other):
        [tie] = found.records.ties
        assert (tie.since, tie.until) == ("2010", "2012-06")
    assert "other than since" not in str(same.not_understood)
    assert "other than since" in str(other.not_understood)


@pytest.mark.parametrize(
    ("values", "days"),
    [
        (value("from", "2010") + value("to", "2012-06"), ("2010", "2012-06")),
        (value("from", "1 May 2027"), ("2027-05-01", "")),
        (value("from", "n1") + value("to", "n2"), ("", "")),
        (value("from", "Lantern 2010 Ltd") + value("to", "Ribbon Trading"), ("", "")),
    ],
)
def test_from_and_to_are_days_or_the_parties(values: str, days: tuple[str, str]) -> None:
    [tie] = gexf(values).records.ties
    assert (tie.type, tie.since, tie.until) == (TieType.OWNS, *days)


@pytest.mark.parametrize(
    ("values", "share"),
    [
        (value("share_text", "60%"), "60%"),
        (value("share", "60%"), "60%"),
        (value("share", "60%") + value("share_text", "three fifths"), "60%"),
        (value("share_min", "0.6"), "60-100%"),
    ],
)
def test_a_share_in_words_alone_is_read(values: str, share: str) -> None:
    [tie] = gexf(values).records.ties
    assert tie.share is not None
    assert share_words(tie.share) == share


@pytest.mark.parametrize(
    "values",
    [
        value("share_text", "about a third"),
        value("share", "60"),
        value("share", "1"),
        value("share", "60%") + value("share_min", "0.3"),
    ],
)
def test_a_share_that_cannot_be_read_is_a_problem(values: str) -> None:
    assert [p.column for p in gexf(values).problems] == ["share"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (value("share", "60%", 'end="2012-12-31"'), "'share'"),
        (value("share", "60%") + value("share", "40%"), "'share'"),
        (value("since", "2010", 'start="2010-01-01"'), "'since'"),
    ],
)
def test_a_value_that_holds_for_a_time_is_no_value_and_named(values: str, words: str) -> None:
    found = gexf(values)
    [tie] = found.records.ties
    assert (tie.share, tie.since) == (None, "")
    assert words in str(found.not_understood)


def test_nothing_of_a_file_is_left_in_silence() -> None:
    found = gexf(of_edge='weight="2.0"', of_node='pid="g2"', inside="<notes/>")
    told = {n.value for n in found.not_understood}
    assert {"the attribute 'weight' of an edge", "'notes' inside of an edge"} <= told
    assert "the attribute 'pid' of a node" in told
    assert {s.values["seen"] for s in found.records.statements} == {3}
    graph = b"""<graphml><key id="k" for="node" attr.name="kind"><default>Company</default></key>
      <graph edgedefault="directed"><desc>x</desc><node id="1" colour="red"><port name="p"/>
      <data key="name">A</data><data key="name">B</data></node></graph></graphml>"""
    found = read_files([("their.graphml", graph)])
    assert {n.value for n in found.not_understood} == {
        *("'desc' inside of a graph", "the attribute 'colour' of a node"),
        *("'port' inside of a node", "a second value of 'name'"),
    }
    assert [s.kind for s in found.records.statements] == [Kind.COMPANY]
    parties = [{"id": n, "kind": "Company", "name": n} for n in "ab"]
    edge = {"source": "a", "target": "b", "tie": "OWNS", "stated_by": "x", "key": 1, "id": 2}
    more = {"directed": True, "graph": {"title": "t"}, "links": [edge, edge], "note": "n"}
    document = {"nodes": parties, "edges": [edge], **more}
    found = read_files([("their.json", json.dumps(document).encode())])
    assert {n.value for n in found.not_understood} == {
        *(f"a value of the whole graph under {key!r}" for key in ("graph", "links", "note")),
        *("an id of an edge beside its key", "a source that the file does not define"),
    }


def test_a_spoilt_number_of_their_graph_is_a_problem() -> None:
    graph = known()
    graph.nodes["1"]["registration_number"] = "1.23E+07"
    assert [p.column for p in foreign(graph, "graphml").problems] == ["registration_number"]
