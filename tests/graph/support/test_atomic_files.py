"""Files are written whole: whoever dies in the middle, or finds no room, leaves the old one."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.stores.embedded.state import ServerState, write_state
from graph.support.atomic_files import (
    move_into_place,
    replace_file,
    write_file,
    write_many,
    write_one,
    write_private,
)
from graph.support.settings import settings
from queries.own_queries import remember_query
from scrapers.runs.run import Run, RunFolder
from tests.paths import ROOT
from views.workspace.case.case_files import CaseFolder

WRITERS: dict[str, Callable[[Path, str], object]] = {
    "file": lambda folder, text: write_file(folder / "file", text.encode()),
    "private file": lambda folder, text: write_private(folder / "private", text.encode()),
    "export": lambda folder, text: write_one(folder / "export", [text.encode()]),
    "export of many": lambda folder, text: write_many(folder / "many", {"a": [text.encode()]}),
    "zip": lambda folder, text: write_many(folder / "a.zip", {"a": [text.encode()]}),
    "case": lambda folder, text: CaseFolder(folder).change_case("a", lambda c: c.save_view(text)),
    "run": lambda folder, text: RunFolder(folder).write(Run("run", "gleif", url=text)),
    "recent queries": lambda _folder, text: remember_query(text),
    "server": lambda folder, text: write_state(folder, ServerState(text, text)),
}
EACH = pytest.mark.parametrize("writer", WRITERS)
ENDS = ("killed", "refused")
# A process for each, which may write no more than a few bytes into a file. The system ends it at
# the next one, as a crash would; Python's own way is a failure of the write, as on a full disk.
LIMITED = """
import os, resource, signal, sys
from pathlib import Path
from tests.graph.support.test_atomic_files import ENDS, WRITERS
for end in ENDS:
    for name, write in WRITERS.items():
        if os.fork() == 0:
            os.environ["DATA_DIR"] = folder = str(Path(sys.argv[1]) / end / name)
            if end == "killed":
                signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16))
            try:
                write(Path(folder), "after" * 100)
            except Exception:
                os._exit(1)
            os._exit(0)
        print(os.waitstatus_to_exitcode(os.wait()[1]))
"""


@dataclass(frozen=True)
class Broken:
    """A write that was broken: how its process ended, and what its folder held before."""

    code: int
    folder: Path
    before: dict[str, bytes]


def kept(folder: Path) -> dict[str, bytes]:
    """Return what a reader finds in a folder."""
    files = (p for p in folder.rglob("*") if p.is_file() and ".part" not in str(p))
    return {str(p.relative_to(folder)): p.read_bytes() for p in files}


def write(writer: str, folder: Path, text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", str(folder))
        settings.cache_clear()
        WRITERS[writer](folder, text)
    settings.cache_clear()


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Broken]:
    """Every writer, broken in either way while it replaced a file."""
    top = tmp_path_factory.mktemp("broken")
    folders = {(end, writer): top / end / writer for end in ENDS for writer in WRITERS}
    for (_end, writer), folder in folders.items():
        folder.mkdir(parents=True)
        write(writer, folder, "before")
    before = {each: kept(folder) for each, folder in folders.items()}
    words = [sys.executable, "-u", "-c", LIMITED, str(top)]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, check=True, text=True)
    codes = map(int, ended.stdout.split())
    return {
        each: Broken(code, folders[each], before[each])
        for each, code in zip(folders, codes, strict=True)
    }


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
@EACH
@pytest.mark.parametrize("end", ENDS)
def test_a_write_that_breaks_leaves_the_old_file_whole(
    end: str, writer: str, broken: dict[tuple[str, str], Broken]
) -> None:
    found = broken[end, writer]
    assert found.before
    assert found.code == (-signal.SIGXFSZ if end == "killed" else 1)
    assert kept(found.folder) == found.before
    assert bool(list(found.folder.rglob("*.part"))) == (end == "killed")
    write(writer, found.folder, "later")
    assert kept(found.folder) != found.before


@EACH
def test_nothing_is_left_beside_a_file(writer: str, tmp_path: Path) -> None:
    write(writer, tmp_path, "before")
    write(writer, tmp_path, "later")
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.skipif(sys.platform == "win32", reason="no such rights there")
def test_a_private_file_is_private_from_its_first_byte(tmp_path: Path) -> None:
    (tmp_path / "open").write_bytes(b"")
    (tmp_path / "private").write_bytes(b"")
    before = os.umask(0o022)
    try:
        write_file(tmp_path / "open", b"for all")
        write_private(tmp_path / "private", b"a password")
    finally:
        os.umask(before)
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in tmp_path.iterdir()}
    assert modes == {"open": 0o644, "private": 0o600}


def test_a_file_of_a_long_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("\N{GRINNING FACE}" * 60)
    write_file(path, b"whole")
    with replace_file(path) as part:
        part.write_bytes(b"again")
    assert path.read_bytes() == b"again"


def test_a_folder_is_moved_whole(tmp_path: Path) -> None:
    part = tmp_path / "part"
    (part / "inner").mkdir(parents=True)
    (part / "inner" / "file").write_bytes(b"whole")
    move_into_place(part, tmp_path / "out")
    assert kept(tmp_path) == {"out/inner/file": b"whole"}
