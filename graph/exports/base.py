"""What every export format is, and the note of what it held and what it could not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError
from graph.model import Contents


@dataclass(frozen=True, slots=True)
class NotHeld:
    """Something that the format has no place for; ``what`` is a name of the model."""

    what: str
    count: int
    why: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that was left out on purpose, for a publication."""

    what: str
    count: int


@dataclass(frozen=True, slots=True)
class ExportNote:
    """What was written: the files, how many records of each sort, and what is missing."""

    format: str
    files: tuple[str, ...]
    counts: Mapping[str, int]
    not_held: tuple[NotHeld, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format by its name on the command line.

    ``write`` takes what to write and a path, and raises InputError where it cannot be written.
    """

    name: str
    title: str
    write: Callable[[Contents, Path], ExportNote]


def counts_of(contents: Contents) -> dict[str, int]:
    """Count the records of each sort."""
    return {
        "sources": len(contents.sources),
        "entities": len(contents.entities),
        "statements": len(contents.statements),
        "ties": len(contents.ties),
    }


def unfinished(contents: Contents) -> tuple[NotHeld, ...]:
    """Say where an import has not ended, so that nobody takes the export for the whole."""
    count = len(contents.unfinished)
    why = "import not finished: what it has not written yet is missing"
    return (NotHeld("imports", count, why),) if count else ()


def write_file(out: Path, content: bytes) -> None:
    """Write one file, and the folders above it.

    Raises:
        InputError: the path cannot be written.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
    except OSError as error:
        reason = error.strerror or "a failure"
        raise InputError(f"{out} cannot be written ({reason}); choose another --out.") from error
