"""The profile of a company: status, dates, names and registered office."""

from collections.abc import Iterator

from graph.model.ids import company_id
from graph.model.records import Kind, Source, Standing, Statement, Tie, TieType, Value
from graph.model.vocabulary.countries import country_code
from scrapers.contract.collector import Record
from scrapers.parsing.json_values import (
    Json,
    drop_unstated,
    is_true,
    mapping,
    objects,
    text,
    texts,
    unknown_value,
)
from scrapers.parsing.payload_fields import fields, prefix_paths
from scrapers.sources.registers.companies_house.dates import date_of, unreadable_dates
from scrapers.sources.registers.companies_house.origin import Company
from scrapers.sources.registers.companies_house.records.parties import ADDRESS, address_records
from scrapers.sources.registers.companies_house.terms import ACTIVE, TYPES

PROFILE_FIELDS = fields(
    prefix_paths("registered_office_address", ADDRESS)
    + " "
    + prefix_paths("service_address", ADDRESS)
    + """
    company_name company_number company_status company_status_detail date_of_creation
    date_of_cessation external_registration_number has_been_liquidated has_insolvency_history
    has_super_secure_pscs is_community_interest_company jurisdiction partial_data_available
    registered_office_is_in_dispute sic_codes subtype type type_shown
    undeliverable_registered_office_address corporate_annotation.description
    corporate_annotation.type previous_company_names.name previous_company_names.effective_from
    previous_company_names.ceased_on branch_company_details.business_activity
    branch_company_details.parent_company_name branch_company_details.parent_company_number
    foreign_company_details.originating_registry.country
    foreign_company_details.originating_registry.name foreign_company_details.registration_number
    foreign_company_details.legal_form foreign_company_details.company_type
    foreign_company_details.governed_by foreign_company_details.business_activity
    foreign_company_details.is_a_credit_financial_institution
    foreign_company_details.is_a_credit_finance_institution links.self links.exemptions
    """,
    """
    accounts annual_return can_file confirmation_statement corporate_annotation.created_on etag
    foreign_company_details.accounting_requirement foreign_company_details.accounts has_charges
    last_full_members_list_date links super_secure_managing_officer_count term
    """,
)


def profile_records(
    profile: Json, company: Company, source: Source, where: str
) -> Iterator[Record]:
    """Yield a company with its status, dates, names and registered office."""
    status, form = text(profile, "company_status"), text(profile, "type")
    if status and status not in ACTIVE:
        yield unknown_value("company status", status, where)
    if form and form not in TYPES:
        yield unknown_value("company type", form, where)
    yield Statement(company.id, Kind.COMPANY, source.id, drop_unstated(_values(profile, company)))
    address = mapping(profile.get("registered_office_address"))
    yield from address_records(company.id, address, "registered office", source)
    service = mapping(profile.get("service_address"))
    yield from address_records(company.id, service, "service", source)
    yield from _parent(mapping(profile.get("branch_company_details")), company, source, where)
    yield from unreadable_dates(profile, ("date_of_creation", "date_of_cessation"), where)
    yield from PROFILE_FIELDS.unknown_fields(profile, where)


def _values(profile: Json, company: Company) -> dict[str, Value | None]:
    earlier = objects(profile.get("previous_company_names"))
    names = tuple(text(item, "name") for item in earlier if text(item, "name"))
    notes = objects(profile.get("corporate_annotation"))
    secret = is_true(profile.get("has_super_secure_pscs"))
    reason = ("owner: super-secure person with significant control",) if secret else ()
    return {
        "name": company.name,
        "registration_number": company.number,
        "company_type": text(profile, "type") or text(profile, "type_shown"),
        "company_subtype": text(profile, "subtype"),
        "jurisdiction": text(profile, "jurisdiction"),
        **_period(profile, company),
        **_foreign_values(profile, company),
        **_mark_values(profile),
        "sic_codes": texts(profile.get("sic_codes")),
        "activity": text(profile, "branch_company_details", "business_activity"),
        "previous_names": names,
        "previous_names_dates": tuple(_previous_name(item) for item in earlier),
        "partial_data": text(profile, "partial_data_available"),
        "register_notes": tuple(filter(None, (_note(note) for note in notes))),
        "unknown_reason": reason,
    }


def _period(profile: Json, company: Company) -> dict[str, Value | None]:
    """Return status and dates of the company, or of its registration in the United Kingdom."""
    status = text(profile, "company_status")
    detail = text(profile, "company_status_detail")
    since, until = (date_of(text(profile, f"date_of_{x}")) for x in ("creation", "cessation"))
    active = ACTIVE.get(status)
    if not company.is_registration:
        return {
            "status": status,
            "status_detail": detail,
            "active": active,
            "incorporated": since,
            "dissolved": until,
        }
    if active is not False:
        return {
            "status": status,
            "status_detail": detail,
            "active": active,
            "registered_in_uk": since,
            "registered_in_uk_until": until,
        }
    # Closing a UK establishment does not end the foreign company.
    return {
        "status_in_uk": f"{status} ({detail})" if detail else status,
        "registered_in_uk": since,
        "registered_in_uk_until": until,
    }


def _foreign_values(profile: Json, company: Company) -> dict[str, Value | None]:
    """Return the values of a company from its country of formation."""
    abroad = mapping(profile.get("foreign_company_details"))
    formed_in = text(abroad, "originating_registry", "country")
    bank = any(
        is_true(abroad.get(f"is_a_credit_{word}_institution")) for word in ("financial", "finance")
    )
    number = text(abroad, "registration_number")
    external = text(profile, "external_registration_number")
    return {
        "country": company.country or country_code(formed_in),
        "external_registration_number": "" if external == number else external,
        "originating_number": number,
        "originating_register": text(abroad, "originating_registry", "name"),
        "originating_country": formed_in,
        "company_form": text(abroad, "legal_form") or text(abroad, "company_type"),
        "governing_law": text(abroad, "governed_by"),
        "business_activity": text(abroad, "business_activity"),
        "credit_or_financial_institution": bank or None,
    }


_MARKS = {
    "registered_office_is_in_dispute": "office_in_dispute",
    "undeliverable_registered_office_address": "office_undeliverable",
    "has_been_liquidated": "has_been_liquidated",
    "has_insolvency_history": "has_insolvency_history",
    "is_community_interest_company": "community_interest_company",
}


def _mark_values(profile: Json) -> dict[str, Value | None]:
    return {name: is_true(profile.get(field)) or None for field, name in _MARKS.items()}


def _note(note: Json) -> str:
    return ": ".join(filter(None, (text(note, "type"), text(note, "description"))))


def _previous_name(item: Json) -> str:
    name, since, until = (text(item, key) for key in ("name", "effective_from", "ceased_on"))
    return f"{name} ({since or '?'} to {until or '?'})"


def _parent(branch: Json, company: Company, source: Source, where: str) -> Iterator[Record]:
    """Yield the foreign company that a UK establishment belongs to."""
    number, name = text(branch, "parent_company_number"), text(branch, "parent_company_name")
    if not number:
        if name:
            yield unknown_value("parent company without a number", name, where)
        return
    parent = company_id("GB", number)
    if not parent:
        yield unknown_value("parent company number", number, where)
        return
    values = drop_unstated({"name": name or number, "registration_number": number})
    yield Statement(parent, Kind.COMPANY, source.id, values)
    yield Tie(
        id=f"companies_house:/company/{company.number}:branch",
        type=TieType.CONTROLS,
        start=parent,
        end=company.id,
        source=source.id,
        standing=Standing.REGISTER,
        nature="branch",
        wording="UK establishment of",
    )
