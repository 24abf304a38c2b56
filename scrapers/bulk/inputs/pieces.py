"""Pieces of documents: runs of whole lines or rows that one process reads at a time."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import IO, cast

import orjson

from graph.errors import AnswerError
from graph.support.language import N_
from scrapers.bulk.inputs.documents import Document, refuse_broken
from scrapers.contract.page import Page

LONGEST_LINE = 4 * 1024 * 1024
"""Most bytes of one line of a bulk file."""

BATCH_LINES = 2_000
"""Lines that are read, checked and written together."""

_BUFFER = 4 * 1024 * 1024


class Form(StrEnum):
    """Form of a document: what it can be cut into."""

    JSON_LINES = "lines of JSON"
    CSV = "rows of CSV under a row of headings"
    BARE_CSV = "rows of CSV without headings"
    WHOLE = "one document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Bytes ``start`` to ``end`` of an unpacked document, which hold ``lines`` lines.

    ``document`` is its place among the inputs; ``is_last`` of that document.
    """

    document: int
    form: Form
    start: int = 0
    end: int = 0
    lines_before: int = 0
    lines: int = 0
    is_last: bool = False


def cut_document(
    document: Document, blank: Piece, piece_lines: int, after: Piece | None
) -> Iterator[Piece]:
    """Yield the pieces of a document behind ``after``; ``blank`` has its place and form.

    Raises:
        AnswerError: a line is too long, the last line is cut off, or the content is broken.
    """
    if blank.form is Form.WHOLE:
        yield replace(blank, end=document.size, is_last=True)
        return
    begin = blank
    if after is not None:
        lines = after.lines_before + after.lines
        begin = replace(blank, start=after.end, lines_before=lines)
    with refuse_broken(document.name), document.open() as stream:
        reader = _buffered(stream)
        reader.seek(begin.start)
        yield from _cut(document, reader, begin, piece_lines)


def _buffered(stream: IO[bytes]) -> io.BufferedReader:
    return io.BufferedReader(cast(io.RawIOBase, stream), _BUFFER)


def _cut(
    document: Document, reader: io.BufferedReader, begin: Piece, piece_lines: int
) -> Iterator[Piece]:
    position, lines, last, inside_cell = begin.start, begin.lines_before, b"", False
    for line in _read_lines(document, reader, lines):
        if lines - begin.lines_before >= piece_lines and not inside_cell:
            yield replace(begin, end=position, lines=lines - begin.lines_before)
            begin = replace(begin, start=position, lines_before=lines)
        position, lines, last = position + len(line), lines + 1, line
        # A line break inside of a cell is no end of a row.
        inside_cell ^= begin.form is not Form.JSON_LINES and line.count(b'"') % 2 == 1
    _refuse_cut_line(document, begin.form, last, lines)
    yield replace(begin, end=position, lines=lines - begin.lines_before, is_last=True)


def _read_lines(document: Document, reader: IO[bytes], before: int) -> Iterator[bytes]:
    number = before
    while line := reader.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise AnswerError(
                N_("{where}, line {number} is longer than {megabytes} MB."),
                where=document.name,
                number=number,
                megabytes=LONGEST_LINE // 1024 // 1024,
            )
        yield line


def _refuse_cut_line(document: Document, form: Form, line: bytes, number: int) -> None:
    """Refuse a last line of JSON that is not whole: a half snapshot is no snapshot."""
    if form is not Form.JSON_LINES or not line.strip():
        return
    try:
        orjson.loads(line)
    except ValueError as error:
        if line.endswith(b"\n"):
            return  # The reader names what is wrong with a whole line.
        raise AnswerError(
            N_("{where}, line {number} is cut off: the file is not whole; get it again."),
            where=document.name,
            number=number,
        ) from error


class DocumentReader:
    """Reader of pieces in one process, which keeps its place in a packed document."""

    def __init__(self, documents: tuple[Document, ...]) -> None:
        self._documents = documents
        self._stream: io.BufferedReader | None = None
        self._document = -1
        self._position = 0

    def pages(self, piece: Piece) -> Iterator[tuple[Page, int]]:
        """Yield the piece as pages of few lines, each with their number.

        Raises:
            AnswerError: the content is broken.
        """
        document = self._documents[piece.document]
        if piece.form is Form.WHOLE:
            yield document.page(), 1
            return
        with refuse_broken(document.name):
            heading = self._heading(piece)
            reader = self._reader_at(piece)
            lines_before = piece.lines_before
            while self._position < piece.end:
                lines = self._batch(reader, piece)
                if piece.is_last and self._position == piece.end:
                    ending = b""
                else:
                    # A short row counts as cut off only at the end: an empty one follows it here.
                    ending = b"\n" if piece.form is Form.CSV else b""
                before = lines_before - heading.count(b"\n") if lines_before else 0
                content = (heading if lines_before else b"") + b"".join(lines) + ending
                yield document.part(content, before), len(lines)
                lines_before += len(lines)

    def _heading(self, piece: Piece) -> bytes:
        """Return the row of headings that each part of a table gets."""
        if piece.form is not Form.CSV:
            return b""
        with _buffered(self._documents[piece.document].open()) as stream:
            return stream.readline(LONGEST_LINE)

    def _reader_at(self, piece: Piece) -> io.BufferedReader:
        """Return the document at the beginning of a piece: further on, or opened again."""
        if self._stream is None or self._document != piece.document or self._position > piece.start:
            self.close()
            self._stream = _buffered(self._documents[piece.document].open())
            self._document = piece.document
        self._stream.seek(piece.start)
        self._position = piece.start
        return self._stream

    def _batch(self, reader: IO[bytes], piece: Piece) -> list[bytes]:
        lines: list[bytes] = []
        inside_cell = False
        while self._position < piece.end and (len(lines) < BATCH_LINES or inside_cell):
            line = reader.readline(LONGEST_LINE)
            if not line:
                raise EOFError
            self._position += len(line)
            lines.append(line)
            inside_cell ^= piece.form is not Form.JSON_LINES and line.count(b'"') % 2 == 1
        return lines

    def close(self) -> None:
        """Close the document."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
