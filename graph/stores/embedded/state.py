"""Record of a running server, which the next process reads to share it; private to its owner."""

from dataclasses import KW_ONLY, dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from graph.support.atomic_files import write_private

STATE_FILE = "server.json"
SCHEMA = 2
"""Raised when accounts or index of the embedded database change."""


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
    write_private(folder / STATE_FILE, _ADAPTER.dump_json(state))
