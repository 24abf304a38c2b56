"""The pace of a source holds for all processes that share a data folder."""

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from graph.errors import CollectError
from graph.support.settings import Settings
from scrapers.captures.exchange import SourceQuestion
from scrapers.contract.collector import Collector, Origin, RateLimit
from scrapers.fetching.api_keys import Secrets
from scrapers.fetching.network import HttpNetwork
from tests.paths import ROOT
from tests.scrapers.local_source import LocalSource, Reply, local_source

SECONDS = 1
ORIGIN = Origin("test", "Test", "Test", "CC0", terms="", type="thirdParty", standing=None)  # type: ignore[arg-type]
COLLECTOR = Collector(ORIGIN, "number", rate=RateLimit(2, SECONDS))
# A process of its own that asks one source again and again, as a collect does.
ASKING = """
import sys
from tests.scrapers.fetching.test_rate_limit import ask
ask(sys.argv[1], sys.argv[2], int(sys.argv[3]))
"""
# Dies with the file's lock in its hands, in the middle of a transaction.
DYING = """
import os, signal, sqlite3, sys
from filelock import FileLock
FileLock(sys.argv[1] + ".lock").acquire()
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
os.kill(os.getpid(), signal.SIGKILL)
"""


def network(source: str, folder: str) -> HttpNetwork:
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        data_dir=Path(folder),
        allowed_private_hosts=("127.0.0.1",),
        source_urls={"test": source},
    )
    return HttpNetwork(COLLECTOR, settings, Secrets(COLLECTOR, settings))


def ask(source: str, folder: str, times: int) -> None:
    asking = network(source, folder)
    for _ in range(times):
        asking.ask(SourceQuestion("http://test.example/"))
    asking.close()


def started(source: LocalSource, folder: Path, times: int) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-c", ASKING, source.url, str(folder), str(times)]
    return subprocess.Popen(words, cwd=ROOT)


@contextmanager
def timed() -> Iterator[tuple[LocalSource, list[float]]]:
    """Give a source, and the times at which it is asked."""
    times: list[float] = []
    with local_source({"/": Reply()}) as source:
        source.before = lambda _path: times.append(time.monotonic())
        yield source, times


def most_at_once(times: list[float]) -> int:
    """Return the most questions within the seconds of the rate, less a little for their way."""
    return max(sum(t <= other < t + SECONDS * 0.9 for other in times) for t in times)


@pytest.mark.slow
def test_two_processes_together_keep_the_pace_of_one(tmp_path: Path) -> None:
    with timed() as (source, times):
        both = [started(source, tmp_path, 5) for _ in range(2)]
        assert [process.wait(60) for process in both] == [0, 0]

    assert len(times) == 10
    assert most_at_once(times) == 2


@pytest.mark.slow
def test_a_killed_process_keeps_nobody_waiting(tmp_path: Path) -> None:
    with timed() as (source, times):
        first = started(source, tmp_path, 1_000)
        while len(times) < 3:
            time.sleep(0.01)
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
        words = [sys.executable, "-c", DYING, str(tmp_path / "asked.sqlite")]
        assert subprocess.run(words, check=False).returncode == -signal.SIGKILL
        began = time.monotonic()
        assert started(source, tmp_path, 3).wait(60) == 0

    after = [t for t in times if t > began]
    assert len(after) == 3
    assert most_at_once(times) == 2


def test_a_file_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "asked.sqlite").write_bytes(b"no database" * 1_000)

    with (
        local_source({"/": Reply()}) as source,
        pytest.raises(CollectError, match=r"asked\.sqlite cannot be used"),
    ):
        ask(source.url, str(tmp_path), 1)

    assert not source.asked


def test_nothing_is_held_open_once_nobody_asks(tmp_path: Path) -> None:
    with timed() as (source, _times):
        ask(source.url, str(tmp_path), 1)
    gc.collect()
    held = [Path(file.path) for file in psutil.Process().open_files()]
    assert [path for path in held if tmp_path in path.parents] == []
