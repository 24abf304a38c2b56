"""Persons and companies as the register describes them, with their addresses."""

from collections.abc import Iterator, Mapping

from graph.model.ids import company_id, keyed_id
from graph.model.records import Kind, Source, Standing, Statement, Value
from graph.model.vocabulary.countries import country_code
from scrapers.contract.collector import Record
from scrapers.parsing.json_values import Json, drop_unstated, mapping, objects, text, texts
from scrapers.parsing.places import location_records
from scrapers.sources.registers.companies_house.origin import is_british

_LINES = (
    "care_of",
    "po_box",
    "premises",
    "address_line_1",
    "address_line_2",
    "locality",
    "region",
    "postal_code",
)
ADDRESS = " ".join((*_LINES, "country"))
"""The fields of an address of the register."""

ABROAD = frozenset({"SG", "CN", "BR"})
"""Countries of foreign registers whose numbers have a known form."""

_KEYED = ("gb-officer-", "gb-psc-")


def link_key(link: str) -> str:
    """Return the register's key in a link: ``/officers/KEY/appointments``; empty for none."""
    parts = [part for part in link.split("/") if part and part != "appointments"]
    return parts[-1] if parts else ""


def party_id(item: Json, register: str, key: str) -> str:
    """Return the id of a holder or officer: its own register number, else this register's key."""
    identification = mapping(item.get("identification"))
    number = text(identification, "registration_number")
    place, country = (
        text(identification, "place_registered"),
        text(identification, "country_registered"),
    )
    if number:
        if is_of_this_register(identification) and (ident := company_id("GB", number)):
            return ident
        code = country_code(country or place)
        if code in ABROAD and (ident := company_id(code, number)):
            return ident
    return keyed_id(register, key)


def is_of_this_register(identification: Json) -> bool:
    """Whether a party is entered in this register, by what is said of its own register."""
    place, country = (
        text(identification, "place_registered"),
        text(identification, "country_registered"),
    )
    british = text(identification, "identification_type") == "uk-limited-company"
    return british or is_british(place, country)


NAME_PARTS = "title forename other_forenames middle_name middle_names surname honours"
"""The elements of a name, in their order."""


def stated_name(item: Json) -> str:
    """Return the name as stated, else one joined from its elements."""
    parts = mapping(item.get("name_elements"))
    joined = " ".join(part for part in (text(parts, name) for name in NAME_PARTS.split()) if part)
    return text(item, "name") or joined or "(name not stated)"


def _former_names(item: Json) -> tuple[str, ...]:
    names = (
        " ".join(filter(None, (text(former, "forenames"), text(former, "surname"))))
        for former in objects(item.get("former_names"))
    )
    return tuple(filter(None, names))


PERSONAL = ("nationality", "country_of_residence", "occupation")
"""What an appointment says of a person beside the name."""


def _person_value(item: Json, name: str) -> Value:
    """Return a value of a person; a tuple where appointments state different ones."""
    stated = texts(item.get(name)) or tuple(filter(None, (text(item, name),)))
    return stated[0] if len(stated) == 1 else stated


def party_values(item: Json, kind: Kind) -> dict[str, Value]:
    """Return the values of a person, or of a company with its register as stated."""
    identification = mapping(item.get("identification"))
    shared: Mapping[str, Value] = {
        "name": stated_name(item),
        "former_names": _former_names(item),
        "contact_name": text(item, "contact_details", "contact_name"),
    }
    if kind is Kind.PERSON:
        return drop_unstated(
            {
                **shared,
                **{name: _person_value(item, name) for name in PERSONAL},
                "birth_date": birth_month(mapping(item.get("date_of_birth"))),
            }
        )
    british = is_of_this_register(identification)
    number = text(identification, "registration_number")
    place = text(identification, "country_registered") or text(identification, "place_registered")
    return drop_unstated(
        {
            **shared,
            "country": "GB" if british else country_code(place),
            # A number of nothing but zeros is a placeholder.
            "registration_number": number if number.strip("0 ") else "",
            "company_form": text(identification, "legal_form"),
            "legal_authority": text(identification, "legal_authority"),
            "place_registered": text(identification, "place_registered"),
            "country_registered": text(identification, "country_registered"),
            "identification_type": text(identification, "identification_type"),
        }
    )


def birth_month(birth: Json) -> str:
    """Return year and month of a birth, ``1970-05``; the day is never kept."""
    year, month = text(birth, "year"), text(birth, "month")
    if not (year.isdigit() and len(year) == 4):
        return ""
    known = month.isdigit() and 1 <= int(month[:3]) <= 12
    return f"{year}-{int(month):02d}" if known else year


def is_odd_birth(birth: Json) -> bool:
    """Whether a birth states a year or month that cannot be read."""
    stated = sum(bool(text(birth, part)) for part in ("year", "month"))
    return len(tuple(filter(None, birth_month(birth).split("-")))) < stated


def address_text(address: Json) -> str:
    """Return an address in one line, without its country."""
    return ", ".join(line for line in (text(address, name) for name in _LINES) if line)


def line_and_country(line: str, named: str) -> tuple[str, str]:
    """Return an address in one line, and its country; one that is no country stays in the line."""
    country = country_code(named)
    return ", ".join(filter(None, (line, "" if country else named))), country


def address_records(
    party: str, address: Json, purpose: str, source: Source, kind: Kind = Kind.COMPANY
) -> Iterator[Record]:
    """Yield an address of the register, if there is one."""
    line, country = line_and_country(address_text(address), text(address, "country"))
    yield from location_records(party, line, country, purpose, source, Standing.REGISTER, kind=kind)


def party_statement(ident: str, kind: Kind, item: Json, source: Source, **more: Value) -> Statement:
    """Return the statement of a page about a holder or officer.

    A company known by its number has a page of its own, which outranks the pages that only name it.
    """
    values = {**party_values(item, kind), **drop_unstated(more)}
    if kind is Kind.COMPANY and not ident.startswith(_KEYED):
        values["standing"] = str(Standing.FILING)
    return Statement(ident, kind, source.id, values)
