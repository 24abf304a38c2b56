"""One server for all who use a folder: found or started, and stopped, under one lock."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from graph.errors import StoreUnavailableError
from graph.stores.embedded.failures import check_room, explained
from graph.stores.embedded.find import end, find, has_ended
from graph.stores.embedded.http import ask, try_account
from graph.stores.embedded.runtime.java import runtime
from graph.stores.embedded.start import Outcome, finished, start, wait
from graph.stores.embedded.state import State, read_state, write_state
from graph.stores.embedded.watch import watch
from graph.stores.file_locks import held
from graph.support.language import N_

STARTING = "start.lock"
USERS = "users.lock"


def usable_folder(data_dir: Path) -> Path:
    """Return the data folder, made where it is missing; only its owner may enter a new one.

    Raises:
        StoreUnavailableError: there can be no such folder.
    """
    with explained(data_dir):
        folder = data_dir.absolute()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder


def running(folder: Path) -> State:
    """Find the server or start one, and see that somebody watches it.

    Raises:
        StoreUnavailableError: it cannot be started here.
    """
    with explained(folder), held(folder / STARTING):
        return share(folder)


def share(folder: Path) -> State:
    """Do what ``running`` does, for who holds the lock of starting.

    Raises:
        OSError: a file cannot be used, or a process not started.
        StoreUnavailableError: it cannot be started here.
    """
    kept = read_state(folder)
    found = _adopted(folder, kept)
    if found is not None:
        watch(folder)
        return found
    home = runtime()
    check_room(folder)
    return start(folder, home, kept)


def _adopted(folder: Path, kept: State | None) -> State | None:
    """Take over a server that runs already; end one whose passwords are lost."""
    pid = find(folder, kept)
    if not pid:
        return None
    if kept and kept.pid in {0, pid}:
        state = replace(kept, pid=pid)
        outcome = wait(folder, state)
        if outcome is Outcome.SILENT:
            raise StoreUnavailableError(
                N_(
                    "The embedded database runs but does not answer; end it with 'python -m "
                    "graph server stop', and try again."
                )
            )
        known = state.prepared or not try_account(state, "root").is_locked_out
        if outcome is Outcome.READY and known:
            return finished(folder, state)
    end(folder, pid)
    return None


def stop_server(data_dir: Path) -> bool:
    """Stop the server; return whether one ran.

    Raises:
        StoreUnavailableError: the data folder cannot be read.
    """
    with explained(data_dir):
        folder = data_dir.absolute()
        if not folder.is_dir():
            return _stopped(folder, None)
        with held(folder / STARTING):
            return _stopped(folder, read_state(folder))


def _stopped(folder: Path, kept: State | None) -> bool:
    pid = find(folder, kept)
    if pid:
        asked = kept is not None and ask(kept, "server", {"command": "shutdown"}).is_yes
        if not asked or not has_ended(folder, pid):
            end(folder, pid)
    if kept and kept.pid:
        # A full disk keeps nobody from stopping it.
        with suppress(OSError):
            write_state(folder, replace(kept, pid=0, schema=0))
    return bool(pid)
