"""Contract of a source whose bulk files become a shelf: in which passes they are read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from graph.model.records import Kind, Source
from scrapers.bulk.inputs.documents import Document
from scrapers.bulk.inputs.pieces import Form
from scrapers.bulk.part_writer import PartWriter
from scrapers.contract.collector import Record, Unknown
from scrapers.contract.page import Page
from scrapers.parsing.admission import RecordGate


class Desk(Protocol):
    """What a reader works with besides its page: notes for later passes, and those of earlier ones.

    ``lookups`` is the folder in which the notes of earlier passes were sorted.
    """

    lookups: Path

    def note(self, key: str, value: str) -> None:
        """Keep a value under a key for later passes, in the order of the input."""
        ...


class Gate(Protocol):
    """Gate through which the records of a piece pass."""

    def admit_page(self, records: Sequence[Record]) -> Sequence[Record]:
        """Return the admitted records; a refused value becomes an ``Unknown``."""
        ...


Groups = Iterable[Sequence[Record]]
"""Records that belong together: of one line, or of one batch of lines."""

ReadPage = Callable[[Page, Desk], Groups]


class ColumnReader(Protocol):
    """Reader of one piece that writes the rows of lines of a common form without records."""

    def read_page(self, page: Page) -> Iterator[Unknown]:
        """Take in some lines, and yield what was not understood."""
        ...

    def finish(self) -> None:
        """Write what waits; nothing more comes."""
        ...


MakeColumnReader = Callable[[Source, PartWriter], ColumnReader]
SortNotes = Callable[[pa.Table, Path], None]
"""Takes the notes of a pass, in order, and a new folder for what is made of them."""


@dataclass(frozen=True, slots=True)
class Part:
    """One document in a pass: its place among the inputs, and its form."""

    document: int
    form: Form


@dataclass(frozen=True, slots=True)
class Pass:
    """One reading of some documents, by a name of its own; all passes follow each other.

    ``sort_notes`` makes lookups of what the readers noted. ``make_columns`` makes a reader of the
    same rows that is faster, of a file's source, which ``source_of`` gives.
    """

    name: str
    parts: tuple[Part, ...]
    read: ReadPage
    _: KW_ONLY
    sort_notes: SortNotes | None = None
    source_of: Callable[[Page], Source] | None = None
    make_columns: MakeColumnReader | None = None


def _no_kind(_ident: str, _desk: Desk) -> Kind | None:
    return None


def _no_country(_ident: str, _desk: Desk) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class BulkSource:
    """A source by its name on the command line, and how its files are read.

    ``title`` is translated where it is shown. ``rules`` is a number, raised whenever its rows
    change. ``plan`` sorts documents into passes, and refuses those of another source.
    ``published`` returns the day that a document states of itself, empty without one. ``kind_of``
    tells the kind of a party that another piece states, ``country_of`` the country of such an
    address. ``make_gate`` makes the gate of one piece. ``example`` is the name of a file as it is
    published.
    """

    name: str
    title: str
    rules: int
    plan: Callable[[Sequence[Document]], Sequence[Pass]]
    _: KW_ONLY
    example: str
    published: Callable[[Document], str]
    kind_of: Callable[[str, Desk], Kind | None] = _no_kind
    country_of: Callable[[str, Desk], str] = _no_country
    make_gate: Callable[[], Gate] = RecordGate


def read_together(
    read_files: Callable[[Sequence[Page]], Iterator[Record]], page: Page
) -> Iterator[Sequence[Record]]:
    """Yield the records of a page of lines as one group."""
    yield list(read_files([page]))
