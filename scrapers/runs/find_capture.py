"""A capture found again by what a source says of it, and held against its digest."""

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
_PARTS = 3  # of the name under which a file is kept: the word FILE, its digest, its name


class DigestMatch(StrEnum):
    """Whether the bytes are those that the source names."""

    SAME = "same"
    ALTERED = "altered"
    NOT_NAMED = "not named"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was captured. ``status`` is empty for a file; ``body`` is decoded, and may be cut.

    ``sha256`` is that of the bytes as they are now, ``retrieved`` an ISO time.
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
    """Find the capture of a source among the runs; None where it is in none of them."""
    name = source.id.partition(":")[0]
    runs = Runs(data_dir)
    for run in runs.all():
        if run.source == name:
            folder = runs.folder(run.run)
            if folder.captures.exists() and (kept := find_record(folder.captures, source.capture)):
                return _read_evidence(run.run, kept, source)
    return None


def find_record(path: Path, ident: str) -> bytes | None:
    """Return the packed record of this id, whether or not what follows its head can be read."""
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
    asked = str(headers.get_header(ASKED_HEADER) or "").split(" ", _PARTS - 1)
    name = asked[-1] if len(asked) == _PARTS else ""
    found, digest, kind = body, sha256(body).hexdigest(), _kind(name)
    if record.rec_type == "metadata":
        path = Path(body.decode("utf-8", "surrogateescape"))
        found, digest = b"", file_digest(path) if path.is_file() else ""
    for part, inner, inner_kind in _inner_documents(name, body) if digest != source.sha256 else ():
        if inner == source.sha256:
            found, digest, kind = part, inner, inner_kind
    return Evidence(
        run=run,
        url=source.url,
        retrieved=headers.get_header("WARC-Date") or "",
        status="",
        headers=(),
        content_type=kind,
        body=found,
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


def _match_digests(found: str, stated: str) -> DigestMatch:
    if not stated:
        return DigestMatch.NOT_NAMED
    return DigestMatch.SAME if found == stated else DigestMatch.ALTERED
