"""Captures packed as WACZ 1.1.1, which a browser can replay without this program."""

import json
from collections.abc import Mapping, Sequence
from hashlib import file_digest, sha256
from pathlib import Path
from urllib.parse import urlsplit

from graph.publishing.bundles.warc_archives import ArchivedCapture, captures_in
from graph.support.atomic_files import Chunks, read_blocks, write_zip

_ARCHIVE = "archive/captures.warc.gz"
_PACKAGE, _DIGEST = "datapackage.json", "datapackage-digest.json"
_PAGES = {"format": "json-pages-1.0", "id": "pages", "title": "Pages"}
_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})


def write_wacz(path: Path, archive: Path) -> None:
    """Write the WACZ of a WARC archive to ``path``."""
    with archive.open("rb") as stream:
        captures = tuple(captures_in(stream, archive))
    with archive.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    texts = {
        "indexes/index.cdx": "".join(sorted(map(_index_line, captures))).encode(),
        "pages/pages.jsonl": _pages(captures),
    }
    resources = [
        _resource(_ARCHIVE, archive.stat().st_size, digest),
        *(_resource(name, len(text), sha256(text).hexdigest()) for name, text in texts.items()),
    ]
    package = {"profile": "data-package", "wacz_version": "1.1.1", "resources": resources}
    packed = json.dumps(package, indent=2).encode()
    closing = {"path": _PACKAGE, "hash": f"sha256:{sha256(packed).hexdigest()}"}
    parts: Mapping[str, Chunks] = {
        _ARCHIVE: read_blocks(archive),
        _PACKAGE: [packed],
        _DIGEST: [json.dumps(closing, indent=2).encode()],
        **{name: [text] for name, text in texts.items()},
    }
    # The archive is stored, not compressed: a browser reads single captures by their offsets.
    write_zip(path, parts, stored=frozenset({_ARCHIVE}))


def _resource(path: str, size: int, digest: str) -> Mapping[str, str | int]:
    """Return the entry of a file in the package; replay tools refuse unlisted files."""
    name = path.rpartition("/")[2]
    return {"name": name, "path": path, "hash": f"sha256:{digest}", "bytes": size}


def _index_line(capture: ArchivedCapture) -> str:
    fields = {
        "url": capture.url,
        "mime": _mime(capture),
        "status": capture.status,
        "digest": f"sha256:{capture.sha256}",
        "length": capture.end - capture.record_start,
        "offset": capture.record_start,
        "filename": "captures.warc.gz",
    }
    return f"{_sort_key(capture.url)} {_stamp(capture)} {json.dumps(fields)}\n"


def _mime(capture: ArchivedCapture) -> str:
    return capture.mime.partition(";")[0].strip()


def _sort_key(url: str) -> str:
    """Return the address with its host reversed (SURT), by which replay tools look it up."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return url.replace(" ", "%20")
    if not host:
        return url.replace(" ", "%20")
    query = f"?{parts.query}" if parts.query else ""
    key = f"{','.join(reversed(host.split('.')))}{port}){parts.path or '/'}{query}"
    return key.lower().replace(" ", "%20")


def _stamp(capture: ArchivedCapture) -> str:
    return "".join(c for c in capture.collected if c.isdigit())[:14]


def _pages(captures: Sequence[ArchivedCapture]) -> bytes:
    pages = [
        {"id": c.record_id, "url": c.url, "ts": c.collected, "title": c.url}
        for c in captures
        if _mime(c).lower() in _PAGE_TYPES
    ]
    return "".join(f"{json.dumps(line)}\n" for line in (_PAGES, *pages)).encode()
