"""Entities, persons and sources of BODS statements."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from graph.importing.bods.statement import (
    DeclaredStatement,
    Json,
    code_words,
    day_of_time,
    items_at,
    object_at,
    objects_at,
    reason_of,
    text_at,
)
from graph.importing.bods.status import exposure_values, listing_values
from graph.model import ids as identity
from graph.model.records import (
    DECEASED,
    DISSOLVED,
    SOURCE_STANDING,
    Kind,
    Source,
    Standing,
    Value,
)
from graph.model.vocabulary.countries import country_code
from graph.model.vocabulary.placeholders import is_no_number, is_placeholder

NoteCallback = Callable[[str, str], None]

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
# Names that are not the one that a person bears.
_OTHER = frozenset({"former", "birth", "alternative", "translation", "transliteration"})
_HOLDABLE = frozenset({"service", "business", "registered"})
_TITLED = ": BODS statements"
_PURPOSES = {"registered": "registered office"}


def entity_id(statement: DeclaredStatement) -> str:
    """Return the id of the record: a national register number, then the LEI, else the record's."""
    if statement.record_type == "entity":
        identifiers = objects_at(statement.details, "identifiers")
        ids = [*map(_register_id, identifiers), *map(_lei_of, identifiers)]
        if ident := next(filter(None, ids), ""):
            return ident
    return record_id(statement.record)


def _register_id(item: Json) -> str:
    country = _REGISTERS.get(text_at(item, "scheme").upper(), "")
    return identity.company_id(country, text_at(item, "id")) if country else ""


def _lei_of(item: Json) -> str:
    return identity.lei_id(text_at(item, "id")) if text_at(item, "scheme").upper() == _LEI else ""


def record_id(record: str) -> str:
    """Return the id of a record without a register number; a long one as its digest."""
    if len(record.encode("utf-8", "surrogatepass")) > _ID_LIMIT - len("bods-"):
        return f"bods-{sha256(record.encode('utf-8', 'surrogatepass')).hexdigest()}"
    return record if record.startswith("bods-") else f"bods-{record}"


def company_values(statement: DeclaredStatement) -> dict[str, Value]:
    """Return the values of an entity; a state or an arrangement keeps its type."""
    details = statement.details
    type_ = object_at(details, "entityType") or {"type": text_at(details, "entityType")}
    place = object_at(details, "jurisdiction") or object_at(details, "incorporatedInJurisdiction")
    code = text_at(place, "code")
    values: dict[str, Value] = {
        "name": text_at(details, "name"),
        "entity_type": code_words(text_at(type_, "subtype") or text_at(type_, "type")),
        "company_form": text_at(type_, "details"),
        "country": code[:2].upper() or country_code(text_at(place, "name")),
        "jurisdiction": code if len(code) > 2 else "" if code else text_at(place, "name"),
        "incorporated": day_of_time(text_at(details, "foundingDate")),
        "dissolved": day_of_time(text_at(details, "dissolutionDate")),
        "website": text_at(details, "uri"),
        "other_names": tuple(
            text_at({"name": name}, "name") for name in items_at(details, "alternateNames")
        ),
        "identifiers": tuple(_identifier(item) for item in objects_at(details, "identifiers")),
        "identifier_urls": tuple(
            text_at(item, "uri") for item in objects_at(details, "identifiers") if "uri" in item
        ),
        **_register_values(details),
        **listing_values(details),
    }
    return _with_reason(statement, values, "Entity")


def _register_values(details: Json) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for item in objects_at(details, "identifiers"):
        column = "lei" if text_at(item, "scheme").upper() == _LEI else "registration_number"
        if not is_no_number(text_at(item, "id")):
            values.setdefault(column, text_at(item, "id"))
    return values


def person_values(statement: DeclaredStatement, note: NoteCallback) -> dict[str, Value]:
    """Return the values of a person: the birth date without its day, and no home address."""
    details = statement.details
    stated = sorted(objects_at(details, "names"), key=lambda name: text_at(name, "type") in _OTHER)
    names = [text_at(name, "fullName") or _full_name(name) for name in stated]
    nationalities = [
        text_at(item, "code") or text_at(item, "name")
        for item in objects_at(details, "nationalities")
    ]
    for item in objects_at(details, "identifiers"):
        note(
            f"a person's number of {text_at(item, 'scheme') or 'no scheme'}: not kept",
            statement.place,
        )
    values: dict[str, Value] = {
        "name": names[0] if names else "",
        "other_names": tuple(name for name in names[1:] if name),
        "birth_date": day_of_time(text_at(details, "birthDate"))[:7],
        "death_date": day_of_time(text_at(details, "deathDate")),
        "nationality": tuple(nationalities),
        **exposure_values(details),
    }
    return _with_reason(statement, values, "Person")


def _full_name(name: Json) -> str:
    parts = ("givenName", "patronymicName", "familyName")
    return " ".join(filter(None, (text_at(name, part) for part in parts)))


def _identifier(item: Json) -> str:
    scheme = text_at(item, "scheme") or text_at(item, "schemeName")
    return " ".join(filter(None, (scheme, text_at(item, "id"))))


@dataclass(frozen=True, slots=True)
class DeclaredPlace:
    """Location of a party: an address with its purpose, or a place alone, which has no id."""

    id: str
    name: str
    country: str
    purpose: str


def places_of(statement: DeclaredStatement, note: NoteCallback) -> Iterator[DeclaredPlace]:
    """Yield the addresses of a party; the home of a person is not kept."""
    for item in objects_at(statement.details, "addresses"):
        type_ = text_at(item, "type")
        if statement.record_type == "person" and type_ not in _HOLDABLE:
            note("a home address of a person: not kept", statement.place)
            continue
        country = object_at(item, "country")
        code = (text_at(country, "code") or text_at(item, "country"))[:2].upper()
        code = code or country_code(text_at(country, "name"))
        parts = (text_at(item, "address"), text_at(item, "postCode"))
        name = ", ".join(filter(None, parts))
        if name or text_at(country, "name"):
            purpose = _PURPOSES.get(type_, "" if type_ == "alternative" else type_)
            text = name or text_at(country, "name")
            yield DeclaredPlace(identity.address_id(text, code), text, code, purpose)


def _with_reason(
    statement: DeclaredStatement, values: dict[str, Value], what: str
) -> dict[str, Value]:
    details = statement.details
    unspecified = object_at(details, f"unspecified{what}Details") or object_at(
        details, "unspecified"
    )
    reason, described = reason_of(unspecified)
    reason = reason or text_at(details, "missingInfoReason")
    inner = object_at(details, "entityType") if what == "Entity" else {}
    stated = (
        text_at(inner, "type") or text_at(details, "personType") or text_at(details, "entityType")
    )
    if stated.lower().startswith(("unknown", "anonymous")):
        reason = reason or code_words(stated)
    if reason:
        values["unknown_reason"] = (f"{what.lower()}: {reason}",)
        values["unknown_description"] = (described,) if described else ()
    values |= _undated_end(details)
    values["name"] = (
        values["name"] or f"{what} not named ({code_words(reason) or 'no reason given'})"
    )
    if statement.status == "closed":
        values["record_status"] = "closed"
        values["record_closed"] = day_of_time(text_at(statement.outer, "statementDate"))
    return {name: value for name, value in values.items() if value not in ("", ())}


def _undated_end(details: Json) -> Mapping[str, Value]:
    """Return the status of a party that ended on a day which cannot be read."""
    for key, word in (("dissolutionDate", DISSOLVED), ("deathDate", DECEASED)):
        stated = text_at(details, key)
        if stated and not day_of_time(stated) and not is_placeholder(stated):
            return {"status": f"{word} ({stated})"}
    return {}


def declared_kind(statement: DeclaredStatement) -> Kind:
    """Return the kind of a party."""
    return Kind.PERSON if statement.record_type == "person" else Kind.COMPANY


def compiled_standing(source: Source) -> Standing:
    """Return the standing of a source's statements; what a third party compiled is not press."""
    if source.type == "thirdParty":
        return Standing.COMPILED
    return SOURCE_STANDING.get(source.type, Standing.COMPILED)


def asserting_parties(statement: DeclaredStatement) -> tuple[str, ...]:
    """Return by whom a statement is asserted, each with its address."""
    by = objects_at(object_at(statement.outer, "source"), "assertedBy")
    named = ((text_at(item, "name"), text_at(item, "uri")) for item in by)
    return tuple(f"{name} ({uri})" if name and uri else name or uri for name, uri in named)


def declared_source(statement: DeclaredStatement) -> Source:
    """Return the source of a statement; its id is a digest of all that is stated of it."""
    source = object_at(statement.outer, "source")
    published = object_at(statement.outer, "publicationDetails")
    types = sorted(
        {part.strip() for item in items_at(source, "type") for part in str(item).split(",")}
    )
    first = "officialRegister" if "officialRegister" in types else next(iter(types), "")
    publisher = text_at(object_at(published, "publisher"), "name")
    when = day_of_time(text_at(published, "publicationDate"))
    url, retrieved = text_at(source, "url"), day_of_time(text_at(source, "retrievedAt"))
    licence = text_at(published, "license")
    content = "\n".join((url, publisher, *types, when, retrieved, licence))
    digest = sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    name = text_at(source, "description") or publisher or "publisher not stated"
    title = f"{name}: BODS statements{f' of {when}' if when else ''}"
    if _TITLED in name:
        title = name
    extra: dict[str, Value] = {"bods_types": tuple(types)} if len(types) > 1 else {}
    return Source(
        id=f"bods-source-{digest}",
        title=title,
        publisher=publisher,
        url=url,
        type=first,
        published=when,
        retrieved=retrieved,
        licence=licence,
        extra=extra,
    )
