"""A filer of EDGAR as its submissions describe it."""

from collections.abc import Iterator

from graph.model.ids import cik_id, phone_id, web_id
from graph.model.party_kind import kind_by_name
from graph.model.records import Kind, Source, Standing, Value
from graph.model.vocabulary.countries import country_code
from graph.support.language import N_
from scrapers.contract.collector import Origin, Record
from scrapers.parsing.json_values import Json, day, mapping, objects, text, texts, unknown_value
from scrapers.parsing.payload_fields import fields
from scrapers.parsing.places import contact_records, location_records
from scrapers.parsing.statements import make_statement
from scrapers.sources.registers.edgar.jurisdictions import STATES, state_country

ORIGIN = Origin(
    name="edgar",
    title=N_("SEC EDGAR (United States)"),
    publisher="U.S. Securities and Exchange Commission",
    licence=N_("public domain (United States government)"),
    terms="https://www.sec.gov/privacy#dissemination",
    type="selfDeclaration",
    standing=Standing.FILING,
)
_PLACE = (
    "street1 street2 city stateOrCountry stateOrCountryDescription zipCode foreignStateTerritory "
    "country"
).split()
_PURPOSES = ("business", "mailing")
FILER_FIELDS = fields(
    " ".join(f"addresses.{purpose}.{field}" for purpose in _PURPOSES for field in _PLACE)
    + """
    cik entityType sic sicDescription insiderTransactionForOwnerExists name tickers exchanges ein
    lei description website investorWebsite stateOfIncorporation stateOfIncorporationDescription
    phone formerNames.name formerNames.from formerNames.to
    filings.recent.accessionNumber filings.recent.form filings.recent.filingDate
    filings.recent.reportDate filings.files.name
    """,
    """
    addresses.business.countryCode addresses.business.isForeignLocation
    addresses.mailing.countryCode addresses.mailing.isForeignLocation category fiscalYearEnd flags
    insiderTransactionForIssuerExists ownerOrg filings.recent.acceptanceDateTime
    filings.recent.act filings.recent.fileNumber filings.recent.filmNumber filings.recent.items
    filings.recent.size filings.recent.isXBRL filings.recent.isInlineXBRL filings.recent.core_type
    filings.recent.primaryDocument filings.recent.primaryDocDescription filings.recent.isXBRLNumeric
    filings.files.filingCount filings.files.filingFrom filings.files.filingTo
    """,
)


def stated_text(found: Json, *path: str) -> str:
    """Return a text; EDGAR writes ``None`` for an empty one."""
    stated = text(found, *path)
    return "" if stated == "None" else stated


def filer_kind(submissions: Json) -> Kind:
    """Return the kind of a filer: only someone who reports insider dealings may be a person."""
    signs = ("sic", "stateOfIncorporation", "lei")
    company = any(stated_text(submissions, sign) for sign in signs) or bool(
        texts(submissions.get("tickers"))
    )
    company = company or stated_text(submissions, "entityType") in ("operating", "investment")
    insider = submissions.get("insiderTransactionForOwnerExists") == 1
    return (
        Kind.COMPANY
        if company or not insider
        else kind_by_name(stated_text(submissions, "name")).kind
    )


def filer_records(submissions: Json, source: Source, where: str) -> Iterator[Record]:
    """Yield a filer with its names, numbers, addresses and phone."""
    ident, kind = cik_id(text(submissions, "cik")), filer_kind(submissions)
    yield make_statement(ORIGIN, source, ident, kind, _values(submissions, kind))
    if kind is Kind.COMPANY:
        for purpose in _PURPOSES:
            line, country = _address(_place(submissions, purpose))
            yield from location_records(ident, line, country, purpose, source, ORIGIN.standing)
        yield from _contacts(submissions, ident, source, where)
    yield from FILER_FIELDS.unknown_fields(submissions, where)


def _place(submissions: Json, purpose: str) -> Json:
    return mapping(mapping(submissions.get("addresses")).get(purpose))


def _country(place: Json) -> str:
    """Return the alpha-2 code of an address; of the SEC's own codes only those of states count."""
    described = stated_text(place, "stateOrCountryDescription")
    found = state_country(stated_text(place, "stateOrCountry"), described)
    return found or country_code(stated_text(place, "country"))


def _address(place: Json) -> tuple[str, str]:
    """Return an address in one line, and its country; the SEC's codes of countries are dropped."""
    code, country = stated_text(place, "stateOrCountry"), _country(place)
    described = stated_text(place, "stateOrCountryDescription") or stated_text(place, "country")
    region = code if code in STATES else stated_text(place, "foreignStateTerritory")
    street = [stated_text(place, name) for name in ("street1", "street2", "city")]
    parts = (*street, region, stated_text(place, "zipCode"), "" if country else described)
    return ", ".join(filter(None, parts)), country


def _contacts(submissions: Json, ident: str, source: Source, where: str) -> Iterator[Record]:
    phone, country = stated_text(submissions, "phone"), _country(_place(submissions, "business"))
    number = phone_id(phone, country)
    if phone and not number:
        yield unknown_value("phone", phone, where)
    shown = number.removeprefix("phone-")
    yield from contact_records(ident, number, shown, "phone", source, ORIGIN.standing)
    sites = (stated_text(submissions, name) for name in ("website", "investorWebsite"))
    for site in dict.fromkeys(filter(None, sites)):
        yield from contact_records(ident, web_id(site), site, "website", source, ORIGIN.standing)


def _values(submissions: Json, kind: Kind) -> dict[str, Value | None]:
    former = [item for item in objects(submissions.get("formerNames")) if stated_text(item, "name")]
    state = stated_text(submissions, "stateOfIncorporation")
    described = stated_text(submissions, "stateOfIncorporationDescription")
    country = state_country(state, described)
    person = kind is Kind.PERSON
    return {
        "name": stated_text(submissions, "name"),
        "country": country,
        "jurisdiction": f"US-{state}" if country == "US" else described,
        "cik": text(submissions, "cik").rjust(10, "0"),
        "lei": stated_text(submissions, "lei"),
        "tax_number": "" if person else stated_text(submissions, "ein"),
        "tickers": texts(submissions.get("tickers")),
        "exchanges": texts(submissions.get("exchanges")),
        "entity_type": stated_text(submissions, "entityType"),
        "sic_code": stated_text(submissions, "sic"),
        "activity": stated_text(submissions, "sicDescription"),
        "description": stated_text(submissions, "description"),
        "website": stated_text(submissions, "website"),
        "investor_website": stated_text(submissions, "investorWebsite"),
        "previous_names": tuple(stated_text(item, "name") for item in former),
        "previous_names_dates": tuple(_period(item) for item in former),
    }


def _period(item: Json) -> str:
    since, until = day(text(item, "from")), day(text(item, "to"))
    return f"{stated_text(item, 'name')} ({since or '?'} to {until or '?'})"
