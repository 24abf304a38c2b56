"""A filer of EDGAR as it is told in its submissions."""

from collections.abc import Iterator

from graph.identity import cik_id, phone_id, web_id
from graph.language import N_
from graph.model import Kind, Source, Standing, Value
from scrapers.base import Origin, Record
from scrapers.edgar.jurisdictions import state_country
from scrapers.forms import kind_of
from scrapers.places import located, reached
from scrapers.stating import says
from scrapers.values import Json, day, mapping, objects, text, texts, unread

ORIGIN = Origin(
    "edgar",
    N_("SEC EDGAR (United States)"),
    "U.S. Securities and Exchange Commission",
    N_("public domain (United States government)"),
    "https://www.sec.gov/privacy#dissemination",
    "selfDeclaration",
    Standing.FILING,
)
_FIELDS = (
    "cik entityType sic sicDescription ownerOrg insiderTransactionForOwnerExists "
    "insiderTransactionForIssuerExists name tickers exchanges ein lei description website "
    "investorWebsite category fiscalYearEnd stateOfIncorporation "
    "stateOfIncorporationDescription addresses phone flags formerNames filings"
).split()
_LINES = ("street1", "street2", "city", "stateOrCountry", "zipCode")


def given(found: Json, *path: str) -> str:
    """Return a text; EDGAR writes ``None`` where there is none."""
    stated = text(found, *path)
    return "" if stated == "None" else stated


def filer_kind(found: Json) -> Kind:
    """Return what files: a person is one that only reports dealings of its own."""
    signs = ("sic", "stateOfIncorporation", "lei")
    company = any(given(found, sign) for sign in signs) or bool(texts(found.get("tickers")))
    company = company or given(found, "entityType") in ("operating", "investment")
    insider = found.get("insiderTransactionForOwnerExists") == 1
    return Kind.COMPANY if company or not insider else kind_of(given(found, "name"))


def filer_records(found: Json, source: Source, where: str) -> Iterator[Record]:
    """Yield a filer with its names, numbers, addresses and phone."""
    ident, kind = cik_id(text(found, "cik")), filer_kind(found)
    yield says(ORIGIN, source, ident, kind, _values(found, kind))
    for purpose in ("business", "mailing"):
        place = mapping(mapping(found.get("addresses")).get(purpose))
        if kind is Kind.COMPANY:
            country = state_country(
                given(place, "stateOrCountry"), given(place, "stateOrCountryDescription")
            )
            line = ", ".join(part for part in (given(place, key) for key in _LINES) if part)
            yield from located(ident, line, country, purpose, source, ORIGIN.standing)
    if kind is Kind.COMPANY:
        phone = given(found, "phone")
        number = phone_id(phone, "US")
        yield from reached(
            ident, number, number.removeprefix("phone-"), "phone", source, ORIGIN.standing
        )
        site = given(found, "website")
        yield from reached(ident, web_id(site), site, "website", source, ORIGIN.standing)
    yield from unread(found, _FIELDS, where)


def _values(found: Json, kind: Kind) -> dict[str, Value | None]:
    former = [item for item in objects(found.get("formerNames")) if given(item, "name")]
    state = given(found, "stateOfIncorporation")
    described = given(found, "stateOfIncorporationDescription")
    country = state_country(state, described)
    person = kind is Kind.PERSON
    return {
        "name": given(found, "name"),
        "country": country,
        "jurisdiction": f"US-{state}" if country == "US" else described,
        "cik": text(found, "cik").rjust(10, "0"),
        "lei": given(found, "lei"),
        "tax_number": "" if person else given(found, "ein"),
        "tickers": texts(found.get("tickers")),
        "exchanges": texts(found.get("exchanges")),
        "entity_type": given(found, "entityType"),
        "sic_code": given(found, "sic"),
        "activity": given(found, "sicDescription"),
        "description": given(found, "description"),
        "website": given(found, "website"),
        "previous_names": tuple(given(item, "name") for item in former),
        "previous_names_dates": tuple(_period(item) for item in former),
    }


def _period(item: Json) -> str:
    since, until = day(text(item, "from")), day(text(item, "to"))
    return f"{given(item, 'name')} ({since or '?'} to {until or '?'})"
