"""GLEIF's golden-copy files: companies, relations and exceptions, as XML, JSON or CSV.

https://www.gleif.org/en/lei-data/gleif-golden-copy
"""

import re
from collections.abc import Iterator, Sequence

from graph.errors import AnswerError
from graph.identity import lei_id
from graph.language import N_
from graph.model import Source
from scrapers.base import Collector, Record, Unknown, file_source_of
from scrapers.gleif.entities import Address, Registered, entity_records, origin
from scrapers.gleif.relations import Exemption, Relation, exemption_records, relation_records
from scrapers.gleif.rows import Row, rows
from scrapers.pages import Page
from scrapers.values import day, unknown

_ORIGIN = origin("gleif_golden_copy", N_("GLEIF, golden-copy files"))
_START = "Relationship.StartNode.NodeID"
_CATEGORY = ("Exception.Category", "ExceptionCategory")
_REASON = ("Exception.Reason", "ExceptionReason")
_KNOWN = re.compile(
    r"LEI|Entity\.[\w:]+(\.[\w:]+)*|Registration\.\w+(\.\w+)*|Relationship\.\w+(\.\w+)*|"
    r"Exception(\.?(Category|Reason|Reference))|NextVersion|Extension.*|ConformityFlag|\w+Extension.*"
)
_PREVIOUS = "PREVIOUS_LEGAL_NAME"


def read_files(pages: Sequence[Page]) -> Iterator[Record]:
    """Yield what the files state, companies first, so that relations find their registers."""
    known: dict[str, str] = {}
    for page in sorted(pages, key=_order):
        day_ = re.search(r"(20\d{2})-?(\d{2})-?(\d{2})", page.name)
        published = day("-".join(day_.groups())) if day_ else ""
        source = file_source_of(page, _ORIGIN, f"Golden copy, {page.name}", published)
        yield source
        number = 0
        for place, row in rows(page):
            number += 1
            for path in sorted(path for path in row if not _KNOWN.fullmatch(path)):
                yield Unknown(f"field {path[:80]}", place)
            yield from _record(row, known, source, place)
        if not number:
            raise AnswerError(N_("{where} has no record."), where=page.where)


def _order(page: Page) -> int:
    """Put files of companies before those that refer to them."""
    start = page.head(4_000)
    return int(any(mark in start for mark in (b"StartNode", b"Exception", b"relations")))


def _record(row: Row, known: dict[str, str], source: Source, place: str) -> Iterator[Record]:
    if _START in row:
        yield from relation_records(_relation(row), known, source, place, _ORIGIN.name)
    elif any(name in row for name in _CATEGORY):
        reasons = tuple(reason for name in _REASON for reason in row.get(name, ()))
        category = "".join(_one(row, name) for name in _CATEGORY)
        found = Exemption(_one(row, "LEI"), category, reasons)
        yield from exemption_records(found, known, source, place)
    elif "Entity.LegalName" in row and lei_id(_one(row, "LEI")):
        registered = _company(row)
        if registered.id != lei_id(registered.lei):
            known[registered.lei] = registered.id
        yield from entity_records(registered, source, place)
    else:
        yield unknown("record", ", ".join(row)[:60], place)


def _one(row: Row, path: str) -> str:
    return row[path][0] if path in row else ""


def _relation(row: Row) -> Relation:
    periods = {}
    for number in range(1, 6):
        since, until, kind = (
            _one(row, f"Relationship.Period.{number}.{name}")
            for name in ("startDate", "endDate", "periodType")
        )
        if kind:
            periods[kind] = (day(since), day(until))
    return Relation(
        child=_one(row, _START),
        parent=_one(row, "Relationship.EndNode.NodeID"),
        type=_one(row, "Relationship.RelationshipType"),
        status=_one(row, "Relationship.RelationshipStatus"),
        record_status=_one(row, "Registration.RegistrationStatus"),
        periods=periods,
        updated=_one(row, "Registration.LastUpdateDate"),
    )


def _company(row: Row) -> Registered:
    names = row.get("Entity.OtherEntityNames.OtherEntityName", [])
    kinds = row.get("Entity.OtherEntityNames.OtherEntityName.type", [])
    typed = list(zip(names, [*kinds, *[""] * len(names)], strict=False))
    return Registered(
        lei=_one(row, "LEI"),
        name=_one(row, "Entity.LegalName"),
        status=_one(row, "Entity.EntityStatus"),
        lei_status=_one(row, "Registration.RegistrationStatus"),
        authority=_one(row, "Entity.RegistrationAuthority.RegistrationAuthorityID"),
        number=_one(row, "Entity.RegistrationAuthority.RegistrationAuthorityEntityID"),
        jurisdiction=_one(row, "Entity.LegalJurisdiction"),
        legal_form=_one(row, "Entity.LegalForm.OtherLegalForm")
        or _one(row, "Entity.LegalForm.EntityLegalFormCode"),
        category=_one(row, "Entity.EntityCategory"),
        created=_one(row, "Entity.EntityCreationDate"),
        ended=_one(row, "Entity.EntityExpirationDate"),
        other_names=tuple(name for name, kind in typed if kind != _PREVIOUS),
        previous_names=tuple(name for name, kind in typed if kind == _PREVIOUS),
        legal=_address(row, "Entity.LegalAddress"),
        headquarters=_address(row, "Entity.HeadquartersAddress"),
    )


def _address(row: Row, path: str) -> Address:
    lines = [
        _one(row, f"{path}.FirstAddressLine"),
        *row.get(f"{path}.AdditionalAddressLine", ()),
        _one(row, f"{path}.City"),
        _one(row, f"{path}.PostalCode"),
    ]
    country = _one(row, f"{path}.Country").upper()
    return Address(", ".join(filter(None, lines)), country if len(country) == 2 else "")


COLLECTOR = Collector(
    _ORIGIN,
    subject=N_(
        "files: golden copy of LEI records, relationships or exceptions (zip, xml, json, csv)"
    ),
    gives=N_("all LEI records, relationships or exceptions, from the files"),
    read_files=read_files,
)
