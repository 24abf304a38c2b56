"""The pages of the cases as somebody saves them, pages like them of strangers, and their import."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from stdnum.br import cnpj
from stdnum.cn import uscc
from stdnum.iso7064 import mod_97_10

from graph.errors import InvestigatorError
from graph.model.records import Contents, Source, Tie
from graph.stores.store import Store
from scrapers.captures.given_files import FileDescription, open_pages
from scrapers.contract.collector import Collector, Record
from scrapers.runs.import_files import run_import
from scrapers.runs.open_sink import open_sink
from scrapers.runs.run import Run, RunKind, Runs
from tests.scrapers.cases import cases

# Neither a year nor a share.
_NUMBER = re.compile(rb"(?<!\d)(?!(?:(?:19|20)\d\d|100)(?!\d))\d{3,}")
_CHECKED = re.compile(rb"\b(?:[0-9A-Z]{18}\d\d|\d(?=\w*[A-Z])[0-9A-Z]{17}|\d{14})\b")
_EVERYBODY = "tickers.json"  # a list of all companies, which is nobody's own
_NEXT = bytes.maketrans(b"0123456789", b"1234567891")
_WORDS = {
    b"TEST": b"ELSE",
    b"oxbow": b"elbow",
    b"Oxbow": b"Elbow",
    b"wiesental": b"wiesendorf",
    b".example": b".elsewhere.example",
    b"NK-invented": b"NK-another",
    b"own-": b"held-",
    b"dir-": b"led-",
    b"keyPerson": b"keyOther",
    b"/psc": b"/other",
    b"PT ": b"PT LAIN ",
    "测试".encode(): "别人".encode(),
}


@dataclass(frozen=True, slots=True)
class Saved:
    """One file as it was saved; ``url`` is given where neither file nor content has an address."""

    collector: Collector
    case: str
    name: str
    content: bytes
    url: str = ""
    company: str = ""

    @property
    def given(self) -> FileDescription:
        return FileDescription(self.url, "", self.company)

    def of_a_stranger(self) -> "Saved":
        """Return the same page of somebody else: with other numbers and names in all places."""
        return replace(
            self,
            content=_changed(self.content),
            url=_changed(self.url.encode()).decode(),
            company=_changed(self.company.encode()).decode(),
        )


def _changed(text: bytes) -> bytes:
    for old, new in _WORDS.items():
        text = text.replace(old, new)
    numbered = _NUMBER.sub(lambda found: found[0].translate(_NEXT), text)
    return _CHECKED.sub(_with_check_digits, numbered)


def _with_check_digits(found: re.Match[bytes]) -> bytes:
    """Return an LEI, a Chinese credit code or a CNPJ with the digits that its issuer publishes."""
    number = found[0].decode()
    try:
        match len(number):
            case 20:
                number = number[:-2] + mod_97_10.calc_check_digits(number[:-2])
            case 18:
                number = number[:-1] + uscc.calc_check_digit(number[:-1])
            case 14:
                number = number[:-2] + cnpj.calc_check_digits(number[:-2])
    except ValueError:
        return found[0]
    return number.encode()


@cache
def saved_pages() -> tuple[Saved, ...]:
    """Return each page and file of the cases that can be imported by itself."""
    return tuple(page for page in _all() if _is_read(page))


def _all() -> Iterator[Saved]:
    for case in cases():
        company, url = (str(case.told.get(key, "")) for key in ("company", "url"))
        if "search" in case.told:
            continue
        for name, content in case.files.items():
            yield _saved(case.collector, case.name, name, content, url, company)
        told = case.told.get("pages", {})
        assert isinstance(told, dict)
        for address, name in told.items():
            if name == _EVERYBODY:
                continue
            yield _saved(case.collector, case.name, name, case.pages[address], address, company)


def _saved(
    collector: Collector, case: str, name: str, content: bytes, url: str, company: str
) -> Saved:
    page = Saved(collector, case, name, content, url="", company=company)
    if url and content.lstrip()[:1] == b"<" and name.endswith(".html"):
        # As browsers note it.
        note = f"<!-- saved from url=({len(url):04}){url} -->\n".encode()
        return replace(page, content=note + content)
    return page if _is_read(page) else replace(page, url=url)


def _is_read(page: Saved) -> bool:
    try:
        return bool(records(page, page.name))
    except InvestigatorError:
        return False


def records(page: Saved, name: str) -> list[Record]:
    """Return what a file says under some name, without any store."""
    with TemporaryDirectory() as place:
        path = Path(place) / name
        path.write_bytes(page.content)
        pages = open_pages(path, name, page.given, lambda _path, _digest: "urn:uuid:test").pages
        if page.collector.read_files is not None:
            return list(page.collector.read_files(pages))
        assert page.collector.read is not None
        return [each for one in pages for each in page.collector.read(one)]


def sources(page: Saved, name: str) -> set[str]:
    """Return the ids of the sources that a file is."""
    return {record.id for record in records(page, name) if isinstance(record, Source)}


def ties_in(page: Saved) -> set[str]:
    """Return the ids of the ties that a file states."""
    return {record.id for record in records(page, page.name) if isinstance(record, Tie)}


def take(store: Store | None, data: Path, page: Saved, name: str, retrieved: str) -> Run:
    """Import one file under some name into a store, as saved on some day; without one, dry."""
    return take_all(store, data, [(page, name)], retrieved)


def take_all(
    store: Store | None, data: Path, files: list[tuple[Saved, str]], retrieved: str
) -> Run:
    """Import files in one run."""
    first = files[0][0]
    runs = Runs(data)
    number, paths = len(runs.all()), []
    for place, (page, name) in enumerate(files):
        path = data / "saved" / f"{number}-{place}" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(page.content)
        paths.append(path)
    asked = Run(
        "", first.collector.name, kind=RunKind.IMPORT, files=tuple(str(path) for path in paths)
    )
    folder = runs.begin(replace(asked, retrieved=retrieved, url=first.url, company=first.company))
    given = replace(first.given, retrieved=retrieved)
    return run_import(
        first.collector, folder, paths, given, open_sink(first.collector, folder, store)
    )


def stated_by(contents: Contents, ids: set[str]) -> list[object]:
    """Return all that some sources are and state in a store."""
    return [
        *(contents.sources[ident] for ident in sorted(ids)),
        *sorted((s for s in contents.statements if s.source in ids), key=lambda s: s.id),
        *sorted((t for t in contents.ties if t.source in ids), key=lambda t: t.id),
    ]
