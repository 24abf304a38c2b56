"""Start the embedded database: ArcadeDB with the Java runtime of its wheel."""

import os
import socket
import time
from contextlib import suppress
from dataclasses import replace
from enum import Enum, auto
from pathlib import Path

from graph.errors import StoreUnavailableError
from graph.stores.embedded.accounts import (
    forget_accounts,
    new_accounts,
    prepare_server,
    write_groups,
)
from graph.stores.embedded.failures import ELSEWHERE, NO_PORT, UNEXPLAINED_END, failure_sentence
from graph.stores.embedded.find import end_server, is_ours, options_file
from graph.stores.embedded.http import is_ready, try_account
from graph.stores.embedded.runtime.class_archive import forget_archive
from graph.stores.embedded.runtime.java import java_environment, java_options, java_program
from graph.stores.embedded.runtime.processes import start_detached
from graph.stores.embedded.state import SCHEMA, ServerState, write_state
from graph.stores.embedded.watch import start_supervisor
from graph.support.atomic_files import write_private
from graph.support.language import N_

START_SECONDS = 60
_LOOK_SECONDS = 0.05
_MOST_STARTS = 4
_LOG = "server.log"


class StartOutcome(Enum):
    """How a start went."""

    READY = auto()
    ENDED = auto()
    PORT_TAKEN = auto()
    SILENT = auto()


def start_server(folder: Path, home: Path, kept: ServerState | None) -> ServerState:
    """Start the server on loopback ports, those it had where these are free, and wait for it.

    Raises:
        OSError: a file could not be written or a process not started.
        StoreUnavailableError: it does not come up.
    """
    state = _renew_accounts(folder) if kept is None else kept
    for attempt in range(_MOST_STARTS):
        state = _launch_server(folder, home, state)
        outcome = wait_for_server(folder, state)
        if outcome is StartOutcome.READY and not try_account(state, "root").is_locked_out:
            return finish_setup(folder, state)
        end_server(folder, state.pid)
        if outcome is StartOutcome.READY:
            # It keeps accounts of another time, whose passwords are lost.
            state = _renew_accounts(folder)
        elif outcome is StartOutcome.PORT_TAKEN:
            state = replace(state, bolt_port=0, http_port=0)
        else:
            _check_restart(folder, outcome, attempt)
            forget_archive(home)
    raise StoreUnavailableError(NO_PORT)


def _check_restart(folder: Path, outcome: StartOutcome, attempt: int) -> None:
    """Let a server that ended without a word, as one killed does, be started once more."""
    if outcome is StartOutcome.SILENT:
        raise StoreUnavailableError(
            N_(
                "The embedded database did not start within {seconds} s; try again when this "
                "machine is less busy, or {elsewhere}."
            ),
            seconds=START_SECONDS,
            elsewhere=ELSEWHERE,
        )
    if sentence := failure_sentence(folder, _read_log(folder)):
        raise StoreUnavailableError(sentence)
    if attempt:
        raise StoreUnavailableError(UNEXPLAINED_END, log=folder / _LOG, elsewhere=ELSEWHERE)


def finish_setup(folder: Path, state: ServerState) -> ServerState:
    """See that a server that answers has all it needs; safe to repeat after a crash.

    Raises:
        OSError: the state could not be written.
        StoreUnavailableError: it could not be set up.
    """
    if not state.is_prepared:
        prepare_server(folder, state)
        state = replace(state, schema=SCHEMA)
        write_state(folder, state)
    return state


def wait_for_server(folder: Path, state: ServerState) -> StartOutcome:
    """Wait until the server answers, or it is plain that it will not."""
    last = time.monotonic() + START_SECONDS
    try:
        while not is_ready(state.http_port):
            if not is_ours(folder, state.pid):
                return StartOutcome.ENDED
            # It stays, and serves nothing, where somebody took its port since we looked.
            if "Unable to listen" in _read_log(folder):
                return StartOutcome.PORT_TAKEN
            if time.monotonic() > last:
                return StartOutcome.SILENT
            time.sleep(_LOOK_SECONDS)
        return StartOutcome.READY
    finally:
        # The password was needed for the start only.
        options_file(folder).unlink(missing_ok=True)


def _renew_accounts(folder: Path) -> ServerState:
    """Make new accounts; the state is kept first, so that a crash loses no password."""
    state = new_accounts()
    write_state(folder, state)
    forget_accounts(folder)
    return state


def _launch_server(folder: Path, home: Path, state: ServerState) -> ServerState:
    """Start Java with its options in a file: on the command line others would see passwords."""
    bolt, http = _free_ports((state.bolt_port, state.http_port))
    state = replace(state, pid=0, bolt_port=bolt, http_port=http, schema=0)
    write_state(folder, state)
    write_groups(folder)
    log = folder / _LOG
    with suppress(FileNotFoundError):
        log.replace(folder / f"{_LOG}.old")
    file = options_file(folder)
    write_private(file, os.fsencode(java_options(home, folder, state)))
    with log.open("wb") as kept:
        # Before the server: were we killed in between, it would run on with nobody to stop it.
        start_supervisor(folder)
        pid = start_detached(
            [str(java_program(home)), f"@{file}"], folder, java_environment(), kept
        )
    state = replace(state, pid=pid)
    write_state(folder, state)
    return state


def _free_ports(wished: tuple[int, int]) -> tuple[int, int]:
    """Return two free ports, the wished ones where possible: open connections find them again."""
    with socket.socket() as one, socket.socket() as other:
        return _bind_port(one, wished[0]), _bind_port(other, wished[1])


def _bind_port(taken: socket.socket, wished: int) -> int:
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


def _read_log(folder: Path) -> str:
    try:
        return (folder / _LOG).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
