"""Officers of a company, and the appointments of one officer."""

import re
from collections.abc import Iterator, Sequence

from graph.model.ids import company_id, keyed_id, shorten_id
from graph.model.party_kind import kind_by_name
from graph.model.records import Kind, Source, Standing, Statement, Tie, TieType, Value
from graph.model.vocabulary.tie_wordings import tie_meanings
from scrapers.contract.collector import Record
from scrapers.parsing.json_values import Json, drop_unstated, mapping, objects, text, unknown_value
from scrapers.parsing.payload_fields import fields, prefix_paths
from scrapers.sources.registers.companies_house.dates import (
    EndDate,
    date_of,
    end_of,
    unreadable_dates,
)
from scrapers.sources.registers.companies_house.origin import Company
from scrapers.sources.registers.companies_house.records.parties import (
    ADDRESS,
    NAME_PARTS,
    PERSONAL,
    address_records,
    link_key,
    party_id,
    party_statement,
    stated_name,
)
from scrapers.sources.registers.companies_house.terms import ACTIVE, NO_OFFICE, ROLES

OFFICER_FIELDS = fields(
    prefix_paths("address", ADDRESS)
    + " "
    + prefix_paths("principal_office_address", ADDRESS)
    + " "
    + prefix_paths("name_elements", NAME_PARTS)
    + """
    appointed_on appointed_before resigned_on resigned name
    officer_role responsibilities capital_contribution nationality occupation country_of_residence
    contact_details.contact_name date_of_birth.month date_of_birth.year former_names.forenames
    former_names.surname identification.identification_type identification.legal_form
    identification.legal_authority identification.place_registered
    identification.country_registered identification.registration_number links.self
    links.officer.appointments appointed_to.company_name appointed_to.company_number
    appointed_to.company_status
    """,
    """
    etag date_of_birth.day identity_verification_details is_pre_1992_appointment links
    person_number
    """,
)
APPOINTMENT_FIELDS = fields(
    "name is_corporate_officer date_of_birth.month date_of_birth.year links.self items",
    """
    active_count inactive_count resigned_count date_of_birth.day etag items_per_page kind
    start_index total_results
    """,
)
OFFICER_LIST_FIELDS = fields(
    "items links.self",
    """
    active_count inactive_count resigned_count etag items_per_page kind start_index total_results
    """,
)
_INDIVIDUAL = re.compile(r"individual|natural person|sole trader|human", re.IGNORECASE)
_DATES = ("appointed_on", "appointed_before", "resigned_on")


def officer_kind(item: Json) -> Kind:
    """Return the kind of an officer: by role, record, or a company form in its name."""
    if text(item, "officer_role").startswith("corporate-"):
        return Kind.COMPANY
    identification = mapping(item.get("identification"))
    form = text(identification, "legal_form")
    personal = ("date_of_birth", "name_elements", *PERSONAL)
    if _INDIVIDUAL.search(form) or any(item.get(name) for name in personal):
        return Kind.PERSON
    if form or text(identification, "registration_number"):
        return Kind.COMPANY
    # The register writes persons as ``SURNAME, Forename``. A role without "corporate" is a
    # person's.
    named = kind_by_name(stated_name(item))
    is_firm = named.is_stated and "," not in stated_name(item)
    return named.kind if is_firm else Kind.PERSON


def _ident(item: Json, kind: Kind, key: str) -> str:
    """Return the id of an officer; only a company can have one by a register number."""
    if kind is Kind.PERSON:
        return keyed_id("gb-officer", key)
    return party_id(item, "gb-officer", key)


def officer_records(
    answer: Json, company: Company, source: Source, where: str, prefix: str
) -> Iterator[Record]:
    """Yield the officers of one page of a list; ``prefix`` names the access route."""
    for item in objects(answer.get("items")):
        key = link_key(text(item, "links", "officer", "appointments"))
        own, kind = text(item, "links", "self"), officer_kind(item)
        ident = _ident(item, kind, key)
        if not ident:
            yield unknown_value("officer without a key", text(item, "name"), where)
            continue
        yield party_statement(ident, kind, item, source)
        yield from _places([item], ident, kind, source)
        stated_as = own or f"/company/{company.number}/appointments/{key}:{_appointment_key(item)}"
        stated_as = f"{prefix}:{stated_as}"
        yield from _appointment(item, ident, company.id, stated_as, source, where)
    yield from OFFICER_LIST_FIELDS.unknown_fields(answer, where)


def _places(items: Sequence[Json], ident: str, kind: Kind, source: Source) -> Iterator[Record]:
    """Yield the addresses of an officer from one or several entries, each once."""
    purposes = {"address": "service", "principal_office_address": "principal office"}
    seen: set[str] = set()
    for item in items:
        for field, purpose in purposes.items():
            for record in address_records(ident, mapping(item.get(field)), purpose, source, kind):
                if not isinstance(record, Tie) or record.id not in seen:
                    yield record
                if isinstance(record, Tie):
                    seen.add(record.id)


def appointment_records(answer: Json, key: str, source: Source, where: str) -> Iterator[Record]:
    """Yield an officer and the companies of one page of its appointments."""
    items = objects(answer.get("items"))
    officer = _officer(answer, items)
    corporate = answer.get("is_corporate_officer") is True
    roles = [text(item, "officer_role") for item in items]
    corporate = corporate or any(role.startswith("corporate-") for role in roles)
    kind = Kind.COMPANY if corporate else officer_kind(officer)
    ident = _ident(officer, kind, key)
    yield party_statement(ident, kind, officer, source)
    yield from _places(items, ident, kind, source)
    for item in items:
        number = text(item, "appointed_to", "company_number")
        there = company_id("GB", number)
        if not there:
            yield unknown_value("company number", number, where)
            continue
        yield Statement(there, Kind.COMPANY, source.id, _appointer_values(item, number))
        stated_as = (
            f"companies_house:/officers/{key}/appointments:{number}:{_appointment_key(item)}"
        )
        yield from _appointment(item, ident, there, stated_as, source, where)
    yield from APPOINTMENT_FIELDS.unknown_fields(answer, where)


def _officer(answer: Json, items: Sequence[Json]) -> Json:
    """Return an officer merged from all entries of a page; differing values are all kept."""
    first: Json = items[0] if items else {}
    officer: dict[str, object] = {**answer, "identification": first.get("identification")}
    officer["name"] = text(answer, "name") or stated_name(first)
    for name in PERSONAL:
        officer[name] = list(dict.fromkeys(filter(None, (text(item, name) for item in items))))
    officer["former_names"] = [each for item in items for each in objects(item.get("former_names"))]
    named = (mapping(item.get("name_elements")) for item in items)
    officer["name_elements"] = next(filter(None, named), None)
    return officer


def _appointer_values(item: Json, number: str) -> dict[str, Value]:
    appointer, company = mapping(item.get("appointed_to")), Company(number)
    status = text(appointer, "company_status")
    active = ACTIVE.get(status)
    of_company = not company.is_registration or active is not False
    return drop_unstated(
        {
            "name": text(appointer, "company_name") or number,
            "registration_number": number,
            "country": company.country,
            "status" if of_company else "status_in_uk": status,
            "active": active if of_company else None,
        }
    )


def _non_office_wording(role: str, end: EndDate) -> str:
    """Return the wording of an appointment that is not a dated office; empty for an office.

    The words of a role outside the register's list decide, as in every other source.
    """
    if end.is_undated:
        return f"{role} (resigned, date not stated)"
    if role in NO_OFFICE:
        return role
    if role in ROLES:
        return ""
    meanings = tie_meanings(role.replace("-", " "), TieType.OFFICER_OF)
    is_office = any(meaning.type is TieType.OFFICER_OF for meaning in meanings)
    return "" if is_office and role else role or "officer without a role"


def _appointment_key(item: Json) -> str:
    return f"{text(item, 'officer_role')}:{text(item, 'appointed_on')}"


def _appointment(
    item: Json, officer: str, company: str, stated_as: str, source: Source, where: str
) -> Iterator[Record]:
    role = text(item, "officer_role")
    if role not in ROLES:
        yield unknown_value("officer role", role, where)
        if role and not tie_meanings(role.replace("-", " "), TieType.OFFICER_OF):
            return
    end = end_of(item, "resigned_on", "resigned")
    wording = _non_office_wording(role, end)
    over = bool(wording)
    yield Tie(
        id=shorten_id(stated_as),
        type=TieType.LINKED_TO if over else TieType.OFFICER_OF,
        start=officer,
        end=company,
        source=source.id,
        standing=Standing.REGISTER,
        since=date_of(text(item, "appointed_on")),
        until=end.day,
        role="" if over else role.removeprefix("corporate-").replace("-", " "),
        role_kind="" if over else ROLES.get(role, ""),
        wording=wording,
        extra=drop_unstated(
            {
                "officer_role": role,
                "appointed_before": date_of(text(item, "appointed_before")),
                "responsibilities": text(item, "responsibilities"),
                "capital_contribution": text(item, "capital_contribution"),
            }
        ),
    )
    yield from unreadable_dates(item, _DATES, where)
    yield from OFFICER_FIELDS.unknown_fields(item, where)
