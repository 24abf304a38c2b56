"""The Cypher script and the import CSV: a real Neo4j makes the same graph of them."""

import csv
import os
import subprocess
from pathlib import Path

from neo4j import GraphDatabase

from graph.exports.base import Selection
from graph.model.records import Kind, Records, Statement
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from tests.graph.exports.cases import CASE, contents_of, format_named, json_bytes
from tests.servers import JAVA, empty, neo4j_jars, started_neo4j

_OPENS = ("java.nio", "sun.nio.ch")


def run_script(script: Path, access: Access) -> None:
    """Run a script as a careless reader cuts it: each statement ends a line with ``;``."""
    statements = script.read_text(encoding="utf-8").split(";\n")
    assert statements.pop() == ""
    with GraphDatabase.driver(access.uri) as driver, driver.session() as session:
        for statement in statements:
            session.run(statement).consume()


def test_the_script_makes_the_same_graph(neo4j_server: Access, tmp_path: Path) -> None:
    empty(neo4j_server)
    note = format_named("cypher").write(Selection(CASE), tmp_path / "case.cypher")
    assert note.not_held == ()
    run_script(tmp_path / "case.cypher", neo4j_server)
    with connect_store(neo4j_server) as store:
        assert json_bytes(store.contents()) == json_bytes(CASE)
        assert [hit.id for hit in store.search("Example Middle")][:1] == ["mid"]


def test_no_name_or_value_breaks_out_of_the_script(neo4j_server: Access, tmp_path: Path) -> None:
    empty(neo4j_server)
    names = ("\\u0060:1}) MATCH (n) DETACH DELETE n //", "`` \\", "a\tb", "'; \\\\u0027")
    values = {"name": "N", **{name: f"\\u0027 {name} \\\x0b\\" for name in names}}
    case = contents_of(Records((), (Statement("n", Kind.COMPANY, "", values),)))
    format_named("cypher").write(Selection(case), tmp_path / "case.cypher")
    run_script(tmp_path / "case.cypher", neo4j_server)
    with connect_store(neo4j_server) as store:
        assert store.contents().statements[0].values == values


def test_the_files_have_typed_columns(tmp_path: Path) -> None:
    note = format_named("neo4j").write(Selection(CASE), tmp_path / "case")
    headers = {}
    for path in (tmp_path / "case").iterdir():
        with path.open(newline="", encoding="utf-8") as file:
            headers[path.name] = next(csv.reader(file))
    assert headers["entities.csv"][:2] == [":ID", ":LABEL"]
    assert headers["ties.csv"][:3] == [":START_ID", ":END_ID", ":TYPE"]
    assert {"id", "share_min:double", "min_open:boolean", "since:string"} <= {*headers["ties.csv"]}
    assert {"names:string[]", "whole:long", "staff:long"} <= {*headers["entities.csv"]}
    assert "staff:string" in headers["states.csv"]
    why = {item.what: str(item.why) for item in note.not_held}
    assert "several types" in why["staff"]
    assert "\\x3b" in why["aliases"]
    assert "colon" in why["kinds:list"]


def test_neo4j_admin_imports_the_files(tmp_path: Path) -> None:
    jars = neo4j_jars()
    format_named("neo4j").write(Selection(CASE), tmp_path / "case")
    home = tmp_path / "home"
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").touch()
    opens = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in _OPENS]
    tool = [*JAVA, *opens, f"-Dbasedir={home}", "-cp", f"{jars}/*"]
    command = [*tool, "org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j"]
    files = [f"--nodes={tmp_path}/case/{name}.csv" for name in ("entities", "sources")]
    files += [f"--relationships={tmp_path}/case/{name}.csv" for name in ("ties", "states")]
    environment = {**os.environ, "NEO4J_HOME": str(home)}
    subprocess.run(
        [*command, "--multiline-fields=true", *files],
        check=True,
        cwd=tmp_path,  # it leaves a report where it runs
        env=environment,
        capture_output=True,
    )
    with started_neo4j(jars, home) as access, connect_store(access) as store:
        found = store.contents()
    assert {tie.id: tie for tie in found.ties} == {tie.id: tie for tie in CASE.ties}
    assert found.sources == CASE.sources
    assert {s.id for s in found.statements} == {s.id for s in CASE.statements}
    assert found.entities["sub"].name == CASE.entities["sub"].name
    assert found.entities["sub"].values["aliases"] == ("x\\x3b y", "z")
    assert found.entities["gb-00000001"].values["staff"] == 5
    stated = {statement.id: statement.values for statement in found.statements}
    assert stated["reg > gb-00000001"]["staff"] == "5"
