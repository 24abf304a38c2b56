"""A lock keeps others out, in this process and in another, and ends with who holds it."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from graph.support.file_locks import FileLock, hold_lock
from tests.paths import ROOT

HOLDING = """
import sys
from pathlib import Path
from graph.support.file_locks import FileLock
lock = FileLock(Path(sys.argv[1]))
assert lock.take(seconds=0)
print("held", flush=True)
sys.stdin.read()
"""


def test_one_holds_it_alone_or_several_share_it(tmp_path: Path) -> None:
    first, second, third = (FileLock(tmp_path / "lock") for _ in range(3))
    assert first.take(shared=True, seconds=0)
    assert second.take(shared=True, seconds=0)
    assert not third.take(seconds=0.01)
    first.release()
    second.release()
    assert third.take()
    assert not first.take(shared=True, seconds=0)
    third.release()


def test_who_does_not_get_it_in_time_is_told(tmp_path: Path) -> None:
    with (
        hold_lock(tmp_path / "lock"),
        pytest.raises(TimeoutError, match="others hold this lock"),
        hold_lock(tmp_path / "lock", 0.01),
    ):
        pass
    with hold_lock(tmp_path / "lock", 0):
        assert stat.S_IMODE((tmp_path / "lock").stat().st_mode) & 0o077 == 0


def test_it_ends_with_the_process_that_holds_it(tmp_path: Path) -> None:
    words = [sys.executable, "-c", HOLDING, str(tmp_path / "lock")]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, cwd=ROOT, stdin=pipe, stdout=pipe) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        assert not FileLock(tmp_path / "lock").take(seconds=0)
        other.kill()
    with hold_lock(tmp_path / "lock", 60):
        pass


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        FileLock(tmp_path / "missing" / "lock").take(seconds=0)
