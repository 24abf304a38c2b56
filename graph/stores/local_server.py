"""The embedded default: one local server, shared by the app and the command line.

Whoever uses it holds a shared lock. A supervisor, a process session of its own, stops the server
when it can take that lock alone for a while.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil
from pydantic import SecretStr

from graph.errors import StoreUnavailableError
from graph.stores.local_process import (
    DATABASE,
    State,
    alive,
    command,
    find,
    finish,
    is_ours,
    let_go,
    read_state,
    start,
    write_state,
)
from graph.stores.locks import FileLock

PATIENCE_SECONDS = 60.0
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Access:
    """Where a database is reached, by an account that writes and one that only reads."""

    uri: str
    database: str
    username: str
    password: SecretStr
    reader_username: str
    reader_password: SecretStr


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """Whether the embedded server runs, and where; zero or empty where it does not."""

    running: bool
    pid: int
    bolt_port: int
    http_port: int
    version: str
    data_folder: str
    size_bytes: int


@contextmanager
def local_server(data_dir: Path) -> Iterator[Access]:
    """Use the local server, started where none runs; it is shared with other processes.

    Raises:
        StoreUnavailableError: it cannot be started here.
    """
    folder = _folder(data_dir)
    users = FileLock(folder / "users.lock")
    users.take(shared=True)
    try:
        yield _access(_running(folder))
    finally:
        users.release()


def _folder(data_dir: Path) -> Path:
    folder = data_dir.absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailableError(
            f"{folder} cannot be used ({error.strerror}); set another DATA_DIR."
        ) from error
    return folder


def _running(folder: Path) -> State:
    """Find the server or start one, and see that somebody watches it."""
    starting = FileLock(folder / "start.lock")
    starting.take()
    try:
        state = read_state(folder)
        pid = find(folder, state) if state else 0
        state = finish(folder, replace(state, pid=pid)) if state and pid else start(folder, state)
        if not _watched(folder):
            state = replace(state, supervisor=_watch(folder))
        write_state(folder, state)
        return state
    finally:
        starting.release()


def _watched(folder: Path) -> bool:
    """Whether a supervisor holds its lock: process numbers are used again, locks are not."""
    lock = FileLock(folder / "supervisor.lock")
    free = lock.take(wait=False)
    lock.release()
    return not free


def _watch(folder: Path) -> int:
    """Start the supervisor in a session of its own, so that a Ctrl-C here does not end it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "graph", "server", "run"],
        cwd=_ROOT,
        env={**os.environ, "DATA_DIR": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    let_go(process)
    return process.pid


def _access(state: State) -> Access:
    return Access(
        f"bolt://127.0.0.1:{state.bolt_port}",
        DATABASE,
        "root",
        SecretStr(state.root_password),
        "reader",
        SecretStr(state.reader_password),
    )


def run_supervisor(data_dir: Path, patience: float = PATIENCE_SECONDS) -> None:
    """Watch the server; stop it when nobody has used it for ``patience`` seconds."""
    folder = _folder(data_dir)
    only = FileLock(folder / "supervisor.lock")
    if not only.take(wait=False):
        return
    idle_since: float | None = None
    while not _left(folder, only):
        users = FileLock(folder / "users.lock")
        idle_since = (idle_since or time.monotonic()) if users.take(wait=False) else None
        if idle_since is not None and time.monotonic() - idle_since >= patience:
            stop_server(folder)
        users.release()
        time.sleep(min(1.0, patience / 3))


def _left(folder: Path, only: FileLock) -> bool:
    """End the watch where no server runs.

    Under the start lock: whoever starts a server meanwhile would take us for its watcher.
    """
    state = read_state(folder)
    if state and is_ours(folder, state.pid):
        return False
    starting = FileLock(folder / "start.lock")
    starting.take()
    try:
        state = read_state(folder)
        if state and is_ours(folder, state.pid):
            return False
        only.release()
        return True
    finally:
        starting.release()


def stop_server(data_dir: Path) -> bool:
    """Stop the server; return whether one ran."""
    folder = data_dir.absolute()
    state = read_state(folder)
    pid = find(folder, state) if state else 0
    if state is None or not pid:
        return False
    process = psutil.Process(pid)
    if not command(state, "server", {"command": "shutdown"}):
        process.terminate()
    try:
        process.wait(15)
    except psutil.TimeoutExpired:
        process.kill()
    return True


def local_status(data_dir: Path) -> ServerStatus:
    """Say whether the server runs, where it listens and how much it keeps."""
    folder = data_dir.absolute()
    state = read_state(folder)
    running = alive(folder, state)
    size = sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())
    try:
        release = version("arcadedb-embedded")
    except PackageNotFoundError:
        release = ""
    seen = state if running and state else State("", "")
    return ServerStatus(
        running, seen.pid, seen.bolt_port, seen.http_port, release, str(folder), size
    )
