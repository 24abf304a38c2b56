"""Building of an edition in its folder ``building``, up to the description that makes it one."""

import errno
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass, field, replace

from graph.errors import AnswerError, InputError, StoppedError
from graph.registers.shelf.document import FILES_SCHEMA, InputFile
from graph.registers.shelf.places import ShelfPlace
from graph.support.language import N_, LazyText, lazy_text
from graph.support.stored_texts import read_stored_text
from scrapers.bulk.building.journal import Journal
from scrapers.bulk.building.notes import read_notes
from scrapers.bulk.building.piece_result import PieceResult
from scrapers.bulk.building.pool import OwnProcess, Pool, Processes
from scrapers.bulk.building.progress import (
    BuildProgress,
    Pace,
    Phase,
    ProgressListener,
    ignore_progress,
)
from scrapers.bulk.building.worker import Failure, Task
from scrapers.bulk.inputs.documents import Inputs
from scrapers.bulk.inputs.pieces import Piece, cut_document
from scrapers.bulk.part_writer import OpenFile, create_file
from scrapers.bulk.sources.bulk_source import BulkSource, Pass

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_GIGABYTE = 1024**3


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """What is to be built: the shelf, the source, the inputs and the day that they state.

    ``lines`` is about the number of lines in all passes.
    """

    place: ShelfPlace
    source: BulkSource
    inputs: Inputs
    as_of: str
    _: KW_ONLY
    lines: int = 0
    pace: Pace = field(default_factory=Pace)
    tell: ProgressListener = ignore_progress
    open_file: OpenFile = create_file

    @property
    def key(self) -> str:
        """Digest of inputs, schema, rules and sizes: builds of one key give the same files."""
        told = {
            "source": self.source.name,
            "inputs": [each.sha256 for each in self.inputs.files],
            "schema": FILES_SCHEMA,
            "rules": self.source.rules,
            "piece": self.pace.piece_lines,
            "as_of": self.as_of,
        }
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def edition_name(order: BuildOrder) -> str:
    """Return the name of the edition that an order builds."""
    told = [sorted(each.sha256 for each in order.inputs.files), FILES_SCHEMA, order.source.rules]
    return f"{order.as_of}-{hashlib.sha256(json.dumps(told).encode()).hexdigest()[:8]}"


class Reading:
    """Reading of all pieces into parts, from where an earlier one stopped."""

    def __init__(self, order: BuildOrder, journal: Journal) -> None:
        self._order, self._journal = order, journal
        self._building = order.place.building
        self._passes = order.source.plan(order.inputs.documents)
        self._begun = time.monotonic()
        self._before = sum(each.piece.lines for each in journal.pieces.values())
        self._numbers = 0
        self._lines = self._before

    def run(self) -> tuple[PieceResult, ...]:
        """Read every pass, and return the results of all pieces in their order.

        Raises:
            AnswerError: the input cannot be read; nothing of it is kept.
            InputError: the disk is full or cannot be written; what is finished is kept.
            StoppedError: the build was stopped; what is finished is kept.
        """
        pool = self._pool()
        try:
            for number, reading in enumerate(self._passes):
                self._read_pass(pool, number, reading)
                self._sort_notes(reading)
            results = tuple(self._journal.pieces[n] for n in range(1, self._numbers + 1))
            _refuse_nothing(results, self._order)
        except AnswerError:
            shutil.rmtree(self._building, ignore_errors=True)
            raise
        finally:
            pool.close()
        return results

    def _pool(self) -> Pool:
        order = self._order
        documents = order.inputs.documents
        is_small = order.lines <= order.pace.piece_lines or order.pace.processes < 2
        if is_small or order.open_file is not create_file:
            return OwnProcess(order.source, documents, self._building, order.open_file)
        return Processes(order.source, documents, self._building, order.pace.processes)

    def _read_pass(self, pool: Pool, number: int, reading: Pass) -> None:
        for result in pool.read(self._tasks(number, reading), self._on_lines):
            if isinstance(result, Failure):
                raise self._error(result)
            self._journal.add_piece(result)
            self._tell(Phase.READING, self._lines)

    def _tasks(self, number: int, reading: Pass) -> Iterator[Task]:
        """Yield the pieces of a pass that are not finished."""
        for part in reading.parts:
            blank = Piece(document=part.document, form=part.form)
            last = self._finished_before(blank, reading)
            if last is not None and last.is_last:
                continue
            document = self._order.inputs.documents[part.document]
            for piece in cut_document(document, blank, self._order.pace.piece_lines, last):
                self._numbers += 1
                known = self._journal.pieces.get(self._numbers)
                if known is None or known.piece != piece or known.reading != reading.name:
                    yield Task(self._numbers, number, piece)

    def _finished_before(self, blank: Piece, reading: Pass) -> Piece | None:
        """Count the finished pieces from the beginning of a document; return the last of them."""
        last: Piece | None = None
        while (known := self._journal.pieces.get(self._numbers + 1)) is not None:
            is_next = known.piece.start == (last.end if last else 0)
            of_this = known.piece.document == blank.document and known.reading == reading.name
            if not (of_this and is_next):
                break
            self._numbers += 1
            last = known.piece
            if last.is_last:
                break
        return last

    def _on_lines(self, lines: int) -> None:
        self._tell(Phase.READING, self._before + lines)

    def _tell(self, phase: Phase, lines: int) -> None:
        self._lines = lines
        read, seconds = lines - self._before, time.monotonic() - self._begun
        left = max(self._order.lines - lines, 0)
        seconds_left = left * seconds / read if read and seconds > 1 else None
        all_lines = max(self._order.lines, lines)
        self._order.tell(BuildProgress(phase, lines, all_lines, seconds_left))

    def _sort_notes(self, reading: Pass) -> None:
        folder = self._building / "lookups" / reading.name
        if reading.sort_notes is None or reading.name in self._journal.sorted:
            return
        self._tell(Phase.SORTING, self._lines)
        results = sorted(self._journal.pieces.values(), key=lambda each: each.number)
        notes = [
            self._building / file.file
            for result in results
            if result.reading == reading.name
            for file in result.files
            if file.file.startswith("notes/")
        ]
        shutil.rmtree(folder, ignore_errors=True)
        reading.sort_notes(read_notes(notes), folder)
        self._journal.add_sorted(reading.name)

    def _error(self, failure: Failure) -> Exception:
        if failure.system_error > 0:
            return disk_error(self._order, failure.system_error, self._lines)
        text = read_stored_text(failure.message)
        message = text if isinstance(text, LazyText) else lazy_text(N_("{problem}"), problem=text)
        return StoppedError(message) if failure.system_error < 0 else AnswerError(message)


def _refuse_nothing(results: Sequence[PieceResult], order: BuildOrder) -> None:
    """Refuse files that state nobody."""
    if not any(file.rows for result in results for file in result.files):
        names = ", ".join(each.file for each in order.inputs.files)
        raise AnswerError(N_("{names}: no row states any company or person."), names=names)


def disk_error(order: BuildOrder, number: int, lines: int) -> InputError:
    """Return the error for a disk that does not take more."""
    name = order.place.name
    if number not in _FULL:
        return InputError(
            N_("{path} cannot be written ({reason})."),
            path=order.place.folder,
            reason=os.strerror(number),
        )
    return InputError(
        N_(
            "Disk full after {lines:,} of {all_lines:,} lines. Free {gigabytes:.1f} GB and run the "
            "same command, or: register remove {name} --yes."
        ),
        lines=lines,
        all_lines=max(order.lines, lines),
        gigabytes=order.inputs.size * 0.7 / _GIGABYTE + 0.1,
        name=name,
    )


def with_lines(order: BuildOrder, results: Sequence[PieceResult]) -> tuple[InputFile, ...]:
    """Return the inputs with the number of lines that were read of each."""
    lines = {each.sha256: 0 for each in order.inputs.files}
    read = {(r.piece.document, r.piece.start): r.piece for r in results}
    for piece in read.values():
        lines[order.inputs.file_of(piece.document)] += piece.lines
    return tuple(replace(each, lines=lines[each.sha256]) for each in order.inputs.files)
