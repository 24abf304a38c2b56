"""Start the process that watches the server, where none does."""

import os
import sys
from pathlib import Path

from graph.stores.embedded.runtime.processes import start_detached
from graph.support.file_locks import FileLock

SUPERVISOR_LOCK = "supervisor.lock"
_ROOT = Path(__file__).parents[3]


def start_supervisor(folder: Path) -> None:
    """Start a supervisor where none watches; it signs the state as soon as it does.

    A supervisor holds its lock: process numbers are used again, locks are not.

    Raises:
        OSError: it cannot be started.
    """
    lock = FileLock(folder / SUPERVISOR_LOCK)
    free = lock.take(seconds=0)
    lock.release()
    if free:
        with (folder / "supervisor.log").open("wb") as log:
            start_detached(
                [sys.executable, "-m", "graph", "server", "run"],
                _ROOT,
                {**os.environ, "DATA_DIR": str(folder), "PRIVATE_CASE": ""},
                log,
            )
