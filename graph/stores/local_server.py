"""The embedded default: one local server, shared by the app and the command line.

Each process that uses it holds a shared lock. A supervisor, in a process session of its own, stops
the server once it can hold that lock alone for a while, and restarts a server that dies in use.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import KW_ONLY, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pydantic import SecretStr

from graph.stores.embedded.failures import explain_server_errors
from graph.stores.embedded.find import find_server
from graph.stores.embedded.http import DATABASE
from graph.stores.embedded.share import USERS_LOCK, ensure_server, stop_server, usable_folder
from graph.stores.embedded.state import ServerState, read_state
from graph.support.file_locks import FileLock

__all__ = ["Access", "ServerStatus", "local_server", "local_status", "stop_server"]


@dataclass(frozen=True, slots=True)
class Access:
    """Address of a database, with an account that writes and one that only reads.

    ``folder`` is where the embedded database keeps its files; None for another server.
    ``read_only`` is True if nothing is written: the store was opened from a bundle.
    """

    uri: str
    database: str
    username: str
    password: SecretStr
    _: KW_ONLY
    reader_username: str
    reader_password: SecretStr
    folder: Path | None = None
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """State and address of the embedded server; zero or empty where it does not run."""

    running: bool
    pid: int
    bolt_port: int
    http_port: int
    _: KW_ONLY
    version: str
    data_folder: str
    size_bytes: int


@contextmanager
def local_server(data_dir: Path) -> Iterator[Access]:
    """Use the local server, started if none runs; it is shared with other processes.

    Raises:
        StoreUnavailableError: it cannot be started here.
    """
    folder = usable_folder(data_dir)
    users = FileLock(folder / USERS_LOCK)
    with explain_server_errors(folder):
        users.take(shared=True)
    try:
        yield _access(folder, ensure_server(folder))
    finally:
        users.release()


def _access(folder: Path, state: ServerState) -> Access:
    return Access(
        uri=f"bolt://127.0.0.1:{state.bolt_port}",
        database=DATABASE,
        username="root",
        password=SecretStr(state.root_password),
        reader_username="reader",
        reader_password=SecretStr(state.reader_password),
        folder=folder,
    )


def local_status(data_dir: Path) -> ServerStatus:
    """Return whether the server runs, where it listens and how many bytes it keeps.

    Raises:
        StoreUnavailableError: the data folder cannot be read.
    """
    with explain_server_errors(data_dir):
        folder = data_dir.absolute()
        state = read_state(folder)
        pid = find_server(folder, state)
    try:
        release = version("arcadedb-embedded")
    except PackageNotFoundError:
        release = ""
    known = state if pid and state else ServerState(root_password="", reader_password="")
    return ServerStatus(
        running=bool(pid),
        pid=pid,
        bolt_port=known.bolt_port,
        http_port=known.http_port,
        version=release,
        data_folder=str(folder),
        size_bytes=_folder_size(folder),
    )


def _folder_size(folder: Path) -> int:
    """Return the bytes of all files, without those that vanish meanwhile."""
    total = 0
    for parent, _folders, names in os.walk(folder):
        for name in names:
            try:
                total += (Path(parent) / name).lstat().st_size
            except OSError:
                continue
    return total
