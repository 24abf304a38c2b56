"""Persons with significant control, and why they are not stated."""

from collections.abc import Iterator, Sequence

from graph.model.ids import shortened
from graph.model.records import Kind, Source, Standing, Tie, TieType, Value
from scrapers.contract.collector import Record
from scrapers.parsing.json_values import (
    Json,
    is_true,
    mapping,
    objects,
    stated,
    text,
    texts,
    unknown,
)
from scrapers.parsing.payload_fields import fields, under
from scrapers.sources.registers.companies_house.dates import date_of, end_of, unread_dates
from scrapers.sources.registers.companies_house.origin import Company
from scrapers.sources.registers.companies_house.records.natures import Nature, nature_of
from scrapers.sources.registers.companies_house.records.parties import (
    ADDRESS,
    NAME_PARTS,
    address_records,
    key_of,
    party,
    party_id,
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

ITEM = fields(
    under("address", ADDRESS)
    + " "
    + under("principal_office_address", ADDRESS)
    + " "
    + under("name_elements", NAME_PARTS)
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
OWNERS = fields(
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
    """Yield the holders of one page or file line; ``prefix`` names the way into the register."""
    reasons: list[str] = []
    past: list[str] = []
    remarks: list[str] = []
    for item in items:
        kind = text(item, "kind")
        yield from ITEM.unread(item, where)
        yield from unread_dates(item, ("notified_on", "ceased_on"), where)
        if kind in PERSON_KINDS or kind in COMPANY_KINDS:
            yield from _holder(item, kind, company, source, where, prefix)
        elif kind in SECRET_KINDS:
            _sort(item, "super-secure person with significant control", reasons, past)
        elif kind == STATEMENT_KIND:
            code = text(item, "statement")
            harmless = item.get("remark")
            if harmless is None and code not in REASONS and code not in REMARKS:
                yield unknown("statement", code, where)
            told = _told(item, code)
            _sort(item, told, remarks if harmless or code in REMARKS else reasons, past)
        elif kind == EXEMPTION_KIND:
            _exempt(item, reasons, past)
        else:
            yield unknown("kind of holder", kind, where)
    values: dict[str, tuple[str, ...]] = {
        "unknown_reason": tuple(dict.fromkeys(reasons)),
        "register_statements": tuple(dict.fromkeys(remarks)),
        "past_statements": tuple(dict.fromkeys(past)),
    }
    yield company.stand_in(source, **values)


def _told(item: Json, code: str) -> str:
    """Return a statement with whom it is about and why its notice was withdrawn."""
    more = (text(item, "linked_psc_name"), text(item, "restrictions_notice_withdrawal_reason"))
    return ", ".join(filter(None, (code, *more)))


def _sort(item: Json, code: str, current: list[str], past: list[str]) -> None:
    end = end_of(item, "ceased_on", "ceased")
    if end.is_over:
        until = end.day or "date not stated"
        past.append(f"owner: {code} ({text(item, 'notified_on')} to {until})")
    else:
        current.append(f"owner: {code}")


def _exempt(item: Json, reasons: list[str], past: list[str]) -> None:
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
    ident = party_id(item, "gb-psc", key_of(link))
    if not ident:
        yield unknown("holder without a key", text(item, "name"), where)
        return
    is_person = kind in PERSON_KINDS
    more: dict[str, Value] = {}
    if kind.startswith("legal-person"):
        more["entity_type"] = "legal person"
    if is_true(item.get("is_sanctioned")):
        more["sanctioned"] = True
    party_kind = Kind.PERSON if is_person else Kind.COMPANY
    yield party(ident, party_kind, item, source, **more)
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
            yield unknown("nature of control", code, where)
        if end.is_undated:
            # It is over, and since when is not stated: nothing of today.
            nature = Nature(TieType.LINKED_TO, f"{code} (ceased, date not stated)")
        yield Tie(
            shortened(f"{stated_as}:{code}"),
            nature.type,
            holder,
            company.id,
            source.id,
            Standing.REGISTER,
            nature.share,
            nature.interest,
            date_of(text(item, "notified_on")),
            end.day,
            nature=nature.nature,
            wording=nature.wording,
            extra=stated({"ceased": end.is_undated or None}),
        )
    if not codes:
        yield unknown("holder without a nature of control", text(item, "name"), where)
