"""Entities, persons and sources of BODS statements."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from graph.importing.bods.statement import (
    Declared,
    Json,
    day,
    items,
    mapping,
    objects,
    reason_of,
    text,
    words,
)
from graph.importing.bods.status import exposure_values, listing_values
from graph.model import ids as identity
from graph.model.records import SOURCE_STANDING, Kind, Source, Standing, Value
from graph.model.vocabulary.placeholders import is_no_number

Note = Callable[[str, str], None]

# Schemes of org-id.guide and codes of GLEIF's list of registration authorities.
_REGISTERS: Mapping[str, str] = {
    **dict.fromkeys(("GB-COH", "RA000585", "RA000586", "RA000591"), "gb"),
    **dict.fromkeys(("SG-ACRA", "RA000523"), "sg"),
    **dict.fromkeys(("CN-SAIC", "CN-USCI"), "cn"),
    "BR-CNPJ": "br",
}
_LEI = "XI-LEI"
# Below the 500 bytes of an id, so that a tie's id can add its interest.
_ID_LIMIT = 400
_HOLDABLE = frozenset({"service", "business", "registered"})
_TITLED = ": BODS statements"
_PURPOSES = {"registered": "registered office"}


def entity_id(statement: Declared) -> str:
    """Return the id of the record: a national register number, then the LEI, else the record's."""
    if statement.record_type == "entity":
        found = objects(statement.details, "identifiers")
        ids = [*map(_registered, found), *map(_legal, found)]
        if ident := next(filter(None, ids), ""):
            return ident
    return record_id(statement.record)


def _registered(item: Json) -> str:
    country = _REGISTERS.get(text(item, "scheme").upper(), "")
    return identity.company_id(country, text(item, "id")) if country else ""


def _legal(item: Json) -> str:
    return identity.lei_id(text(item, "id")) if text(item, "scheme").upper() == _LEI else ""


def record_id(record: str) -> str:
    """Return the id of a record without a register number; a long one as its digest."""
    if len(record.encode("utf-8", "surrogatepass")) > _ID_LIMIT - len("bods-"):
        return f"bods-{sha256(record.encode('utf-8', 'surrogatepass')).hexdigest()}"
    return record if record.startswith("bods-") else f"bods-{record}"


def company_values(statement: Declared) -> dict[str, Value]:
    """Return the values of an entity; a state or an arrangement keeps its type."""
    details = statement.details
    type_ = mapping(details, "entityType") or {"type": text(details, "entityType")}
    place = mapping(details, "jurisdiction") or mapping(details, "incorporatedInJurisdiction")
    values: dict[str, Value] = {
        "name": text(details, "name"),
        "entity_type": words(text(type_, "subtype") or text(type_, "type")),
        "company_form": text(type_, "details"),
        "country": text(place, "code")[:2].upper(),
        "jurisdiction": text(place, "code") if len(text(place, "code")) > 2 else "",
        "incorporated": day(text(details, "foundingDate")),
        "dissolved": day(text(details, "dissolutionDate")),
        "website": text(details, "uri"),
        "other_names": tuple(
            text({"name": name}, "name") for name in items(details, "alternateNames")
        ),
        "identifiers": tuple(_identifier(item) for item in objects(details, "identifiers")),
        **_register_values(details),
        **listing_values(details),
    }
    return _with_reason(statement, values, "Entity")


def _register_values(details: Json) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for item in objects(details, "identifiers"):
        column = "lei" if text(item, "scheme").upper() == _LEI else "registration_number"
        if not is_no_number(text(item, "id")):
            values.setdefault(column, text(item, "id"))
    return values


def person_values(statement: Declared, note: Note) -> dict[str, Value]:
    """Return the values of a person: of the birth date month and year, and no home address."""
    details = statement.details
    names = [text(name, "fullName") or _joined(name) for name in objects(details, "names")]
    nationalities = [
        text(item, "code") or text(item, "name") for item in objects(details, "nationalities")
    ]
    for item in objects(details, "identifiers"):
        note(
            f"a person's number of {text(item, 'scheme') or 'no scheme'}: not kept", statement.place
        )
    values: dict[str, Value] = {
        "name": names[0] if names else "",
        "other_names": tuple(name for name in names[1:] if name),
        "birth_date": day(text(details, "birthDate"))[:7],
        "death_date": day(text(details, "deathDate")),
        "nationality": tuple(nationalities),
        **exposure_values(details),
    }
    return _with_reason(statement, values, "Person")


def _joined(name: Json) -> str:
    return " ".join(filter(None, (text(name, "givenName"), text(name, "familyName"))))


def _identifier(item: Json) -> str:
    scheme = text(item, "scheme") or text(item, "schemeName")
    return " ".join(filter(None, (scheme, text(item, "id"))))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a party is: an address with its purpose, or a place alone, which has no id."""

    id: str
    name: str
    country: str
    purpose: str


def places_of(statement: Declared, note: Note) -> Iterator[Place]:
    """Yield the addresses of a party; where a person lives is not kept."""
    for item in objects(statement.details, "addresses"):
        type_ = text(item, "type")
        if statement.record_type == "person" and type_ not in _HOLDABLE:
            note("a home address of a person: not kept", statement.place)
            continue
        country = mapping(item, "country")
        code = (text(country, "code") or text(item, "country"))[:2].upper()
        parts = (text(item, "address"), text(item, "postCode"))
        name = ", ".join(filter(None, parts))
        if name or text(country, "name"):
            purpose = _PURPOSES.get(type_, "" if type_ == "alternative" else type_)
            told = name or text(country, "name")
            yield Place(identity.address_id(told, code), told, code, purpose)


def _with_reason(statement: Declared, values: dict[str, Value], what: str) -> dict[str, Value]:
    details = statement.details
    unspecified = mapping(details, f"unspecified{what}Details") or mapping(details, "unspecified")
    reason, described = reason_of(unspecified)
    inner = mapping(details, "entityType") if what == "Entity" else {}
    stated = text(inner, "type") or text(details, "personType") or text(details, "entityType")
    if stated.lower().startswith(("unknown", "anonymous")):
        reason = reason or words(stated)
    if reason:
        values["unknown_reason"] = (f"{what.lower()}: {reason}",)
        values["unknown_description"] = (described,) if described else ()
    values["name"] = values["name"] or f"{what} not named ({words(reason) or 'no reason given'})"
    if statement.status == "closed":
        values["record_status"] = "closed"
        values["record_closed"] = day(text(statement.outer, "statementDate"))
    return {name: value for name, value in values.items() if value not in ("", ())}


def kind_of(statement: Declared) -> Kind:
    """Return the kind of a party."""
    return Kind.PERSON if statement.record_type == "person" else Kind.COMPANY


def standing_of(source: Source) -> Standing:
    """Return what statements of a source count for: what a third party compiled is no press."""
    if source.type == "thirdParty":
        return Standing.COMPILED
    return SOURCE_STANDING.get(source.type, Standing.COMPILED)


def source_of(statement: Declared) -> Source:
    """Return the source of a statement; its id stands for all that is stated of it."""
    given = mapping(statement.outer, "source")
    published = mapping(statement.outer, "publicationDetails")
    types = sorted({part.strip() for item in items(given, "type") for part in str(item).split(",")})
    first = "officialRegister" if "officialRegister" in types else next(iter(types), "")
    publisher = text(mapping(published, "publisher"), "name")
    when = day(text(published, "publicationDate"))
    url, retrieved = text(given, "url"), day(text(given, "retrievedAt"))
    licence = text(published, "license")
    content = "\n".join((url, publisher, *types, when, retrieved, licence))
    digest = sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    name = text(given, "description") or publisher or "publisher not stated"
    title = f"{name}: BODS statements{f' of {when}' if when else ''}"
    if _TITLED in name:
        title = name
    extra: dict[str, Value] = {"bods_types": tuple(types)} if len(types) > 1 else {}
    return Source(
        f"bods-source-{digest}",
        title,
        publisher,
        url,
        first,
        when,
        retrieved,
        licence=licence,
        extra=extra,
    )
