"""The archive of Java classes: made of what a first server used, by whoever watched it."""

import importlib.machinery
import importlib.util
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from graph.stores.embedded.runtime.class_archive import has_archive
from graph.stores.embedded.runtime.java import runtime_folder
from graph.stores.embedded.supervise import run_supervisor
from graph.stores.local_server import local_server, local_status, stop_server
from graph.support.file_locks import hold_lock
from tests.servers import need_wheel

pytestmark = pytest.mark.slow


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the wheel that nothing was made in yet."""
    need_wheel()
    home = tmp_path / "a wheel"
    for part in ("jars", "jre"):
        unmade = shutil.ignore_patterns("server-classes.*")
        shutil.copytree(runtime_folder() / part, home / part, ignore=unmade)
    os.utime(home / "jars")  # as pip leaves it: the copy keeps the times of what it copies
    spec = importlib.machinery.ModuleSpec("arcadedb_embedded", None, is_package=True)
    spec.submodule_search_locations = [str(home)]
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: spec)
    monkeypatch.setattr(os, "nice", lambda _more: 0)  # it would last as long as the tests
    return home


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A data folder that only the test itself watches."""
    folder = tmp_path / "data"
    folder.mkdir()
    with hold_lock(folder / "supervisor.lock"), local_server(folder):
        pass
    yield folder
    stop_server(folder)


def mapped(folder: Path) -> set[str]:
    """Return the files that the running server of a folder has mapped into its memory."""
    return {part.path for part in psutil.Process(local_status(folder).pid).memory_maps()}


def test_a_second_server_starts_from_the_classes_of_the_first(wheel: Path, folder: Path) -> None:
    assert (folder / "java-classes").is_file()
    run_supervisor(folder, 0.0)
    assert not local_status(folder).running
    assert not (folder / "java-classes").exists()

    with local_server(folder):
        archive = str(wheel / "jre" / "server-classes.jsa")
        assert archive in mapped(folder)

    os.utime(wheel / "jars")  # other jars, as after an upgrade
    assert not has_archive(wheel)


def test_an_archive_that_keeps_the_server_from_starting_is_forgotten(
    wheel: Path, folder: Path
) -> None:
    stop_server(folder)
    java, real = wheel / "jre" / "bin" / "java", wheel / "jre" / "real" / "java"
    real.parent.mkdir()
    java.rename(real)
    ends = 'grep -q SharedArchiveFile "${1#@}" && kill -9 $$'
    java.write_text(f'#!/bin/sh\n{ends}\nexec "{real}" "$@"\n')
    java.chmod(0o755)
    archive = wheel / "jre" / "server-classes.jsa"
    archive.write_bytes(b"damaged")
    assert has_archive(wheel)

    with local_server(folder):
        assert not archive.exists()
