"""The nodes of the database: companies, officers, intermediaries and addresses."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph.model.ids import address_id, icij_id
from graph.model.party_kind import kind_by_name
from graph.model.records import Kind, Source, Standing, Value
from graph.model.vocabulary.countries import country_code
from graph.support.language import N_
from scrapers.contract.collector import Origin, Record
from scrapers.parsing.json_values import unknown_value
from scrapers.parsing.places import place_text
from scrapers.parsing.statements import make_statement
from scrapers.sources.databases.icij.dates import date_of

ORIGIN = Origin(
    name="icij",
    title="ICIJ Offshore Leaks",
    publisher="International Consortium of Investigative Journalists",
    licence=N_("ODbL 1.0 (database), CC BY-SA (contents); cite ICIJ"),
    terms="https://offshoreleaks.icij.org/pages/database",
    type="thirdParty",
    standing=Standing.COMPILED,
)
DISCLAIMER = N_(
    "ICIJ: there are legitimate uses for offshore companies and trusts. That a person or company "
    "is in the Offshore Leaks database does not suggest that they have broken the law or acted "
    "improperly. Many have the same or similar names: confirm an identity by other means."
)
_DATES = (
    "incorporation_date",
    "inactivation_date",
    "struck_off_date",
    "dorm_date",
    "closed_date",
)
COLUMNS = frozenset(
    "node_id name original_name former_name jurisdiction jurisdiction_description company_type "
    "address internal_id status service_provider ibcRUC country_codes countries sourceID "
    "valid_until note type".split()
) | frozenset(_DATES)
_PERSONS, _COMPANIES = 0, 1


@dataclass(slots=True)
class NodeIndex:
    """Ids and kinds of all nodes in compact arrays: there are millions."""

    _seen: dict[Kind, "array[int]"] = field(default_factory=dict)
    _addresses: dict[int, str] = field(default_factory=dict)
    _places: dict[int, str] = field(default_factory=dict)

    def add(self, node: int, kind: Kind) -> None:
        """Remember a node other than an address."""
        self._seen.setdefault(kind, array("q")).append(node)

    def add_address(self, node: int, ident: str) -> None:
        """Remember an address by its id."""
        self._addresses[node] = ident

    def add_place(self, node: int, place: str) -> None:
        """Remember an address that names a place only; it is not a party of its own."""
        self._places[node] = place

    def place(self, node: str) -> str:
        """Return the place that a node names, empty for other nodes."""
        return self._places.get(int(node), "") if icij_id(node) and len(node) <= 18 else ""

    def sort(self) -> None:
        """Sort the nodes, which ``find`` needs."""
        self._seen = {kind: array("q", sorted(nodes)) for kind, nodes in self._seen.items()}

    def find(self, node: str) -> tuple[str, Kind] | None:
        """Return id and kind of a node, None where the files do not have it."""
        if not icij_id(node) or len(node) > 18:
            return None
        number = int(node)
        if ident := self._addresses.get(number):
            return ident, Kind.ADDRESS
        for kind, nodes in self._seen.items():
            place = bisect_left(nodes, number)
            if place < len(nodes) and nodes[place] == number:
                return icij_id(str(number)), kind
        return None


def node_records(
    what: str, row: Mapping[str, str], source: Source, nodes: NodeIndex, where: str
) -> Iterator[Record]:
    """Yield one node; ``what`` is entities, officers, intermediaries, others or addresses."""
    node = row.get("node_id", "")
    if not icij_id(node) or len(node) > 18:
        yield unknown_value("node_id", node, where)
        return
    number = int(node)
    if what == "addresses":
        yield from _address(row, number, source, nodes, where)
        return
    name = row.get("name", "") or row.get("original_name", "")
    named = kind_by_name(name)
    is_party = what in ("officers", "intermediaries")
    kind = named.kind if is_party else Kind.COMPANY
    nodes.add(number, kind)
    values = _values(what, row, name or f"node {node}")
    if is_party:
        values |= named.values
    yield make_statement(ORIGIN, source, icij_id(str(number)), kind, values)
    for column in _DATES:
        if row.get(column) and not date_of(row[column]):
            yield unknown_value("date", row[column], where)


def _values(what: str, row: Mapping[str, str], name: str) -> dict[str, Value | None]:
    ended = {column: date_of(row.get(column, "")) for column in _DATES}
    return {
        "name": name,
        "original_name": row.get("original_name", ""),
        "former_names": tuple(filter(None, re.split(r";\s*", row.get("former_name", "")))),
        "country": _country(row)
        if what in ("officers", "intermediaries")
        else country_code(row.get("jurisdiction_description", "")),
        "countries": tuple(filter(None, row.get("countries", "").split(";"))),
        "jurisdiction": row.get("jurisdiction_description", "") or row.get("jurisdiction", ""),
        "company_type": row.get("company_type", "") or row.get("type", ""),
        "icij_type": what,
        "icij_address": row.get("address", ""),
        "incorporated": ended["incorporation_date"],
        "dissolved": ended["closed_date"],
        "inactive_since": ended["inactivation_date"],
        "struck_off": ended["struck_off_date"],
        "dormant_since": ended["dorm_date"],
        "status": row.get("status", ""),
        "service_provider": row.get("service_provider", ""),
        "stated_number": row.get("ibcRUC", ""),
        "internal_id": row.get("internal_id", ""),
        "leak": row.get("sourceID", ""),
        "valid_until": row.get("valid_until", ""),
        "note": row.get("note", ""),
    }


def _country(row: Mapping[str, str]) -> str:
    """Return the only country of a row; empty for several."""
    names = [name for name in row.get("countries", "").split(";") if name.strip()]
    return country_code(names[0]) if len(names) == 1 else ""


def _address(
    row: Mapping[str, str], node: int, source: Source, nodes: NodeIndex, where: str
) -> Iterator[Record]:
    text, country = row.get("address", "") or row.get("name", ""), _country(row)
    if row.get("countries") and not country:
        yield unknown_value("country of an address", row["countries"], where)
    ident = address_id(text, country)
    if not ident and (place := place_text(text, country)):
        nodes.add_place(node, place)
        return
    if not ident:
        yield unknown_value("address", text, where)
        return
    nodes.add_address(node, ident)
    values: dict[str, Value | None] = {
        "name": text,
        "country": country,
        "leak": row.get("sourceID", ""),
        "valid_until": row.get("valid_until", ""),
        "note": row.get("note", ""),
    }
    yield make_statement(ORIGIN, source, ident, Kind.ADDRESS, values)
