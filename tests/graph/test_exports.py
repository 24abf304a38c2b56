"""Every export: the same bytes each time, read back by somebody else's reader."""

import csv
import json
from fractions import Fraction
from pathlib import Path
from zipfile import ZipFile

import networkx as nx
import pytest

from graph.errors import InputError
from graph.exports import EXPORTS, ExportFormat
from graph.exports.json import json_bytes
from graph.importing import read_paths
from graph.model import (
    Contents,
    Entity,
    Judgement,
    Kind,
    Records,
    Source,
    Standing,
    Statement,
    Tie,
    TieType,
)
from graph.shares import Share, parse_share

SOURCES = (
    Source(
        "s1", "Example Register", "Example Office", "https://register.example/", capture="urn:x"
    ),
    Source("s2", "Example Paper", restates="s1", extra={"pages": 3}),
)
STATEMENTS = (
    Statement("a", Kind.COMPANY, "s1", {"name": "=Example Holding", "country": "GB", "staff": 5}),
    Statement("a", Kind.COMPANY, "s2", {"name": "'=Example\r\nHolding", "listed": False}),
    Statement("b", Kind.COMPANY, "s1", {"name": "Example\x0bTrading", "other": ("x; y", "z")}),
    Statement("p", Kind.PERSON, "", {"name": "+62 811", "staff": "five", "key": "k", "note": "-5"}),
)
TIES = (
    Tie("t1", TieType.OWNS, "a", "b", "s1", Standing.REGISTER, parse_share("51%"), since="2020"),
    Tie(
        "t2",
        TieType.OWNS,
        "a",
        "b",
        "s2",
        share=Share(Fraction(1, 3), Fraction(1, 2), text="a third"),
    ),
    Tie("t3", TieType.OWNS, "p", "a", "s1", share=Share(Fraction(1, 4), Fraction(1, 2), True)),
    Tie(
        "t4",
        TieType.SAME_AS,
        "a",
        "b",
        "s2",
        judgement=Judgement.REJECTED,
        judged_by="Example Analyst",
        score=0.25,
        extra={"key": "k", "sure": True},
    ),
    Tie(
        "t5", TieType.OFFICER_OF, "p", "a", "s1", role="Director", role_kind="director", quoted=True
    ),
)


def contents(records: Records) -> Contents:
    entities: dict[str, Entity] = {}
    for item in sorted(records.statements, key=lambda statement: statement.id):
        values = {name: value for name, value in item.values.items() if name != "name"}
        entities.setdefault(
            item.entity, Entity(item.entity, item.kind, str(item.values["name"]), values)
        )
    sources = {source.id: source for source in records.sources}
    return Contents(entities, sources, records.statements, records.ties)


CASE = contents(Records(SOURCES, STATEMENTS, TIES))
BACKWARDS = contents(Records(SOURCES[::-1], (*STATEMENTS[1:], STATEMENTS[0]), TIES[::-1]))
BACKWARDS = Contents(
    dict(list(CASE.entities.items())[::-1]),
    *(BACKWARDS.sources, BACKWARDS.statements, BACKWARDS.ties),
)
EMPTY = Contents({}, {}, (), ())


def written(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(path.iterdir())
    return {file.name if path.is_dir() else "": file.read_bytes() for file in files}


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: str(export.name))
def test_every_export(export: ExportFormat, tmp_path: Path) -> None:
    note = export.write(CASE, tmp_path / "first")
    export.write(BACKWARDS, tmp_path / "second")
    export.write(EMPTY, tmp_path / "empty")
    content = written(tmp_path / "first")
    assert content == written(tmp_path / "second")
    assert note.format == export.name
    assert note.counts == {"sources": 2, "entities": 3, "statements": 4, "ties": 5}
    assert all(Path(file).is_file() for file in note.files)
    whole = b"".join(content.values()).decode()
    assert all(tie.id in whole for tie in CASE.ties)


def check(read: "nx.Graph[str]") -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(read)
    assert read.is_directed()
    assert read.is_multigraph()
    assert graph.nodes["a"]["kind"] == "Company"
    assert graph.nodes["s1"]["kind"] == "Source"
    stake = graph.edges["a", "b", "t1"]
    assert (stake["tie"], stake["stated_by"], stake["share_min"]) == ("OWNS", "s1", 0.51)
    assert stake["share_exact_min"] == "0.51"
    assert graph.edges["a", "b", "t2"]["share_exact_min"] == "1/3"
    assert graph.edges["s1", "a", "s1 > a"]["tie"] == "STATES"
    assert graph.edges["a", "b", "t4"]["judgement"] == "rejected"
    assert not any("key" in attributes for *_, attributes in graph.edges(data=True))


def test_json_is_read_by_networkx(tmp_path: Path) -> None:
    _format("json").write(CASE, tmp_path / "graph.json")
    linked = json.loads((tmp_path / "graph.json").read_text())
    graph = nx.node_link_graph(linked, edges="edges")
    check(graph)
    assert graph.nodes["b"]["other"] == ["x; y", "z"]


def test_graphml_is_read_by_networkx(tmp_path: Path) -> None:
    note = _format("graphml").write(CASE, tmp_path / "graph.graphml")
    graph = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    check(graph)
    assert graph.nodes["b"]["name"] == r"Example\x0bTrading"
    assert {"characters", "lists"} <= {item.what for item in note.not_held}


@pytest.mark.parametrize("name", ["case", "case.zip"])
def test_csv_comes_back_the_same(name: str, tmp_path: Path) -> None:
    _format("csv").write(CASE, tmp_path / name)
    found = read_paths([tmp_path / name])
    assert not found.problems
    assert not found.references
    assert {item.id: item for item in found.records.sources} == CASE.sources
    assert set(map(_shown, found.records.statements)) == set(map(_shown, STATEMENTS))
    assert {tie.id: tie for tie in found.records.ties} == {tie.id: tie for tie in TIES}
    assert json_bytes(contents(found.records)) == json_bytes(CASE)


def test_csv_guards_formulas(tmp_path: Path) -> None:
    _format("csv").write(CASE, tmp_path / "case")
    with (tmp_path / "case" / "entities.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["name"] for row in rows[:2]] == ["'=Example Holding", "''=Example\r\nHolding"]
    assert rows[3]["name"] == "'+62 811"
    assert rows[3]["note"] == "-5"


def test_zip_holds_no_time_of_today(tmp_path: Path) -> None:
    _format("csv").write(CASE, tmp_path / "case.zip")
    with ZipFile(tmp_path / "case.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: str(export.name))
def test_a_place_that_cannot_be_written_is_said(export: ExportFormat, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="choose another --out"):
        export.write(CASE, tmp_path / "file" / "out")


def test_an_unfinished_import_is_said(tmp_path: Path) -> None:
    case = Contents(CASE.entities, CASE.sources, CASE.statements, CASE.ties, ("import-1",))
    for export in EXPORTS:
        note = export.write(case, tmp_path / export.name)
        assert any("import not finished" in item.why for item in note.not_held)
        assert b"import-1" not in b"".join(written(tmp_path / export.name).values())


def _shown(statement: Statement) -> str:
    return f"{statement.id} {statement.kind} {sorted(statement.values.items(), key=str)}"


def _format(name: str) -> ExportFormat:
    return next(export for export in EXPORTS if export.name == name)
