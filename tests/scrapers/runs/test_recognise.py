"""Saved pages are recognised by their own signs, and hostile files are refused."""

import io
import json
import re
import struct
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from scrapers.runs.recognise import page_sources, recognise_file
from tests.scrapers.cases import Case, cases

_ADDRESS = "https://www.amazon.co.uk/sp?seller=A1TESTCNSELLER"
_PAGES = [
    (case, name)
    for case in cases()
    if case.collector in page_sources() and "search" not in case.told
    for name in [*case.files, *map(str, dict(case.told.get("pages", {})).values())]  # type: ignore[call-overload]
    if name.endswith(".html")
]
_SELLER = next(case for case in cases() if case.name == "amazon_seller/english")
_ARTICLE = next(case for case in cases() if case.name == "article/without_data")


@pytest.mark.parametrize(("case", "name"), _PAGES, ids=lambda each: getattr(each, "name", each))
def test_a_page_of_a_source_is_recognised_as_one(case: Case, name: str, tmp_path: Path) -> None:
    pages = dict(case.told.get("pages", {}))  # type: ignore[call-overload]
    urls = [url for url, file in pages.items() if file == name] or [case.told.get("url", "")]
    path = tmp_path / name
    path.write_bytes((case.path / name).read_bytes())

    assert recognise_file(path, str(urls[0])).sources == (case.collector.name,)


def _page() -> bytes:
    note = f"<!-- saved from url=({len(_ADDRESS):04}){_ADDRESS} -->"
    return note.encode() + (_SELLER.path / "page.html").read_bytes()


def _har(body: str) -> bytes:
    def entry(url: str, text: str) -> dict[str, object]:
        content = {"mimeType": "text/html", "text": text}
        return {"request": {"url": url}, "response": {"content": content}}

    advert = entry("https://adverts.example/", "<html><body>Buy</body></html>")
    return json.dumps({"log": {"entries": [advert, entry(_ADDRESS, body)]}}).encode()


def _zip(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def _huge_zip() -> bytes:
    """Return an archive whose directory says that it holds ten pages of 60 MB."""
    archive = bytearray(_zip({f"{n}.html": b"<p>" for n in range(10)}))
    for entry in re.finditer(rb"PK\x01\x02", bytes(archive)):
        struct.pack_into("<II", archive, entry.start() + 20, 60_000_000, 60_000_000)
    return bytes(archive)


def _wacz() -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    payload = io.BytesIO(_page())
    record = writer.create_warc_record(_ADDRESS, "response", payload, http_headers=headers)
    writer.write_record(record)
    record.raw_stream.close()
    return _zip({"archive/data.warc.gz": out.getvalue(), "datapackage.json": b"{}"})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.har", lambda: _har(_page().decode())),
        ("page.wacz", _wacz),
        ("pages.zip", lambda: _zip({"one.html": _page(), "image.png": b"\x89PNG"})),
        ("no_address.html", lambda: (_SELLER.path / "page.html").read_bytes()),
    ],
)
def test_a_page_is_recognised_inside_of_a_recording_and_without_its_address(
    name: str, content: Callable[[], bytes], tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content())
    assert recognise_file(path).sources == ("amazon_seller",)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("article.html", lambda: (_ARTICLE.path / "page.html").read_bytes(), "no seller’s page"),
        ("broken.har", lambda: b'{"log": {"entries": [', "not readable JSON"),
        ("deep.har", lambda: b"[" * 200_000, "not readable JSON"),
        ("other.har", lambda: b'{"log": 3}', "no HAR file"),
        ("half.wacz", lambda: _zip({"one.html": _page()})[:200], "broken archive"),
        ("bomb.zip", lambda: _zip({"bomb.html": b"<p>" * 8_000_000}), "times its size"),
        ("huge.zip", _huge_zip, "at most 512 MB"),
        ("empty.zip", lambda: _zip({}), "no page"),
        ("empty.html", lambda: b"", "no seller’s page"),
        ("packed.html.gz", lambda: b"\x1f\x8bnothing", "cannot be unpacked"),
    ],
)
def test_what_no_source_reads_is_said(
    name: str, content: Callable[[], bytes], told: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content())

    found = recognise_file(path)

    assert found.sources == ()
    assert told in str(found.problem)


def test_an_address_that_is_said_does_not_overrule_the_pages_own(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(_page())
    assert recognise_file(path, "https://www.ebay.com/usr/somebody").sources == ("amazon_seller",)
