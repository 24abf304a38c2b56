"""FollowTheMoney companies, persons and addresses as entities of the model."""

import re
from collections.abc import Callable, Iterator, Mapping

from graph.importing.ftm.entity import FtmEntity, valid_date
from graph.model import ids
from graph.model.party_kind import kind_by_name
from graph.model.records import DECEASED, DISSOLVED, KIND_ASSUMED, Kind, Standing, Value
from graph.model.vocabulary.placeholders import is_no_number, is_placeholder

NoteCallback = Callable[[str, str], None]

KINDS = {
    "Company": Kind.COMPANY,
    "Organization": Kind.COMPANY,
    "PublicBody": Kind.COMPANY,
    "LegalEntity": Kind.COMPANY,
    "Person": Kind.PERSON,
    "Address": Kind.ADDRESS,
}
"""Kind by schema; a LegalEntity may be a person too, and counts as an assumed company."""

_NUMBERED = frozenset({"GB", "SG", "CN", "BR"})
_COUNTRY = re.compile("[a-z]{2}")
# A part of a country with its own code: ``gb-sct``, ``us-de``.
_PART = re.compile("([a-z]{2})-[a-z0-9]{1,3}")
_NAMES = ("name", "alias", "weakAlias", "abbreviation", "previousName")
_PLAIN = {
    "status": "status",
    "legalForm": "company_form",
    "summary": "summary",
    "description": "description",
    "notes": "note",
    "sector": "sector",
    "classification": "classification",
    "topics": "topics",
    "sourceUrl": "source_urls",
    "position": "position",
    "nationality": "nationality",
    "citizenship": "citizenship",
    "website": "website",
    "publisher": "stated_by",
    "programId": "programs",
    "mainCountry": "main_country",
    "address": "stated_addresses",
}
_NUMBERS = (
    "registrationNumber taxNumber vatCode innCode ogrnCode kppCode okpoCode leiCode swiftBic "
    "uniqueEntityId permId icijId wikidataId opencorporatesUrl uscCode cikCode dunsCode jibCode "
    "bikCode cageCode ricCode isin caemCode imoNumber npiCode"
).split()
_READ = frozenset(
    {
        *_NAMES,
        *_PLAIN,
        *_NUMBERS,
        *("country", "jurisdiction", "incorporationDate", "dissolutionDate", "birthDate"),
        *("deathDate", "email", "phone", "addressEntity", "full", "city", "street", "street2"),
        *("postalCode", "region", "state", "postOfficeBox", "remarks", "firstName", "lastName"),
        *(
            "middleName",
            "fatherName",
            "secondName",
            "title",
            "createdAt",
            "modifiedAt",
            "retrievedAt",
            "parent",
        ),
    }
)
_DAYS = ("incorporationDate", "dissolutionDate", "birthDate", "deathDate")
_NAME_PARTS = ("firstName", "secondName", "middleName", "fatherName", "lastName")
_OF_COMPANIES = frozenset(
    "registrationNumber leiCode uscCode ogrnCode legalForm incorporationDate dissolutionDate "
    "jurisdiction".split()
)
_OF_PERSONS = frozenset(
    {"idNumber", "passportNumber", "socialSecurityNumber", *_NUMBERS, "birthPlace", "address"}
)


def party_id(entity: FtmEntity) -> str:
    """Return the id: a national register number, then LEI, CIK, Wikidata item, else FtM's own.

    An address that is only a place has FtM's own id too; the gate makes a value of it.
    """
    kind = KINDS.get(entity.schema)
    if kind is Kind.ADDRESS:
        made = ids.address_id(_address_text(entity), entity_country(entity))
        if made or not _address_text(entity):
            return made
    if kind is Kind.COMPANY:
        for found in _register_ids(entity):
            if len(found) == 1:
                return found.pop()
    return f"ftm-{ids.shorten_id(entity.id)}"


def _register_ids(entity: FtmEntity) -> Iterator[set[str]]:
    """Yield the ids that an entity's numbers give, register by register; several decide nothing."""
    place = entity_country(entity)
    if place in _NUMBERED:
        numbers = (*entity.all("registrationNumber"), *entity.all("uscCode"))
        yield _ids(ids.company_id(place, number) for number in numbers)
    yield _ids(ids.lei_id(number) for number in entity.all("leiCode"))
    yield _ids(ids.cik_id(number) for number in entity.all("cikCode"))
    yield _ids(ids.wikidata_id(number) for number in entity.all("wikidataId"))


def _ids(found: Iterator[str]) -> set[str]:
    return {ident for ident in found if ident}


def entity_country(entity: FtmEntity) -> str:
    """Return alpha-2 of the jurisdiction, else of the only country."""
    place = (entity.one("jurisdiction") or entity.one("country")).casefold()
    if part := _PART.fullmatch(place):
        place = part[1]
    return place.upper() if _COUNTRY.fullmatch(place) else ""


def _address_text(entity: FtmEntity) -> str:
    parts = ("street", "street2", "postOfficeBox", "postalCode", "city", "region", "state")
    return entity.first("full") or ", ".join(filter(None, (entity.first(p) for p in parts)))


def party_values(entity: FtmEntity, note: NoteCallback) -> dict[str, Value]:
    """Return the values of a party; for a person no number, no home address, no day of birth."""
    kind = KINDS[entity.schema]
    for name in sorted(entity.properties.keys() - _READ - _OF_PERSONS):
        note(f"property {name[:60]} of {entity.schema}", entity.place)
    for name in _DAYS:
        if not all(map(valid_date, entity.all(name))):
            note(f"{name} that is no date", entity.place)
    if kind is Kind.ADDRESS:
        return _address_values(entity, note)
    return _person_values(entity, note) if kind is Kind.PERSON else _company_values(entity)


def _address_values(entity: FtmEntity, note: NoteCallback) -> dict[str, Value]:
    country = entity_country(entity)
    if entity.all("country") and not country:
        note(f"country {entity.first('country')[:60]} of an address", entity.place)
    name = ", ".join(filter(None, (_address_text(entity), country)))
    return _drop_empty({"name": name, "note": entity.all("remarks")})


def _shared_values(entity: FtmEntity) -> dict[str, Value]:
    names = entity.all(*_NAMES)
    parts = " ".join(filter(None, (entity.first(part) for part in _NAME_PARTS)))
    name = entity.caption if entity.caption in names else next(iter(names), parts)
    values: dict[str, Value] = {
        "name": name or entity.caption or f"{entity.id} (name not stated)",
        "other_names": tuple(n for n in entity.all(*_NAMES[:4]) if n != name),
        "previous_names": entity.all("previousName"),
        "listed_in": entity.datasets,
    }
    for prop, column in _PLAIN.items():
        found = entity.all(prop)
        values[column] = found[0] if len(found) == 1 else found
    return values


def _company_values(entity: FtmEntity) -> dict[str, Value]:
    numbers = _numbers(entity, "registrationNumber")
    identifiers = (f"{name} {number}" for name in _NUMBERS for number in _numbers(entity, name))
    return _drop_empty(
        {
            **_shared_values(entity),
            **_assumed_kind(entity),
            "country": entity_country(entity),
            "countries": entity.all("country"),
            "jurisdiction": entity.one("jurisdiction"),
            "entity_type": "" if entity.schema == "Company" else entity.schema,
            "registration_number": numbers[0] if len(numbers) == 1 else numbers,
            "lei": entity.one("leiCode"),
            "identifiers": tuple(identifiers),
            "incorporated": _date(entity, "incorporationDate"),
            "dissolved": _date(entity, "dissolutionDate"),
            **_undated_end(entity, "dissolutionDate", DISSOLVED),
        }
    )


def _undated_end(entity: FtmEntity, name: str, word: str) -> Mapping[str, Value]:
    """Return the status of a party that ended on a day which cannot be read."""
    stated = entity.all(name)
    ends = [end for end in stated if not is_placeholder(end)]
    if not ends or any(map(valid_date, stated)):
        return {}
    return {"status": "; ".join((f"{word} ({ends[0]})", *entity.all("status")))}


def _assumed_kind(entity: FtmEntity) -> Mapping[str, Value]:
    """Return the mark of a LegalEntity if nothing states that it is a company."""
    if entity.schema != "LegalEntity" or entity.properties.keys() & _OF_COMPANIES:
        return {}
    named = kind_by_name(entity.first("name") or entity.caption)
    is_company = named.is_stated and named.kind is Kind.COMPANY
    return {} if is_company else {KIND_ASSUMED: True}


def _numbers(entity: FtmEntity, name: str) -> tuple[str, ...]:
    return tuple(number for number in entity.all(name) if not is_no_number(number))


def _person_values(entity: FtmEntity, note: NoteCallback) -> dict[str, Value]:
    for name in sorted(entity.properties.keys() & _OF_PERSONS):
        note(f"{name} of a person: not kept", entity.place)
    births = {valid_date(value)[:7] for value in entity.all("birthDate")}
    shared = {
        name: value for name, value in _shared_values(entity).items() if name != "stated_addresses"
    }
    return _drop_empty(
        {
            **shared,
            "country": entity_country(entity),
            "countries": entity.all("country"),
            "birth_date": births.pop() if len(births) == 1 else tuple(sorted(births)),
            "death_date": _date(entity, "deathDate"),
            **_undated_end(entity, "deathDate", DECEASED),
        }
    )


def _date(entity: FtmEntity, name: str) -> Value:
    found = tuple(filter(None, (valid_date(value) for value in entity.all(name))))
    return found[0] if len(found) == 1 else found


def _drop_empty(values: dict[str, Value]) -> dict[str, Value]:
    kept = {name: value for name, value in values.items() if value not in ("", ())}
    return {**kept, "standing": str(Standing.COMPILED)}
