"""Captured page or file, and its content as text, JSON, HTML or CSV."""

import csv
import json
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import KW_ONLY, dataclass
from hashlib import sha256
from io import TextIOWrapper
from typing import IO
from zipfile import BadZipFile

from bs4 import BeautifulSoup
from bs4.dammit import EncodingDetector

from graph.errors import AnswerError
from graph.support.language import N_

MOST_BYTES = 64 * 1024 * 1024
"""Most bytes of a page that is read as a whole; larger files are read line by line."""

_ADDRESS_LIMIT = 380
_TAIL = 20_000
_NOT_UTF_8 = (b"\x1b", b"\0")  # ISO-2022 and UTF-16 hold these, and could be decoded all the same
_CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)


def _refuse_number(name: str) -> float:
    raise ValueError(name)


_JSON = json.JSONDecoder(parse_constant=_refuse_number)


def _undeclared_encoding(content: bytes) -> str | None:
    """Return UTF-8 if that is what HTML without a declaration is; None to have it found out."""
    if EncodingDetector.find_declared_encoding(content, is_html=True):
        return None
    if any(byte in content for byte in _NOT_UTF_8):
        return None
    try:
        content.decode()
    except UnicodeDecodeError:
        return None
    return "utf-8"


@dataclass(frozen=True, slots=True)
class Page:
    """The content of an address at the time of its capture.

    ``url`` is the address without keys, ``name`` the file name if it was given as a file,
    ``retrieved`` an ISO time or date, ``capture`` the WARC-Record-ID, ``sha256`` the digest of the
    body as served. ``open_content`` opens the decoded content at its beginning. ``posted_body`` is
    what was sent by POST. ``company`` is the company of a list that does not name it, as the user
    says. ``inner_name`` is the name of a large document inside of an archive, whose own digest is
    not known; ``sha256`` is then that of the archive. ``canonical`` is the address that the page
    claims for itself, if that is at another host or its own is not known. ``rival_addresses`` are
    those of notes in the file that disagree on where it was saved. ``lines_before`` are those of
    the file before this part of it; a table keeps its row of headings in every part.
    """

    url: str
    open_content: Callable[[], IO[bytes]]
    name: str = ""
    content_type: str = ""
    _: KW_ONLY
    retrieved: str = ""
    capture: str = ""
    sha256: str = ""
    posted_body: str = ""
    company: str = ""
    inner_name: str = ""
    canonical: str = ""
    rival_addresses: tuple[str, ...] = ()
    lines_before: int = 0

    @property
    def address(self) -> str:
        """The address without its scheme, for an id; with a digest of what was posted to it."""
        text = self.url.split("://", 1)[-1]
        if text and self.posted_body:
            text = f"{text}#{sha256(self.posted_body.encode()).hexdigest()[:16]}"
        return shorten_id_part(text)

    @property
    def digest(self) -> str:
        """The SHA-256 of the decoded content, which does not depend on file name or packing."""
        return sha256(self.body).hexdigest()

    @property
    def edition(self) -> str:
        """The digest that identifies a file of any size, without reading it."""
        if not self.inner_name:
            return self.sha256
        return sha256(f"{self.sha256}/{self.inner_name}".encode()).hexdigest()

    @property
    def where(self) -> str:
        """The name of the page in messages."""
        return self.name or self.url

    @contextmanager
    def open_stream(self) -> Iterator[IO[bytes]]:
        """Open the content to read it piece by piece.

        Raises:
            AnswerError: the content cannot be unpacked.
        """
        try:
            with self.open_content() as stream:
                yield stream
        except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise AnswerError(
                N_("{where} is broken: it cannot be unpacked ({error})."),
                where=self.where,
                error=error,
            ) from error

    @property
    def body(self) -> bytes:
        """The whole content.

        Raises:
            AnswerError: the content is larger than ``MOST_BYTES``.
        """
        with self.open_stream() as stream:
            content = stream.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise AnswerError(
                N_("{where} is larger than {megabytes} MB."),
                where=self.where,
                megabytes=MOST_BYTES // 1024 // 1024,
            )
        return content

    def head(self, size: int) -> bytes:
        """Return the first bytes of the content."""
        with self.open_stream() as stream:
            return stream.read(size)

    @property
    def text(self) -> str:
        """The content as text, in the character set of its content type, else UTF-8.

        Raises:
            AnswerError: the content is not text in that character set.
        """
        named = _CHARSET.search(self.content_type)
        charset = named.group(1) if named else "utf-8-sig"
        try:
            return self.body.decode(charset)
        except (UnicodeDecodeError, LookupError) as error:
            raise AnswerError(
                N_("{where} is not text in {charset}."), where=self.where, charset=charset
            ) from error

    def json(self) -> object:
        """Return the content as JSON.

        Raises:
            AnswerError: the content is not JSON, or empty.
        """
        return parse_json(self.body, self.where)

    def html(self) -> BeautifulSoup:
        """Return the content as an HTML document, with its scripts, which are never run.

        Raises:
            AnswerError: the content is empty, or cannot be read.
        """
        content = self.body
        if not content.strip():
            raise AnswerError(N_("{where} is empty."), where=self.where)
        named = _CHARSET.search(self.content_type)
        encoding = named.group(1) if named else _undeclared_encoding(content)
        try:
            return BeautifulSoup(content, "lxml", from_encoding=encoding)
        except ValueError as error:
            # The page names an encoding that does not exist.
            raise AnswerError(N_("{where} is not readable HTML."), where=self.where) from error

    def whole_html(self) -> BeautifulSoup:
        """Return the content as an HTML document, checked for its closing tag.

        Raises:
            AnswerError: the content is empty, cut off, or not HTML.
        """
        if b"</html" not in self.body[-_TAIL:].lower():
            raise AnswerError(
                N_("{where} has no end: it is no HTML page, or it was cut off."), where=self.where
            )
        return self.html()

    def lines(self) -> Iterator[tuple[str, bytes]]:
        """Yield each line that is not blank, with its place for messages, in little memory.

        Raises:
            AnswerError: a line is longer than ``MOST_BYTES``.
        """
        with self.open_stream() as stream:
            number = self.lines_before
            while line := stream.readline(MOST_BYTES + 1):
                number += 1
                if len(line) > MOST_BYTES:
                    raise AnswerError(
                        N_("{where}, line {number} is too long."), where=self.where, number=number
                    )
                if line.strip():
                    yield f"{self.where}, line {number}", line

    def rows(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield each row of a CSV file by its headings, trimmed, with its place for messages.

        Raises:
            AnswerError: as for ``cells``.
        """
        table = self.cells()
        _, header = next(table)
        for place, cells in table:
            yield place, dict(zip(header, cells, strict=True))

    def cells(self) -> Iterator[tuple[str, list[str]]]:
        """Yield the headings of a CSV file, then the cells of each row that is not blank.

        They are trimmed, with their place for messages; a short row is filled up.

        Raises:
            AnswerError: the file is not UTF-8 or has no unique headings, a row has more cells than
                the header, or the last row has fewer, which means that the file was cut off.
        """
        with self.open_stream() as raw, TextIOWrapper(raw, "utf-8-sig", newline="") as stream:
            # A NUL is no text, and no database holds one.
            reader = csv.reader((line.replace("\0", "") for line in stream), strict=True)
            try:
                header = [name.strip() for name in next(reader, [])]
                if not any(header) or len(set(header)) < len(header):
                    raise AnswerError(
                        N_("{where} has no row of headings, or one of them twice."),
                        where=self.where,
                    )
                yield f"{self.where}, line {reader.line_num}", header
                cells: list[str] = header
                for cells in reader:
                    place = f"{self.where}, line {self.lines_before + reader.line_num}"
                    if len(cells) > len(header):
                        raise AnswerError(
                            N_("{place} has more cells than there are headings."), place=place
                        )
                    trimmed = list(map(str.strip, cells))
                    if any(trimmed):
                        yield place, trimmed + [""] * (len(header) - len(cells))
                if 0 < len(cells) < len(header):
                    raise AnswerError(
                        N_("{where} ends in the middle of a row: it was cut off."), where=self.where
                    )
            except (csv.Error, UnicodeDecodeError) as error:
                is_text = isinstance(error, csv.Error)
                line = reader.line_num if is_text else self._undecodable_line()
                raise AnswerError(
                    N_("{where}, near line {line}, is not a readable CSV file in UTF-8 ({error})."),
                    where=self.where,
                    line=self.lines_before + line,
                    error=error,
                ) from error

    def _undecodable_line(self) -> int:
        """Return the number of the first line that is not UTF-8; text is decoded far ahead."""
        with self.open_stream() as stream:
            for number, line in enumerate(stream, 1):
                try:
                    line.decode("utf-8")
                except UnicodeDecodeError:
                    return number
        return 0


def shorten_id_part(text: str) -> str:
    """Return a text as a part of an id; a very long text is replaced by its digest."""
    content = text.encode("utf-8", "surrogatepass")
    return text if len(content) <= _ADDRESS_LIMIT else sha256(content).hexdigest()


def parse_json(content: bytes, where: str) -> object:
    """Return parsed JSON; ``where`` names the page in messages.

    ``NaN``, ``Infinity`` and lone surrogates are refused: they cannot be written again as JSON.

    Raises:
        AnswerError: the content is not JSON, or empty.
    """
    if not content.strip():
        raise AnswerError(N_("{where} is empty."), where=where)
    try:
        text = content.decode("utf-8-sig")
        value: object = _JSON.decode(text)
        if "\\u" in text:
            json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise AnswerError(
            N_("{where} is not readable JSON ({reason})."), where=where, reason=type(error).__name__
        ) from error
    return value
