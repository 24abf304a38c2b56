"""A company's own page of the register."""

from collections.abc import Iterator

from graph.countries import country_code
from graph.identity import company_id
from graph.model import Kind, Source, Standing, Statement, Tie, TieType
from scrapers.base import Record
from scrapers.companies_house.origin import Company
from scrapers.companies_house.parties import address_records
from scrapers.companies_house.terms import ACTIVE, TYPES
from scrapers.values import Json, day, mapping, objects, stated, text, texts, unknown, unread

_FIELDS = (
    "accounts annual_return branch_company_details can_file company_name company_number "
    "company_status company_status_detail confirmation_statement corporate_annotation "
    "date_of_cessation date_of_creation etag external_registration_number foreign_company_details "
    "has_been_liquidated has_charges has_insolvency_history has_super_secure_pscs "
    "is_community_interest_company jurisdiction last_full_members_list_date links "
    "partial_data_available previous_company_names registered_office_address "
    "registered_office_is_in_dispute service_address sic_codes super_secure_managing_officer_count "
    "subtype type undeliverable_registered_office_address"
).split()


def profile_records(found: Json, company: Company, source: Source, where: str) -> Iterator[Record]:
    """Yield a company with its status, dates, names and registered office."""
    status, form = text(found, "company_status"), text(found, "type")
    if status and status not in ACTIVE:
        yield unknown("company status", status, where)
    if form and form not in TYPES:
        yield unknown("company type", form, where)
    yield _statement(found, company, source)
    address = mapping(found.get("registered_office_address"))
    yield from address_records(company.id, address, "registered office", source)
    service = mapping(found.get("service_address"))
    yield from address_records(company.id, service, "service", source)
    yield from _parent(mapping(found.get("branch_company_details")), company, source, where)
    yield from unread(found, _FIELDS, where)


def _statement(found: Json, company: Company, source: Source) -> Statement:
    abroad = mapping(found.get("foreign_company_details"))
    formed_in = text(abroad, "originating_registry", "country")
    earlier = objects(found.get("previous_company_names"))
    secret = found.get("has_super_secure_pscs") is True
    values = stated(
        {
            "name": company.name,
            "country": company.country or country_code(formed_in),
            "registration_number": company.number,
            "status": text(found, "company_status"),
            "status_detail": text(found, "company_status_detail"),
            "active": ACTIVE.get(text(found, "company_status")),
            "company_type": text(found, "type"),
            "company_subtype": text(found, "subtype"),
            "jurisdiction": text(found, "jurisdiction"),
            "incorporated": day(text(found, "date_of_creation")),
            "dissolved": day(text(found, "date_of_cessation")),
            "sic_codes": texts(found.get("sic_codes")),
            "previous_names": tuple(text(item, "name") for item in earlier if text(item, "name")),
            "previous_names_dates": tuple(_period(item) for item in earlier),
            "external_registration_number": text(found, "external_registration_number"),
            "originating_register": text(abroad, "originating_registry", "name"),
            "originating_country": formed_in,
            "company_form": text(abroad, "legal_form"),
            "office_in_dispute": found.get("registered_office_is_in_dispute") is True or None,
            "office_undeliverable": _undeliverable(found),
            "unknown_reason": ("owner: super-secure person with significant control",)
            if secret
            else (),
        }
    )
    return Statement(company.id, Kind.COMPANY, source.id, values)


def _undeliverable(found: Json) -> bool | None:
    return found.get("undeliverable_registered_office_address") is True or None


def _period(item: Json) -> str:
    name, since, until = (text(item, key) for key in ("name", "effective_from", "ceased_on"))
    return f"{name} ({since or '?'} to {until or '?'})"


def _parent(found: Json, company: Company, source: Source, where: str) -> Iterator[Record]:
    """Yield the company abroad that a British establishment belongs to."""
    number, name = text(found, "parent_company_number"), text(found, "parent_company_name")
    if not number:
        return
    parent = company_id("GB", number)
    if not parent:
        yield unknown("parent company number", number, where)
        return
    values = stated({"name": name or number, "registration_number": number})
    yield Statement(parent, Kind.COMPANY, source.id, values)
    yield Tie(
        f"companies_house:/company/{company.number}:branch",
        TieType.CONTROLS,
        parent,
        company.id,
        source.id,
        Standing.REGISTER,
        nature="branch",
        wording="UK establishment of",
    )
