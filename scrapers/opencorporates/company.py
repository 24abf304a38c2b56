"""A company of OpenCorporates, its officers, and those it says control it."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from graph.dates import last_day
from graph.identity import document_id, keyed_id, shortened
from graph.language import N_
from graph.lexicon import WordClass, doubt_of
from graph.model import Kind, Source, Standing, Tie, TieType, Value
from graph.shares import Share
from graph.wordings import meanings
from scrapers.base import Origin, Record
from scrapers.forms import kind_of
from scrapers.jurisdictions import jurisdiction_id
from scrapers.places import located
from scrapers.stating import says
from scrapers.values import Json, day, mapping, objects, stated, text, texts, unknown, unread

ORIGIN = Origin(
    "opencorporates",
    "OpenCorporates",
    "OpenCorporates",
    N_("ODbL 1.0: share alike, attribution to OpenCorporates"),
    "https://opencorporates.com/legal/licence",
    "thirdParty",
    Standing.COMPILED,
)
_SOME = Share(Fraction(0), Fraction(1), min_open=True, text="(0,100]%")
_FIELDS = (
    "name company_number native_company_number jurisdiction_code incorporation_date "
    "dissolution_date company_type registry_url branch branch_status inactive current_status "
    "created_at updated_at retrieved_at opencorporates_url source agent_name agent_address "
    "alternative_names previous_names number_of_employees alternate_registration_entities "
    "previous_registration_entities subsequent_registration_entities registered_address "
    "registered_address_in_full industry_codes identifiers trademark_registrations "
    "corporate_groupings data financial_summary home_company controlling_entity "
    "ultimate_controlling_company ultimate_beneficial_owners filings officers "
    "restricted_for_marketing accounts annual_return"
).split()
_OFFICER_FIELDS = (
    "id uid name title first_name last_name position retrieved_at opencorporates_url start_date "
    "end_date occupation current_status inactive address nationality date_of_birth "
    "country_of_residence company"
).split()
_CONTROL = {
    "controlling_entity": "controlling entity",
    "ultimate_controlling_company": "ultimate controlling company",
    "home_company": "branch",
}


def company_records(found: Json, source: Source, where: str) -> Iterator[Record]:
    """Yield a company with its address and those named as controlling it."""
    ident = company_of(found)
    yield says(ORIGIN, source, ident, Kind.COMPANY, _values(found))
    country = text(found, "jurisdiction_code")[:2].upper()
    place = text(found, "registered_address_in_full")
    abroad = text(found, "registered_address", "country")
    lies_in = "" if abroad else country
    yield from located(ident, place, lies_in, "registered office", source, ORIGIN.standing)
    yield from _controllers(found, ident, source, where)
    yield from unread(found, _FIELDS, where)


def listed_officers(found: Json, company: str, source: Source, where: str) -> Iterator[Record]:
    """Yield the officers that stand in an answer; in one about the company they are a part."""
    for item in objects(found.get("officers")):
        yield from officer_records(mapping(item.get("officer")) or item, company, source, where)


def company_of(found: Json) -> str:
    """Return the id of a company; empty where it has no number of a jurisdiction."""
    return jurisdiction_id(text(found, "jurisdiction_code"), text(found, "company_number"))


def _values(found: Json) -> dict[str, Value | None]:
    former = [item for item in objects(found.get("previous_names")) if text(item, "company_name")]
    others = (text(item, "company_name") for item in objects(found.get("alternative_names")))
    codes = (mapping(item.get("industry_code")) for item in objects(found.get("industry_codes")))
    inactive = found.get("inactive")
    return {
        "name": text(found, "name"),
        "country": text(found, "jurisdiction_code")[:2].upper(),
        "jurisdiction": text(found, "jurisdiction_code"),
        "registration_number": text(found, "company_number"),
        "status": text(found, "current_status"),
        "active": not inactive if isinstance(inactive, bool) else None,
        "company_type": text(found, "company_type"),
        "incorporated": day(text(found, "incorporation_date")),
        "dissolved": day(text(found, "dissolution_date")),
        "previous_names": tuple(text(item, "company_name") for item in former),
        "other_names": tuple(filter(None, others)),
        "activities": tuple(filter(None, (text(code, "description") for code in codes))),
        "agent": text(found, "agent_name"),
        "branch": text(found, "branch_status"),
        "number_of_employees": text(found, "number_of_employees"),
        "register_page": text(found, "registry_url"),
        "opencorporates_page": text(found, "opencorporates_url"),
        "register": text(found, "source", "publisher"),
        "register_read": day(text(found, "source", "retrieved_at")),
    }


def _controllers(found: Json, company: str, source: Source, where: str) -> Iterator[Record]:
    for key, nature in _CONTROL.items():
        named = mapping(found.get(key))
        if text(named, "name"):
            yield from _controller(named, company, nature, source)
        elif found.get(key):
            yield unknown(key, "without a name", where)
    owners = found.get("ultimate_beneficial_owners")
    for item in objects(owners):
        named = mapping(item.get("ultimate_beneficial_owner")) or item
        if text(named, "name"):
            yield from _owner(named, company, source)
        else:
            yield unknown("ultimate beneficial owner", "without a name", where)
    for name in texts(owners):
        yield from _owner({"name": name}, company, source)


def _controller(named: Json, company: str, nature: str, source: Source) -> Iterator[Record]:
    name = text(named, "name")
    ident = company_of(named) or document_id(f"opencorporates-{company}", name)
    if ident == company:
        return
    values: dict[str, Value | None] = {
        "name": name,
        "country": text(named, "jurisdiction_code")[:2].upper(),
        "registration_number": text(named, "company_number"),
    }
    yield says(ORIGIN, source, ident, Kind.COMPANY, values)
    yield Tie(
        shortened(f"opencorporates:{company}:{nature}:{ident}"),
        TieType.CONTROLS,
        ident,
        company,
        source.id,
        ORIGIN.standing,
        nature=nature,
        wording="home company" if nature == "branch" else nature,
    )


def _owner(named: Json, company: str, source: Source) -> Iterator[Record]:
    name = text(named, "name")
    registered = company_of(named)
    ident = registered or document_id(f"opencorporates-{company}", name)
    kind = Kind.COMPANY if registered else kind_of(name)
    yield says(ORIGIN, source, ident, kind, {"name": name})
    yield Tie(
        shortened(f"opencorporates:{company}:owner:{ident}"),
        TieType.OWNS,
        ident,
        company,
        source.id,
        ORIGIN.standing,
        _SOME,
        "beneficial ownership",
        wording="ultimate beneficial owner",
    )


def officer_records(found: Json, company: str, source: Source, where: str) -> Iterator[Record]:
    """Yield an officer, by OpenCorporates' own key, and the office."""
    name, ident = text(found, "name"), keyed_id("opencorporates-officer", text(found, "id"))
    if not ident or not name:
        yield unknown("officer without a key or a name", name, where)
        return
    kind, position = kind_of(name), text(found, "position")
    values: dict[str, Value | None] = {
        "name": name,
        "nationality": text(found, "nationality"),
        "occupation": text(found, "occupation"),
        "birth_date": day(text(found, "date_of_birth"))[:7] if kind is Kind.PERSON else "",
    }
    yield says(ORIGIN, source, ident, kind, values)
    since, until = (day(text(found, key)) for key in ("start_date", "end_date"))
    base = Tie(
        shortened(f"opencorporates:{ident}:{company}"),
        TieType.LINKED_TO,
        ident,
        company,
        source.id,
        ORIGIN.standing,
        since=since,
        until=until,
        wording=position,
        extra=stated({"status": text(found, "current_status")}),
    )
    yield from _office(base, found, where)
    yield from unread(found, _OFFICER_FIELDS, where)


def _office(base: Tie, found: Json, where: str) -> Iterator[Record]:
    """Yield the tie of a position: an office where its words and its status say no less."""
    position, status = text(found, "position"), text(found, "current_status")
    read = meanings(position, TieType.OFFICER_OF, ended=bool(base.until))
    if not read:
        yield unknown("position that denies an office", position, where)
        return
    if not all(meaning.known for meaning in read):
        yield unknown("position of an officer", position, where)
    doubt = doubt_of(status) if status else None
    if doubt is WordClass.NOT_AT_ALL:
        yield unknown("status that denies an office", status, where)
        return
    if (found.get("inactive") is True or doubt is not None) and not base.until:
        # It is over or not yet so, and since when is not stated: nothing of today.
        kind = "former" if doubt in (None, WordClass.OVER) else str(doubt)
        yield replace(base, wording=f"{kind} {position or 'officer'} (end not stated)")
        return
    office = next((m for m in read if m.type is TieType.OFFICER_OF), None)
    if office is None:
        yield base
        return
    until = min(filter(None, (base.until, office.until)), default="", key=last_day)
    yield replace(base, type=office.type, role=position, role_kind=office.role_kind, until=until)
