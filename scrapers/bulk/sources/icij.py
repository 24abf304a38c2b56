"""ICIJ's Offshore Leaks database: nodes first, so that relations find them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from graph.errors import AnswerError
from graph.model.ids import icij_id
from graph.model.records import Kind, Statement
from graph.support.language import N_, LazyText
from scrapers.bulk.building.notes import sort_by_key
from scrapers.bulk.homes import may_be_home
from scrapers.bulk.inputs.documents import Document
from scrapers.bulk.inputs.pieces import Form
from scrapers.bulk.sources.bulk_source import BulkSource, Desk, Part, Pass
from scrapers.bulk.sources.lookups import open_notes, sort_repeated
from scrapers.bulk.sources.plain_plan import day_in_name
from scrapers.contract.collector import CollectionNote, Record
from scrapers.contract.page import Page
from scrapers.sources.databases.icij import database
from scrapers.sources.databases.icij.links import address_purpose
from scrapers.sources.databases.icij.nodes import DISCLAIMER, NodeIndex
from scrapers.sources.databases.icij.relations import relation_key
from scrapers.sources.databases.icij.round_trip import is_own

_NODES, _TENANCY, _ADDRESSES, _RELATIONS = "nodes", "tenancy", "addresses", "relations"
_REPEATED, _TENANTS = "repeated", "tenants"
_ADDRESS, _PLACE, _COUNTRY, _TENANT = "address ", "place ", "country ", "tenant "
_HOME, _OTHER = "home", "other"


class _NotedNodes(NodeIndex):
    """Ids and kinds of nodes: noted while they are read, looked up afterwards."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        folders = (desk.lookups / _NODES, desk.lookups / _ADDRESSES)
        self._notes = [notes for folder in folders if (notes := open_notes(folder))]

    def add(self, node: int, kind: Kind) -> None:
        self._desk.note(str(node), kind.value)

    def add_address(self, node: int, ident: str) -> None:
        self._desk.note(str(node), f"{_ADDRESS}{ident}")

    def add_place(self, node: int, place: str) -> None:
        self._desk.note(str(node), f"{_PLACE}{place}")

    def place(self, node: str) -> str:
        noted = self._noted(node)
        return noted.removeprefix(_PLACE) if noted.startswith(_PLACE) else ""

    def find(self, node: str) -> tuple[str, Kind] | None:
        noted = self._noted(node)
        if not noted or noted.startswith(_PLACE):
            return None
        if noted.startswith(_ADDRESS):
            return noted.removeprefix(_ADDRESS), Kind.ADDRESS
        return icij_id(str(int(node))), Kind(noted)

    def _noted(self, node: str) -> str:
        if not icij_id(node) or len(node) > 18:
            return ""
        return self.noted(str(int(node)))

    def noted(self, key: str) -> str:
        """Return what was noted of a node or an address, empty for nothing."""
        return next((found for notes in self._notes if (found := notes.last(key))), "")


def _read_nodes(page: Page, desk: Desk) -> Iterator[Sequence[Record]]:
    what = database.file_kind(page)
    source, nodes = database.file_source(page, what), _NotedNodes(desk)
    yield [source, CollectionNote(LazyText(DISCLAIMER))]
    for place, row in database.node_rows(page):
        _refuse_own(row, page)
        yield list(database.stated_nodes(what, row, source, nodes, place))


def _note_relations(page: Page, desk: Desk) -> Iterator[Sequence[Record]]:
    """Note the rows of each relation, and for each address whether others than persons are there.

    An address of persons alone may be a home, which no shelf holds.
    """
    nodes = _NotedNodes(desk)
    for place, row in database.relation_rows(page):
        _refuse_own(row, page)
        desk.note(relation_key(row), place)
        if row["rel_type"] == "registered_address":
            tenant = nodes.find(row["node_id_start"])
            purpose = address_purpose(row.get("link", ""))
            is_home = tenant is None or may_be_home(tenant[1], purpose)
            desk.note(f"{_TENANT}{row['node_id_end']}", _HOME if is_home else _OTHER)
    yield []


def _sort_tenancy(notes: pa.Table, folder: Path) -> None:
    is_tenant = pc.starts_with(notes["key"], _TENANT)
    sort_by_key(notes.filter(is_tenant), folder / _TENANTS)
    sort_repeated(notes.filter(pc.invert(is_tenant)), folder / _REPEATED)


def _read_addresses(page: Page, desk: Desk) -> Iterator[Sequence[Record]]:
    source, nodes = database.file_source(page, "addresses"), _NotedNodes(desk)
    tenants = open_notes(desk.lookups / _TENANCY / _TENANTS)
    yield [source]
    for place, row in database.node_rows(page):
        _refuse_own(row, page)
        records = list(database.stated_nodes("addresses", row, source, nodes, place))
        for each in records:
            if isinstance(each, Statement):
                desk.note(f"{_COUNTRY}{each.entity}", str(each.values.get("country", "")))
        met = set(tenants.all(f"{_TENANT}{row['node_id']}")) if tenants else set[str]()
        is_home = met == {_HOME}
        yield [each for each in records if not (is_home and isinstance(each, Statement))]


def _read_relations(page: Page, desk: Desk) -> Iterator[Sequence[Record]]:
    source = database.file_source(page, "relationships")
    nodes, repeated = _NotedNodes(desk), open_notes(desk.lookups / _TENANCY / _REPEATED)
    yield [source]
    for place, row in database.relation_rows(page):
        number = repeated.last(place) if repeated else None
        is_further = number not in (None, "1")
        yield list(database.related_rows(row, source, nodes, place, is_further=is_further))


def _refuse_own(row: Mapping[str, str], page: Page) -> None:
    if is_own(row):
        raise AnswerError(
            N_("{where} was exported by this program: bring it in with graph import."),
            where=page.where,
        )


def _plan(documents: Sequence[Document]) -> Sequence[Pass]:
    kinds = {
        number: database.file_kind(page)
        for number, page in enumerate(each.page() for each in documents)
        if not database.is_readme(page)
    }
    if not kinds:
        raise AnswerError(N_("There is none of the database's CSV files (nodes-….csv)."))
    relations = tuple(Part(n, Form.CSV) for n, what in kinds.items() if what == "relationships")
    addresses = tuple(Part(n, Form.CSV) for n, what in kinds.items() if what == "addresses")
    others = {"relationships", "addresses"}
    nodes = tuple(Part(n, Form.CSV) for n, what in kinds.items() if what not in others)
    return [
        Pass(_NODES, nodes, _read_nodes, sort_notes=sort_by_key),
        Pass(_TENANCY, relations, _note_relations, sort_notes=_sort_tenancy),
        Pass(_ADDRESSES, addresses, _read_addresses, sort_notes=sort_by_key),
        Pass(_RELATIONS, relations, _read_relations),
    ]


def _kind_of(ident: str, desk: Desk) -> Kind | None:
    found = _NotedNodes(desk).find(ident.removeprefix("icij-"))
    return found[1] if found else None


def _country_of(ident: str, desk: Desk) -> str:
    return _NotedNodes(desk).noted(f"{_COUNTRY}{ident}")


ICIJ = BulkSource(
    name=database.COLLECTOR.name,
    title=database.COLLECTOR.origin.title,
    rules=2,
    plan=_plan,
    example="full-oldb.LATEST.zip",
    published=day_in_name,
    kind_of=_kind_of,
    country_of=_country_of,
)
