"""Start the embedded database: ArcadeDB with the Java runtime of its wheel."""

import os
import socket
import time
from contextlib import suppress
from dataclasses import replace
from enum import Enum, auto
from pathlib import Path

from graph.errors import StoreUnavailableError
from graph.stores.embedded.accounts import forget_accounts, new_accounts, prepare, write_groups
from graph.stores.embedded.failures import ELSEWHERE, NO_PORT, UNTOLD, sentence_of
from graph.stores.embedded.find import end, is_ours, options_file
from graph.stores.embedded.http import is_ready, try_account
from graph.stores.embedded.runtime.java import environment, java, options
from graph.stores.embedded.runtime.processes import detached
from graph.stores.embedded.state import SCHEMA, State, write_private, write_state
from graph.stores.embedded.watch import watch
from graph.support.language import N_

START_SECONDS = 60
_MOST_STARTS = 4
_LOG = "server.log"


class Outcome(Enum):
    """How a start went."""

    READY = auto()
    ENDED = auto()
    PORT_TAKEN = auto()
    SILENT = auto()


def start(folder: Path, home: Path, kept: State | None) -> State:
    """Start the server on loopback ports, those it had where these are free, and wait for it.

    Raises:
        OSError: a file could not be written or a process not started.
        StoreUnavailableError: it does not come up.
    """
    state = _renewed(folder) if kept is None else kept
    for attempt in range(_MOST_STARTS):
        state = _launched(folder, home, state)
        outcome = wait(folder, state)
        if outcome is Outcome.READY and not try_account(state, "root").is_locked_out:
            return finished(folder, state)
        end(folder, state.pid)
        if outcome is Outcome.READY:
            # It keeps accounts of another time, whose passwords are lost.
            state = _renewed(folder)
        elif outcome is Outcome.PORT_TAKEN:
            state = replace(state, bolt_port=0, http_port=0)
        else:
            _check_worth_another(folder, outcome, attempt)
    raise StoreUnavailableError(NO_PORT)


def _check_worth_another(folder: Path, outcome: Outcome, attempt: int) -> None:
    """Let a server that ended without a word, as one killed does, be started once more."""
    if outcome is Outcome.SILENT:
        raise StoreUnavailableError(
            N_(
                "The embedded database did not start within {seconds} s; try again when this "
                "machine is less busy, or {elsewhere}."
            ),
            seconds=START_SECONDS,
            elsewhere=ELSEWHERE,
        )
    if sentence := sentence_of(folder, _told(folder)):
        raise StoreUnavailableError(sentence)
    if attempt:
        raise StoreUnavailableError(UNTOLD, log=folder / _LOG, elsewhere=ELSEWHERE)


def finished(folder: Path, state: State) -> State:
    """See that a server that answers has all it needs; safe to repeat after a crash.

    Raises:
        OSError: the state could not be written.
        StoreUnavailableError: it could not be set up.
    """
    if not state.prepared:
        prepare(folder, state)
        state = replace(state, schema=SCHEMA)
        write_state(folder, state)
    return state


def wait(folder: Path, state: State) -> Outcome:
    """Wait until the server answers, or it is plain that it will not."""
    last = time.monotonic() + START_SECONDS
    try:
        while not is_ready(state.http_port):
            if not is_ours(folder, state.pid):
                return Outcome.ENDED
            # It stays, and serves nothing, where somebody took its port since we looked.
            if "Unable to listen" in _told(folder):
                return Outcome.PORT_TAKEN
            if time.monotonic() > last:
                return Outcome.SILENT
            time.sleep(0.1)
        return Outcome.READY
    finally:
        # The password was needed for the start only.
        options_file(folder).unlink(missing_ok=True)


def _renewed(folder: Path) -> State:
    """Make new accounts; the state is kept first, so that a crash loses no password."""
    state = new_accounts()
    write_state(folder, state)
    forget_accounts(folder)
    return state


def _launched(folder: Path, home: Path, state: State) -> State:
    """Start Java with its options in a file: on the command line others would see passwords."""
    bolt, http = _free_ports((state.bolt_port, state.http_port))
    state = replace(state, pid=0, bolt_port=bolt, http_port=http, schema=0)
    write_state(folder, state)
    write_groups(folder)
    log = folder / _LOG
    with suppress(FileNotFoundError):
        log.replace(folder / f"{_LOG}.old")
    file = options_file(folder)
    write_private(file, os.fsencode(options(home, folder, state)))
    with log.open("wb") as kept:
        # Before the server: were we killed in between, it would run on with nobody to stop it.
        watch(folder)
        pid = detached([str(java(home)), f"@{file}"], folder, environment(), kept)
    state = replace(state, pid=pid)
    write_state(folder, state)
    return state


def _free_ports(wished: tuple[int, int]) -> tuple[int, int]:
    """Return two free ports, the wished ones where possible: open connections find them again."""
    with socket.socket() as one, socket.socket() as other:
        return _bound(one, wished[0]), _bound(other, wished[1])


def _bound(taken: socket.socket, wished: int) -> int:
    if os.name == "posix":
        # As the server does: a port whose last connections fade away is free.
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind(("127.0.0.1", wished))
    except OSError:
        try:
            taken.bind(("127.0.0.1", 0))
        except OSError as error:
            raise StoreUnavailableError(NO_PORT) from error
    return int(taken.getsockname()[1])


def _told(folder: Path) -> str:
    try:
        return (folder / _LOG).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
