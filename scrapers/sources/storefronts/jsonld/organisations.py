"""Organisations in JSON-LD, with their details in the terms of the other storefront sources."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.model.ids import email_id
from graph.model.records import Kind
from graph.model.vocabulary.countries import country_code
from scrapers.contract.collector import Unknown
from scrapers.parsing.json_values import Json, mapping, text, unknown
from scrapers.sources.storefronts.jsonld.values import each, told_text
from scrapers.sources.trader_details.details import Detail, Trader, country_line, is_unstated
from scrapers.sources.trader_details.labels.meanings import Meaning
from scrapers.sources.trader_details.page.embedded_json import types_of
from scrapers.sources.trader_details.values.joined_values import written_out
from scrapers.sources.trader_details.values.phone_numbers import dialled
from scrapers.sources.trader_details.values.register_numbers import registration

# The ends of the names that schema.org has for organisations; a service or a brand is none.
_TYPES = re.compile(
    r"Organization|Corporation|Business|Store|Shop|Project|NGO|Consortium|Airline|FundingScheme|"
    r"LibrarySystem|WorkersUnion|Group|Team|Dealer|Agency|Company|Restaurant|Hotel|Attorney|Notary|"
    r"Cooperative|(?:Professional|Financial|Accounting|Legal|AutoRepair|Internet)Service|Bakery|"
    r"Club|School|Salon|Clinic|Pharmacy|Dentist|Bank\w*|Contractor|Cafe|Library"
)
_LEGAL = ("legalName", "vatID", "taxID", "leiCode", "duns")
_STREET = ("streetAddress", "postOfficeBoxNumber", "postalCode", "addressLocality", "addressRegion")
# Fields under which the one whom the page is of may stand; any other names somebody else.
_OWN_FIELDS = frozenset(
    "@graph publisher seller offeredBy provider mainEntity mainEntityOfPage isPartOf".split()
)
KNOWN = (
    *("@id", "@type", "@context", "name", "alternateName", "legalName", "url", "logo", "image"),
    *("description", "slogan", "sameAs", "address", "location", "telephone", "faxNumber", "email"),
    *("contactPoint", "contactPoints", "vatID", "taxID", "leiCode", "duns", "iso6523Code"),
    *("identifier", "parentOrganization", "subOrganization", "founder", "founders", "employee"),
    *("employees", "foundingDate", "dissolutionDate", "numberOfEmployees", "openingHours"),
    *("openingHoursSpecification", "hasMap", "aggregateRating", "review", "areaServed"),
    *("potentialAction", "mainEntityOfPage", "brand", "award", "knowsAbout", "knowsLanguage"),
    *("ethicsPolicy", "masthead", "missionCoveragePrioritiesPolicy", "diversityPolicy"),
    *("correctionsPolicy", "verificationFactCheckingPolicy", "unnamedSourcesPolicy", "geo"),
    *("actionableFeedbackPolicy", "ownershipFundingInfo", "diversityStaffingReport", "priceRange"),
    *("noBylinesPolicy", "publishingPrinciples", "isAccessibleForFree"),
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as a page's JSON-LD tells of it.

    ``site`` is the address it gives as its own. ``publishes`` says that the page names it as the
    publisher of the page or site; ``is_others`` that it stands in a field that names somebody else.
    ``by_id`` gives what is told elsewhere under an ``@id``.
    """

    told: Json
    site: str
    publishes: bool
    by_id: Mapping[str, Json]
    is_others: bool = False

    @property
    def is_legal(self) -> bool:
        """Whether more than a name is told, such as only a legal entity has."""
        return any(told_text(self.told, key) for key in _LEGAL)

    @property
    def name(self) -> str:
        """Its legal name, else its name."""
        return told_text(self.told, "legalName") or told_text(self.told, "name")


def organisations(found: Sequence[Json]) -> list[Organisation]:
    """Return the organisations among the objects of a page, each once."""
    by_id: dict[str, Json] = {}
    for item in found:
        if ident := text(item, "@id"):
            by_id[ident] = {**by_id.get(ident, {}), **item}
    publishers = [p for item in found if _is_of_page(item) for p in each(item.get("publisher"))]
    named = {text(mapping(p), "@id") or text({"x": p}, "x") for p in publishers} - {""}
    others = {id(value) for item in found for value in _of_others(item)}
    pointed = {ident for item in found for ident in _pointed_at(item)} - named
    result: dict[str, Organisation] = {}
    for number, item in enumerate(found):
        ident = text(item, "@id")
        whole = by_id.get(ident, item)
        if not _is_organisation(whole) or not (told_text(whole, "name") or whole.get("legalName")):
            continue
        publishes = ident in named or any(item is p for p in publishers)
        other = not publishes and (id(item) in others or ident in pointed)
        made = Organisation(whole, told_text(whole, "url"), publishes, by_id, other)
        key = ident or str(number)
        if key not in result or (result[key].is_others and not other):
            result[key] = made
    return list(result.values())


def _is_of_page(item: Json) -> bool:
    """Whether an object is the page or the site, whose publisher is whose the site is."""
    return any(re.search(r"Page$|^WebSite$|Article$|Posting$", name) for name in types_of(item))


def _of_others(item: Json) -> Iterator[object]:
    """Yield what stands in fields that name somebody else, in lists and Role objects too."""
    for key, value in item.items():
        if key not in _OWN_FIELDS:
            for inner in each(value):
                yield inner
                if any(name.endswith("Role") for name in types_of(mapping(inner))):
                    yield from mapping(inner).values()


def _pointed_at(item: Json) -> Iterator[str]:
    for value in _of_others(item):
        if ident := text(mapping(value), "@id"):
            yield ident


def _is_organisation(item: Json) -> bool:
    types = types_of(item)
    if "Person" in types or any(name.endswith("Role") for name in types):
        return False
    legal = any(told_text(item, key) for key in _LEGAL[:2])
    return any(map(_TYPES.fullmatch, types)) or any(map(_ends_so, types)) or bool(types and legal)


def _ends_so(name: str) -> bool:
    return bool(re.search(rf"(?:{_TYPES.pattern})$", name))


def kind_in(types: Sequence[str], name: str) -> Kind | None:
    """Return the kind that the source's own type states; None where it states none."""
    if "Person" in types:
        return Kind.PERSON
    if "Brand" in types:
        return Kind.BRAND
    return Kind.COMPANY if name and any(map(_ends_so, types)) else None


def trader_of(found: Organisation, where: str) -> Trader:
    """Return the details of an organisation."""
    told = found.told
    key = "legalName" if _is_stated(told, "legalName") else "name"
    details = [Detail(Meaning.NAME, (told_text(told, key),), key)]
    for meaning, field in {
        Meaning.VAT: "vatID",
        Meaning.TAX: "taxID",
        Meaning.LEI: "leiCode",
        Meaning.FAX: "faxNumber",
        Meaning.WEBSITE: "url",
    }.items():
        if value := told_text(told, field):
            details.append(Detail(meaning, (value,), field))
    addresses = [lines for item in each(told.get("address")) if (lines := _address(item))]
    details += [Detail(Meaning.ADDRESS, lines, "address") for lines in addresses]
    country = country_code(addresses[0][-1]) if addresses else ""
    if registration(told_text(told, "taxID"), "", country).id and country != "GB":
        # Where the tax number is the register number too, and its check digits hold.
        details.append(Detail(Meaning.REGISTER_NUMBER, (told_text(told, "taxID"),), "taxID"))
    contacts = list(_contacts(told, country))
    details += [item for item in contacts if isinstance(item, Detail)]
    unread = tuple(
        unknown(item.value, item.example, where) for item in contacts if isinstance(item, Unknown)
    )
    stated = tuple(detail for detail in details if not is_unstated(detail))
    kind = kind_in(types_of(told), stated[0].text if stated else "")
    return Trader(stated, tuple(_other(told)), unread, stated_kind=kind)


def _is_stated(told: Json, key: str) -> bool:
    value = told_text(told, key)
    return bool(value) and not is_unstated(Detail(Meaning.NAME, (value,)))


def _address(found: object) -> tuple[str, ...]:
    """Return an address in lines, its country last; one that is only text as a single line."""
    if isinstance(found, str):
        return (" ".join(found.split()),) if found.strip() else ()
    told = mapping(found)
    country = told_text(told, "addressCountry") or told_text(
        mapping(told.get("addressCountry")), "name"
    )
    lines = [line for key in _STREET if (line := told_text(told, key))]
    named = country_line(country) if country else ""
    return tuple([*lines, named] if named else lines)


def _contacts(told: Json, country: str) -> Iterator[Detail | Unknown]:
    """Yield phone numbers and e-mail addresses; as Unknown what is none.

    A number without a prefix that is for another area is of nobody knows which country.
    """
    points = [*each(told.get("contactPoint")), *each(told.get("contactPoints"))]
    for place in (told, *map(mapping, points)):
        here = country if place is told or not place.get("areaServed") else ""
        label = told_text(place, "contactType") or "telephone"
        if phone := told_text(place, "telephone").strip("[]"):
            known = dialled(phone, here)
            yield Detail(Meaning.PHONE, (known,), label) if known else Unknown("telephone", phone)
        label = told_text(place, "contactType") or "email"
        if email := written_out(told_text(place, "email")).removeprefix("mailto:"):
            known = email_id(email)
            yield Detail(Meaning.EMAIL, (email,), label) if known else Unknown("email", email)


def _other(told: Json) -> Iterator[str]:
    """Yield what is kept as it stands there."""
    for key in ("alternateName", "sameAs", "duns", "iso6523Code", "foundingDate"):
        for value in each(told.get(key)):
            if isinstance(value, str) and value.strip():
                yield f"{key}: {value.strip()}"
    for item in each(told.get("identifier")):
        value = mapping(item)
        if number := told_text(value, "value"):
            yield f"{text(value, 'propertyID') or text(value, 'name') or 'identifier'}: {number}"
        elif isinstance(item, str) and item.strip():
            yield f"identifier: {item.strip()}"
