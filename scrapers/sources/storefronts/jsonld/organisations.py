"""Organisations in JSON-LD, with their details in the terms of the other storefront sources."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass

from graph.model.ids import email_id
from graph.model.records import Kind
from graph.model.vocabulary.countries import country_code
from scrapers.contract.collector import Unknown
from scrapers.parsing.json_values import Json, day, mapping, text, unknown_value
from scrapers.sources.storefronts.jsonld.values import item_list, item_text
from scrapers.sources.trader_details.details import Detail, Trader, country_line, is_unstated
from scrapers.sources.trader_details.labels.meanings import DetailMeaning
from scrapers.sources.trader_details.page.embedded_json import types_of
from scrapers.sources.trader_details.seller_name import companies_named_in
from scrapers.sources.trader_details.values.joined_values import deobfuscate_email
from scrapers.sources.trader_details.values.name_words import changing_words
from scrapers.sources.trader_details.values.phone_numbers import international_number
from scrapers.sources.trader_details.values.register_numbers import registration

# Endings of schema.org's types of organisations; a service or a brand is not one.
_TYPES = re.compile(
    r"Organization|Corporation|Business|Store|Shop|Project|NGO|Consortium|Airline|FundingScheme|"
    r"LibrarySystem|WorkersUnion|Group|Team|Dealer|Agency|Company|Restaurant|Hotel|Attorney|Notary|"
    r"Cooperative|(?:Professional|Financial|Accounting|Legal|AutoRepair|Internet)Service|Bakery|"
    r"Club|School|Salon|Clinic|Pharmacy|Dentist|Bank\w*|Contractor|Cafe|Library"
)
_LEGAL = ("legalName", "vatID", "taxID", "leiCode", "duns")
_STREET = ("streetAddress", "postOfficeBoxNumber", "postalCode", "addressLocality", "addressRegion")
_KEPT = ("alternateName", "sameAs", "duns", "iso6523Code", "foundingDate", "ownershipFundingInfo")
# Fields that may hold the page's own organisation; all others name another party.
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
    """An organisation as a page's JSON-LD describes it.

    ``site`` is the address it gives as its own. ``publishes`` is true where the page names it as
    the publisher of the page or site, ``is_others`` where it is in a field that names another
    party. ``by_id`` maps each ``@id`` to what the page says about it anywhere.
    """

    item: Json
    site: str
    publishes: bool
    by_id: Mapping[str, Json]
    _: KW_ONLY
    is_others: bool = False

    @property
    def is_legal(self) -> bool:
        """Whether it states a detail that only legal entities have."""
        return any(item_text(self.item, key) for key in _LEGAL)

    @property
    def name(self) -> str:
        """Its legal name, else its name."""
        return item_text(self.item, "legalName") or item_text(self.item, "name")


def organisations(objects: Sequence[Json]) -> list[Organisation]:
    """Return the organisations among the objects of a page, each once."""
    by_id: dict[str, Json] = {}
    for item in objects:
        if ident := text(item, "@id"):
            by_id[ident] = {**by_id.get(ident, {}), **item}
    publishers = [
        p for item in objects if _is_page_or_site(item) for p in item_list(item.get("publisher"))
    ]
    named = {text(mapping(p), "@id") or text({"x": p}, "x") for p in publishers} - {""}
    others = {id(value) for item in objects for value in _other_items(item)}
    pointed = {ident for item in objects for ident in _other_ids(item)} - named
    result: dict[str, Organisation] = {}
    for number, item in enumerate(objects):
        ident = text(item, "@id")
        whole = by_id.get(ident, item)
        if not _is_organisation(whole) or not (item_text(whole, "name") or whole.get("legalName")):
            continue
        publishes = ident in named or any(item is p for p in publishers)
        other = not publishes and (id(item) in others or ident in pointed)
        made = Organisation(
            item=whole,
            site=item_text(whole, "url"),
            publishes=publishes,
            by_id=by_id,
            is_others=other,
        )
        key = ident or str(number)
        if key not in result or (result[key].is_others and not other):
            result[key] = made
    return list(result.values())


def _is_page_or_site(item: Json) -> bool:
    """Return whether an object is the page or site, whose publisher is its own organisation."""
    return any(re.search(r"Page$|^WebSite$|Article$|Posting$", name) for name in types_of(item))


def _other_items(item: Json) -> Iterator[object]:
    """Yield the values of fields that name other parties, in lists and Role objects too."""
    for key, value in item.items():
        if key not in _OWN_FIELDS:
            for inner in item_list(value):
                yield inner
                if any(name.endswith("Role") for name in types_of(mapping(inner))):
                    yield from mapping(inner).values()


def _other_ids(item: Json) -> Iterator[str]:
    for value in _other_items(item):
        if ident := text(mapping(value), "@id"):
            yield ident


def _is_organisation(item: Json) -> bool:
    types = types_of(item)
    if "Person" in types or any(name.endswith("Role") for name in types):
        return False
    legal = any(item_text(item, key) for key in _LEGAL[:2])
    return (
        any(map(_TYPES.fullmatch, types))
        or any(map(_has_organisation_ending, types))
        or bool(types and legal)
    )


def _has_organisation_ending(name: str) -> bool:
    return bool(re.search(rf"(?:{_TYPES.pattern})$", name))


def stated_kind(types: Sequence[str], name: str) -> Kind | None:
    """Return the kind that the source's own type states; None where it states none."""
    if "Person" in types:
        return Kind.PERSON
    if "Brand" in types:
        return Kind.BRAND
    return Kind.COMPANY if name and any(map(_has_organisation_ending, types)) else None


def organisation_trader(found: Organisation, where: str) -> Trader:
    """Return the details of an organisation."""
    fields = found.item
    key = "legalName" if _is_stated(fields, "legalName") else "name"
    name = item_text(fields, key)
    details = [Detail(DetailMeaning.NAME, (name,), key)]
    for meaning, field in {
        DetailMeaning.VAT: "vatID",
        DetailMeaning.TAX: "taxID",
        DetailMeaning.LEI: "leiCode",
        DetailMeaning.FAX: "faxNumber",
        DetailMeaning.WEBSITE: "url",
    }.items():
        if value := item_text(fields, field):
            details.append(Detail(meaning, (value,), field))
    addresses = [lines for item in item_list(fields.get("address")) if (lines := _address(item))]
    details += [Detail(DetailMeaning.ADDRESS, lines, "address") for lines in addresses]
    country = country_code(addresses[0][-1]) if addresses else ""
    if registration(item_text(fields, "taxID"), "", country).id and country != "GB":
        # In some countries the tax number is the register number too, if its check digits are
        # right.
        details.append(
            Detail(DetailMeaning.REGISTER_NUMBER, (item_text(fields, "taxID"),), "taxID")
        )
    contacts = list(_contacts(fields, country))
    details += [item for item in contacts if isinstance(item, Detail)]
    unread = tuple(
        unknown_value(item.value, item.example, where)
        for item in contacts
        if isinstance(item, Unknown)
    )
    stated = tuple(detail for detail in details if not is_unstated(detail))
    kind = stated_kind(types_of(fields), stated[0].text if stated else "")
    return Trader(
        details=stated,
        other_lines=tuple(_other_lines(fields)),
        unknowns=unread,
        stated_kind=kind,
        unclear_name=name if changing_words(name) or companies_named_in(name) else "",
        dissolved=day(item_text(fields, "dissolutionDate")),
    )


def _is_stated(item: Json, key: str) -> bool:
    value = item_text(item, key)
    return bool(value) and not is_unstated(Detail(DetailMeaning.NAME, (value,)))


def _address(value: object) -> tuple[str, ...]:
    """Return an address in lines, its country last; a plain text as a single line."""
    if isinstance(value, str):
        return (" ".join(value.split()),) if value.strip() else ()
    item = mapping(value)
    country = item_text(item, "addressCountry") or item_text(
        mapping(item.get("addressCountry")), "name"
    )
    lines = [line for key in _STREET if (line := item_text(item, key))]
    named = country_line(country) if country else ""
    return tuple([*lines, named] if named else lines)


def _contacts(organisation: Json, country: str) -> Iterator[Detail | Unknown]:
    """Yield phone numbers and e-mail addresses, and unreadable ones as Unknown.

    A number without a prefix that serves another area has no known country.
    """
    points = [
        *item_list(organisation.get("contactPoint")),
        *item_list(organisation.get("contactPoints")),
    ]
    for place in (organisation, *map(mapping, points)):
        here = country if place is organisation or not place.get("areaServed") else ""
        label = item_text(place, "contactType") or "telephone"
        if phone := item_text(place, "telephone").strip("[]"):
            known = international_number(phone, here)
            yield (
                Detail(DetailMeaning.PHONE, (known,), label)
                if known
                else Unknown("telephone", phone)
            )
        label = item_text(place, "contactType") or "email"
        if email := deobfuscate_email(item_text(place, "email")).removeprefix("mailto:"):
            known = email_id(email)
            yield Detail(DetailMeaning.EMAIL, (email,), label) if known else Unknown("email", email)


def _other_lines(organisation: Json) -> Iterator[str]:
    """Yield further fields as lines of label and value."""
    for key in _KEPT:
        for value in item_list(organisation.get(key)):
            if isinstance(value, str) and value.strip():
                yield f"{key}: {value.strip()}"
    ended = item_text(organisation, "dissolutionDate")
    if ended and not day(ended):
        yield f"dissolutionDate: {ended}"
    for item in item_list(organisation.get("identifier")):
        value = mapping(item)
        if number := item_text(value, "value"):
            yield f"{text(value, 'propertyID') or text(value, 'name') or 'identifier'}: {number}"
        elif isinstance(item, str) and item.strip():
            yield f"identifier: {item.strip()}"
