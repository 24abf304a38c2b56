"""One server for all who use a folder: found or started, and stopped, under one lock."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from graph.errors import StoreUnavailableError
from graph.stores.embedded.failures import check_room, explain_server_errors
from graph.stores.embedded.find import end_server, find_server, has_ended
from graph.stores.embedded.http import send_command, try_account
from graph.stores.embedded.runtime.java import runtime_folder
from graph.stores.embedded.start import StartOutcome, finish_setup, start_server, wait_for_server
from graph.stores.embedded.state import ServerState, read_state, write_state
from graph.stores.embedded.watch import start_supervisor
from graph.support.file_locks import hold_lock
from graph.support.language import N_

START_LOCK = "start.lock"
USERS_LOCK = "users.lock"


def usable_folder(data_dir: Path) -> Path:
    """Return the data folder, made where it is missing; only its owner may enter a new one.

    Raises:
        StoreUnavailableError: there can be no such folder.
    """
    with explain_server_errors(data_dir):
        folder = data_dir.absolute()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder


def ensure_server(folder: Path) -> ServerState:
    """Find the server or start one, and see that somebody watches it.

    Raises:
        StoreUnavailableError: it cannot be started here.
    """
    with explain_server_errors(folder), hold_lock(folder / START_LOCK):
        return ensure_server_locked(folder)


def ensure_server_locked(folder: Path) -> ServerState:
    """Do what ``ensure_server`` does, for who holds the lock of starting.

    Raises:
        OSError: a file cannot be used, or a process not started.
        StoreUnavailableError: it cannot be started here.
    """
    kept = read_state(folder)
    found = _adopt_server(folder, kept)
    if found is not None:
        start_supervisor(folder)
        return found
    home = runtime_folder()
    check_room(folder)
    return start_server(folder, home, kept)


def _adopt_server(folder: Path, kept: ServerState | None) -> ServerState | None:
    """Take over a server that runs already; end one whose passwords are lost."""
    pid = find_server(folder, kept)
    if not pid:
        return None
    if kept and kept.pid in {0, pid}:
        state = replace(kept, pid=pid)
        outcome = wait_for_server(folder, state)
        if outcome is StartOutcome.SILENT:
            raise StoreUnavailableError(
                N_(
                    "The embedded database runs but does not answer; end it with 'python -m "
                    "graph server stop', and try again."
                )
            )
        known = state.is_prepared or not try_account(state, "root").is_locked_out
        if outcome is StartOutcome.READY and known:
            return finish_setup(folder, state)
    end_server(folder, pid)
    return None


def stop_server(data_dir: Path) -> bool:
    """Stop the server; return whether one ran.

    Raises:
        StoreUnavailableError: the data folder cannot be read.
    """
    with explain_server_errors(data_dir):
        folder = data_dir.absolute()
        if not folder.is_dir():
            return _stop_locked(folder, None)
        with hold_lock(folder / START_LOCK):
            return _stop_locked(folder, read_state(folder))


def _stop_locked(folder: Path, kept: ServerState | None) -> bool:
    pid = find_server(folder, kept)
    if pid:
        asked = kept is not None and send_command(kept, "server", {"command": "shutdown"}).is_yes
        if not asked or not has_ended(folder, pid):
            end_server(folder, pid)
    if kept and kept.pid:
        # A full disk keeps nobody from stopping it.
        with suppress(OSError):
            write_state(folder, replace(kept, pid=0, schema=0))
    return bool(pid)
