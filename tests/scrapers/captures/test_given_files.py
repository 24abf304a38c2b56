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


def read(path: Path, **given: str) -> FilePages:
    return open_pages(
        path, path.name, FileDescription(**given), lambda _path, _digest: "urn:uuid:kept"
    )


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    os.utime(path, (1_600_000_000, 1_600_000_000))
    return path


def test_a_saved_page_names_its_address_and_its_date_is_that_of_the_file(tmp_path: Path) -> None:
    page = read(written(tmp_path, "page.html", HTML)).pages[0]

    assert (page.url, page.retrieved) == (URL, "2020-09-13")
    assert page.capture == "urn:uuid:kept"


def test_what_saved_the_page_may_have_noted_address_and_date(tmp_path: Path) -> None:
    noted = f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Tue Nov 14 2023 1-->"
    page = read(written(tmp_path, "page.html", f"<html>{noted}</html>"), retrieved="2021").pages[0]

    assert (page.url, page.retrieved) == (URL, "2023-11-14")


COPY = "https://copy.example/imprint"


@pytest.mark.parametrize(
    ("note", "url", "expected"),
    [
        ("", "", (URL, "")),
        ("", COPY, (COPY, URL)),
        (f"<!-- saved from url=(0028){COPY} -->", "", (COPY, URL)),
        ("<!-- saved from url=(0028)https://other.example/ -->", COPY, (COPY, URL)),
        (
            "<!-- saved from url=(0028)https://shop.example/a -->",
            "",
            ("https://shop.example/a", ""),
        ),
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
