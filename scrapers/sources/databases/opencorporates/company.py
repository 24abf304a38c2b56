"""A company of OpenCorporates, its officers, and the parties named as controlling it."""

from collections.abc import Iterator
from dataclasses import replace

from graph.model.dates import last_day
from graph.model.ids import keyed_id, lei_id, shorten_id
from graph.model.party_kind import NamedKind, kind_by_name
from graph.model.records import Kind, Source, Tie, TieType, Value
from graph.model.vocabulary.countries import country_code
from graph.model.vocabulary.lexicon import WordClass, doubt_of
from graph.model.vocabulary.register_numbers import vat_holds
from graph.model.vocabulary.tie_wordings import status_meaning, tie_meanings
from scrapers.contract.collector import Record
from scrapers.parsing.json_values import (
    Json,
    day,
    drop_unstated,
    is_true,
    mapping,
    objects,
    text,
    unknown_value,
)
from scrapers.parsing.payload_fields import fields
from scrapers.parsing.places import location_records
from scrapers.parsing.statements import make_statement
from scrapers.sources.databases.opencorporates.data import (
    further_item_lines,
    further_item_records,
    groupings_of,
    identifiers_of,
    vat_number,
)
from scrapers.sources.databases.opencorporates.origin import ORIGIN
from scrapers.sources.databases.opencorporates.parties import company_id_of, party_records

COMPANY = fields(
    """
    name company_number native_company_number jurisdiction_code incorporation_date
    dissolution_date company_type registry_url branch branch_status inactive current_status
    opencorporates_url source.publisher source.retrieved_at agent_name agent_address
    alternative_names.company_name alternative_names.type alternative_names.start_date
    alternative_names.end_date previous_names.company_name previous_names.start_date
    previous_names.end_date previous_names.con_date number_of_employees
    alternate_registration_entities previous_registration_entities
    subsequent_registration_entities registered_address.country registered_address_in_full
    registered_address.street_address registered_address.locality registered_address.region
    registered_address.postal_code
    industry_codes.industry_code.description industry_codes.description identifiers
    corporate_groupings data home_company controlling_entity ultimate_controlling_company
    ultimate_beneficial_owners officers
    """,
    """
    created_at updated_at retrieved_at source.url source.terms source.terms_url
    alternative_names.language trademark_registrations financial_summary filings
    restricted_for_marketing accounts annual_return
    industry_codes.industry_code.code industry_codes.industry_code.code_scheme_id
    industry_codes.industry_code.code_scheme_name industry_codes.industry_code.uid
    """,
)
OFFICER = fields(
    """
    id name position start_date end_date occupation current_status inactive address nationality
    date_of_birth country_of_residence company.name company.jurisdiction_code
    company.company_number
    """,
    """
    uid title first_name last_name retrieved_at opencorporates_url company.opencorporates_url
    """,
)


def company_records(company: Json, source: Source, where: str) -> Iterator[Record]:
    """Yield a company with its addresses and the parties named as controlling it."""
    ident = company_id_of(company)
    yield make_statement(ORIGIN, source, ident, Kind.COMPANY, _values(company))
    yield from _office(company, ident, source)
    yield from further_item_records(company, ident, source)
    yield from party_records(company, ident, source, where)
    for key in ("incorporation_date", "dissolution_date"):
        if text(company, key) and not day(text(company, key)):
            yield unknown_value(f"date {key}", text(company, key), where)
    yield from COMPANY.unknown_fields(company, where)


def _office(company: Json, ident: str, source: Source) -> Iterator[Record]:
    """Yield the registered office; a country in the address outranks the jurisdiction."""
    parts = ("street_address", "locality", "region", "postal_code", "country")
    stated = (text(company, "registered_address", part) for part in parts)
    line = text(company, "registered_address_in_full") or ", ".join(filter(None, stated))
    named = text(company, "registered_address", "country")
    last = line.rpartition(",")[2].strip()
    # Two letters at the end of an address may be the code of a state.
    in_line = country_code(last) if len(last) > 2 else ""
    country = country_code(named) or in_line
    if in_line and in_line == country:
        line = line.rpartition(",")[0]
    if not named and not country:
        country = text(company, "jurisdiction_code")[:2].upper()
    yield from location_records(ident, line, country, "registered office", source, ORIGIN.standing)


def listed_officers(answer: Json, company: str, source: Source, where: str) -> Iterator[Record]:
    """Yield the officers in an answer, whether it is their list or the company's page."""
    for item in objects(answer.get("officers")):
        yield from officer_records(mapping(item.get("officer")) or item, company, source, where)


def _values(company: Json) -> dict[str, Value | None]:
    former = [item for item in objects(company.get("previous_names")) if text(item, "company_name")]
    others = (text(item, "company_name") for item in objects(company.get("alternative_names")))
    codes = (mapping(i.get("industry_code")) or i for i in objects(company.get("industry_codes")))
    inactive = company.get("inactive")
    numbers = identifiers_of(company)
    return {
        "name": text(company, "name"),
        "country": text(company, "jurisdiction_code")[:2].upper(),
        "jurisdiction": text(company, "jurisdiction_code"),
        "registration_number": text(company, "company_number"),
        "status": text(company, "current_status"),
        "active": not inactive if isinstance(inactive, bool) else None,
        "company_type": text(company, "company_type"),
        "incorporated": day(text(company, "incorporation_date")),
        "dissolved": day(text(company, "dissolution_date")),
        "previous_names": tuple(text(item, "company_name") for item in former),
        "previous_names_dates": tuple(_previous_name_text(item) for item in former),
        "other_names": tuple(filter(None, others)),
        "activities": tuple(filter(None, (text(code, "description") for code in codes))),
        "agent": text(company, "agent_name"),
        "agent_address": text(company, "agent_address"),
        "native_number": _native_number(company),
        "lei": next((uid for system, uid in numbers if system == "lei" and lei_id(uid)), ""),
        "identifiers": tuple(f"{system} {uid}".strip() for system, uid in numbers),
        "corporate_groupings": groupings_of(company),
        "register_data": further_item_lines(company),
        "vat_number": vat_number(company),
        "vat_check_digits_hold": _is_vat_valid(company),
        "branch": text(company, "branch_status"),
        "number_of_employees": text(company, "number_of_employees"),
        "register_page": text(company, "registry_url"),
        "opencorporates_page": text(company, "opencorporates_url"),
        "register": text(company, "source", "publisher"),
        "register_read": day(text(company, "source", "retrieved_at")),
    }


def _previous_name_text(item: Json) -> str:
    since, until = (day(text(item, key)) for key in ("start_date", "end_date"))
    until = until or day(text(item, "con_date"))
    return f"{text(item, 'company_name')} ({since or '?'} to {until or '?'})"


def _is_vat_valid(company: Json) -> bool | None:
    number = vat_number(company)
    return vat_holds(number, text(company, "jurisdiction_code")[:2].upper()) if number else None


def _native_number(company: Json) -> str:
    """Return the number as the register itself writes it, empty if it is the same."""
    native = text(company, "native_company_number")
    return "" if native == text(company, "company_number") else native


def officer_records(officer: Json, company: str, source: Source, where: str) -> Iterator[Record]:
    """Yield an officer, by OpenCorporates' own key, and the office."""
    name, ident = text(officer, "name"), keyed_id("opencorporates-officer", text(officer, "id"))
    if not ident or not name:
        yield unknown_value("officer without a key or a name", name, where)
        return
    named = _kind(officer)
    kind, position = named.kind, text(officer, "position")
    values: dict[str, Value | None] = {
        "name": name,
        "nationality": text(officer, "nationality"),
        "occupation": text(officer, "occupation"),
        "country_of_residence": text(officer, "country_of_residence"),
        "birth_date": day(text(officer, "date_of_birth"))[:7] if kind is Kind.PERSON else "",
        **named.values,
    }
    yield make_statement(ORIGIN, source, ident, kind, values)
    place = text(officer, "address")
    yield from location_records(ident, place, "", "service", source, ORIGIN.standing, kind=kind)
    since, until = (day(text(officer, key)) for key in ("start_date", "end_date"))
    base = Tie(
        id=shorten_id(f"opencorporates:{ident}:{company}"),
        type=TieType.LINKED_TO,
        start=ident,
        end=company,
        source=source.id,
        standing=ORIGIN.standing,
        since=since,
        until=until,
        wording=position,
        extra=drop_unstated({"status": text(officer, "current_status")}),
    )
    yield from _office_tie(base, officer, where)
    for key in ("start_date", "end_date"):
        if text(officer, key) and not day(text(officer, key)):
            yield unknown_value(f"date {key}", text(officer, key), where)
    yield from OFFICER.unknown_fields(officer, where)


def _kind(officer: Json) -> NamedKind:
    """Return the kind of an officer: a person by birth date or nationality, else by the name."""
    personal = any(officer.get(key) for key in ("date_of_birth", "nationality"))
    if personal:
        return NamedKind(Kind.PERSON, is_stated=True)
    return kind_by_name(text(officer, "name"))


def _office_tie(base: Tie, officer: Json, where: str) -> Iterator[Record]:
    """Yield the tie of a position: an office unless its words or its status say less."""
    position, status = text(officer, "position"), text(officer, "current_status")
    meanings = tie_meanings(position, TieType.OFFICER_OF, ended=bool(base.until))
    if not meanings:
        yield unknown_value("position that denies an office", position, where)
        return
    if not all(meaning.known for meaning in meanings):
        yield unknown_value("position of an officer", position, where)
    doubt = doubt_of(status) if status else None
    if doubt is WordClass.NOT_AT_ALL:
        yield unknown_value("status that denies an office", status, where)
        return
    ended = is_true(officer.get("inactive")) or bool(text(officer, "end_date"))
    if status and doubt is None and status_meaning(status) is WordClass.UNKNOWN:
        yield unknown_value("status of an officer", status, where)
        yield replace(base, wording=f"{position or 'officer'} ({status})")
        return
    if (ended or doubt is not None) and not base.until:
        # It ended, or has not begun, on an unknown day, so it says nothing about today.
        kind = "former" if doubt in (None, WordClass.OVER) else str(doubt)
        yield replace(base, wording=f"{kind} {position or 'officer'} (end not stated)")
        return
    office = next((m for m in meanings if m.type is TieType.OFFICER_OF), None)
    if office is None:
        yield base
        return
    until = min(filter(None, (base.until, office.until)), default="", key=last_day)
    yield replace(base, type=office.type, role=position, role_kind=office.role_kind, until=until)
