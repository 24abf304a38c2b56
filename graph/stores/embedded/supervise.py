"""Watch the server: start it again when it dies in use, stop it when nobody uses it."""

import os
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from graph.errors import StoreUnavailableError
from graph.stores.embedded.failures import explain_server_errors
from graph.stores.embedded.find import end_server, find_server, is_ours
from graph.stores.embedded.runtime.class_archive import make_archive, take_class_list
from graph.stores.embedded.runtime.java import java_program, runtime_folder
from graph.stores.embedded.share import (
    START_LOCK,
    USERS_LOCK,
    ensure_server_locked,
    stop_server,
    usable_folder,
)
from graph.stores.embedded.state import ServerState, read_state, write_state
from graph.stores.embedded.watch import SUPERVISOR_LOCK
from graph.support.file_locks import FileLock, hold_lock

PATIENCE_SECONDS = 60.0


def run_supervisor(data_dir: Path, patience: float = PATIENCE_SECONDS) -> None:
    """Watch the server; stop it when nobody has used it for ``patience`` seconds.

    What that server listed makes every later start a short one.

    Raises:
        StoreUnavailableError: the data folder cannot be used.
    """
    folder = usable_folder(data_dir)
    only = FileLock(folder / SUPERVISOR_LOCK)
    with explain_server_errors(folder):
        if not only.take(seconds=0):
            return
        try:
            classes = _Supervision(folder, only, patience).run()
        finally:
            only.release()
        if classes:
            _archive_classes(classes)


def _archive_classes(classes: bytes) -> None:
    """Make the archive of the server's classes, behind whatever else this machine does."""
    if os.name == "posix":
        os.nice(10)
    with suppress(OSError, StoreUnavailableError):  # the server starts without it, too
        home = runtime_folder()
        make_archive(home, java_program(home), classes)


class _Supervision:
    """The watch over one folder, held with the lock of supervisors."""

    def __init__(self, folder: Path, only: FileLock, patience: float) -> None:
        self._folder = folder
        self._only = only
        self._patience = patience
        self._used = time.monotonic()
        self._classes = b""

    def run(self) -> bytes:
        """Watch until there is nothing to watch; return what a server that was used listed."""
        while self._check_once():
            time.sleep(min(1.0, self._patience / 3))
        return self._classes

    def _check_once(self) -> bool:
        """Look once; a full disk or a folder just deleted leaves no server unwatched."""
        try:
            if not self._has_server():
                return False
            self._stop_unused()
        except (OSError, StoreUnavailableError):
            return bool(find_server(self._folder, None))
        return True

    def _has_server(self) -> bool:
        """Whether there is a server to watch.

        Under the lock of starting: whoever starts one meanwhile would take us for its watcher.
        """
        if not self._folder.is_dir():
            # Deleted beneath the server: what it holds is lost, and nobody can use it again.
            if pid := find_server(self._folder, None):
                end_server(self._folder, pid)
            return False
        state = read_state(self._folder)
        if state and is_ours(self._folder, state.pid) and state.supervisor == os.getpid():
            return True
        with hold_lock(self._folder / START_LOCK):
            if self._find_or_restart():
                return True
            self._only.release()
            return False

    def _find_or_restart(self) -> bool:
        state = read_state(self._folder)
        if not find_server(self._folder, state):
            # One that was stopped on purpose names no process.
            died = state is not None and state.pid != 0
            if not died or not self._is_used():
                return False
            try:
                state = ensure_server_locked(self._folder)
            except (OSError, StoreUnavailableError):
                return False
        self._sign_state(state)
        return True

    def _sign_state(self, state: ServerState | None) -> None:
        if state and state.supervisor != os.getpid():
            write_state(self._folder, replace(state, supervisor=os.getpid()))

    def _is_used(self) -> bool:
        """Whether somebody uses the server now: it may die before it was looked at once."""
        users = FileLock(self._folder / USERS_LOCK)
        try:
            return not users.take(seconds=0)
        finally:
            users.release()

    def _stop_unused(self) -> None:
        """See whether somebody uses the server, and stop it when nobody has for long."""
        users = FileLock(self._folder / USERS_LOCK)
        is_free = users.take(seconds=0)
        try:
            if not is_free:
                self._used = time.monotonic()
            elif time.monotonic() - self._used >= self._patience:
                stop_server(self._folder)
                self._classes = take_class_list(self._folder)
        finally:
            users.release()
