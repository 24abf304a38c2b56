"""A capture found again by what a source says of it, and held against its digest."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
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
from graph.support.gzip_members import file_digest, members, packed
from scrapers.captures.exchange import Headers, decoded
from scrapers.captures.given_files import Given, opened
from scrapers.captures.warc_records import ASKED, capture_of
from scrapers.runs.run import Runs

MOST_BYTES = 64 * 1024 * 1024
_PARTS = 3  # of the name under which a file is kept: the word FILE, its digest, its name


class Match(StrEnum):
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
    headers: Headers
    content_type: str
    body: bytes
    sha256: str
    match: Match
    file: str = ""


def evidence_of(source: Source, data_dir: Path) -> Evidence | None:
    """Find the capture of a source among the runs; None where it is in none of them."""
    name = source.id.partition(":")[0]
    runs = Runs(data_dir)
    for run in runs.all():
        if run.source == name:
            folder = runs.folder(run.run)
            if folder.captures.exists() and (kept := record_in(folder.captures, source.capture)):
                return _read(run.run, kept, source)
    return None


def record_in(path: Path, ident: str) -> bytes | None:
    """Return the packed record of this id, whether or not what follows its head can be read."""
    with path.open("rb") as stream:
        for member in members(stream):
            if member.header("WARC-Record-ID").strip("<>") == ident:
                return packed(stream, member.start)
    return None


def _read(run: str, kept: bytes, source: Source) -> Evidence | None:
    try:
        record = next(iter(ArchiveIterator(BytesIO(kept))))
        body = record.raw_stream.read()
    except (StopIteration, ArchiveLoadFailed, OSError, zlib.error, EOFError):
        return None
    if record.rec_type == "response":
        return _answer(run, record, body, source)
    return _file(run, record, body, source)


def _answer(run: str, record: Any, body: bytes, source: Source) -> Evidence:
    capture = capture_of(record, body)
    answer = capture.answer
    try:
        shown = decoded(answer, MOST_BYTES)
    except CollectError:
        shown = body
    return Evidence(
        run,
        answer.address,
        answer.retrieved,
        f"{answer.status} {answer.reason}".strip(),
        answer.headers,
        answer.header("Content-Type"),
        shown,
        capture.sha256,
        _match(capture.sha256, source.sha256),
    )


def _file(run: str, record: Any, body: bytes, source: Source) -> Evidence:
    headers = record.rec_headers
    asked = str(headers.get_header(ASKED) or "").split(" ", _PARTS - 1)
    name = asked[-1] if len(asked) == _PARTS else ""
    found, digest, kind = body, sha256(body).hexdigest(), _kind(name)
    if record.rec_type == "metadata":
        path = Path(body.decode("utf-8", "surrogateescape"))
        found, digest = b"", file_digest(path) if path.is_file() else ""
    for part, inner, inner_kind in _parts(name, body) if digest != source.sha256 else ():
        if inner == source.sha256:
            found, digest, kind = part, inner, inner_kind
    return Evidence(
        run,
        source.url,
        headers.get_header("WARC-Date") or "",
        "",
        (),
        kind,
        found,
        digest,
        _match(digest, source.sha256),
        name,
    )


def _parts(name: str, body: bytes) -> Iterator[tuple[bytes, str, str]]:
    """Yield the documents inside of a saved file, with their digests and types."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / (Path(name).name or "file")
        path.write_bytes(body)
        try:
            for page in opened(path, path.name, Given(), lambda _path, _digest: "").pages:
                yield page.body, page.sha256, page.content_type
        except CollectError:
            return


def _kind(name: str) -> str:
    return "text/html" if name.lower().endswith((".html", ".htm")) else ""


def _match(found: str, stated: str) -> Match:
    if not stated:
        return Match.NOT_NAMED
    return Match.SAME if found == stated else Match.ALTERED
