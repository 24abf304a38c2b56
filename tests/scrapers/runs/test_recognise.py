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

from scrapers.runs.import_files import description_of, run_import
from scrapers.runs.open_sink import find_collector, open_sink
from scrapers.runs.recognise import page_sources, recognise_file
from scrapers.runs.run import Run, RunKind, Runs
from tests.paths import FIXTURES
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


def _entry(url: str, body: str, kind: str = "text/html") -> dict[str, object]:
    content = {"mimeType": kind, "text": body}
    return {"request": {"url": url}, "response": {"content": content}}


def _recording(*entries: dict[str, object]) -> bytes:
    return json.dumps({"log": {"entries": entries}}).encode()


def _har(body: str) -> bytes:
    advert = _entry("https://adverts.example/", "<html><body>Buy</body></html>")
    return _recording(advert, _entry(_ADDRESS, body))


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


_IMPRINT = """<html><body><h1>Impressum</h1><p>Angaben gemäß § 5 TMG</p>
<p>Lindenhof Erfunden GmbH<br>Musterweg 1<br>10115 Berlin</p></body></html>"""
_TRADER = (FIXTURES / "scrapers/dsa_trader/german/page.html").read_text("utf-8")
_SHOP = "https://shop.example"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (
            [_entry(f"{_SHOP}/impressum", _IMPRINT), _entry("https://www.ebay.de/x", "{}", "json")],
            {"impressum": 1},
        ),
        (
            [
                _entry("https://www.ebay.de/x", "<html><body>Buy</body></html>"),
                _entry(f"{_SHOP}/impressum", _IMPRINT),
            ],
            {"ebay_seller": 0, "impressum": 1},
        ),
        (
            [_entry(_ADDRESS, _page().decode()), _entry(f"{_SHOP}/impressum", _IMPRINT)],
            {"amazon_seller": 1, "impressum": 1},
        ),
        (
            [_entry(f"{_SHOP}/item/7", _TRADER), _entry(f"{_SHOP}/impressum", _IMPRINT)],
            {"dsa_trader": 1, "impressum": 1},
        ),
        (
            [
                _entry("https://wall.example/", "<title>Just a moment...</title>"),
                _entry(f"{_SHOP}/impressum", _IMPRINT),
            ],
            {"impressum": 1},
        ),
        # A copy at another site says who trades there; it is not the seller's page.
        (
            [_entry(_ADDRESS, _page().decode()), _entry(f"{_SHOP}/copy", _page().decode())],
            {"amazon_seller": 1, "dsa_trader": 1},
        ),
    ],
)
def test_each_page_of_a_recording_goes_to_the_source_whose_signs_it_bears(
    entries: list[dict[str, object]], expected: dict[str, int], tmp_path: Path
) -> None:
    path = tmp_path / "shop.har"
    path.write_bytes(_recording(*entries))

    names = recognise_file(path).sources

    read = {
        name: _pages_read(path, name, names[:number], tmp_path) for number, name in enumerate(names)
    }
    assert read == expected


def _pages_read(path: Path, name: str, earlier: tuple[str, ...], data: Path) -> int:
    asked = Run("", name, kind=RunKind.IMPORT, files=(str(path),), earlier=earlier)
    return _imported(asked, data)[1]


def _imported(asked: Run, data: Path) -> tuple[Run, int]:
    """Return a run over files, and how many sources it wrote."""
    collector, folder = find_collector(asked.source), Runs(data).begin(asked)
    written: list[dict[str, object]] = []
    sink = open_sink(collector, folder, None, written.append)
    paths = [Path(name) for name in asked.files]
    run = run_import(collector, folder, paths, description_of(folder.read()), sink)
    return run, sum("document" in record for record in written)


@pytest.mark.parametrize(
    ("head", "url", "told"),
    [
        (b"", "", f"give its address: --url ADDRESS.\nIt claims the address {_ADDRESS}"),
        (b"", f"{_SHOP}/copy", f"is a page of {_SHOP}/copy, which is not the site of amazon"),
        (
            f"<!-- saved from url=(1){_SHOP} --><!-- saved from url=(1){_ADDRESS} -->".encode(),
            "",
            f"different addresses that it was saved from ({_SHOP}, {_ADDRESS})",
        ),
        (b"", _ADDRESS, ""),
    ],
)
def test_a_page_is_read_with_the_address_that_was_noted_or_said(
    head: bytes, url: str, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(head + (_SELLER.path / "page.html").read_bytes())

    run, sources = _imported(
        Run("", "amazon_seller", kind=RunKind.IMPORT, files=(str(path),), url=url), tmp_path
    )

    assert (told in str(run.problem), sources) == (True, 0 if told else 1)


def test_a_page_of_unknown_address_says_which_one_it_claims(tmp_path: Path) -> None:
    path = tmp_path / "imprint.html"
    link = f'<link rel="canonical" href="{_SHOP}/impressum">'
    path.write_text(_IMPRINT.replace("<body>", f"<head>{link}</head><body>"), "utf-8")

    found, said = recognise_file(path), recognise_file(path, f"{_SHOP}/impressum")

    assert (found.sources, found.lacks_address) == ((), True)
    assert found.claimed == f"{_SHOP}/impressum"
    assert "It claims the address" in str(found.problem)
    assert (said.sources, said.lacks_address) == (("impressum",), False)
