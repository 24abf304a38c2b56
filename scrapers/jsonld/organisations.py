"""Organisations in JSON-LD, with their details in the terms of the other storefront sources."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from babel.core import get_global

from graph.countries import country_code
from graph.identity import email_id, phone_id
from scrapers.base import Unknown
from scrapers.traders.embedded import types_of
from scrapers.traders.labels import Meaning
from scrapers.traders.numbers import registration
from scrapers.traders.reading import written_out
from scrapers.traders.trader import Detail, Trader, is_unstated
from scrapers.values import Json, mapping, text, unknown

_TYPES = frozenset(
    "Organization Corporation LocalBusiness OnlineBusiness OnlineStore Store NewsMediaOrganization "
    "Project NGO Consortium Airline FundingScheme LibrarySystem WorkersUnion PerformingGroup "
    "EducationalOrganization GovernmentOrganization MedicalOrganization ResearchOrganization "
    "SportsOrganization ProfessionalService FinancialService WholesaleStore".split()
)
_LEGAL = ("legalName", "vatID", "taxID", "leiCode", "duns")
_STREET = ("streetAddress", "postOfficeBoxNumber", "postalCode", "addressLocality", "addressRegion")
KNOWN = (
    *("@id", "@type", "@context", "name", "alternateName", "legalName", "url", "logo", "image"),
    *("description", "slogan", "sameAs", "address", "location", "telephone", "faxNumber", "email"),
    *("contactPoint", "contactPoints", "vatID", "taxID", "leiCode", "duns", "iso6523Code"),
    *("identifier", "parentOrganization", "subOrganization", "founder", "founders", "employee"),
    *("employees", "foundingDate", "numberOfEmployees", "openingHours", "priceRange", "geo"),
    *("openingHoursSpecification", "hasMap", "aggregateRating", "review", "areaServed"),
    *("potentialAction", "mainEntityOfPage", "brand", "award", "knowsAbout", "knowsLanguage"),
    *("ethicsPolicy", "masthead", "missionCoveragePrioritiesPolicy", "diversityPolicy"),
    *("correctionsPolicy", "verificationFactCheckingPolicy", "unnamedSourcesPolicy"),
    *("actionableFeedbackPolicy", "ownershipFundingInfo", "diversityStaffingReport"),
    *("noBylinesPolicy", "publishingPrinciples", "isAccessibleForFree"),
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as a page's JSON-LD tells of it.

    ``site`` is its address; ``publishes`` says that the page is published by it, or that it stands
    by itself as the page's organisation. ``by_id`` gives what is told elsewhere under an ``@id``.
    """

    told: Json
    site: str
    publishes: bool
    by_id: Mapping[str, Json]

    @property
    def is_legal(self) -> bool:
        """Whether more than a name is told, such as only a legal entity has."""
        return any(text(self.told, key) for key in _LEGAL)


def organisations(found: Sequence[Json]) -> list[Organisation]:
    """Return the organisations among the objects of a page, each once."""
    by_id: dict[str, Json] = {}
    for item in found:
        if ident := text(item, "@id"):
            by_id[ident] = {**by_id.get(ident, {}), **item}
    publishers = [mapping(item.get("publisher")) for item in found]
    named = {text(p, "@id") for p in publishers} - {""}
    inner = {id(v) for item in found for v in _inner(item)}
    result: dict[str, Organisation] = {}
    for number, item in enumerate(found):
        ident = text(item, "@id")
        whole = by_id.get(ident, item)
        if not _is_organisation(whole) or not (text(whole, "name") or text(whole, "legalName")):
            continue
        publishes = ident in named or any(item is p for p in publishers) or id(item) not in inner
        site = text(whole, "url") or (ident if ident.startswith("http") else "")
        result.setdefault(ident or str(number), Organisation(whole, site, publishes, by_id))
    return list(result.values())


def _inner(item: Json) -> Iterator[object]:
    """Yield the objects within one, except those of a graph, which stand by themselves."""
    for key, value in item.items():
        if key != "@graph":
            yield from value if isinstance(value, list) else [value]


def _is_organisation(item: Json) -> bool:
    types = types_of(item)
    if "Person" in types:
        return False
    return bool(_TYPES & set(types)) or bool(types and any(text(item, key) for key in _LEGAL[:2]))


def trader_of(found: Organisation, where: str) -> Trader:
    """Return the details of an organisation."""
    told = found.told
    key = "legalName" if text(told, "legalName") else "name"
    details = [Detail(Meaning.NAME, (text(told, key),), key)]
    for meaning, field in {
        Meaning.VAT: "vatID",
        Meaning.TAX: "taxID",
        Meaning.LEI: "leiCode",
        Meaning.FAX: "faxNumber",
        Meaning.WEBSITE: "url",
    }.items():
        if value := text(told, field):
            details.append(Detail(meaning, (value,), field))
    addresses = [lines for each in _all(told.get("address")) if (lines := _address(each))]
    details += [Detail(Meaning.ADDRESS, lines, "address") for lines in addresses]
    country = country_code(addresses[0][-1]) if addresses else ""
    if registration(text(told, "taxID"), "", country).id and country != "GB":
        # Where the tax number is the register number too, and its check digits hold.
        details.append(Detail(Meaning.REGISTER_NUMBER, (text(told, "taxID"),), "taxID"))
    contacts = list(_contacts(told, country))
    details += [item for item in contacts if isinstance(item, Detail)]
    unread = tuple(
        unknown(item.value, item.example, where) for item in contacts if isinstance(item, Unknown)
    )
    return Trader(tuple(d for d in details if not is_unstated(d)), tuple(_other(told)), unread)


def _all(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _address(found: object) -> tuple[str, ...]:
    """Return an address in lines, its country last; one that is only text as a single line."""
    if isinstance(found, str):
        return (" ".join(found.split()),) if found.strip() else ()
    told = mapping(found)
    country = text(told, "addressCountry") or text(mapping(told.get("addressCountry")), "name")
    lines = [line for key in _STREET if (line := text(told, key))]
    return tuple([*lines, _alpha_2(country) or country] if country else lines)


def _alpha_2(country: str) -> str:
    """Return the code of a country, which some write in three letters; empty where it is none."""
    longer = get_global("territory_aliases").get(country.strip().upper(), [])
    return country_code(country) or (longer[0] if len(longer) == 1 else "")


def _contacts(told: Json, country: str) -> Iterator[Detail | Unknown]:
    """Yield phone numbers and e-mail addresses; as Unknown what is none."""
    points = [*_all(told.get("contactPoint")), *_all(told.get("contactPoints"))]
    for place in (told, *map(mapping, points)):
        label = text(place, "contactType") or "telephone"
        if phone := text(place, "telephone").strip("[]"):
            known = phone_id(phone, country or "ZZ")
            yield Detail(Meaning.PHONE, (phone,), label) if known else Unknown("telephone", phone)
        label = text(place, "contactType") or "email"
        if email := written_out(text(place, "email")).removeprefix("mailto:"):
            known = email_id(email)
            yield Detail(Meaning.EMAIL, (email,), label) if known else Unknown("email", email)


def _other(told: Json) -> Iterator[str]:
    """Yield what is kept as it stands there."""
    for key in ("alternateName", "sameAs", "duns", "iso6523Code", "foundingDate"):
        for value in _all(told.get(key)):
            if isinstance(value, str) and value.strip():
                yield f"{key}: {value.strip()}"
    for value in map(mapping, _all(told.get("identifier"))):
        if number := text(value, "value"):
            yield f"{text(value, 'propertyID') or text(value, 'name') or 'identifier'}: {number}"
