"""Pages that name a seller, and others, with what each source makes of them: a file a source.

A page is headed ``== NAME | ADDRESS`` and followed, after ``--``, by the records in short. All of
them are synthetic, every name in them is invented.

``PYTHONPATH=. python -m tests.scrapers.sellers`` writes what is expected; read it then.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from graph.errors import InvestigatorError
from graph.model.records import Kind, Source, Statement, Tie
from scrapers.contract.collector import CollectionNote, Record, Unknown
from scrapers.parsing.admission import RecordGate
from scrapers.sources.catalogue import COLLECTORS
from tests.paths import FIXTURES
from tests.scrapers.cases import page_of

FOLDER = FIXTURES / "sellers"
_HEAD = "Synthetic pages: every name is invented.\n"
# What is the same on each page of a source.
_LEFT_OUT = frozenset({"standing", "website", "seller_id"})


@dataclass(frozen=True, slots=True)
class SellerPage:
    """A page of one source, with the records in short that are expected of it."""

    source: str
    name: str
    url: str
    body: str
    expected: tuple[str, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """The records that the source gives now, in short."""
        return tuple(in_short(records_of(self.source, self.body, self.url)))


def records_of(source: str, body: str, url: str) -> list[Record]:
    """Return what a source reads on a page, behind the gate; one note for a page it refuses."""
    collector = next(each for each in COLLECTORS if each.name == source)
    assert collector.read is not None
    page = page_of(url, f"<!doctype html><html>{body}</html>".encode(), "page.html")
    try:
        return RecordGate().admit_page(collector.read(page))
    except InvestigatorError as error:
        return [Unknown(f"refused: {type(error).__name__}", "")]


def in_short(records: Iterable[Record]) -> Iterator[str]:
    """Yield records as lines that can be read, without what is the same on each page."""
    for record in records:
        if isinstance(record, Statement) and record.kind is Kind.PLATFORM:
            continue
        if isinstance(record, Statement):
            told = {k: v for k, v in record.values.items() if k not in _LEFT_OUT}
            yield f"{record.kind} {record.entity} {told}"
        elif isinstance(record, Tie):
            what = "|".join(
                part
                for part in (record.role, record.role_kind, record.nature, record.purpose)
                if part
            )
            days = f" {record.since}..{record.until}" if record.since or record.until else ""
            wording = f" <{record.wording}>" if record.wording else ""
            yield f"{record.type} {record.start} -> {record.end} {what}{days}{wording}".rstrip()
        elif isinstance(record, Unknown):
            yield f"? {record.value}"
        elif isinstance(record, Source):
            published = f" {record.published}" if record.published else ""
            yield f"Source {record.id} {record.url}{published}"
        elif isinstance(record, CollectionNote):
            yield f"note: {record.text}"


def seller_pages() -> list[SellerPage]:
    """Return all pages of all sources."""
    return [page for path in sorted(FOLDER.glob("*.txt")) for page in _pages(path)]


def _pages(path: Path) -> Iterator[SellerPage]:
    for part in path.read_text("utf-8").split("\n== ")[1:]:
        head, _, rest = part.partition("\n")
        name, _, url = head.partition(" | ")
        body, _, expected = rest.partition("\n--\n")
        yield SellerPage(path.stem, name, url, body, expected=tuple(expected.strip().splitlines()))


def write_expected() -> None:
    """Write the records that the sources give now."""
    pages = seller_pages()
    for source in {page.source for page in pages}:
        own = [replace(page, expected=page.told) for page in pages if page.source == source]
        parts = [
            f"\n== {p.name} | {p.url}\n{p.body}\n--\n" + "\n".join(p.expected) + "\n" for p in own
        ]
        (FOLDER / f"{source}.txt").write_text(_HEAD + "".join(parts), "utf-8")


if __name__ == "__main__":
    write_expected()
