"""Reading of one piece into its files, in this process or in one of its own."""

import errno
import os
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from multiprocessing import connection, parent_process
from pathlib import Path
from typing import Any, Protocol

from graph.errors import InputError, InvestigatorError, StoppedError
from graph.model.records import Source, Statement, Tie
from graph.registers.shelf.document import NotUnderstood, ShelfSource
from graph.support.language import N_
from graph.support.stored_texts import Stored, store_text
from scrapers.bulk.building.notes import NoteFile
from scrapers.bulk.building.piece_result import PieceResult, count_values, described_source
from scrapers.bulk.homes import leave_out_homes
from scrapers.bulk.inputs.documents import Document
from scrapers.bulk.inputs.pieces import DocumentReader, Piece
from scrapers.bulk.part_writer import OpenFile, PartWriter, create_file
from scrapers.bulk.sources.bulk_source import BulkSource, ColumnReader, Desk, Groups, Pass
from scrapers.bulk.sources.catalogue import bulk_source
from scrapers.contract.collector import CollectionNote, Record, Unknown
from scrapers.contract.page import Page

_RECORDS_AT_ONCE = 4_000


class Signals(Protocol):
    """Counter of lines that were read, and the sign to stop; shared between processes."""

    def count(self, lines: int) -> None:
        """Add lines that were read."""
        ...

    def is_stopped(self) -> bool:
        """Whether the building is to end."""
        ...


@dataclass(frozen=True, slots=True)
class Task:
    """A piece to read: its number among all, and the pass by its place."""

    number: int
    reading: int
    piece: Piece


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a piece could not be read: a message, or the number of the system's error."""

    message: Stored
    system_error: int = 0


class PieceReader:
    """Reader of pieces of one build; it keeps its place in the inputs from piece to piece."""

    def __init__(
        self,
        source: BulkSource,
        documents: tuple[Document, ...],
        building: Path,
        signals: Signals,
        open_file: OpenFile = create_file,
    ) -> None:
        self._source = source
        self._passes = source.plan(documents)
        self._documents = DocumentReader(documents)
        self._building = building
        self._signals = signals
        self._open_file = open_file

    def read(self, task: Task) -> PieceResult | Failure:
        """Read one piece into its files; what was written of it is taken back if that fails."""
        try:
            return self._read(task)
        except InvestigatorError as error:
            return Failure(store_text(error.text), _STOPPED if _is_stop(error) else 0)
        except OSError as error:
            return Failure(str(error), error.errno or errno.EIO)

    def _read(self, task: Task) -> PieceResult:
        reading = self._passes[task.reading]
        notes = NoteFile(self._building, task.number)
        writer = PartWriter(self._building, task.number, self._open_file)
        columns = _ByColumns(reading, writer)
        read = columns.read if reading.make_columns is not None else reading.read
        pile = _Pile(writer, self._source, notes.desk(self._building / "lookups"))
        try:
            for page, lines in self._documents.pages(task.piece):
                self._end_if_stopped()
                pile.add_groups(read(page, pile.desk))
                self._signals.count(lines)
            pile.write()
            columns.finish()
            written = writer.finish()
            noted = notes.finish()
        except BaseException:
            writer.discard()
            raise
        return PieceResult(
            task.number,
            reading.name,
            task.piece,
            (written.stated, written.ties, *noted),
            ties=written.ties_by_type,
            not_understood=count_values(pile.unknown),
            sources=tuple(pile.sources.values()),
            notes=tuple(pile.notes.values()),
        )

    def _end_if_stopped(self) -> None:
        if self._signals.is_stopped():
            raise StoppedError(N_("Stopped."))

    def close(self) -> None:
        """Close the inputs."""
        self._documents.close()


def _is_stop(error: InvestigatorError) -> bool:
    return isinstance(error, StoppedError)


_STOPPED = -1


class _ByColumns:
    """Reads the pages of a piece by the column reader of a pass."""

    def __init__(self, reading: Pass, writer: PartWriter) -> None:
        self._reading, self._writer = reading, writer
        self._reader: ColumnReader | None = None

    def read(self, page: Page, _desk: Desk) -> Groups:
        """Take in a page, and yield its source and what was not understood."""
        if self._reader is None and self._reading.source_of and self._reading.make_columns:
            source = self._reading.source_of(page)
            self._reader = self._reading.make_columns(source, self._writer)
            yield [source]
        if self._reader is not None:
            yield list(self._reader.read_page(page))

    def finish(self) -> None:
        """Write what waits."""
        if self._reader is not None:
            self._reader.finish()


class _Pile:
    """Records that were read and wait to be checked together, and what is known of the rest."""

    def __init__(self, writer: PartWriter, source: BulkSource, desk: Desk) -> None:
        self.writer, self.desk = writer, desk
        self._source = source
        self._gate = source.make_gate()
        self._waiting: list[Record] = []
        self.unknown: list[NotUnderstood] = []
        self.sources: dict[str, ShelfSource] = {}
        self.notes: dict[str, Stored] = {}

    def add_groups(self, groups: Iterable[Sequence[Record]]) -> None:
        for group in groups:
            self._waiting += group
            if len(self._waiting) >= _RECORDS_AT_ONCE:
                self.write()

    def write(self) -> None:
        """Pass what waits through the gate, and write it."""
        waiting, self._waiting = self._waiting, []
        admitted = self._gate.admit_page(waiting)
        source, desk = self._source, self.desk
        for record in leave_out_homes(
            admitted, lambda i: source.kind_of(i, desk), lambda i: source.country_of(i, desk)
        ):
            self._take(record)
        if len(self.unknown) > _RECORDS_AT_ONCE:
            self.unknown = list(count_values(self.unknown))

    def _take(self, record: Record) -> None:
        match record:
            case Statement() | Tie():
                self.writer.add(record)
            case Source():
                self.sources[record.id] = described_source(record)
            case Unknown():
                self.unknown.append(NotUnderstood(record.value, 1, record.example))
            case CollectionNote():
                self.notes[str(record.text)] = store_text(record.text)
            case _:
                pass  # Bulk files are no pages of a list.


class SharedSignals:
    """Signals between processes."""

    def __init__(self, context: Any) -> None:
        self._lines = context.Value("q", 0)
        self._stop = context.Event()

    def count(self, lines: int) -> None:
        """Add lines that were read."""
        with self._lines.get_lock():
            self._lines.value += lines

    def lines(self) -> int:
        """Return the lines read so far."""
        return int(self._lines.value)

    def stop(self) -> None:
        """Tell all processes to end."""
        self._stop.set()

    def is_stopped(self) -> bool:
        """Whether the building is to end."""
        return bool(self._stop.is_set())


_reader: PieceReader | None = None


def begin_process(
    source: str, documents: tuple[Document, ...], building: Path, signals: SharedSignals
) -> None:
    """Prepare this process for pieces; it ends with the one that started it."""
    global _reader
    _reader = PieceReader(bulk_source(source), documents, building, signals)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def read_in_process(task: Task) -> PieceResult | Failure:
    """Read one piece in a process that ``begin_process`` prepared."""
    if _reader is None:
        raise InputError(N_("This process was not prepared."))
    return _reader.read(task)
