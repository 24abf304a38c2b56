"""The cases of the sources: a folder each, with pages as a source gives them and what they say.

``PYTHONPATH=. python tests/scrapers/cases.py SOURCE/CASE`` writes what is expected; read it then.
"""

import io
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode, urlsplit, urlunsplit
from zipfile import ZipFile

from graph.errors import MissingPageError
from scrapers.captures.given_files import FileDescription, open_pages
from scrapers.contract.collector import Collector, ListPart, Record
from scrapers.contract.page import Page
from scrapers.parsing.admission import RecordGate
from scrapers.runs.record_json import candidate_as_json, record_as_json
from scrapers.sources.catalogue import COLLECTORS
from tests.paths import FIXTURES

FOLDER = FIXTURES / "scrapers"
EXPECTED = "expected.jsonl"
WHEN = "2024-05-01"
_UNSTEADY = ("capture", "sha256")


@dataclass(frozen=True, slots=True)
class Case:
    """One case: a subject or words with the pages that are asked, or files."""

    path: Path
    collector: Collector
    told: Mapping[str, object]

    @property
    def name(self) -> str:
        return f"{self.collector.name}/{self.path.name}"

    @property
    def pages(self) -> dict[str, bytes]:
        pages = self.told.get("pages", {})
        assert isinstance(pages, dict)
        return {url: (self.path / name).read_bytes() for url, name in pages.items()}

    @property
    def files(self) -> dict[str, bytes]:
        files = self.told.get("files", [])
        assert isinstance(files, list)
        return {name: (self.path / name).read_bytes() for name in files}

    @property
    def expected(self) -> list[dict[str, object]]:
        lines = (self.path / EXPECTED).read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines]


def cases() -> list[Case]:
    known = {collector.name: collector for collector in COLLECTORS}
    found = []
    for told in sorted(FOLDER.glob("*/*/case.json")):
        collector = known[told.parent.parent.name]
        found.append(Case(told.parent, collector, json.loads(told.read_text("utf-8"))))
    return found


@dataclass(frozen=True, slots=True)
class Answers:
    """A fetch that answers from the pages of a case; what is not among them is missing."""

    pages: Mapping[str, bytes]

    def __call__(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        *,
        form: Mapping[str, str] | None = None,
        json: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Page:
        del form, json, headers
        parts = urlsplit(url)
        query = "&".join(part for part in (parts.query, urlencode(params or {})) if part)
        address = urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))
        if address not in self.pages:
            raise MissingPageError(f"nothing at {address}")
        return page_of(address, self.pages[address])


def page_of(url: str, body: bytes, name: str = "") -> Page:
    html = body.lstrip()[:1] == b"<"
    return Page(
        url=url,
        open_content=lambda: io.BytesIO(body),
        name=name,
        content_type="text/html" if html else "application/json",
        retrieved=WHEN,
        capture="urn:uuid:test",
        sha256=sha256(body).hexdigest(),
    )


def records(case: Case, pages: Mapping[str, bytes], files: Mapping[str, bytes]) -> list[Record]:
    """Return what a case gives with these pages or files in the place of its own."""
    return RecordGate().admit_page(_stated(case, pages, files))


def _stated(case: Case, pages: Mapping[str, bytes], files: Mapping[str, bytes]) -> list[Record]:
    if files:
        return list(_read(case, files))
    assert case.collector.collect is not None
    return list(case.collector.collect(Answers(pages), str(case.told["subject"])))


def _read(case: Case, files: Mapping[str, bytes]) -> Iterator[Record]:
    inside = list(_pages(case, files))
    if case.collector.read_files is not None:
        yield from case.collector.read_files(inside)
        return
    assert case.collector.read is not None
    for page in inside:
        yield from case.collector.read(page)


def _pages(case: Case, files: Mapping[str, bytes]) -> Iterator[Page]:
    import tempfile

    url, retrieved, company = (
        str(case.told.get(key, "")) for key in ("url", "retrieved", "company")
    )
    given = FileDescription(url, retrieved or WHEN, company)
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder) / name
            path.write_bytes(content)
            for page in open_pages(path, name, given, lambda _path, _digest: "urn:uuid:test").pages:
                with page.open_stream() as stream:
                    body = stream.read()
                yield replace(page, open_content=lambda body=body: io.BytesIO(body))  # type: ignore[misc]


def lines(case: Case, found: Sequence[Record]) -> list[dict[str, object]]:
    """Return records as ``--json`` prints them, without captures and digests."""
    shown = [r for r in found if not isinstance(r, ListPart)]
    told = [json.loads(json.dumps(record_as_json(case.collector.name, r))) for r in shown]
    for line in told:
        if document := line.get("document"):
            for key in _UNSTEADY:
                document.pop(key, None)
    return told


def found(case: Case) -> list[dict[str, object]]:
    """Return what a case gives now."""
    if "search" in case.told:
        assert case.collector.search is not None
        offered = case.collector.search(Answers(case.pages), str(case.told["search"]))
        return [dict(candidate_as_json(case.collector.name, each)) for each in offered]
    return lines(case, records(case, case.pages, case.files))


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return files as a zip archive."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


if __name__ == "__main__":
    for each in cases():
        if each.name in sys.argv[1:]:
            text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in found(each))
            (each.path / EXPECTED).write_text(text, "utf-8")
