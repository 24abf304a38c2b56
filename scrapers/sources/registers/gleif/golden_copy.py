"""GLEIF's golden-copy files: companies, relations and exceptions, as XML, JSON or CSV.

https://www.gleif.org/en/lei-data/gleif-golden-copy
"""

import re
from collections.abc import Iterator, Sequence

from graph.errors import AnswerError
from graph.model.ids import lei_id
from graph.model.records import Source
from graph.support.language import N_, Said
from graph.support.safe_text import visible
from scrapers.contract.collector import Collector, Record, Unknown, file_source_of
from scrapers.contract.page import Page
from scrapers.parsing.json_values import day, unknown
from scrapers.parsing.payload_fields import Fields
from scrapers.sources.registers.gleif.entities import (
    Address,
    Event,
    OtherAddress,
    Registered,
    Related,
    entity_records,
    origin,
)
from scrapers.sources.registers.gleif.relations import (
    Exemption,
    Period,
    Relation,
    exemption_records,
    relation_records,
)
from scrapers.sources.registers.gleif.rows import Row, groups, rows

_ORIGIN = origin("gleif_golden_copy", N_("GLEIF, golden-copy files"))
_START = "Relationship.StartNode.NodeID"
_CATEGORY = ("Exception.Category", "ExceptionCategory")
_REASON = ("Exception.Reason", "ExceptionReason")
_REFERENCE = ("Exception.Reference", "ExceptionReference")
_PREVIOUS = "PREVIOUS_LEGAL_NAME"
_NAMES = (
    "Entity.OtherEntityNames.OtherEntityName",
    "Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName",
)
_PLACES = (
    "Entity.OtherAddresses.OtherAddress",
    "Entity.TransliteratedOtherAddresses.TransliteratedOtherAddress",
)
_EVENTS = "Entity.LegalEntityEvents.LegalEntityEvent"
_SUCCESSORS = ("Entity.SuccessorEntity", "Entity.SuccessorEntities.SuccessorEntity")
_ASSOCIATED = "Entity.AssociatedEntity"
_LINES = "FirstAddressLine AdditionalAddressLine City PostalCode Country Region MailRouting".split()
_LANGUAGES = ("lang", "xmllang", "xml:lang")
_EVENT = ("LegalEntityEventType", "LegalEntityEventEffectiveDate")
FIELDS = Fields(
    frozenset(
        [
            *"LEI Entity.LegalName Entity.RegistrationAuthority Entity.LegalJurisdiction".split(),
            *"Entity.EntityCategory Entity.EntitySubCategory Entity.LegalForm".split(),
            *"Entity.EntityStatus Entity.EntityCreationDate Entity.EntityExpirationDate".split(),
            *"Entity.EntityExpirationReason Entity.AssociatedEntity".split(),
            *"Registration.RegistrationStatus Registration.LastUpdateDate Relationship".split(),
            *"Exception.Category ExceptionCategory Exception.Reason ExceptionReason".split(),
            *"Exception.Reference ExceptionReference".split(),
            *_NAMES,
            *(f"{name}.type" for name in _NAMES),
            *(f"{place}.type" for place in _PLACES),
            *_SUCCESSORS,
            *(f"{_EVENTS}.{field}" for field in (*_EVENT, "event_status")),
            *(
                f"{place}.{line}"
                for place in ("Entity.LegalAddress", "Entity.HeadquartersAddress", *_PLACES)
                for line in _LINES
            ),
        ]
    ),
    frozenset(
        [
            *"Registration NextVersion Extension ConformityFlag conformityflag".split(),
            *(
                f"{place}.{line}"
                for place in ("Entity.LegalAddress", "Entity.HeadquartersAddress", *_PLACES)
                for line in (*_LANGUAGES, "AddressNumber", "AddressNumberWithinBuilding")
            ),
            *(
                f"{_EVENTS}.{field}"
                for field in (
                    *("group_type", "group_id", "group_sequence_no", "ValidationDocuments"),
                    "LegalEntityEventRecordedDate",
                    *("ValidationReference", "AffectedFields"),
                )
            ),
        ]
    ),
)
_NUMBER = re.compile(r"\.\d+(?=\.|$)")
_CONTENT_DATE = re.compile(rb"ContentDate\W{1,8}(?:\$\W{1,8})?(20\d\d-\d\d-\d\d)")
# Payloads of other kinds that are given here by mistake, by fields of their records.
_OTHERS = (
    (("statementId", "recordId"), N_("a file of the Beneficial Ownership Data Standard")),
    (("statementID", "statementType"), N_("a file of the Beneficial Ownership Data Standard")),
    (("schema", "properties"), N_("a file of FollowTheMoney entities")),
    (("type", "attributes"), N_("an answer of GLEIF's API (source gleif)")),
)


def read_files(pages: Sequence[Page]) -> Iterator[Record]:
    """Yield what the files state, companies first, so that relations find their registers.

    Raises:
        AnswerError: a file has no record, or its first one is of another kind.
    """
    known: dict[str, str] = {}
    for page in sorted(pages, key=_order):
        source = file_source_of(page, _ORIGIN, f"Golden copy, {page.name}", _published(page))
        number = 0
        for place, row in rows(page):
            if not number:
                _refuse_others(row, page)
                yield source
            number += 1
            yield from _unread(row, place)
            yield from _record(row, known, source, place)
        if not number:
            raise AnswerError(N_("{where} has no record."), where=page.where)


def _published(page: Page) -> str:
    """Return the day of a file's content as its head states it, else the one in its name."""
    if found := _CONTENT_DATE.search(page.head(4_000)):
        return day(found[1].decode())
    named = re.search(r"(20\d{2})-?(\d{2})-?(\d{2})", page.name)
    return day("-".join(named.groups())) if named else ""


def _refuse_others(row: Row, page: Page) -> None:
    kinds = (_START, "LEI", *_CATEGORY)
    if any(path in row for path in kinds):
        return
    tops = {path.split(".", 1)[0] for path in row}
    kind = next((name for marks, name in _OTHERS if tops.issuperset(marks)), "")
    if kind:
        raise AnswerError(
            N_("{where} is no golden copy of GLEIF but {kind}."), where=page.where, kind=Said(kind)
        )
    raise AnswerError(
        N_("{where} holds no LEI record, relation or exception of GLEIF (its fields: {fields})."),
        where=page.where,
        fields=", ".join(visible(path)[:40] for path in list(row)[:5]) or "-",
    )


def _unread(row: Row, place: str) -> Iterator[Unknown]:
    plain = dict.fromkeys(_NUMBER.sub("", path) for path in row)
    for path in sorted(plain):
        is_language = path.rsplit(".", 1)[-1] in _LANGUAGES
        if not is_language and not FIELDS.is_known(path):
            yield Unknown(f"field {visible(path)[:80]}", place)


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
        references = tuple(told for name in _REFERENCE for told in row.get(name, ()))
        found = Exemption(_one(row, "LEI"), category, reasons, references=references)
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
    measures = [
        f"{path.rsplit('.', 1)[-1]} {value}"
        for path, values in row.items()
        if "Qualifier" in path or "Quantifier" in path
        for value in values
    ]
    return Relation(
        child=_one(row, _START),
        parent=_one(row, "Relationship.EndNode.NodeID"),
        type=_one(row, "Relationship.RelationshipType"),
        status=_one(row, "Relationship.RelationshipStatus"),
        record_status=_one(row, "Registration.RegistrationStatus"),
        periods=tuple(_period(each) for each in groups(row, "Relationship.Period")),
        updated=_one(row, "Registration.LastUpdateDate"),
        measures=tuple(measures),
    )


def _period(found: Row) -> Period:
    since, until = day(_one(found, "startDate")), day(_one(found, "endDate"))
    return Period(_one(found, "periodType"), since, until, bool(_one(found, "endDate")))


def _company(row: Row) -> Registered:
    names = [(_one(each, ""), _one(each, "type")) for path in _NAMES for each in groups(row, path)]
    authority = "Entity.RegistrationAuthority"
    return Registered(
        lei=_one(row, "LEI"),
        name=_one(row, "Entity.LegalName"),
        status=_one(row, "Entity.EntityStatus"),
        lei_status=_one(row, "Registration.RegistrationStatus"),
        lei_updated=day(_one(row, "Registration.LastUpdateDate")),
        authority=_one(row, f"{authority}.RegistrationAuthorityID"),
        other_authority=_one(row, f"{authority}.OtherRegistrationAuthorityID"),
        number=_one(row, f"{authority}.RegistrationAuthorityEntityID"),
        jurisdiction=_one(row, "Entity.LegalJurisdiction"),
        legal_form=_one(row, "Entity.LegalForm.OtherLegalForm")
        or _one(row, "Entity.LegalForm.EntityLegalFormCode")
        or _one(row, "Entity.LegalForm"),
        category=_one(row, "Entity.EntityCategory"),
        subcategory=_one(row, "Entity.EntitySubCategory"),
        created=_one(row, "Entity.EntityCreationDate"),
        ended=_one(row, "Entity.EntityExpirationDate"),
        end_reason=_one(row, "Entity.EntityExpirationReason"),
        other_names=tuple(name for name, kind in names if name and kind != _PREVIOUS),
        previous_names=tuple(name for name, kind in names if name and kind == _PREVIOUS),
        legal=_address(row, "Entity.LegalAddress."),
        headquarters=_address(row, "Entity.HeadquartersAddress."),
        other_addresses=tuple(
            OtherAddress(_address(each), _one(each, "type"))
            for path in _PLACES
            for each in groups(row, path)
        ),
        successors=_successors(row),
        associated=Related(
            _one(row, f"{_ASSOCIATED}.AssociatedLEI"),
            _one(row, f"{_ASSOCIATED}.AssociatedEntityName"),
            _one(row, f"{_ASSOCIATED}.type"),
        ),
        events=tuple(_event(each) for each in groups(row, _EVENTS)),
    )


def _successors(row: Row) -> tuple[Related, ...]:
    found = [each for path in _SUCCESSORS for each in groups(row, path)]
    return tuple(
        Related(_one(each, "SuccessorLEI"), _one(each, "SuccessorEntityName")) for each in found
    )


def _event(found: Row) -> Event:
    type_, effective = (_one(found, field) for field in _EVENT)
    return Event(type_, _one(found, "event_status"), day(effective))


def _address(row: Row, path: str = "") -> Address:
    lines = [
        _one(row, f"{path}FirstAddressLine"),
        *row.get(f"{path}AdditionalAddressLine", ()),
        _one(row, f"{path}City"),
        _one(row, f"{path}PostalCode"),
    ]
    country = _one(row, f"{path}Country").upper()
    known = country if len(country) == 2 else ""
    told = ", ".join(filter(None, lines))
    return Address(told, known, _one(row, f"{path}Region"), _one(row, f"{path}MailRouting"))


COLLECTOR = Collector(
    _ORIGIN,
    subject=N_(
        "files: golden copy of LEI records, relationships or exceptions (zip, xml, json, csv)"
    ),
    gives=N_("all LEI records, relationships or exceptions, from the files"),
    read_files=read_files,
)
