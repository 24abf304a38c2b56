"""Watch the server: start it again when it dies in use, stop it when nobody uses it."""

import os
import time
from dataclasses import replace
from pathlib import Path

from graph.errors import StoreUnavailableError
from graph.stores.embedded.failures import explained
from graph.stores.embedded.find import end, find, is_ours
from graph.stores.embedded.share import STARTING, USERS, share, stop_server, usable_folder
from graph.stores.embedded.state import State, read_state, write_state
from graph.stores.embedded.watch import SUPERVISOR
from graph.stores.file_locks import FileLock, held

PATIENCE_SECONDS = 60.0


def run_supervisor(data_dir: Path, patience: float = PATIENCE_SECONDS) -> None:
    """Watch the server; stop it when nobody has used it for ``patience`` seconds.

    Raises:
        StoreUnavailableError: the data folder cannot be used.
    """
    folder = usable_folder(data_dir)
    only = FileLock(folder / SUPERVISOR)
    with explained(folder):
        if not only.take(wait=False):
            return
        _Watch(folder, only, patience).run()


class _Watch:
    """The watch over one folder, held with the lock of supervisors."""

    def __init__(self, folder: Path, only: FileLock, patience: float) -> None:
        self._folder = folder
        self._only = only
        self._patience = patience
        self._used = time.monotonic()

    def run(self) -> None:
        """Watch until there is nothing to watch."""
        while self._goes_on_for_sure():
            time.sleep(min(1.0, self._patience / 3))

    def _goes_on_for_sure(self) -> bool:
        """Look once; a full disk or a folder just deleted leaves no server unwatched."""
        try:
            if not self._goes_on():
                return False
            self._look()
        except (OSError, StoreUnavailableError):
            return bool(find(self._folder, None))
        return True

    def _goes_on(self) -> bool:
        """Whether there is a server to watch.

        Under the lock of starting: whoever starts one meanwhile would take us for its watcher.
        """
        if not self._folder.is_dir():
            # Deleted beneath the server: what it holds is lost, and nobody can use it again.
            if pid := find(self._folder, None):
                end(self._folder, pid)
            return False
        state = read_state(self._folder)
        if state and is_ours(self._folder, state.pid) and state.supervisor == os.getpid():
            return True
        with held(self._folder / STARTING):
            if self._finds_or_revives():
                return True
            self._only.release()
            return False

    def _finds_or_revives(self) -> bool:
        state = read_state(self._folder)
        if not find(self._folder, state):
            # One that was stopped on purpose names no process.
            died = state is not None and state.pid != 0
            if not died or not self._is_used():
                return False
            try:
                state = share(self._folder)
            except (OSError, StoreUnavailableError):
                return False
        self._sign(state)
        return True

    def _sign(self, state: State | None) -> None:
        if state and state.supervisor != os.getpid():
            write_state(self._folder, replace(state, supervisor=os.getpid()))

    def _is_used(self) -> bool:
        """Whether somebody uses the server now: it may die before it was looked at once."""
        users = FileLock(self._folder / USERS)
        try:
            return not users.take(wait=False)
        finally:
            users.release()

    def _look(self) -> None:
        """See whether somebody uses the server, and stop it when nobody has for long."""
        users = FileLock(self._folder / USERS)
        is_free = users.take(wait=False)
        try:
            if not is_free:
                self._used = time.monotonic()
            elif time.monotonic() - self._used >= self._patience:
                stop_server(self._folder)
        finally:
            users.release()
