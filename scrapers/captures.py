"""The archive of a run: each question and answer as WARC records, written before it is read.

A run that was killed leaves at most a half-written tail; it is cut off when the archive is opened
again, and what is before it is not asked a second time.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import IO, Any
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from graph.errors import AnswerError, UnavailableError
from scrapers.exchange import Answer, Capture, Headers, Question
from scrapers.members import file_digest, members, packed

ASKED = "Investigator-Asked"
"""The WARC header that holds a question as it was asked of the source's own address."""

FILE = "FILE"
"""What stands in the place of a method for a file that was given."""

MOST_KEPT = 64 * 1024 * 1024
"""Bytes of a given file that is kept whole."""

MODIFIED = "Investigator-Modified"
"""The WARC header with the date on which a given file was last changed."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that a reader gave; of a large one only where it was."""

    name: str
    record_id: str
    modified: str
    content: bytes
    path: Path | None = None


class Captures:
    """The archive file of one run; one process writes it at a time."""

    def __init__(self, path: Path, *, writing: bool = True) -> None:
        self._path = path
        self._offsets: dict[str, int] = {}
        self._kept: dict[str, str] = {}
        end = self._index() if path.exists() else 0
        self._out: IO[bytes] | None = None
        if writing:
            path.touch()
            self._out = path.open("r+b")
            self._out.truncate(end)
            self._out.seek(end)

    def __enter__(self) -> "Captures":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if self._out is not None:
            self._out.close()

    def _index(self) -> int:
        """Note where each answer begins; return where the last whole one ends."""
        end = 0
        with self._path.open("rb") as stream:
            for member in members(stream):
                if asked := member.header(ASKED):
                    self._offsets[asked] = member.start
                    if asked.startswith(FILE):
                        self._kept[asked] = member.header("WARC-Record-ID").strip("<>")
                    end = member.end
        return end

    def keys(self) -> tuple[str, ...]:
        """Return what was asked, in that order."""
        return tuple(self._offsets)

    def find(self, key: str) -> Capture | None:
        """Return the last answer to a question of this run."""
        offset = self._offsets.get(_ascii(key))
        if offset is None:
            return None
        with self._path.open("rb") as stream:
            record = next(iter(ArchiveIterator(BytesIO(packed(stream, offset)))))
            return _capture(record, record.raw_stream.read())

    def keep(self, path: Path, digest: str) -> str:
        """Keep a file that a reader gave, and return the record id; a large one by its digest only.

        The file is known again by its name and digest, so that a run goes on with it.
        """
        key = f"{FILE} {digest} {path.name}"
        if ident := self._kept.get(_ascii(key)):
            return ident
        if self._out is None:
            raise UnavailableError(f"{path.name} is not in the captures of this run.")
        with _payload(path) as (stream, length, kind):
            writer = WARCWriter(self._out, gzip=True, warc_version="1.1")
            record = writer.create_warc_record(
                f"urn:sha256:{digest}",
                kind,
                payload=stream,
                length=length,
                warc_content_type="application/octet-stream",
                warc_headers_dict={
                    ASKED: _ascii(key),
                    MODIFIED: _modified(path),
                    "WARC-Payload-Digest": f"sha256:{digest}",
                },
            )
            offset = self._out.tell()
            writer.write_record(record)
        self._out.flush()
        os.fsync(self._out.fileno())
        ident = str(record.rec_headers.get_header("WARC-Record-ID")).strip("<>")
        self._offsets[_ascii(key)], self._kept[_ascii(key)] = offset, ident
        return ident

    def files(self) -> Iterator[KeptFile]:
        """Yield the files that were given, in that order.

        Raises:
            AnswerError: a large one is no longer where it was, or has changed.
        """
        for key, ident in self._kept.items():
            with self._path.open("rb") as stream:
                packed_record = packed(stream, self._offsets[key])
            record = next(iter(ArchiveIterator(BytesIO(packed_record))))
            content = record.raw_stream.read()
            _, digest, name = key.split(" ", 2)
            modified = record.rec_headers.get_header(MODIFIED) or ""
            if record.rec_type == "metadata":
                path = Path(content.decode())
                if not path.is_file() or file_digest(path) != digest:
                    raise AnswerError(f"{path} is not there any more, or it has changed.")
                yield KeptFile(path.name, ident, modified, b"", path)
            else:
                yield KeptFile(name, ident, modified, content)

    def add(self, question: Question, answer: Answer) -> Capture:
        """Write a question and its answer to the disk, and only then return the answer.

        Raises:
            UnavailableError: the archive is only read, so nothing can be asked.
        """
        if self._out is None:
            raise UnavailableError(f"{question.url} is not in the captures of this run.")
        writer = WARCWriter(self._out, gzip=True, warc_version="1.1")
        digest = sha256(answer.body).hexdigest()
        response = _response(writer, question, answer, digest)
        ident = response.rec_headers.get_header("WARC-Record-ID")
        # The request first: an answer in the archive is then never without what was asked.
        writer.write_record(_request(writer, question, answer, ident))
        offset = self._out.tell()
        writer.write_record(response)
        self._out.flush()
        os.fsync(self._out.fileno())
        self._offsets[_ascii(question.key)] = offset
        return Capture(ident.strip("<>"), digest, answer)


@contextmanager
def _payload(path: Path) -> Iterator[tuple[IO[bytes], int, str]]:
    """Open what is kept of a file: all of it, or its path where it is large."""
    size = path.stat().st_size
    if size > MOST_KEPT:
        told = str(path.resolve()).encode("utf-8", "surrogateescape")
        yield BytesIO(told), len(told), "metadata"
        return
    with path.open("rb") as stream:
        yield stream, size, "resource"


def _modified(path: Path) -> str:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()


def _response(writer: WARCWriter, question: Question, answer: Answer, digest: str) -> Any:
    return writer.create_warc_record(
        _ascii(answer.address),
        "response",
        payload=BytesIO(answer.body),
        length=len(answer.body),
        http_headers=_head(f"{answer.status} {_line(answer.reason)}", answer.headers),
        warc_headers_dict={
            "WARC-Date": answer.retrieved,
            "WARC-Payload-Digest": f"sha256:{digest}",
            ASKED: _ascii(question.key),
        },
    )


def _request(writer: WARCWriter, question: Question, answer: Answer, response: str) -> Any:
    parts = urlsplit(answer.address)
    path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
    head = _head(f"{question.method} {_ascii(path)} HTTP/1.1", answer.sent, asked=True)
    return writer.create_warc_record(
        _ascii(answer.address),
        "request",
        payload=BytesIO(question.body),
        length=len(question.body),
        http_headers=head,
        warc_headers_dict={"WARC-Date": answer.retrieved, "WARC-Concurrent-To": response},
    )


def _capture(record: Any, body: bytes) -> Capture:
    status, _, reason = record.http_headers.statusline.partition(" ")
    answer = Answer(
        int(status),
        reason,
        tuple((str(k), str(v)) for k, v in record.http_headers.headers),
        body,
        record.rec_headers.get_header("WARC-Date"),
        record.rec_headers.get_header("WARC-Target-URI"),
    )
    ident = record.rec_headers.get_header("WARC-Record-ID")
    return Capture(ident.strip("<>"), sha256(body).hexdigest(), answer)


def _head(line: str, headers: Headers, *, asked: bool = False) -> StatusAndHeaders:
    # The body is kept without chunks, so that the header would lie to a reader of the archive.
    kept = [(_line(k), _line(v)) for k, v in headers if k.casefold() != "transfer-encoding"]
    if asked:
        return StatusAndHeaders(line, kept, is_http_request=True)
    return StatusAndHeaders(line, kept, protocol="HTTP/1.1")


def _line(text: str) -> str:
    return " ".join(text.encode("latin-1", "replace").decode("latin-1").split())


def _ascii(text: str) -> str:
    return text.encode("ascii", "backslashreplace").decode("ascii")
