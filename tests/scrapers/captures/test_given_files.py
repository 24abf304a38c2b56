"""Saved pages and archives: which pages are in them, where and when they were."""

import json
import os
from base64 import b64encode
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from graph.errors import AnswerError
from scrapers.captures.given_files import FileDescription, FilePages, open_pages
from tests.scrapers.cases import packed

URL = "https://shop.example/seller?id=1"
HTML = f'<html><head><link rel="canonical" href="{URL}"></head><body>é</body></html>'


def read(path: Path, url: str = "", retrieved: str = "") -> FilePages:
    given = FileDescription(url, retrieved)
    return open_pages(path, path.name, given, lambda _path, _digest: "urn:uuid:kept")


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    os.utime(path, (1_600_000_000, 1_600_000_000))
    return path


def noted(url: str) -> str:
    return f"<!-- saved from url=({len(url):04}){url} -->"


def single_file(url: str) -> str:
    return f"<!--\n Page saved with SingleFile \n url: {url} \n saved date: Tue Nov 14 2023 1-->"


def test_a_page_that_nothing_was_noted_on_has_no_address_and_the_date_of_the_file(
    tmp_path: Path,
) -> None:
    page = read(written(tmp_path, "page.html", HTML)).pages[0]

    assert (page.url, page.canonical, page.retrieved) == ("", URL, "2020-09-13")
    assert page.capture == "urn:uuid:kept"


def test_what_saved_the_page_may_have_noted_address_and_date(tmp_path: Path) -> None:
    content = f"<html>{single_file(URL)}</html>"
    page = read(written(tmp_path, "page.html", content), retrieved="2021").pages[0]

    assert (page.url, page.retrieved) == (URL, "2023-11-14")


COPY = "https://copy.example/imprint"
OTHER = "https://other.example/"
BANNER = f"<!-- We are hiring. {'=' * 500_000} -->"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        # As Chromium and Internet Explorer write it.
        (f"<!DOCTYPE html>\n{noted(COPY)}\n<html><body></body></html>", COPY),
        (f"\ufeff \r\n{noted(COPY)}\r\n<HTML><BODY></BODY></HTML>", COPY),
        (f"<?xml version='1.0'?><!DOCTYPE html>{noted(COPY)}<html></html>", COPY),
        (f"<!DOCTYPE html>{BANNER}{noted(COPY)}<html></html>", COPY),
        (f"<!DOCTYPE html><html lang=en>{noted(COPY)}<head></head></html>", COPY),
        # As SingleFile does.
        (f"<!DOCTYPE html> <html lang=en>{single_file(COPY)}<meta charset=utf-8></html>", COPY),
        (f"<html>{single_file(COPY)}{noted(OTHER)}<head></head></html>", COPY),
        (f"<html>{single_file(COPY)}<body>{noted(OTHER)}</body></html>", COPY),
        (f"{noted(COPY)}<html><head>{noted(OTHER)}</head></html>", COPY),
        # Text of the page itself.
        (f"<html><head>{noted(COPY)}</head></html>", ""),
        (f"<html><head></head><body>{noted(COPY)}</body></html>", ""),
        (f"<html><body>{single_file(COPY)}</body></html>", ""),
        (f"<p>{noted(COPY)}<html></html>", ""),
        (f"<html><!-- a note: {noted(COPY)[4:]}<html></html>", ""),
        ("<!-- saved from url=(0014)about:internet --><html></html>", ""),
    ],
)
def test_only_a_note_at_the_head_of_a_page_is_its_address(
    tmp_path: Path, content: str, expected: str
) -> None:
    (page,) = read(written(tmp_path, "page.html", content)).pages

    assert (page.url, page.rival_addresses) == (expected, ())


@pytest.mark.parametrize(
    "content",
    [
        f"<!DOCTYPE html>{noted(OTHER)}\n{noted(COPY)}\n<html></html>",
        f"<!DOCTYPE html>{noted(OTHER)}{BANNER}\n{noted(COPY)}\n<html></html>",
        f"{noted(OTHER)}<html>{single_file(COPY)}</html>",
        f"{single_file(OTHER)}{noted(COPY)}<html></html>",
    ],
)
def test_of_two_notes_that_disagree_none_counts(tmp_path: Path, content: str) -> None:
    path = written(tmp_path, "page.html", content)
    (page,), (said,) = read(path).pages, read(path, url=COPY).pages

    assert (page.url, page.retrieved) == ("", "2020-09-13")
    assert sorted(page.rival_addresses) == [COPY, OTHER]
    assert (said.url, said.rival_addresses) == (COPY, ())


@pytest.mark.parametrize(
    ("note", "url", "expected"),
    [
        ("", "", ("", URL)),
        ("", COPY, (COPY, URL)),
        (noted(COPY), "", (COPY, URL)),
        (noted(OTHER), COPY, (COPY, URL)),
        (noted("https://shop.example/a"), "", ("https://shop.example/a", "")),
    ],
)
def test_the_link_of_a_copied_page_is_not_its_address(
    tmp_path: Path, note: str, url: str, expected: tuple[str, str]
) -> None:
    page = read(written(tmp_path, "page.html", HTML.replace("<head>", f"{note}<head>")), url=url)

    assert (page.pages[0].url, page.pages[0].canonical) == expected


def test_a_document_in_an_archive_has_its_own_digest_under_any_name(tmp_path: Path) -> None:
    content = b'{"a": 1}'
    pages = [
        read(written(tmp_path, f"{name}.zip", packed({f"{name}.json": content}))).pages[0]
        for name in ("one", "two")
    ]

    assert {page.sha256 for page in pages} == {sha256(content).hexdigest()}
    assert len({page.edition for page in pages}) == 1


def test_what_the_page_does_not_say_the_reader_does(tmp_path: Path) -> None:
    path = written(tmp_path, "page.html", "<html></html>")
    page = read(path, url=URL, retrieved="2021-02").pages[0]

    assert (page.url, page.retrieved) == (URL, "2021-02")


def test_mhtml_gives_its_page_with_address_and_date(tmp_path: Path) -> None:
    mail = (
        f"From: <Saved by Blink>\nSnapshot-Content-Location: {URL}\n"
        "Date: Tue, 14 Nov 2023 10:00:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\n\n--B\n'
        f"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n"
        f"Content-Location: {URL}\n\n<html>caf=C3=A9</html>\n--B\n"
        "Content-Type: image/png\nContent-Location: https://shop.example/a.png\n\nxx\n--B--\n"
    )
    (page,) = read(written(tmp_path, "page.mhtml", mail)).pages

    assert (page.url, page.retrieved) == (URL, "2023-11-14")
    assert "café" in page.html().get_text()


def test_har_gives_its_documents(tmp_path: Path) -> None:
    def entry(kind: str, **content: str) -> dict[str, object]:
        told = {"mimeType": kind, **content}
        when = "2023-11-14T10:00:00Z"
        return {"startedDateTime": when, "request": {"url": URL}, "response": {"content": told}}

    entries = [
        entry("text/html; charset=utf-8", text="<html>a</html>"),
        entry("application/json", text=b64encode(b'{"a": 1}').decode(), encoding="base64"),
        entry("image/png", text="x"),
    ]
    har = json.dumps({"log": {"entries": entries}})
    pages = read(written(tmp_path, "page.har", har)).pages

    assert [page.retrieved for page in pages] == ["2023-11-14"] * 2
    assert pages[1].json() == {"a": 1}


def warc() -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    record = writer.create_warc_record(
        URL,
        "response",
        payload=BytesIO(HTML.encode()),
        length=len(HTML.encode()),
        http_headers=head,
        warc_headers_dict={"WARC-Date": "2023-11-14T10:00:00Z"},
    )
    writer.write_record(record)
    return out.getvalue()


def test_wacz_gives_its_pages_with_their_own_record_ids(tmp_path: Path) -> None:
    wacz = packed({"archive/data.warc.gz": warc(), "datapackage.json": b"{}"})
    pages = read(written(tmp_path, "page.wacz", wacz)).pages

    html = [page for page in pages if page.url == URL]
    assert html[0].retrieved == "2023-11-14"
    assert html[0].capture.startswith("urn:uuid:")
    assert html[0].capture != "urn:uuid:kept"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.zip", b"PK\x03\x04 broken"),
        ("page.mhtml", b"no mail at all"),
        ("page.har", b"{}"),
        ("page.warc", b"WARC/1.0 nothing"),
        ("leaves.zip", packed({"../../x.json": b"{}"})),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    path = written(tmp_path, name, content)

    with pytest.raises(AnswerError):
        read(path)


def test_a_link_in_an_archive_is_refused(tmp_path: Path) -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        link = ZipInfo("link.json")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")

    with pytest.raises(AnswerError, match="link"):
        read(written(tmp_path, "link.zip", out.getvalue()))


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a.json", b"0" * 50_000_000)

    with pytest.raises(AnswerError, match="times"):
        read(written(tmp_path, "bomb.zip", out.getvalue()))
