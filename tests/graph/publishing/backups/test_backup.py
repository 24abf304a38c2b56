"""A backup of either server, restored on either: everything is there, and answers the same."""

import json
import os
import stat
from collections.abc import Callable
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest

from graph.model.notes import Mark
from graph.model.records import Kind, Records, Source, Statement
from graph.registers.shelf.shelf import list_shelves
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from graph.support.settings import settings
from tests.command_line import Answer, type_line
from tests.paths import ROOT
from tests.servers import empty

CASE = ROOT / "examples" / "project_s"
SECRETS = ("s3cret-neo4j", "s3cret-house", "s3cret-corporates", "s3cret-source")
FILES = {
    "captures/run-1/captures.warc.gz": b"\x1f\x8bnot read here",
    "captures/run-1/run.json": b'{"run": "run-1"}',
    "cases/First%20case.json": b'{"ids": []}',
    "queries/mine.cypher": b"// title: Mine\nMATCH (n) RETURN n",
    "mappings/0a.json": b"{}",
    "watch/watches.json": b"[]",
    "agents.csv": b"country,address\n",
    "registers/uk/withheld.txt": b"gb-1\n",
}
PASSED_OVER = {
    "server.json": b'{"root_password": "s3cret-root"}',
    "arcadedb/x": b"1",
    "matches/a.sqlite": b"1",
    "cases/.First%20case.json.lock": b"",
    "captures/run-1/run.lock": b"",
}


def graph(*words: object) -> Answer:
    answer = type_line("graph", *words)
    assert answer.status == 0, answer.err
    return answer


class Place:
    """A database of one kind with a data folder, as the settings name them."""

    def __init__(
        self, access: Access, folder: Path, use: Callable[[Access], None], set_: pytest.MonkeyPatch
    ) -> None:
        self.access, self.folder, self._use, self._set = access, folder, use, set_

    def enter(self) -> None:
        self._set.setenv("DATA_DIR", str(self.folder))
        self._use(self.access)


@pytest.fixture
def places(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    use_store: Callable[[Access], None],
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[Place, Place]:
    """Give where a backup is made, and where it is restored."""

    def place(kind: str, name: str) -> Place:
        access: Access = request.getfixturevalue(f"{kind}_server")
        return Place(access, tmp_path / name, use_store, monkeypatch)

    made, restored = (place(kind, f"{n}-{kind}") for n, kind in enumerate(request.param))
    empty(made.access)
    made.enter()
    return made, restored


KINDS = ("embedded", "neo4j")
CROSSING = pytest.mark.parametrize(
    "places", [*product(KINDS, KINDS)], ids=lambda kinds: "-".join(kinds), indirect=True
)
ALIKE = pytest.mark.parametrize(
    "places", [(kind, kind) for kind in KINDS], ids=lambda kinds: kinds[0], indirect=True
)


def fill(place: Place) -> str:
    """Make an investigation with some of everything; return an import that replaced another."""
    graph("import", CASE, "--author", "Ana Example")
    with connect_store(place.access) as store:
        owned = Source("press", "Example Paper", published="2026-01-02")
        first = Statement("c-x", Kind.COMPANY, "press", {"name": "Example Élan 鲲", "shares": 2.0})
        store.load(Records((owned,), (first,), ()), by="Ana Example", files=("a.csv",))
        other = Statement("c-x", Kind.COMPANY, "press", {"name": "Example Élan Ltd"})
        second = Statement("c-y", Kind.COMPANY, "press", {"name": "Example Elan Limited"})
        later = store.load(
            Records((owned,), (other, second), ()), by="Ben Example", files=("b.csv",), replace=True
        ).import_id
        store.add_note("c-x", "For nobody else.", "Ana Example", Mark.PRIVATE)
        note = store.add_note("c-y", "Wrong.", "Ana Example", None)
        store.withdraw_note(note.id)
        store.dismiss("flag|c-x", "c-x", "A twin.", "Ben Example")
    graph("match", "reject", "c-x", "c-y", "--author", "Cem Example", "--note", "Two companies.")
    for name, content in {**FILES, **PASSED_OVER}.items():
        path = place.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return later


def answers(place: Place, folder: Path, later: str) -> dict[str, object]:
    """Return what the commands say of a place, and of it after an undo."""
    place.enter()

    def asked() -> dict[str, object]:
        out = folder / "export.json"
        graph("export", "json", "--out", out)
        said = {
            name: graph(*name.split(), "--json").out
            for name in ("imports", "match log", "notes c-x", "notes c-y", "flags")
        }
        return {**said, "export": out.read_bytes()}

    before = asked()
    graph("undo", later)
    return {"before": before, "after": asked()}


def logged() -> list[dict[str, object]]:
    entries: list[dict[str, object]] = json.loads(graph("log", "--json").out)
    return entries


@CROSSING
def test_a_backup_brings_everything_back_on_either_server(
    places: tuple[Place, Place], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, restored = places
    later = fill(made)
    log = logged()
    monkeypatch.setenv("COMPANIES_HOUSE_API_KEY", SECRETS[1])
    monkeypatch.setenv("OPENCORPORATES_API_TOKEN", SECRETS[2])
    monkeypatch.setenv("SOURCE_URLS", f'{{"x": "https://u:{SECRETS[3]}@example.org"}}')
    monkeypatch.setenv("MASS_TENANTS", "33")
    settings.cache_clear()
    out = tmp_path / "all.zip"
    told = json.loads(graph("backup", out, "--author", "Ana Example", "--json").out)
    there = answers(made, tmp_path, later)

    monkeypatch.delenv("MASS_TENANTS")
    empty(restored.access)
    restored.enter()
    said = json.loads(graph("restore", out, "--author", "Dia Example", "--json").out)

    assert (told["files"], said["files"]) == (len(FILES), len(FILES))
    assert said["rows"] == told["rows"]
    assert said["settings"] == ["MASS_TENANTS=33"]
    assert list_shelves(restored.folder) == []  # the list of one waits until it is added
    now = logged()
    assert [e for e in now if e in log] == log
    assert [(e["who"], e["what"]) for e in now if e not in log][-1] == ("Dia Example", "restore")
    for name, content in FILES.items():
        assert (restored.folder / name).read_bytes() == content
    if restored.folder != made.folder:
        assert not any((restored.folder / name).exists() for name in PASSED_OVER)
    assert answers(restored, tmp_path, later) == there
    with ZipFile(out) as zipped:
        held = b"".join(zipped.read(name) for name in zipped.namelist())
    assert not [word for word in (*SECRETS, "s3cret-root") if word.encode() in held]
    if os.name == "posix":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
