"""A server that cannot start ends in one sentence: why, and what to do next."""

import errno
import importlib.machinery
import importlib.util
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from graph.errors import StoreUnavailableError
from graph.stores.embedded.failures import explain_server_errors, failure_sentence
from graph.stores.local_server import Access, local_server, local_status, stop_server
from graph.stores.store import connect_store
from tests.paths import ROOT
from tests.servers import need_wheel


def refused(folder: Path) -> str:
    with pytest.raises(StoreUnavailableError) as caught, local_server(folder):
        pass
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith((".", ")."))
    return sentence


@pytest.fixture
def wheel() -> None:
    need_wheel()


@pytest.fixture
def other_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A wheel in place of the real one: the import system finds it, everything else is ours."""
    home = tmp_path / "wheel"
    (home / "jre" / "bin").mkdir(parents=True)
    spec = importlib.machinery.ModuleSpec("arcadedb_embedded", None, is_package=True)
    spec.submodule_search_locations = [str(home)]
    found(monkeypatch, spec)
    return home


def found(monkeypatch: pytest.MonkeyPatch, spec: importlib.machinery.ModuleSpec | None) -> None:
    real = importlib.util.find_spec

    def find_spec(name: str, package: str | None = None) -> importlib.machinery.ModuleSpec | None:
        return spec if name == "arcadedb_embedded" else real(name, package)

    monkeypatch.setattr(importlib.util, "find_spec", find_spec)


def program(home: Path, script: str) -> None:
    java = home / "jre" / "bin" / "java"
    java.write_text(f"#!/bin/sh\n{script}\n")
    java.chmod(0o755)


def test_no_wheel_for_this_platform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found(monkeypatch, None)

    assert "NEO4J_URI" in refused(tmp_path)


def test_no_java_in_the_wheel(tmp_path: Path, other_wheel: Path) -> None:
    assert "--force-reinstall" in refused(tmp_path / "data")

    program(other_wheel, "")
    (other_wheel / "jre" / "bin" / "java").chmod(0o644)

    assert "may not be run" in refused(tmp_path / "data")


def test_only_what_this_start_said_counts(tmp_path: Path, other_wheel: Path) -> None:
    program(other_wheel, "echo 'the database is locked by another process' >&2; exit 1")
    assert "Another server uses" in refused(tmp_path / "data")

    program(other_wheel, "echo once more >> starts; exit 1")
    assert "server.log" in refused(tmp_path / "data")
    assert (tmp_path / "data" / "starts").read_text() == "once more\n" * 2


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("java.io.IOException: No space left on device", "free at least 100 MB"),
        ("Could not reserve enough space for 1048576 KB object heap", "not enough memory"),
        ("java.nio.file.AccessDeniedException: /x", "change its rights"),
        ("Error: Could not find or load main class com.arcadedb", "--force-reinstall"),
    ],
)
def test_what_the_server_says_at_its_end(tmp_path: Path, told: str, said: str) -> None:
    assert said in str(failure_sentence(tmp_path, f"WARNING\n{told}\n"))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EDQUOT, "free at least 100 MB"),
        (errno.EACCES, "change its rights"),
        (errno.ENOMEM, "not enough memory"),
        (errno.EMFILE, "Too many files"),
        (errno.ENOLCK, "cannot lock files"),
        (errno.EIO, "set another DATA_DIR"),
    ],
)
def test_what_the_system_refuses(tmp_path: Path, number: int, said: str) -> None:
    with pytest.raises(StoreUnavailableError, match=said), explain_server_errors(tmp_path):
        raise OSError(number, os.strerror(number))


def test_a_folder_that_may_not_be_made() -> None:
    if not Path("/sys/kernel").is_dir():
        pytest.skip("no folder on this system that nobody may write to")

    assert "DATA_DIR" in refused(Path("/sys/kernel/investigation"))


@pytest.mark.parametrize("name", ["", "inside"])
def test_a_file_where_the_folder_should_be(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")

    assert "is not a folder; move it away" in refused(tmp_path / "file" / name)
    assert not local_status(tmp_path / "file" / name).running
    assert not stop_server(tmp_path / "file" / name)


@pytest.mark.usefixtures("wheel")
@pytest.mark.parametrize("name", ["users.lock", "start.lock", "server.json", "java-options"])
def test_a_folder_where_a_file_should_be(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()

    sentence = refused(tmp_path)

    assert f"{tmp_path / name}" in sentence
    assert "DATA_DIR" in sentence


@pytest.mark.usefixtures("wheel")
@pytest.mark.parametrize("name", ["server.json", "java-options", "server-groups.json"])
def test_no_room_for_a_file(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if not Path("/proc/self/fd").exists():
        pytest.skip("no names of open files on this system")

    def sync(descriptor: int) -> None:
        if name in str(Path(f"/proc/self/fd/{descriptor}").readlink()):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", sync)

    assert "free at least 100 MB" in refused(tmp_path)


@pytest.mark.usefixtures("wheel")
def test_no_port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def bind(_socket: socket.socket, _address: object) -> None:
        raise OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))

    monkeypatch.setattr(socket.socket, "bind", bind)

    assert "No port is free" in refused(tmp_path)


LITTLE_MEMORY = """
import pathlib, resource, sys
import psutil
from graph.errors import StoreUnavailableError
from graph.stores.local_server import local_server

most = psutil.Process().memory_info().vms + 300_000_000
resource.setrlimit(resource.RLIMIT_AS, (most, most))
try:
    with local_server(pathlib.Path(sys.argv[1])):
        pass
except StoreUnavailableError as error:
    print(error)
"""


@pytest.mark.usefixtures("wheel")
def test_too_little_memory(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("memory can be limited on Linux only")

    told = subprocess.run(
        [sys.executable, "-c", LITTLE_MEMORY, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert (told.stdout.count("\n"), told.stderr) == (1, "")
    assert "not enough memory" in told.stdout


def test_the_command_line_says_it_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    told = subprocess.run(
        [sys.executable, "-m", "graph", "search", "x"],
        cwd=ROOT,
        env={**os.environ, "NEO4J_URI": "", "DATA_DIR": str(tmp_path / "file")},
        capture_output=True,
        text=True,
    )

    assert told.returncode == 2
    assert told.stdout == ""
    assert told.stderr.count("\n") == 1
    assert "move it away, or set another DATA_DIR" in told.stderr


def test_of_a_cluster_that_is_not_there_the_driver_says_nothing_beside(tmp_path: Path) -> None:
    with socket.socket() as taken:  # bound, but nobody listens
        taken.bind(("127.0.0.1", 0))
        told = subprocess.run(
            [sys.executable, "-m", "graph", "search", "x"],
            cwd=ROOT,
            env=os.environ
            | {
                "NEO4J_URI": f"neo4j://127.0.0.1:{taken.getsockname()[1]}",
                "DATA_DIR": str(tmp_path),
            },
            capture_output=True,
            text=True,
        )

    assert (told.returncode, told.stdout, told.stderr.count("\n")) == (2, "", 1)


def test_a_server_that_is_not_there_is_said_without_a_wait(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with socket.socket() as taken:  # bound, but nobody listens
        taken.bind(("127.0.0.1", 0))
        there = Access(
            f"bolt://127.0.0.1:{taken.getsockname()[1]}",
            *("neo4j", "neo4j", SecretStr("")),
            reader_username="neo4j",
            reader_password=SecretStr(""),
        )
        with pytest.raises(StoreUnavailableError, match="cannot be reached"), connect_store(there):
            pass
    assert "retried" not in capsys.readouterr().err
