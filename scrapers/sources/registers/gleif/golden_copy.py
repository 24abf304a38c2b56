"""GLEIF's golden-copy files: companies, relations and exceptions, as XML, JSON or CSV.

https://www.gleif.org/en/lei-data/gleif-golden-copy
"""

import re
from collections.abc import Iterator, MutableMapping, Sequence

from graph.errors import AnswerError
from graph.model.ids import lei_id
from graph.model.records import Source
from graph.support.language import N_, LazyText
from graph.support.safe_text import escape_control_characters
from scrapers.contract.collector import Collector, Record, Unknown, file_source_of
from scrapers.contract.page import Page
from scrapers.parsing.json_values import day, unknown_value
from scrapers.parsing.payload_fields import Fields
from scrapers.sources.registers.gleif.entities import (
    Address,
    LegalEvent,
    LeiCompany,
    OtherAddress,
    RelatedCompany,
    entity_records,
    origin,
)
from scrapers.sources.registers.gleif.relations import (
    Exemption,
    LeiRelation,
    RelationPeriod,
    exemption_records,
    relation_records,
)
from scrapers.sources.registers.gleif.rows import FlatRow, flat_rows, numbered_groups

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
_DAYS = frozenset(
    "EntityCreationDate EntityExpirationDate LastUpdateDate LegalEntityEventEffectiveDate "
    "startDate".split()
)
_EVENT = ("LegalEntityEventType", "LegalEntityEventEffectiveDate")
GOLDEN_COPY_FIELDS = Fields(
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
# Other formats imported by mistake, recognised by the fields of their records.
_OTHERS = (
    (("statementId", "recordId"), N_("a file of the Beneficial Ownership Data Standard")),
    (("statementID", "statementType"), N_("a file of the Beneficial Ownership Data Standard")),
    (("schema", "properties"), N_("a file of FollowTheMoney entities")),
    (("type", "attributes"), N_("an answer of GLEIF's API (source gleif)")),
)


def read_files(pages: Sequence[Page]) -> Iterator[Record]:
    """Yield the records of all files, companies first, so that relations find their register ids.

    Raises:
        AnswerError: a file has no records, or its first record is of another kind.
    """
    known: dict[str, str] = {}
    for page in sorted(pages, key=file_order):
        for records in read_rows(page, known):
            yield from records


def read_rows(page: Page, known: MutableMapping[str, str]) -> Iterator[Sequence[Record]]:
    """Yield the records of each row of a file together; ``known`` maps LEIs to company ids.

    Raises:
        AnswerError: the file has no records, or its first record is of another kind.
    """
    source = file_source_of(page, _ORIGIN, f"Golden copy, {page.name}", publication_day(page))
    number = 0
    for place, row in flat_rows(page):
        if not number:
            _refuse_others(row, page)
            yield [source]
        number += 1
        odd = (*_unknown_fields(row, place), *_unread_values(row, place))
        yield [*odd, *_record(row, known, source, place)]
    # The last part of a table may hold blank lines alone.
    if not number and not page.lines_before:
        raise AnswerError(N_("{where} has no record."), where=page.where)


def publication_day(page: Page) -> str:
    """Return the date of a file's content by its header, else by its name; empty for neither."""
    if match := _CONTENT_DATE.search(page.head(4_000)):
        return day(match[1].decode())
    named = re.search(r"(20\d{2})-?(\d{2})-?(\d{2})", page.name)
    return day("-".join(named.groups())) if named else ""


def _refuse_others(row: FlatRow, page: Page) -> None:
    kinds = (_START, "LEI", *_CATEGORY)
    if any(path in row for path in kinds):
        return
    tops = {path.split(".", 1)[0] for path in row}
    kind = next((name for marks, name in _OTHERS if tops.issuperset(marks)), "")
    if kind:
        raise AnswerError(
            N_("{where} is no golden copy of GLEIF but {kind}."),
            where=page.where,
            kind=LazyText(kind),
        )
    raise AnswerError(
        N_("{where} holds no LEI record, relation or exception of GLEIF (its fields: {fields})."),
        where=page.where,
        fields=", ".join(escape_control_characters(path)[:40] for path in list(row)[:5]) or "-",
    )


def _unknown_fields(row: FlatRow, place: str) -> Iterator[Unknown]:
    plain = dict.fromkeys(_NUMBER.sub("", path) for path in row)
    for path in sorted(plain):
        is_language = path.rsplit(".", 1)[-1] in _LANGUAGES
        if not is_language and not GOLDEN_COPY_FIELDS.is_known(path):
            yield Unknown(f"field {escape_control_characters(path)[:80]}", place)


def _unread_values(row: FlatRow, place: str) -> Iterator[Unknown]:
    """Yield the dates of a row that are none, and the countries that are no code of one."""
    for path, values in row.items():
        last = path.rsplit(".", 1)[-1]
        for value in values:
            if last in _DAYS and not day(value):
                yield unknown_value(f"date {last}", value, place)
            elif last == "Country" and len(value) != 2:
                yield unknown_value("country of an address", value, place)


def file_order(page: Page) -> int:
    """Return 0 for files of companies and 1 for files that refer to them."""
    start = page.head(4_000)
    return int(any(mark in start for mark in (b"StartNode", b"Exception", b"relations")))


def _record(
    row: FlatRow, known: MutableMapping[str, str], source: Source, place: str
) -> Iterator[Record]:
    if _START in row:
        yield from relation_records(_relation(row), known, source, place, _ORIGIN.name)
    elif any(name in row for name in _CATEGORY):
        reasons = tuple(reason for name in _REASON for reason in row.get(name, ()))
        category = "".join(_first_value(row, name) for name in _CATEGORY)
        references = tuple(reference for name in _REFERENCE for reference in row.get(name, ()))
        exemption = Exemption(
            lei=_first_value(row, "LEI"), category=category, reasons=reasons, references=references
        )
        yield from exemption_records(exemption, known, source, place)
    elif "Entity.LegalName" in row and lei_id(_first_value(row, "LEI")):
        registered = _company(row)
        # There are millions of companies: ids that follow from the LEI are not kept in memory.
        if registered.id != lei_id(registered.lei):
            known[registered.lei] = registered.id
        yield from entity_records(registered, source, place)
    else:
        yield unknown_value("record", ", ".join(row)[:60], place)


def _first_value(row: FlatRow, path: str) -> str:
    return row[path][0] if path in row else ""


def _relation(row: FlatRow) -> LeiRelation:
    measures = [
        f"{path.rsplit('.', 1)[-1]} {value}"
        for path, values in row.items()
        if "Qualifier" in path or "Quantifier" in path
        for value in values
    ]
    return LeiRelation(
        child=_first_value(row, _START),
        parent=_first_value(row, "Relationship.EndNode.NodeID"),
        type=_first_value(row, "Relationship.RelationshipType"),
        status=_first_value(row, "Relationship.RelationshipStatus"),
        record_status=_first_value(row, "Registration.RegistrationStatus"),
        periods=tuple(_period(each) for each in numbered_groups(row, "Relationship.Period")),
        updated=_first_value(row, "Registration.LastUpdateDate"),
        measures=tuple(measures),
    )


def _period(row: FlatRow) -> RelationPeriod:
    since, until = day(_first_value(row, "startDate")), day(_first_value(row, "endDate"))
    return RelationPeriod(
        _first_value(row, "periodType"), since, until, bool(_first_value(row, "endDate"))
    )


def _company(row: FlatRow) -> LeiCompany:
    names = [
        (_first_value(each, ""), _first_value(each, "type"))
        for path in _NAMES
        for each in numbered_groups(row, path)
    ]
    authority = "Entity.RegistrationAuthority"
    return LeiCompany(
        lei=_first_value(row, "LEI"),
        name=_first_value(row, "Entity.LegalName"),
        status=_first_value(row, "Entity.EntityStatus"),
        lei_status=_first_value(row, "Registration.RegistrationStatus"),
        lei_updated=day(_first_value(row, "Registration.LastUpdateDate")),
        authority=_first_value(row, f"{authority}.RegistrationAuthorityID"),
        other_authority=_first_value(row, f"{authority}.OtherRegistrationAuthorityID"),
        number=_first_value(row, f"{authority}.RegistrationAuthorityEntityID"),
        jurisdiction=_first_value(row, "Entity.LegalJurisdiction"),
        legal_form=_first_value(row, "Entity.LegalForm.OtherLegalForm")
        or _first_value(row, "Entity.LegalForm.EntityLegalFormCode")
        or _first_value(row, "Entity.LegalForm"),
        category=_first_value(row, "Entity.EntityCategory"),
        subcategory=_first_value(row, "Entity.EntitySubCategory"),
        created=_first_value(row, "Entity.EntityCreationDate"),
        ended=_first_value(row, "Entity.EntityExpirationDate"),
        end_reason=_first_value(row, "Entity.EntityExpirationReason"),
        other_names=tuple(name for name, kind in names if name and kind != _PREVIOUS),
        previous_names=tuple(name for name, kind in names if name and kind == _PREVIOUS),
        legal=_address(row, "Entity.LegalAddress."),
        headquarters=_address(row, "Entity.HeadquartersAddress."),
        other_addresses=tuple(
            OtherAddress(_address(each), _first_value(each, "type"))
            for path in _PLACES
            for each in numbered_groups(row, path)
        ),
        successors=_successors(row),
        associated=RelatedCompany(
            _first_value(row, f"{_ASSOCIATED}.AssociatedLEI"),
            _first_value(row, f"{_ASSOCIATED}.AssociatedEntityName"),
            _first_value(row, f"{_ASSOCIATED}.type"),
        ),
        events=tuple(_event(each) for each in numbered_groups(row, _EVENTS)),
    )


def _successors(row: FlatRow) -> tuple[RelatedCompany, ...]:
    groups = [each for path in _SUCCESSORS for each in numbered_groups(row, path)]
    return tuple(
        RelatedCompany(
            _first_value(each, "SuccessorLEI"), _first_value(each, "SuccessorEntityName")
        )
        for each in groups
    )


def _event(row: FlatRow) -> LegalEvent:
    type_, effective = (_first_value(row, field) for field in _EVENT)
    return LegalEvent(type_, _first_value(row, "event_status"), day(effective))


def _address(row: FlatRow, path: str = "") -> Address:
    lines = [
        _first_value(row, f"{path}FirstAddressLine"),
        *row.get(f"{path}AdditionalAddressLine", ()),
        _first_value(row, f"{path}City"),
        _first_value(row, f"{path}PostalCode"),
    ]
    country = _first_value(row, f"{path}Country").upper()
    known = country if len(country) == 2 else ""
    line = ", ".join(filter(None, lines))
    return Address(
        line, known, _first_value(row, f"{path}Region"), _first_value(row, f"{path}MailRouting")
    )


COLLECTOR = Collector(
    origin=_ORIGIN,
    subject=N_(
        "files: golden copy of LEI records, relationships or exceptions (zip, xml, json, csv)"
    ),
    gives=N_("all LEI records, relationships or exceptions, from the files"),
    read_files=read_files,
)
