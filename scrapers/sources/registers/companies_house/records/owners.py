"""Persons with significant control, and the reasons why none are stated."""

from collections.abc import Iterator, Sequence

from graph.model.ids import shorten_id
from graph.model.records import Kind, Source, Standing, Tie, TieType, Value
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
from scrapers.sources.registers.companies_house.dates import date_of, end_of, unreadable_dates
from scrapers.sources.registers.companies_house.origin import Company
from scrapers.sources.registers.companies_house.records.natures import Nature, nature_of
from scrapers.sources.registers.companies_house.records.parties import (
    ADDRESS,
    NAME_PARTS,
    address_records,
    is_odd_birth,
    link_key,
    party_id,
    party_statement,
)
from scrapers.sources.registers.companies_house.terms import (
    COMPANY_KINDS,
    EXEMPTION_KIND,
    PERSON_KINDS,
    REASONS,
    REMARKS,
    SECRET_KINDS,
    STATEMENT_KIND,
)

OWNER_FIELDS = fields(
    prefix_paths("address", ADDRESS)
    + " "
    + prefix_paths("principal_office_address", ADDRESS)
    + " "
    + prefix_paths("name_elements", NAME_PARTS)
    + """
    kind name former_names.forenames former_names.surname natures_of_control notified_on
    ceased_on ceased nationality
    country_of_residence links.self
    identification.identification_type identification.legal_form identification.legal_authority
    identification.place_registered identification.country_registered
    identification.registration_number date_of_birth.month date_of_birth.year is_sanctioned
    statement restrictions_notice_withdrawal_reason linked_psc_name exemptions.*.exemption_type
    exemptions.*.items.exempt_from exemptions.*.items.exempt_to remark stated_as
    """,
    "description etag date_of_birth.day identity_verification_details links items_per_page",
)
OWNER_LIST_FIELDS = fields(
    "items links.self",
    """
    active_count ceased_count etag items_per_page kind start_index total_results
    links.persons_with_significant_control_list links.persons_with_significant_control_statements
    links.persons_with_significant_control_statements_list links.exemptions links
    """,
)


def owner_records(
    items: Sequence[Json], company: Company, source: Source, where: str, prefix: str
) -> Iterator[Record]:
    """Yield the holders of one page or file line; ``prefix`` names the access route."""
    reasons: list[str] = []
    past: list[str] = []
    remarks: list[str] = []
    for item in items:
        kind = text(item, "kind")
        yield from OWNER_FIELDS.unknown_fields(item, where)
        yield from unreadable_dates(item, ("notified_on", "ceased_on"), where)
        if kind in PERSON_KINDS or kind in COMPANY_KINDS:
            yield from _holder(item, kind, company, source, where, prefix)
        elif kind in SECRET_KINDS:
            _sort_statement(item, "super-secure person with significant control", reasons, past)
        elif kind == STATEMENT_KIND:
            code = text(item, "statement")
            harmless = item.get("remark")
            if harmless is None and code not in REASONS and code not in REMARKS:
                yield unknown_value("statement", code, where)
            statement = _statement_text(item, code)
            _sort_statement(
                item, statement, remarks if harmless or code in REMARKS else reasons, past
            )
        elif kind == EXEMPTION_KIND:
            _sort_exemptions(item, reasons, past)
        else:
            yield unknown_value("kind of holder", kind, where)
    values: dict[str, tuple[str, ...]] = {
        "unknown_reason": tuple(dict.fromkeys(reasons)),
        "register_statements": tuple(dict.fromkeys(remarks)),
        "past_statements": tuple(dict.fromkeys(past)),
    }
    yield company.stand_in(source, **values)


def _statement_text(item: Json, code: str) -> str:
    """Return a statement with its subject and the reason why its notice was withdrawn."""
    more = (text(item, "linked_psc_name"), text(item, "restrictions_notice_withdrawal_reason"))
    return ", ".join(filter(None, (code, *more)))


def _sort_statement(item: Json, code: str, current: list[str], past: list[str]) -> None:
    end = end_of(item, "ceased_on", "ceased")
    if end.is_over:
        until = end.day or "date not stated"
        past.append(f"owner: {code} ({text(item, 'notified_on')} to {until})")
    else:
        current.append(f"owner: {code}")


def _sort_exemptions(item: Json, reasons: list[str], past: list[str]) -> None:
    for exemption in mapping(item.get("exemptions")).values():
        code = text(mapping(exemption), "exemption_type")
        for period in objects(mapping(exemption).get("items")):
            until = text(period, "exempt_to")
            if until:
                past.append(f"owner: {code} ({text(period, 'exempt_from')} to {until})")
            else:
                reasons.append(f"owner: {code}")


_ADDRESSES = {"address": "service", "principal_office_address": "principal office"}


def _holder(
    item: Json, kind: str, company: Company, source: Source, where: str, prefix: str
) -> Iterator[Record]:
    link = text(item, "links", "self")
    ident = party_id(item, "gb-psc", link_key(link))
    if not ident:
        yield unknown_value("holder without a key", text(item, "name"), where)
        return
    is_person = kind in PERSON_KINDS
    more: dict[str, Value] = {}
    if kind.startswith("legal-person"):
        more["entity_type"] = "legal person"
    if is_true(item.get("is_sanctioned")):
        more["sanctioned"] = True
    party_kind = Kind.PERSON if is_person else Kind.COMPANY
    birth = mapping(item.get("date_of_birth"))
    if is_odd_birth(birth):
        yield unknown_value(
            "month of birth", f"{text(birth, 'year')} {text(birth, 'month')}", where
        )
    yield party_statement(ident, party_kind, item, source, **more)
    for field, purpose in _ADDRESSES.items():
        yield from address_records(ident, mapping(item.get(field)), purpose, source, party_kind)
    yield from _natures(
        item, ident, company, source, where, f"{prefix}:{text(item, 'stated_as') or link}"
    )


def _natures(
    item: Json, holder: str, company: Company, source: Source, where: str, stated_as: str
) -> Iterator[Record]:
    codes = texts(item.get("natures_of_control"))
    end = end_of(item, "ceased_on", "ceased")
    for code in codes:
        nature = nature_of(code)
        if not nature.known:
            yield unknown_value("nature of control", code, where)
        if end.is_undated:
            # It ended on an unknown day, so it says nothing about today.
            nature = Nature(type=TieType.LINKED_TO, wording=f"{code} (ceased, date not stated)")
        yield Tie(
            id=shorten_id(f"{stated_as}:{code}"),
            type=nature.type,
            start=holder,
            end=company.id,
            source=source.id,
            standing=Standing.REGISTER,
            share=nature.share,
            interest=nature.interest,
            since=date_of(text(item, "notified_on")),
            until=end.day,
            nature=nature.nature,
            wording=nature.wording,
            extra=drop_unstated({"ceased": end.is_undated or None}),
        )
    if not codes:
        yield unknown_value("holder without a nature of control", text(item, "name"), where)
