"""Archive of a run: requests and answers as WARC records, written before they are read.

A killed run leaves at most a half-written record at the end. It is cut off when the archive is
opened for writing again, and the requests before it are not sent a second time.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import KW_ONLY, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

from graph.errors import AnswerError, UnavailableError
from graph.support.gzip_members import file_digest, gzip_member_at, gzip_members
from graph.support.language import N_
from scrapers.captures.exchange import Capture, SourceAnswer, SourceQuestion
from scrapers.captures.warc_records import (
    ASKED_HEADER,
    ascii_text,
    capture_of,
    request_record,
    response_record,
)

FILE = "FILE"
"""The word in place of an HTTP method for a file that the user gave."""

MOST_KEPT = 64 * 1024 * 1024
"""Most bytes of a given file that is kept as a whole."""

MODIFIED = "Investigator-Modified"
"""The WARC header with the date on which a given file was last changed."""


@dataclass(frozen=True, slots=True)
class ArchivedFile:
    """A file that the user gave; for a large one only its path is kept."""

    name: str
    record_id: str
    modified: str
    content: bytes
    _: KW_ONLY
    path: Path | None = None


class Captures:
    """The archive file of one run; only one process may write to it at a time."""

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
        """Index the offset of each answer; return the offset behind the last complete one."""
        end = 0
        with self._path.open("rb") as stream:
            for member in gzip_members(stream):
                if key := member.header(ASKED_HEADER):
                    self._offsets[key] = member.start
                    if key.startswith(FILE):
                        self._kept[key] = member.header("WARC-Record-ID").strip("<>")
                    end = member.end
        return end

    def keys(self) -> tuple[str, ...]:
        """Return the keys of all requests and files, in the order of the archive."""
        return tuple(self._offsets)

    def find(self, key: str) -> Capture | None:
        """Return the last answer to a request of this run, None if it was not sent."""
        offset = self._offsets.get(ascii_text(key))
        if offset is None:
            return None
        with self._path.open("rb") as stream:
            record = next(iter(ArchiveIterator(BytesIO(gzip_member_at(stream, offset)))))
            return capture_of(record, record.raw_stream.read())

    def keep_file(self, path: Path, digest: str) -> str:
        """Keep a given file and return its record id; of a large file only path and digest.

        The same name and digest give the same record again when a run is resumed.

        Raises:
            UnavailableError: the archive is open for reading only, and does not hold the file.
        """
        key = f"{FILE} {digest} {path.name}"
        if ident := self._kept.get(ascii_text(key)):
            return ident
        if self._out is None:
            raise UnavailableError(N_("{file} is not in the captures of this run."), file=path.name)
        with _payload(path) as (stream, length, kind):
            writer = WARCWriter(self._out, gzip=True, warc_version="1.1")
            record = writer.create_warc_record(
                f"urn:sha256:{digest}",
                kind,
                payload=stream,
                length=length,
                warc_content_type="application/octet-stream",
                warc_headers_dict={
                    ASKED_HEADER: ascii_text(key),
                    MODIFIED: _modified(path),
                    "WARC-Payload-Digest": f"sha256:{digest}",
                },
            )
            offset = self._out.tell()
            writer.write_record(record)
        self._out.flush()
        os.fsync(self._out.fileno())  # A record that the store refers to must survive a crash.
        ident = str(record.rec_headers.get_header("WARC-Record-ID")).strip("<>")
        self._offsets[ascii_text(key)], self._kept[ascii_text(key)] = offset, ident
        return ident

    def files(self) -> Iterator[ArchivedFile]:
        """Yield the given files, in the order of the archive.

        Raises:
            AnswerError: a large file was moved or has changed.
        """
        for key, ident in self._kept.items():
            with self._path.open("rb") as stream:
                packed_record = gzip_member_at(stream, self._offsets[key])
            record = next(iter(ArchiveIterator(BytesIO(packed_record))))
            content = record.raw_stream.read()
            _, digest, name = key.split(" ", 2)
            modified = record.rec_headers.get_header(MODIFIED) or ""
            if record.rec_type == "metadata":
                path = Path(content.decode())
                if not path.is_file() or file_digest(path) != digest:
                    raise AnswerError(
                        N_("{path} is not there any more, or it has changed."), path=path
                    )
                yield ArchivedFile(
                    name=path.name, record_id=ident, modified=modified, content=b"", path=path
                )
            else:
                yield ArchivedFile(name=name, record_id=ident, modified=modified, content=content)

    def add(self, question: SourceQuestion, answer: SourceAnswer) -> Capture:
        """Write a request and its answer to disk, then return the answer as a capture.

        Raises:
            UnavailableError: the archive is open for reading only.
        """
        if self._out is None:
            raise UnavailableError(
                N_("{url} is not in the captures of this run."), url=question.url
            )
        writer = WARCWriter(self._out, gzip=True, warc_version="1.1")
        digest = sha256(answer.body).hexdigest()
        response = response_record(writer, question, answer, digest)
        ident = response.rec_headers.get_header("WARC-Record-ID")
        # The request comes first, so that an answer in the archive never lacks its request.
        writer.write_record(request_record(writer, question, answer, ident))
        offset = self._out.tell()
        writer.write_record(response)
        self._out.flush()
        os.fsync(self._out.fileno())
        self._offsets[ascii_text(question.key)] = offset
        return Capture(ident.strip("<>"), digest, answer)


@contextmanager
def _payload(path: Path) -> Iterator[tuple[IO[bytes], int, str]]:
    """Yield stream, length and WARC type of what is kept: the content or, if large, the path."""
    size = path.stat().st_size
    if size > MOST_KEPT:
        content = str(path.resolve()).encode("utf-8", "surrogateescape")
        yield BytesIO(content), len(content), "metadata"
        return
    with path.open("rb") as stream:
        yield stream, size, "resource"


def _modified(path: Path) -> str:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()
