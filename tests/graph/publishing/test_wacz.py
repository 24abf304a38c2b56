"""A WACZ lists every file that it holds, and a peer takes it for valid."""

import json
import subprocess
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from shutil import which
from zipfile import ZIP_STORED, ZipFile

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from graph.publishing.bundles.wacz import write_wacz

PAGE = b"\xef\xbb\xbf<!-- saved --><!DOCTYPE html><title>Example</title>invented page"
SITE = "https://register.example"
RECORDS = (
    (f"{SITE}/a", "response", "text/html; charset=utf-8", PAGE),
    (f"{SITE}/x", "response", "application/xhtml+xml", PAGE),
    (f"{SITE}/b.json", "response", "application/json", b"{}"),
    ("urn:sha256:page", "resource", "application/octet-stream", PAGE),
    ("urn:sha256:list", "resource", "application/octet-stream", b"a,b\n"),
)


@pytest.fixture
def wacz(tmp_path: Path) -> Path:
    archive = tmp_path / "captures.warc.gz"
    with archive.open("wb") as out:
        writer = WARCWriter(out, gzip=True, warc_version="1.1")
        for number, (url, kind, mime, body) in enumerate(RECORDS):
            answered = StatusAndHeaders("200 OK", [("Content-Type", mime)], "HTTP/1.1")
            of_kind = (
                {"http_headers": answered} if kind == "response" else {"warc_content_type": mime}
            )
            headers = {
                "WARC-Record-ID": f"<urn:uuid:{number}>",
                "WARC-Date": "2024-04-01T00:00:00Z",
            }
            record = writer.create_warc_record(
                url,
                kind,
                payload=BytesIO(body),
                length=len(body),
                warc_headers_dict=headers,
                **of_kind,
            )
            writer.write_record(record)
    write_wacz(tmp_path / "captures.wacz", archive)
    return tmp_path / "captures.wacz"


def test_every_file_is_listed_with_its_digest(wacz: Path) -> None:
    with ZipFile(wacz) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
        assert archive.getinfo("archive/captures.warc.gz").compress_type == ZIP_STORED
    package, closing = (
        json.loads(files.pop(name)) if name.endswith("digest.json") else json.loads(files[name])
        for name in ("datapackage.json", "datapackage-digest.json")
    )
    told = {each["path"]: (each["hash"], each["bytes"]) for each in package["resources"]}
    packed = files.pop("datapackage.json")
    assert told == {
        name: (f"sha256:{sha256(content).hexdigest()}", len(content))
        for name, content in files.items()
    }
    assert closing == {
        "path": "datapackage.json",
        "hash": f"sha256:{sha256(packed).hexdigest()}",
    }


def test_pages_are_those_that_a_browser_shows(wacz: Path) -> None:
    with ZipFile(wacz) as archive:
        head, *pages = map(json.loads, archive.read("pages/pages.jsonl").splitlines())
    assert head["format"] == "json-pages-1.0"
    assert [page["url"] for page in pages] == [f"{SITE}/a", f"{SITE}/x", "urn:sha256:page"]
    assert {page["ts"] for page in pages} == {"2024-04-01T00:00:00Z"}


@pytest.mark.skipif(
    which("wacz") is None, reason="no wacz on the path (pip install wacz, which tests do not need)"
)
def test_py_wacz_takes_it_for_valid(wacz: Path) -> None:
    asked = [which("wacz") or "", "validate", "-f", str(wacz)]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert "is valid" in told.stdout, told.stdout + told.stderr
