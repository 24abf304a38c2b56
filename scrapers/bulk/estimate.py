"""Estimate of a build before it begins: lines, time and room, by the first lines of the input."""

import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph.errors import InputError
from graph.support.language import N_
from graph.support.stored_texts import read_stored_text
from scrapers.bulk.building.progress import Pace
from scrapers.bulk.building.worker import Failure, PieceReader, Task
from scrapers.bulk.inputs.documents import Inputs
from scrapers.bulk.inputs.pieces import Form, Piece, cut_document
from scrapers.bulk.sources.bulk_source import BulkSource, Part, Pass

SAMPLE_LINES = 20_000
# Arrays, texts and names beside the parts, as measured on a register of owners.
_DERIVED_RATIO = 1.7
# Seconds of arrays, texts and names for a million lines, on one core.
_ENDING_SECONDS = 8.0
_GIGABYTE = 1024**3
_LEAST_ROOM = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What a build will take: lines of all passes, seconds, and bytes needed and free."""

    lines: int
    seconds: float
    needed: int
    free: int

    @property
    def fits(self) -> bool:
        """Whether there is room."""
        return self.needed <= self.free


class _Unwatched:
    """Signals of a reading that nobody watches."""

    def count(self, lines: int) -> None:
        del lines

    def is_stopped(self) -> bool:
        return False


def estimate_build(source: BulkSource, inputs: Inputs, folder: Path, pace: Pace) -> Estimate:
    """Read the first lines of the input, and return what all of it will take.

    Raises:
        AnswerError: the input is not of this source, or its first lines cannot be read.
    """
    passes = source.plan(inputs.documents)
    lines = sum(_lines(inputs, each) for each in passes)
    rate, part_ratio = _sample(source, inputs, passes, folder)
    ending = lines / 1e6 * _ENDING_SECONDS
    needed = int(inputs.size * part_ratio * (1 + _DERIVED_RATIO)) + _LEAST_ROOM
    free = shutil.disk_usage(_existing(folder)).free
    processes = min(pace.processes, lines // pace.piece_lines + 1)
    return Estimate(
        lines=lines, seconds=lines / rate / processes + ending, needed=needed, free=free
    )


def require_room(estimate: Estimate) -> None:
    """Refuse a build for which there is no room.

    Raises:
        InputError: there is not; the message says how much is needed and free.
    """
    if not estimate.fits:
        raise InputError(
            N_("This needs about {needed:.1f} GB, and {free:.1f} GB are free. Nothing was begun."),
            needed=estimate.needed / _GIGABYTE,
            free=estimate.free / _GIGABYTE,
        )


def _existing(folder: Path) -> Path:
    return next(each for each in (folder, *folder.absolute().parents) if each.is_dir())


def _lines(inputs: Inputs, reading: Pass) -> int:
    """Return about the lines of a pass, by the length of the first ones of each document."""
    total = 0.0
    for part in reading.parts:
        document = inputs.documents[part.document]
        with document.open() as stream:
            head = stream.read(1 << 20)
        lines = head.count(b"\n") or 1
        total += document.size * lines / max(len(head), 1) if part.form is not Form.WHOLE else 0
    return int(total)


def _sample(
    source: BulkSource, inputs: Inputs, passes: Sequence[Pass], folder: Path
) -> tuple[float, float]:
    """Return lines a second, and the bytes of parts for each byte of input."""
    for number, reading in enumerate(passes):
        for part in reading.parts:
            if part.form is not Form.WHOLE and not _needs_notes(passes, number):
                return _read_sample(source, inputs, number, part, folder)
    return 3_000.0, 0.3


def _needs_notes(passes: Sequence[Pass], number: int) -> bool:
    return any(each.sort_notes is not None for each in passes[:number])


def _read_sample(
    source: BulkSource, inputs: Inputs, reading: int, part: Part, folder: Path
) -> tuple[float, float]:
    blank = Piece(document=part.document, form=part.form)
    document = inputs.documents[part.document]
    piece = replace(next(cut_document(document, blank, SAMPLE_LINES, None)), is_last=False)
    with tempfile.TemporaryDirectory(dir=_existing(folder), prefix=".sample-") as scratch:
        reader = PieceReader(source, inputs.documents, Path(scratch), _Unwatched())
        begun = time.monotonic()
        result = reader.read(Task(1, reading, piece))
        seconds = max(time.monotonic() - begun, 0.001)
        reader.close()
    if isinstance(result, Failure):
        raise InputError(N_("{problem}"), problem=read_stored_text(result.message))
    size = sum(each.bytes for each in result.files)
    return max(piece.lines / seconds, 1.0), size / max(piece.end - piece.start, 1)
