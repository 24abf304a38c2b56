"""Backups that are damaged, hostile or newer, restores that are broken off, writers meanwhile."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from neo4j import GraphDatabase

from graph.errors import StoreUnavailableError
from graph.model.records import Kind, Records, Source, Statement, Tie, TieType
from graph.publishing.backups.restore import restore_backup
from graph.stores.backup_file import write_backup
from graph.stores.local_server import Access
from graph.stores.open_store import open_store
from graph.stores.store import Store, connect_store
from graph.support.settings import settings
from tests.command_line import type_line
from tests.paths import ROOT
from tests.servers import environment_of

RECORDS = Records(
    (Source("reg", "Example Register"),),
    (
        Statement("c1", Kind.COMPANY, "reg", {"name": "Example Lantern"}),
        Statement("c2", Kind.COMPANY, "reg", {"name": "Example Holding"}),
    ),
    (Tie("t1", TieType.OWNS, "c2", "c1", source="reg"),),
)
Files = dict[str, bytes]


@pytest.fixture
def held(
    server: Access,
    tmp_path: Path,
    use_store: Callable[[Access], None],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Store]:
    """A store with a case, as the settings name it, and a case file in its data folder."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    use_store(server)
    (tmp_path / "data" / "cases").mkdir(parents=True)
    (tmp_path / "data" / "cases" / "one.json").write_bytes(b"{}")
    with connect_store(server) as store:
        store.load(RECORDS, by="Ana Example", files=())
        yield store


@pytest.fixture
def whole(held: Store, tmp_path: Path) -> Path:
    del held
    path = tmp_path / "whole.zip"
    assert type_line("graph", "backup", path).status == 0
    return path


def _files(path: Path) -> Files:
    with ZipFile(path) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def _zipped(path: Path, files: Files) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return path


def _sealed(files: Files, **stated: object) -> Files:
    """Return files with a manifest that agrees with them."""
    manifest = json.loads(files["manifest.json"]) | stated
    others = {name: content for name, content in files.items() if name != "manifest.json"}
    manifest["files"] = {
        name: {"bytes": len(content), "sha256": sha256(content).hexdigest()}
        for name, content in others.items()
    }
    return {**others, "manifest.json": json.dumps(manifest).encode()}


def _with_rows(files: Files, table: str, *rows: Any) -> Files:
    name = f"store/{table}.jsonl"
    more = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    return _sealed({**files, name: files[name] + more})


def _linked(files: Files, path: Path) -> Path:
    _zipped(path, files)
    entry = ZipInfo("files/cases/link.json")
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    with ZipFile(path, "a") as zipped:
        zipped.writestr(entry, "/etc/passwd")
    return path


def _damaged(files: Files, folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield every kind of backup that must not be restored."""
    case = "files/cases/one.json"
    yield "other bytes", _zipped(folder / "a.zip", {**files, case: b"{1}"})
    yield "lacks a file", _zipped(folder / "b.zip", {n: c for n, c in files.items() if n != case})
    yield "a file too much", _zipped(folder / "c.zip", {**files, "files/cases/x.json": b""})
    for number, name in enumerate(
        (
            "files/cases/../../../evil",
            "files//etc/evil",
            "/evil",
            "files/cases/..\\..\\evil",
            "files/server.json",
            "files/cases/.hidden",
            "files/registers/uk/editions/x",
            "evil",
        )
    ):
        path = folder / f"path-{number}.zip"
        yield name, _zipped(path, _sealed({**files, name: b"evil"}))
    yield "a link", _linked(files, folder / "link.zip")
    bomb = _sealed({**files, "files/cases/bomb.json": bytes(50_000_000)})
    yield "a bomb", _zipped(folder / "bomb.zip", bomb)
    no_rows = {name: content for name, content in files.items() if name != "store/ties.jsonl"}
    yield "no table", _zipped(folder / "d.zip", _sealed(no_rows))
    yield "no manifest", _zipped(folder / "e.zip", {"store/ties.jsonl": b""})
    yield "manifest of others", _zipped(folder / "f.zip", _sealed(files, kind="a cake"))
    yield "broken manifest", _zipped(folder / "g.zip", {**files, "manifest.json": b"[]"})
    half = (folder / "whole.zip").read_bytes()
    (folder / "half.zip").write_bytes(half[: len(half) // 2])
    yield "half a file", folder / "half.zip"
    (folder / "none.zip").write_bytes(b"")
    yield "empty", folder / "none.zip"
    yield "not there", folder / "nowhere.zip"
    for number, (table, row) in enumerate(
        (
            ("entities", ["Company) DETACH DELETE x //", {"id": "c9"}]),
            ("entities", ["Company", {"id": "c1"}]),
            ("entities", ["Company", {"id": ""}]),
            ("entities", ["Company", {"id": "c9", "name": {"a": 1}}]),
            ("entities", ["Company", {"id": "c9", "name": "\ud800"}]),
            ("entities", ["Company", {"id": "c9", "n": 1 << 70}]),
            ("entities", {"id": "c9"}),
            ("entities", ["Company"]),
            ("ties", ["OWNS", "c1", "nobody", {"id": "t9"}]),
            ("ties", ["STATES", "c1", "c2", {"id": "t9"}]),
            ("statements", ["source", "c1", "c2", {"id": "s9"}]),
        )
    ):
        path = folder / f"row-{number}.zip"
        yield json.dumps(row), _zipped(path, _with_rows(files, table, row))


def _state(store: Store, folder: Path) -> object:
    kept = {
        p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file() and "lock" not in p.name
    }
    return store.contents(), store.imports(), store.log(), kept


def test_a_damaged_backup_changes_nothing(held: Store, whole: Path, tmp_path: Path) -> None:
    before = _state(held, tmp_path / "data")
    for what, path in _damaged(_files(whole), tmp_path):
        answer = type_line("graph", "restore", path, "--replace")
        assert (answer.status, answer.out) == (2, ""), what
        assert len(answer.err.strip().splitlines()) == 1, (what, answer.err)
        assert "Traceback" not in answer.err
    assert _state(held, tmp_path / "data") == before
    assert not list(tmp_path.rglob("evil"))


def test_a_name_that_is_there_twice_is_refused(held: Store, whole: Path, tmp_path: Path) -> None:
    before = _state(held, tmp_path / "data")
    with pytest.warns(UserWarning, match="Duplicate"), ZipFile(whole, "a") as zipped:
        zipped.writestr("files/cases/one.json", b"{}")
    assert type_line("graph", "restore", whole, "--replace").status == 2
    assert _state(held, tmp_path / "data") == before


@pytest.mark.parametrize("stated", [{"form": 2}, {"store_version": 99}])
def test_a_newer_backup_is_refused_in_one_sentence(
    held: Store, whole: Path, tmp_path: Path, stated: dict[str, object]
) -> None:
    before = _state(held, tmp_path / "data")
    path = _zipped(tmp_path / "newer.zip", _sealed(_files(whole), **stated))
    answer = type_line("graph", "restore", path, "--replace")
    assert (answer.status, "newer version" in answer.err) == (2, True)
    assert _state(held, tmp_path / "data") == before


def test_what_is_there_is_replaced_only_when_said_so_and_kept(
    held: Store, whole: Path, tmp_path: Path
) -> None:
    held.add_note("c1", "Written after the backup.", "Ana Example", None)
    later = _state(held, tmp_path / "data")
    refused = type_line("graph", "restore", whole)
    assert (refused.status, "--replace" in refused.err) == (2, True)
    assert _state(held, tmp_path / "data") == later

    answer = type_line("graph", "restore", whole, "--replace", "--json")

    assert answer.status == 0, answer.err
    assert held.notes() == ()
    assert [entry.what for entry in held.log()][-3:] == ["note", "backup", "restore"]
    kept = json.loads(answer.out)["kept"]
    assert type_line("graph", "restore", kept, "--replace").status == 0
    assert [note.text for note in held.notes()] == ["Written after the backup."]


def _program(*words: str, access: Access, folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, **environment_of(access), "DATA_DIR": str(folder)}
    return subprocess.Popen(
        [sys.executable, "-m", "graph", *words],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.mark.skipif(os.name != "posix", reason="no kill -9 there")
def test_a_restore_that_is_killed_is_refused_until_it_is_run_again(
    held: Store, server: Access, whole: Path, tmp_path: Path
) -> None:
    entities = [
        ["Company", {"id": f"n{n}", "name": "x" * 50, "imports": []}] for n in range(20_000)
    ]
    large = _zipped(tmp_path / "large.zip", _with_rows(_files(whole), "entities", *entities))
    running = _program("restore", str(large), "--replace", access=server, folder=tmp_path / "data")
    end = time.monotonic() + 60
    while not held.marks().restoring and time.monotonic() < end:
        time.sleep(0.02)
    running.send_signal(signal.SIGKILL)
    running.wait(30)

    assert held.marks().restoring == "large.zip"
    with pytest.raises(StoreUnavailableError, match="restore"), open_store(settings()):
        pass
    with pytest.raises(StoreUnavailableError, match="restore"):
        held.load(RECORDS, by="Ana Example", files=())
    refused = type_line("graph", "search", "Lantern")
    assert (refused.status, "--replace" in refused.err) == (2, True)
    assert type_line("graph", "restore", whole).status == 2

    assert type_line("graph", "restore", whole, "--replace").status == 0
    assert held.contents().entities.keys() == {"c1", "c2"}
    assert (tmp_path / "data" / "cases" / "one.json").read_bytes() == b"{}"
    assert not [p for p in (tmp_path / "data").iterdir() if p.name.startswith(".restore-")]


def test_a_backup_while_others_write_is_of_one_moment(
    held: Store, server: Access, tmp_path: Path
) -> None:
    """Each write adds a party with a tie to the one before: a torn backup would lack one."""
    ended, failures = Event(), list[BaseException]()

    def work() -> None:
        try:
            with connect_store(server) as other:
                for number in range(10_000):
                    if ended.is_set():
                        return
                    other.load(_next_of(number), by="Ben Example", files=())
        except BaseException as error:
            failures.append(error)

    writer = Thread(target=work)
    writer.start()
    try:
        time.sleep(0.5)
        for number in range(3):
            written = write_backup(tmp_path / f"{number}.zip", held)
            files = _files(written.path)
            ids = {json.loads(line)[1]["id"] for line in files["store/entities.jsonl"].splitlines()}
            ties = [json.loads(line) for line in files["store/ties.jsonl"].splitlines()]
            assert {end for tie in ties for end in tie[1:3]} <= ids
            assert len(files["store/imports.jsonl"].splitlines()) == len(ids) - 1
            assert len(ties) == len(ids) - 1
    finally:
        ended.set()
        writer.join(60)
    assert not failures


def _next_of(number: int) -> Records:
    new = Statement(f"n{number}", Kind.COMPANY, "reg", {"name": f"Example {number}"})
    before = f"n{number - 1}" if number else "c1"
    return Records(
        (), (new,), (Tie(f"tn{number}", TieType.OWNS, new.entity, before, source="reg"),)
    )


def _set_version(access: Access, change: str) -> None:
    auth = (access.username, access.password.get_secret_value()) if access.username else None
    with GraphDatabase.driver(access.uri, auth=auth) as driver:
        driver.execute_query(f"MATCH (s:Store) {change}", database_=access.database)


def test_a_store_of_a_newer_version_is_refused(held: Store, server: Access, whole: Path) -> None:
    _set_version(server, "SET s.version = 99")
    try:
        for words in (("search", "Lantern"), ("restore", whole, "--replace")):
            answer = type_line("graph", *words)
            assert (answer.status, "version 99" in answer.err) == (2, True)
            assert len(answer.err.strip().splitlines()) == 1
    finally:
        _set_version(server, "SET s.version = 1")
    assert held.contents().entities.keys() == {"c1", "c2"}


def test_a_command_says_that_an_earlier_store_is_kept_and_where(
    held: Store, server: Access, tmp_path: Path
) -> None:
    del held
    _set_version(server, "REMOVE s.version, s.search_form")
    answer = type_line("graph", "search", "Lantern")
    (kept,) = (tmp_path / "data" / "backups").glob("before-upgrade-*.zip")
    begun, ended = answer.err.strip().splitlines()
    assert (answer.status, "a backup is made" in begun, str(kept) in ended) == (0, True, True)
    assert not type_line("graph", "search", "Lantern").err


def test_a_store_of_an_earlier_version_is_kept_before_it_is_changed(
    held: Store, server: Access, tmp_path: Path
) -> None:
    _set_version(server, "REMOVE s.version, s.search_form")
    with open_store(settings()) as store:
        assert store.marks().version == 1
    (kept,) = (tmp_path / "data" / "backups").glob("before-upgrade-*.zip")
    assert json.loads(_files(kept)["manifest.json"])["store_version"] == 0
    with open_store(settings()):
        pass
    assert len(list((tmp_path / "data" / "backups").iterdir())) == 1

    restore_backup(kept, settings(), replacing=True)
    assert held.contents().entities.keys() == {"c1", "c2"}
    assert held.marks().version == 1
    assert [hit.id for hit in held.search("Lantern")] == ["c1"]
