"""Answers of the API as companies, relations and exemptions."""

from scrapers.parsing.json_values import Json, day, mapping, objects, text, texts
from scrapers.parsing.payload_fields import fields
from scrapers.sources.registers.gleif.entities import (
    Address,
    LegalEvent,
    LeiCompany,
    OtherAddress,
    RelatedCompany,
)
from scrapers.sources.registers.gleif.relations import Exemption, LeiRelation, RelationPeriod

_ADDRESS = "addressLines city postalCode country region mailRouting".split()
_PLACES = ("legalAddress", "headquartersAddress", "otherAddresses")
RECORD = fields(
    " ".join(f"entity.{place}.{field}" for place in _PLACES for field in _ADDRESS)
    + """
    lei bic mic ocid qcc spglobal entity.legalName.name entity.otherNames.name
    entity.otherNames.type entity.transliteratedOtherNames.name
    entity.transliteratedOtherNames.type entity.otherAddresses.type
    entity.otherAddresses.fieldType entity.registeredAt.id
    entity.registeredAt.other entity.registeredAs entity.jurisdiction
    entity.category entity.subCategory entity.legalForm.id entity.legalForm.other
    entity.associatedEntity.lei
    entity.associatedEntity.name entity.status entity.expiration.date entity.expiration.reason
    entity.successorEntity.lei entity.successorEntity.name entity.successorEntities.lei
    entity.successorEntities.name entity.creationDate entity.eventGroups.events.type
    entity.eventGroups.events.status entity.eventGroups.events.effectiveDate
    registration.status registration.lastUpdateDate
    """,
    " ".join(
        f"entity.{place}.{field}"
        for place in _PLACES
        for field in ("language", "addressNumber", "addressNumberWithinBuilding")
    )
    + """
    conformityFlag entity.legalName.language entity.otherNames.language
    entity.transliteratedOtherNames.language entity.eventGroups.groupType
    entity.eventGroups.events.validationDocuments entity.eventGroups.events.validationReference
    entity.eventGroups.events.affectedFields entity.eventGroups.events.recordedDate
    registration.initialRegistrationDate
    registration.nextRenewalDate registration.managingLou registration.corroborationLevel
    registration.validatedAt registration.validatedAs registration.otherValidationAuthorities
    """,
)
RELATION = fields(
    """
    validTo relationship.startNode.id relationship.endNode.id relationship.type
    relationship.status relationship.periods.startDate relationship.periods.endDate
    relationship.periods.type relationship.quantifiers relationship.qualifiers
    registration.status registration.lastUpdateDate
    """,
    """
    validFrom relationship.startNode.type relationship.endNode.type
    registration.initialRegistrationDate registration.nextRenewalDate registration.managingLou
    registration.corroborationLevel registration.corroborationDocuments
    registration.corroborationReference extension
    """,
)
ANSWER = fields("data meta.goldenCopy.publishDate links.next", "meta.pagination links")
ITEM_FIELDS = fields("type attributes relationships", "id links")
EXCEPTION = fields("validTo lei category reason reference", "validFrom")
_PREVIOUS = "PREVIOUS_LEGAL_NAME"


def answer_items(stated: object) -> list[Json]:
    """Return the records of an answer, a single one as a list."""
    return [mapping(stated)] if isinstance(stated, dict) else objects(stated)


def parse_company(attributes: Json) -> LeiCompany:
    """Return the company of an LEI record's attributes."""
    entity = mapping(attributes.get("entity"))
    others = objects(entity.get("otherNames")) + objects(entity.get("transliteratedOtherNames"))
    names = [(text(name, "name"), text(name, "type")) for name in others]
    groups = objects(entity.get("eventGroups"))
    return LeiCompany(
        lei=text(attributes, "lei"),
        name=text(entity, "legalName", "name"),
        status=text(entity, "status"),
        lei_status=text(attributes, "registration", "status"),
        lei_updated=day(text(attributes, "registration", "lastUpdateDate")),
        authority=text(entity, "registeredAt", "id"),
        other_authority=text(entity, "registeredAt", "other"),
        number=text(entity, "registeredAs"),
        jurisdiction=text(entity, "jurisdiction"),
        legal_form=text(entity, "legalForm", "other") or text(entity, "legalForm", "id"),
        category=text(entity, "category"),
        subcategory=text(entity, "subCategory"),
        created=text(entity, "creationDate"),
        ended=text(entity, "expiration", "date"),
        end_reason=text(entity, "expiration", "reason"),
        other_names=tuple(name for name, kind in names if name and kind != _PREVIOUS),
        previous_names=tuple(name for name, kind in names if name and kind == _PREVIOUS),
        legal=_address(mapping(entity.get("legalAddress"))),
        headquarters=_address(mapping(entity.get("headquartersAddress"))),
        other_addresses=tuple(
            OtherAddress(_address(place), text(place, "type"))
            for place in objects(entity.get("otherAddresses"))
        ),
        successors=_successors(entity),
        associated=_related(mapping(entity.get("associatedEntity"))),
        events=tuple(_event(e) for group in groups for e in objects(group.get("events"))),
        identifiers=_identifiers(attributes),
    )


def _related(item: Json) -> RelatedCompany:
    return RelatedCompany(text(item, "lei"), text(item, "name"))


def _successors(entity: Json) -> tuple[RelatedCompany, ...]:
    listed_ = objects(entity.get("successorEntities")) or [mapping(entity.get("successorEntity"))]
    return tuple(_related(item) for item in listed_)


def _event(item: Json) -> LegalEvent:
    return LegalEvent(
        text(item, "type"),
        text(item, "status"),
        day(text(item, "effectiveDate")),
    )


def _identifiers(attributes: Json) -> tuple[str, ...]:
    """Return the other identifiers that GLEIF maps an LEI to, each with its kind."""
    identifiers = []
    for kind in ("bic", "mic", "ocid", "qcc", "spglobal"):
        several = texts(attributes.get(kind)) or tuple(filter(None, (text(attributes, kind),)))
        identifiers += [f"{kind} {number}" for number in several]
    return tuple(identifiers)


def _address(item: Json) -> Address:
    lines = (*texts(item.get("addressLines")), text(item, "city"), text(item, "postalCode"))
    country = text(item, "country").upper()
    known = country if len(country) == 2 else ""
    line = ", ".join(filter(None, lines))
    return Address(line, known, text(item, "region"), text(item, "mailRouting"))


def parse_relation(attributes: Json) -> LeiRelation:
    """Return the relation of a relationship record's attributes."""
    inner = mapping(attributes.get("relationship"))
    return LeiRelation(
        child=text(inner, "startNode", "id"),
        parent=text(inner, "endNode", "id"),
        type=text(inner, "type"),
        status=text(inner, "status"),
        record_status=text(attributes, "registration", "status"),
        periods=tuple(_period(each) for each in objects(inner.get("periods"))),
        updated=text(attributes, "registration", "lastUpdateDate"),
        valid_until=day(text(attributes, "validTo")),
        measures=(*_measures(inner, "quantifiers"), *_measures(inner, "qualifiers")),
    )


def _period(item: Json) -> RelationPeriod:
    since, until = day(text(item, "startDate")), day(text(item, "endDate"))
    return RelationPeriod(text(item, "type"), since, until, bool(text(item, "endDate")))


def _measures(inner: Json, name: str) -> tuple[str, ...]:
    """Return the measures and standards of consolidation, as the record words them."""
    measures = (
        " ".join(filter(None, (text(each, key) for key in each)))
        for each in objects(inner.get(name))
    )
    return tuple(filter(None, measures))


def parse_exemption(attributes: Json) -> Exemption:
    """Return the exemption of a reporting exception's attributes."""
    reasons = texts(attributes.get("reason")) or tuple(filter(None, (text(attributes, "reason"),)))
    references = texts(attributes.get("reference")) or tuple(
        filter(None, (text(attributes, "reference"),))
    )
    category, ended = text(attributes, "category"), day(text(attributes, "validTo"))
    return Exemption(
        lei=text(attributes, "lei"),
        category=category,
        reasons=reasons,
        ended=ended,
        references=references,
    )
