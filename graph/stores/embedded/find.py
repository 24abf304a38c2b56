"""Find the server of a folder among the processes, and end it."""

import time
from contextlib import suppress
from pathlib import Path

import psutil

from graph.stores.embedded.state import ServerState

_END_SECONDS = 15


def options_file(folder: Path) -> Path:
    """Return where the server reads its options; its command line names nothing but this."""
    return folder.resolve() / "java-options"


def is_ours(folder: Path, pid: int) -> bool:
    """Whether a process is the server of this folder: process numbers are used again."""
    if not pid:
        return False
    try:
        words = psutil.Process(pid).cmdline()
    except psutil.Error:
        return False
    program = words[-2:-1]  # after its interpreter, where java is a script of the system's
    return words[-1:] == [f"@{options_file(folder)}"] and [Path(w).stem for w in program] == [
        "java"
    ]


def find_server(folder: Path, state: ServerState | None) -> int:
    """Return the process of this folder's server, 0 where none runs.

    Whoever started it may have been killed before the state could name it, and the state may
    have been lost.
    """
    if state and is_ours(folder, state.pid):
        return state.pid
    return next((pid for pid in psutil.pids() if is_ours(folder, pid)), 0)


def end_server(folder: Path, pid: int) -> None:
    """End this folder's server: asked first, killed when it does not listen."""
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        if is_ours(folder, pid):
            process.terminate()
        if not has_ended(folder, pid):
            process.kill()
            has_ended(folder, pid)


def has_ended(folder: Path, pid: int) -> bool:
    """Wait until the server has ended; return whether it has, in time.

    A process that nobody has waited for keeps its number, but no longer its command line.
    """
    last = time.monotonic() + _END_SECONDS
    while is_ours(folder, pid):
        if time.monotonic() > last:
            return False
        time.sleep(0.05)
    return True
