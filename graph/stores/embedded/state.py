"""What the next process needs to share a running server, kept in a file only we can read."""

import os
import time
from dataclasses import KW_ONLY, dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

STATE_FILE = "server.json"
SCHEMA = 2
"""Raised when accounts or index of the embedded database change."""
_MOST_ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class ServerState:
    """One server: how to reach it, and who watches it.

    ``pid`` is 0 before its start and after it was stopped on purpose. ``schema`` tells which
    accounts and index were seen to be there since its start. ``supervisor`` has signed itself.
    """

    root_password: str = field(repr=False)
    reader_password: str = field(repr=False)
    pid: int = 0
    bolt_port: int = 0
    _: KW_ONLY
    http_port: int = 0
    supervisor: int = 0
    schema: int = 0

    @property
    def is_prepared(self) -> bool:
        """Whether it has all that is needed now; one that was started earlier may lack some."""
        return self.schema == SCHEMA


_ADAPTER = TypeAdapter(ServerState)


def read_state(folder: Path) -> ServerState | None:
    """Return the kept state, None where there is none, or only a part of one.

    Raises:
        OSError: there is one, and it cannot be read now.
    """
    try:
        return _ADAPTER.validate_json((folder / STATE_FILE).read_bytes(), strict=True)
    except (FileNotFoundError, NotADirectoryError, ValidationError):
        return None


def write_state(folder: Path, state: ServerState) -> None:
    """Keep the state so that a reader sees the old or the new one, also after a power cut.

    Raises:
        OSError: it cannot be written.
    """
    part = folder / f"{STATE_FILE}.part"
    write_private(part, _ADAPTER.dump_json(state))
    for attempt in range(_MOST_ATTEMPTS):
        try:
            part.replace(folder / STATE_FILE)
            break
        except PermissionError:
            # Windows replaces no file that somebody reads at this moment.
            if os.name != "nt" or attempt == _MOST_ATTEMPTS - 1:
                raise
            time.sleep(0.05)
    _sync_folder(folder)


def write_private(path: Path, content: bytes) -> None:
    """Write a file that others cannot read, down to the disk.

    Raises:
        OSError: it cannot be written.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Bring a changed file name to the disk, where folders can be opened at all."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
