"""Answers of the API as companies, relations and exemptions."""

from scrapers.gleif.entities import Address, Registered
from scrapers.gleif.relations import Exemption, Relation
from scrapers.values import Json, day, mapping, objects, text, texts

RECORD_FIELDS = (
    *("lei", "entity", "registration", "bic", "mic", "ocid", "qcc", "spglobal"),
    "conformityFlag",
)
ENTITY_FIELDS = (
    *("legalName", "otherNames", "transliteratedOtherNames", "legalAddress"),
    *("headquartersAddress", "registeredAt", "registeredAs", "jurisdiction", "category"),
    *("legalForm", "associatedEntity", "status", "expiration", "successorEntity"),
    *("successorEntities", "creationDate", "subCategory", "otherAddresses", "eventGroups"),
)
_PREVIOUS = "PREVIOUS_LEGAL_NAME"


def listed(stated: object) -> list[Json]:
    """Return the records of an answer: of one, or of a list."""
    return [mapping(stated)] if isinstance(stated, dict) else objects(stated)


def company(told: Json) -> Registered:
    """Read the attributes of an LEI record."""
    entity = mapping(told.get("entity"))
    others = objects(entity.get("otherNames")) + objects(entity.get("transliteratedOtherNames"))
    names = [(text(name, "name"), text(name, "type")) for name in others]
    successors = objects(entity.get("successorEntities"))
    return Registered(
        lei=text(told, "lei"),
        name=text(entity, "legalName", "name"),
        status=text(entity, "status"),
        lei_status=text(told, "registration", "status"),
        authority=text(entity, "registeredAt", "id"),
        number=text(entity, "registeredAs"),
        jurisdiction=text(entity, "jurisdiction"),
        legal_form=text(entity, "legalForm", "other") or text(entity, "legalForm", "id"),
        category=text(entity, "category"),
        created=text(entity, "creationDate"),
        ended=text(entity, "expiration", "date"),
        other_names=tuple(name for name, kind in names if name and kind != _PREVIOUS),
        previous_names=tuple(name for name, kind in names if name and kind == _PREVIOUS),
        legal=_address(mapping(entity.get("legalAddress"))),
        headquarters=_address(mapping(entity.get("headquartersAddress"))),
        successors=tuple(
            " ".join(filter(None, (text(item, "lei"), text(item, "name")))) for item in successors
        ),
    )


def _address(found: Json) -> Address:
    lines = (*texts(found.get("addressLines")), text(found, "city"), text(found, "postalCode"))
    country = text(found, "country").upper()
    return Address(", ".join(filter(None, lines)), country if len(country) == 2 else "")


def relation(told: Json) -> Relation:
    """Read the attributes of a relationship record."""
    inner = mapping(told.get("relationship"))
    periods = {
        text(period, "type"): (day(text(period, "startDate")), day(text(period, "endDate")))
        for period in objects(inner.get("periods"))
    }
    return Relation(
        child=text(inner, "startNode", "id"),
        parent=text(inner, "endNode", "id"),
        type=text(inner, "type"),
        status=text(inner, "status"),
        record_status=text(told, "registration", "status"),
        periods=periods,
        updated=text(told, "registration", "lastUpdateDate"),
    )


def exemption(told: Json) -> Exemption:
    """Read the attributes of a reporting exception."""
    reasons = texts(told.get("reason")) or tuple(filter(None, (text(told, "reason"),)))
    category, ended = text(told, "category"), day(text(told, "validTo"))
    return Exemption(text(told, "lei"), category, reasons, ended)
