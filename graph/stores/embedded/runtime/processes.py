"""Processes that outlive whoever started them."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

if sys.platform == "win32":  # pragma: no cover - no session to leave there
    _OF_ITS_OWN = {
        "creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    }
else:
    _OF_ITS_OWN = {"start_new_session": True}


def start_detached(
    arguments: Sequence[str], cwd: Path, environment: Mapping[str, str], log: IO[bytes]
) -> int:
    """Start a process that a Ctrl-C in this terminal does not reach; return its number.

    Raises:
        OSError: it cannot be started.
    """
    process = subprocess.Popen(  # noqa: S603 - our own programs
        arguments,
        cwd=cwd,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        **_OF_ITS_OWN,  # type: ignore[call-overload]
    )
    # It outlives us on purpose, so its end is not ours to wait for.
    process.returncode = 0
    return int(process.pid)
