"""GLEIF's golden copy: companies first, so that relations and exceptions find their ids."""

from collections.abc import Iterator, MutableMapping, Sequence

from graph.support.language import N_
from scrapers.bulk.building.notes import sort_by_key
from scrapers.bulk.inputs.documents import Document
from scrapers.bulk.inputs.pieces import Form
from scrapers.bulk.sources.bulk_source import BulkSource, Desk, Part, Pass
from scrapers.bulk.sources.lookups import open_notes
from scrapers.bulk.sources.plain_plan import head_of, refuse_other
from scrapers.contract.collector import Record
from scrapers.contract.page import Page
from scrapers.sources.registers.gleif import golden_copy

_COMPANIES, _REST = "companies", "relations"
_MARKS = (b"LEI", b"StartNode", b"Exception", b"relations", b"records")


class _RegisterIds(MutableMapping[str, str]):
    """Ids in national registers by LEI: noted while companies are read, looked up afterwards."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._notes = open_notes(desk.lookups / _COMPANIES)

    def __getitem__(self, lei: str) -> str:
        ident = self._notes.last(lei) if self._notes else None
        if ident is None:
            raise KeyError(lei)
        return ident

    def __setitem__(self, lei: str, ident: str) -> None:
        self._desk.note(lei, ident)

    def __delitem__(self, lei: str) -> None:
        raise KeyError(lei)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _read(page: Page, desk: Desk) -> Iterator[Sequence[Record]]:
    return golden_copy.read_rows(page, _RegisterIds(desk))


def _plan(documents: Sequence[Document]) -> Sequence[Pass]:
    companies: list[Part] = []
    rest: list[Part] = []
    for number, each in enumerate(documents):
        refuse_other(each, N_("golden copy of GLEIF"), _is_golden_copy)
        part = Part(number, _form(each))
        (rest if golden_copy.file_order(each.page()) else companies).append(part)
    return [
        Pass(_COMPANIES, tuple(companies), _read, sort_notes=sort_by_key),
        Pass(_REST, tuple(rest), _read),
    ]


def _is_golden_copy(head: bytes) -> bool:
    return any(mark in head for mark in _MARKS)


def _form(document: Document) -> Form:
    start = head_of(document, 400).lstrip(b"\xef\xbb\xbf \r\n\t")
    return Form.WHOLE if start.startswith((b"<", b"{", b"[")) else Form.CSV


def _published(document: Document) -> str:
    return golden_copy.publication_day(document.page())


GLEIF = BulkSource(
    name=golden_copy.COLLECTOR.name,
    title=golden_copy.COLLECTOR.origin.title,
    rules=2,
    plan=_plan,
    example="20261101-0800-gleif-goldencopy-lei2-golden-copy.csv.zip",
    published=_published,
)
