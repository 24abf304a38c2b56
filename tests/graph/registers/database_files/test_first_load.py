"""Files of whole registers: a real Neo4j holds what an import of the same records gives."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver, GraphDatabase

from graph.errors import InputError
from graph.registers.database_files.first_load import write_first_load
from graph.registers.shelf.shelf import open_shelf
from graph.registers.shelf.withheld import withhold
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from graph.support.language import lazy_text
from graph.support.settings import settings
from scrapers.storing.page_records import merge_records
from tests.command_line import type_line
from tests.graph.registers.database_files.register_of_oddities import (
    HOLDER,
    LAMPS,
    company_records,
    dangling_tie,
    owner_records,
)
from tests.neo4j_admin import import_files
from tests.servers import empty, neo4j_jars, started_neo4j
from tests.shelves import write_shelf


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    settings.cache_clear()
    write_shelf(tmp_path, "owners", [*owner_records(), dangling_tie()])
    write_shelf(tmp_path, "companies", company_records(), "companies_house_basic")
    yield tmp_path
    settings.cache_clear()


def _everything(driver: Driver) -> tuple[list[str], list[str]]:
    """Return all nodes and relationships, apart from when the import was, and by whom.

    The log is of what people do here: files that neo4j-admin loads have none.
    """
    nodes = driver.execute_query(
        "MATCH (n) WHERE NOT n:Store AND NOT n:LogEntry "
        "RETURN labels(n) AS labels, properties(n) AS p"
    ).records
    ties = driver.execute_query(
        "MATCH (a)-[t]->(b) RETURN [a.id, b.id, type(t)] AS labels, properties(t) AS p"
    ).records
    return tuple(  # type: ignore[return-value]
        sorted(_plain(sorted(r["labels"]), r["p"]) for r in rows) for rows in (nodes, ties)
    )


def _plain(labels: list[str], properties: dict[str, Any]) -> str:
    kept = {n: v for n, v in properties.items() if n not in ("started", "finished", "id")}
    if "Import" not in labels:
        kept["id"] = properties["id"]
    for name in ("imports", "value_imports", "said"):
        marks = [i.split(" ", 1)[1:] if isinstance(i, str) else i for i in kept.get(name, ())]
        kept[name] = sorted(marks)
    return json.dumps([labels, kept], sort_keys=True, ensure_ascii=False)


@pytest.mark.usefixtures("data_dir")
def test_neo4j_holds_what_an_import_of_the_records_gives(tmp_path: Path) -> None:
    jars = neo4j_jars()
    out, home = tmp_path / "files", tmp_path / "home"
    names = "owners,companies"
    answer = type_line("graph", "export", "neo4j", "--registers", names, "--json", "--out", out)
    done = json.loads(answer.out)
    assert done["left_out"] == {"withheld": 0, "unstated": 1}
    import_files(out, home)
    records = merge_records([*owner_records(), *company_records()])
    with started_neo4j(jars, home) as access, GraphDatabase.driver(access.uri) as driver:
        for statement in (out / "schema.cypher").read_text("utf-8").split(";\n")[:-1]:
            driver.execute_query(statement)
        loaded = _everything(driver)
        _check_store(access)
        assert not list(tmp_path.rglob("before-upgrade*"))
        empty(access)
        files = [f"{name} 2026-11-01-0123abcd" for name in ("owners", "companies")]
        with connect_store(access) as store:
            store.load(records, by=lazy_text("first load of registers"), files=files)
        imported = _everything(driver)
    assert loaded[0] == imported[0]
    assert loaded[1] == imported[1]


def _check_store(access: Access) -> None:
    with connect_store(access) as store:
        assert [hit.id for hit in store.search("Alder Lamps")][:1] == [LAMPS]
        assert store.example_loaded()
        [one] = store.imports()
        assert one.finished
        assert one.counts == str(store.counts())
        assert {t.id for t in store.neighbourhood([HOLDER]).ties} >= {"t1", "t4"}


def test_a_party_that_is_withheld_is_in_no_file(data_dir: Path, tmp_path: Path) -> None:
    withhold(data_dir / "registers/owners/withheld.txt", HOLDER)
    with open_shelf(data_dir, "owners") as shelf:
        done = write_first_load([shelf], tmp_path / "files", lambda *_: None)
    assert done.left_out.withheld == 3
    assert done.counts.ties == 3


def test_an_existing_folder_is_not_written_into(data_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "mine.txt").touch()
    with open_shelf(data_dir, "owners") as shelf, pytest.raises(InputError, match="new folder"):
        write_first_load([shelf], tmp_path / "files", lambda *_: None)
    assert [path.name for path in (tmp_path / "files").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("more", ["json", "neo4j --publication", "neo4j --around gb-1"])
def test_registers_are_exported_whole_and_for_neo4j(data_dir: Path, more: str) -> None:
    out = data_dir / "x"
    answer = type_line("graph", "export", *more.split(), "--registers", "owners", "--out", out)
    assert answer.status == 2
    assert not out.exists()
