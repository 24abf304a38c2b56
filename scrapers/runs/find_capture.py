"""Lookup of a source's capture, compared with the digest that the source states."""

import zlib
from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from graph.errors import CollectError
from graph.model.records import Source
from graph.support.gzip_members import file_digest, gzip_member_at, gzip_members
from scrapers.captures.exchange import Headers, decode_body
from scrapers.captures.given_files import FileDescription, open_pages
from scrapers.captures.warc_records import ASKED_HEADER, capture_of
from scrapers.runs.run import Runs

MOST_BYTES = 64 * 1024 * 1024
_PARTS = 3  # parts of the key of a file: the word FILE, its digest, its name


class DigestMatch(StrEnum):
    """Result of comparing the bytes with the digest of the source."""

    SAME = "same"
    ALTERED = "altered"
    NOT_NAMED = "not named"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A capture to show. ``status`` is empty for a file; ``body`` is decoded if possible.

    ``sha256`` is the digest of the bytes as they are now, ``retrieved`` an ISO time, ``file`` the
    name of a given file. The body of a large file is empty: only its path is kept.
    """

    run: str
    url: str
    retrieved: str
    status: str
    _: KW_ONLY
    headers: Headers
    content_type: str
    body: bytes
    sha256: str
    match: DigestMatch
    file: str = ""


def find_evidence(source: Source, data_dir: Path) -> Evidence | None:
    """Return the capture of a source, None if no run has it or it cannot be read."""
    name = source.id.partition(":")[0]
    runs = Runs(data_dir)
    for run in runs.all():
        if run.source == name:
            folder = runs.folder(run.run)
            if folder.captures.exists() and (kept := find_record(folder.captures, source.capture)):
                return _read_evidence(run.run, kept, source)
    return None


def find_record(path: Path, ident: str) -> bytes | None:
    """Return the compressed record with this id, even if its content cannot be read."""
    with path.open("rb") as stream:
        for member in gzip_members(stream):
            if member.header("WARC-Record-ID").strip("<>") == ident:
                return gzip_member_at(stream, member.start)
    return None


def _read_evidence(run: str, kept: bytes, source: Source) -> Evidence | None:
    try:
        record = next(iter(ArchiveIterator(BytesIO(kept))))
        body = record.raw_stream.read()
    except (StopIteration, ArchiveLoadFailed, OSError, zlib.error, EOFError):
        return None
    if record.rec_type == "response":
        return _answer(run, record, body, source)
    return _file_evidence(run, record, body, source)


def _answer(run: str, record: Any, body: bytes, source: Source) -> Evidence:
    capture = capture_of(record, body)
    answer = capture.answer
    try:
        shown = decode_body(answer, MOST_BYTES)
    except CollectError:
        shown = body
    return Evidence(
        run=run,
        url=answer.address,
        retrieved=answer.retrieved,
        status=f"{answer.status} {answer.reason}".strip(),
        headers=answer.headers,
        content_type=answer.header("Content-Type"),
        body=shown,
        sha256=capture.sha256,
        match=_match_digests(capture.sha256, source.sha256),
    )


def _file_evidence(run: str, record: Any, body: bytes, source: Source) -> Evidence:
    headers = record.rec_headers
    key = str(headers.get_header(ASKED_HEADER) or "").split(" ", _PARTS - 1)
    name = key[-1] if len(key) == _PARTS else ""
    content, digest, kind = body, sha256(body).hexdigest(), _kind(name)
    if record.rec_type == "metadata":
        path = Path(body.decode("utf-8", "surrogateescape"))
        content, digest = b"", file_digest(path) if path.is_file() else ""
    for part, inner, inner_kind in _inner_documents(name, body) if digest != source.sha256 else ():
        if inner == source.sha256:
            content, digest, kind = part, inner, inner_kind
    return Evidence(
        run=run,
        url=source.url,
        retrieved=headers.get_header("WARC-Date") or "",
        status="",
        headers=(),
        content_type=kind,
        body=content,
        sha256=digest,
        match=_match_digests(digest, source.sha256),
        file=name,
    )


def _inner_documents(name: str, body: bytes) -> Iterator[tuple[bytes, str, str]]:
    """Yield the documents inside of a saved file, with their digests and types."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / (Path(name).name or "file")
        path.write_bytes(body)
        try:
            for page in open_pages(
                path, path.name, FileDescription(), lambda _path, _digest: ""
            ).pages:
                yield page.body, page.sha256, page.content_type
        except CollectError:
            return


def _kind(name: str) -> str:
    return "text/html" if name.lower().endswith((".html", ".htm")) else ""


def _match_digests(digest: str, stated: str) -> DigestMatch:
    if not stated:
        return DigestMatch.NOT_NAMED
    return DigestMatch.SAME if digest == stated else DigestMatch.ALTERED
