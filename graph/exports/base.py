"""What every export format is, what it is given, and the note of what it could not hold."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.analyses.tracing.verdict import Chain
from graph.language import N_
from graph.model import Contents


@dataclass(frozen=True, slots=True)
class NotHeld:
    """Something that the format has no place for.

    ``what`` is a tie type, a kind or a column by its name in the model, ``dates``, or ``STATES``
    for differing values.
    """

    what: str
    count: int
    why: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that was left out on purpose, for a publication."""

    what: str
    count: int


@dataclass(frozen=True, slots=True)
class Selection:
    """What is written: records, and the chains of the storefront where one was chosen.

    ``cut`` says which chains were not followed, for the person who asked.
    """

    contents: Contents
    chains: tuple[Chain, ...] = ()
    cut: tuple[str, ...] = ()


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

    ``suffix`` is that of its file, ``zip`` where it has many. ``write`` takes what to write and a
    path, and raises InputError where it cannot be written.
    """

    name: str
    title: str
    suffix: str
    write: Callable[[Selection, Path], ExportNote]


class Lacking:
    """Gathers what a format cannot hold while it is written."""

    def __init__(self, contents: Contents) -> None:
        self._found: Counter[tuple[str, str]] = Counter()
        if contents.unfinished:
            why = N_("import not finished: what it has not written yet is missing")
            self.add("imports", why, len(contents.unfinished))

    def add(self, what: str, why: str, count: int = 1) -> None:
        """Count something that is not held; nothing where the count is 0."""
        if count:
            self._found[what, why] += count

    def items(self) -> tuple[NotHeld, ...]:
        """Return everything that was counted, in the order of names."""
        return tuple(NotHeld(what, n, why) for (what, why), n in sorted(self._found.items()))


def counts_of(contents: Contents) -> dict[str, int]:
    """Count the records of each sort."""
    return {
        "sources": len(contents.sources),
        "entities": len(contents.entities),
        "statements": len(contents.statements),
        "ties": len(contents.ties),
    }
