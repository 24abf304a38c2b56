"""Persons with significant control, and why they are not stated."""

from collections.abc import Iterator, Sequence

from graph.identity import shortened
from graph.model import Kind, Source, Standing, Tie, TieType, Value
from scrapers.base import Record
from scrapers.companies_house.natures import Nature, nature_of
from scrapers.companies_house.origin import Company
from scrapers.companies_house.parties import address_records, key_of, party, party_id
from scrapers.companies_house.terms import (
    COMPANY_KINDS,
    EXEMPTION_KIND,
    PERSON_KINDS,
    REASONS,
    REMARKS,
    SECRET_KINDS,
    STATEMENT_KIND,
)
from scrapers.values import Json, day, mapping, objects, stated, text, texts, unknown, unread

_FIELDS = (
    "etag kind name name_elements natures_of_control notified_on ceased_on ceased nationality "
    "country_of_residence identification address links date_of_birth description is_sanctioned "
    "identity_verification_details principal_office_address statement "
    "restrictions_notice_withdrawal_reason linked_psc_name exemptions remark stated_as"
).split()


def owner_records(
    items: Sequence[Json], company: Company, source: Source, where: str, prefix: str
) -> Iterator[Record]:
    """Yield the holders of one page or file line; ``prefix`` names the way into the register."""
    reasons: list[str] = []
    past: list[str] = []
    remarks: list[str] = []
    for item in items:
        kind = text(item, "kind")
        yield from unread(item, _FIELDS, where)
        if kind in PERSON_KINDS or kind in COMPANY_KINDS:
            yield from _holder(item, kind, company, source, where, prefix)
        elif kind in SECRET_KINDS:
            _sort(item, "super-secure person with significant control", reasons, past)
        elif kind == STATEMENT_KIND:
            code = text(item, "statement")
            harmless = item.get("remark")
            if harmless is None and code not in REASONS and code not in REMARKS:
                yield unknown("statement", code, where)
            _sort(item, code, remarks if harmless or code in REMARKS else reasons, past)
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


def _sort(item: Json, code: str, current: list[str], past: list[str]) -> None:
    ended = day(text(item, "ceased_on"))
    if ended or item.get("ceased") is True:
        past.append(f"owner: {code} ({text(item, 'notified_on')} to {ended or 'date not stated'})")
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
    if item.get("is_sanctioned") is True:
        more["sanctioned"] = True
    party_kind = Kind.PERSON if is_person else Kind.COMPANY
    yield party(ident, party_kind, item, source, **more)
    yield from address_records(ident, mapping(item.get("address")), "service", source, party_kind)
    yield from _natures(
        item, ident, company, source, where, f"{prefix}:{text(item, 'stated_as') or link}"
    )


def _natures(
    item: Json, holder: str, company: Company, source: Source, where: str, stated_as: str
) -> Iterator[Record]:
    codes = texts(item.get("natures_of_control"))
    ended = day(text(item, "ceased_on"))
    for code in codes:
        nature = nature_of(code)
        if not nature.known:
            yield unknown("nature of control", code, where)
        if item.get("ceased") is True and not ended:
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
            day(text(item, "notified_on")),
            ended,
            nature=nature.nature,
            wording=nature.wording,
            extra=stated({"ceased": True if item.get("ceased") is True and not ended else None}),
        )
    if not codes:
        yield unknown("holder without a nature of control", text(item, "name"), where)
