"""Captures in WARC archives: found by record id, and copied byte by byte."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import KW_ONLY, dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from graph.support.gzip_members import GzipMember, gzip_member_at, gzip_members

_PAYLOADS = frozenset({"response", "resource"})
_UNTYPED = "application/octet-stream"
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class ArchivedCapture:
    """One capture in an archive: its headers, the digest of its payload, and its position.

    ``kind`` is the WARC type, ``collected`` the WARC-Date, ``run`` the name of the run's folder.
    Positions are byte offsets in the archive: ``start`` of the request, if there is one, else of
    the record itself; ``record_start`` of the record; ``end`` just behind it.
    """

    record_id: str
    url: str
    kind: str
    mime: str
    _: KW_ONLY
    status: str
    sha256: str
    collected: str
    run: str
    path: Path
    start: int
    record_start: int
    end: int

    def chunks(self) -> Iterator[bytes]:
        """Yield the compressed bytes of request and record."""
        with self.path.open("rb") as stream:
            stream.seek(self.start)
            yield stream.read(self.end - self.start)


def bare_record_id(record_id: str) -> str:
    """Return a record id without its angle brackets."""
    return record_id.strip().strip("<>")


def find_captures(data_dir: Path, wanted: Iterable[str]) -> dict[str, ArchivedCapture]:
    """Return the captures of all runs under a data folder by id; unknown ids are missing."""
    missing = {bare_record_id(record_id) for record_id in wanted}
    found: dict[str, ArchivedCapture] = {}
    for path in sorted((data_dir / "captures").glob("*/*.warc.gz")):
        if not missing:
            break
        with path.open("rb") as stream:
            for capture in captures_in(stream, path):
                if capture.record_id in missing:
                    missing.discard(capture.record_id)
                    found[capture.record_id] = capture
    return found


def captures_in(stream: IO[bytes], path: Path) -> Iterator[ArchivedCapture]:
    """Yield the captures of an archive; stop at the first broken record."""
    before: GzipMember | None = None
    for member in gzip_members(stream):
        if member.header("WARC-Type") in _PAYLOADS:
            back = stream.tell()
            capture = _capture(gzip_member_at(stream, member.start), member, before, path)
            stream.seek(back)
            if capture:
                yield capture
        before = member


def _mime(stated: str | None, body: bytes) -> str:
    """Return the stated media type; a given file has none, so HTML is recognised by its start."""
    if stated and stated != _UNTYPED:
        return stated
    return "text/html" if _HTML.match(body.removeprefix(_BOM)[:4096]) else _UNTYPED


def _capture(
    content: bytes, member: GzipMember, before: GzipMember | None, path: Path
) -> ArchivedCapture | None:
    ident = bare_record_id(member.header("WARC-Record-ID"))
    has_request = (
        before is not None and bare_record_id(before.header("WARC-Concurrent-To")) == ident
    )
    try:
        record = next(iter(ArchiveIterator(BytesIO(content))))
        body = record.raw_stream.read()
    except (ArchiveLoadFailed, StopIteration, ValueError):
        return None
    head = record.http_headers
    stated_type = head.get_header("Content-Type") if head else member.header("Content-Type")
    return ArchivedCapture(
        record_id=ident,
        url=member.header("WARC-Target-URI"),
        kind=member.header("WARC-Type"),
        mime=_mime(stated_type, body),
        status=head.get_statuscode() if head else "",
        sha256=sha256(body).hexdigest(),
        collected=member.header("WARC-Date"),
        run=path.parent.name,
        path=path,
        start=before.start if has_request and before else member.start,
        record_start=member.start,
        end=member.end,
    )
