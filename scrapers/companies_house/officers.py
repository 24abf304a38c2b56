"""Officers of a company, and the appointments of one officer."""

from collections.abc import Iterator

from graph.identity import company_id, shortened
from graph.model import Kind, Source, Standing, Statement, Tie, TieType
from scrapers.base import Record
from scrapers.companies_house.origin import Company
from scrapers.companies_house.parties import address_records, key_of, party, party_id
from scrapers.companies_house.terms import ROLES
from scrapers.values import Json, day, mapping, objects, stated, text, unknown, unread

_FIELDS = (
    "etag address appointed_on appointed_before resigned_on is_pre_1992_appointment links name "
    "officer_role person_number identification date_of_birth nationality occupation "
    "country_of_residence former_names identity_verification_details contact_details "
    "principal_office_address resigned responsibilities name_elements appointed_to"
).split()


def kind_of(item: Json) -> Kind:
    """Return what an officer is: the role says it, else a company form or register number does."""
    found = mapping(item.get("identification"))
    firm = text(found, "legal_form") or text(found, "registration_number")
    corporate = text(item, "officer_role").startswith("corporate-")
    return Kind.COMPANY if corporate or firm else Kind.PERSON


def officer_records(
    found: Json, company: Company, source: Source, where: str, prefix: str
) -> Iterator[Record]:
    """Yield the officers of one page of a list; ``prefix`` names the way into the register."""
    for item in objects(found.get("items")):
        key = key_of(text(item, "links", "officer", "appointments"))
        own = text(item, "links", "self")
        ident = party_id(item, "gb-officer", key)
        if not ident:
            yield unknown("officer without a key", text(item, "name"), where)
            continue
        kind, address = kind_of(item), mapping(item.get("address"))
        yield party(ident, kind, item, source)
        yield from address_records(ident, address, "service", source, kind)
        stated_as = own or f"/company/{company.number}/appointments/{key}:{_signs(item)}"
        stated_as = f"{prefix}:{stated_as}"
        yield from _appointment(item, ident, company.id, stated_as, source, where)


def appointment_records(found: Json, key: str, source: Source, where: str) -> Iterator[Record]:
    """Yield an officer and the companies of one page of its appointments."""
    items = objects(found.get("items"))
    first = next(iter(items), {})
    told = {**found, "identification": first.get("identification"), "officer_role": ""}
    corporate = found.get("is_corporate_officer") is True
    kind = Kind.COMPANY if corporate else kind_of({**first, **told})
    ident = party_id(told, "gb-officer", key)
    yield party(ident, kind, told, source)
    for item in items:
        number = text(item, "appointed_to", "company_number")
        there = company_id("GB", number)
        if not there:
            yield unknown("company number", number, where)
            continue
        yield Statement(there, Kind.COMPANY, source.id, _appointed_to(item, number))
        stated_as = f"companies_house:/officers/{key}/appointments:{number}:{_signs(item)}"
        yield from _appointment(item, ident, there, stated_as, source, where)


def _appointed_to(item: Json, number: str) -> dict[str, str | int | float | bool | tuple[str, ...]]:
    told = mapping(item.get("appointed_to"))
    return stated(
        {
            "name": text(told, "company_name") or number,
            "registration_number": number,
            "country": Company(number).country,
            "status": text(told, "company_status"),
        }
    )


def _signs(item: Json) -> str:
    return f"{text(item, 'officer_role')}:{text(item, 'appointed_on')}"


def _appointment(
    item: Json, officer: str, company: str, stated_as: str, source: Source, where: str
) -> Iterator[Record]:
    role = text(item, "officer_role")
    if role not in ROLES:
        yield unknown("officer role", role, where)
    before, until = text(item, "appointed_before"), day(text(item, "resigned_on"))
    # It is over, and since when is not stated: nothing of today.
    over = item.get("resigned") is True and not until
    yield Tie(
        shortened(stated_as),
        TieType.LINKED_TO if over else TieType.OFFICER_OF,
        officer,
        company,
        source.id,
        Standing.REGISTER,
        since=day(text(item, "appointed_on")),
        until=until,
        role="" if over else role.removeprefix("corporate-").replace("-", " "),
        role_kind="" if over else ROLES.get(role, ""),
        wording=f"{role} (resigned, date not stated)" if over else "",
        extra=stated({"officer_role": role, "appointed_before": day(before)}),
    )
    yield from unread(item, _FIELDS, where)
