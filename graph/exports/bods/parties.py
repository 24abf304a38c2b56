"""Companies and persons as BODS statements; unnamed ones carry the reason."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from babel import Locale

from graph.errors import DateError
from graph.exports.base import UnsupportedFields
from graph.exports.bods.rows import AnnotationRows
from graph.exports.bods.statement import Json, StatementWriter, drop_empty
from graph.exports.networks.attributes import as_text
from graph.importing.bods.status import exposure_of, listing_of
from graph.model.dates import first_day
from graph.model.records import Contents, Entity, Kind, Statement, Tie, TieType, Value
from graph.model.vocabulary.lexicon import WITHHELD, plain_words
from graph.support.language import N_

_COUNTRIES = Locale.parse("en").territories
_SCHEMES = {"gb": "GB-COH", "sg": "SG-ACRA", "cn": "CN-SAIC", "br": "BR-CNPJ"}
_TYPES = {"state": "state", "state body": "stateBody", "arrangement": "arrangement"}
_REASONS = (
    "subjectUnableToConfirmOrIdentifyBeneficialOwner",
    "interestedPartyHasNotProvidedInformation",
    "subjectExemptFromDisclosure",
    "interestedPartyExemptFromDisclosure",
)
_NO_FIELD = N_("BODS has no field for it")
_COMPANY = frozenset(
    "country jurisdiction registration_number lei incorporated dissolved website entity_type "
    "company_form aliases other_names previous_names former_names short_name identifiers "
    "publicly_listed company_filings securities".split()
)
_PERSON = frozenset(
    "birth_date death_date nationality aliases other_names pep_status pep_details".split()
)
_ADDRESS_TYPES: Mapping[Kind, Mapping[str, str]] = {
    Kind.COMPANY: {"registered": "registered", "business": "business"},
    Kind.PERSON: {"service": "service", "business": "service", "home": "residence"},
}
_SCHEME = re.compile(r"[A-Z]{2,}(?:-[A-Z0-9]+)+|RA\d{6}", re.ASCII)
_OTHER_NAMES = ("short_name", "aliases", "other_names", "previous_names", "former_names")


class PartyWriter:
    """Writes the parties of one export."""

    def __init__(
        self,
        contents: Contents,
        publisher: StatementWriter,
        annotations: AnnotationRows,
        lacking: UnsupportedFields,
    ) -> None:
        self._contents = contents
        self._publisher = publisher
        self._annotations = annotations
        self._lacking = lacking
        self._sources = preferred_sources(contents)
        self._located = located_ties(contents)

    def statements(self, holders: Collection[str], components: Collection[str]) -> Iterator[Json]:
        """Yield companies and persons, sorted by id.

        ``holders`` are ids of interested parties, ``components`` those of intermediate companies.
        """
        reached = {tie.end for ties in self._located.values() for tie in ties}
        for id_, entity in sorted(self._contents.entities.items()):
            if entity.kind in (Kind.COMPANY, Kind.PERSON):
                yield self._party(entity, id_ in holders, id_ in components)
            elif id_ not in reached:
                self._lacking.add(str(entity.kind), N_("BODS knows companies and persons only"))

    def _party(self, entity: Entity, holds: bool, component: bool) -> Json:
        is_person = entity.kind is Kind.PERSON
        reasons = own_reasons(entity) if holds or is_person else ()
        made = self._person if is_person else self._company
        details = made(entity, reasons, component)
        ties = self._located.get(entity.id, [])
        details |= drop_empty({"addresses": [self._address(entity, tie) for tie in ties]})
        type_ = "person" if is_person else "entity"
        rows = self._annotations.party_rows(entity.id, ties)
        return self._publisher.statement(
            entity.id, type_, details, self._sources.get(entity.id, ""), rows
        )

    def _address(self, entity: Entity, tie: Tie) -> Json:
        place = self._contents.entities[tie.end]
        types = _ADDRESS_TYPES[entity.kind]
        type_ = next((t for word, t in types.items() if word in tie.purpose.casefold()), "")
        address = {
            "type": type_ or "alternative",
            "address": place.name,
            "country": country_of(place.text("country")),
        }
        if tie.until:
            self._lacking.add("until", N_("BODS has no dates of an address"))
        return drop_empty(address)

    def _company(self, entity: Entity, reasons: tuple[str, ...], component: bool) -> Json:
        self._note(entity, _COMPANY)
        words = entity.text("entity_type")
        registered = entity.text("registration_number") or entity.text("lei")
        type_ = _TYPES.get(words) or ("registeredEntity" if registered else "legalEntity")
        if reasons:
            type_ = "anonymousEntity" if is_withheld(reasons) else "unknownEntity"
        form = entity.text("company_form") or ("" if words in _TYPES else words)
        details = {
            "entityType": drop_empty({"type": type_, "details": form}),
            "unspecifiedEntityDetails": unspecified_reason(reasons),
            "name": entity.name,
            "alternateNames": _names(entity),
            "jurisdiction": _place(entity.text("jurisdiction") or entity.text("country")),
            "identifiers": _identifiers(entity),
            "foundingDate": self._publisher.full_date(entity.text("incorporated")),
            "dissolutionDate": self._publisher.full_date(entity.text("dissolved")),
            "uri": self._publisher.uri("website", entity.text("website")),
            "publicListing": listing_of(entity.values),
        }
        return {"isComponent": component, **drop_empty(details)}

    def _person(self, entity: Entity, reasons: tuple[str, ...], component: bool) -> Json:
        self._note(entity, _PERSON)
        type_ = "knownPerson"
        if reasons:
            type_ = "anonymousPerson" if is_withheld(reasons) else "unknownPerson"
        details = {
            "personType": type_,
            "unspecifiedPersonDetails": unspecified_reason(reasons),
            "names": [
                {"fullName": entity.name},
                *({"type": "alternative", "fullName": name} for name in _names(entity)),
            ],
            "nationalities": [country_of(n) for n in _texts(entity.values.get("nationality", ()))],
            "birthDate": self._partial(entity, "birth_date"),
            "deathDate": self._partial(entity, "death_date"),
            "politicalExposure": exposure_of(entity.values),
        }
        return {"isComponent": component, **drop_empty(details)}

    def _partial(self, entity: Entity, column: str) -> str:
        text = entity.text(column)
        try:
            if text:
                first_day(text)
        except DateError:
            self._lacking.add(column, N_("not a date"))
            return ""
        return text

    def _note(self, entity: Entity, held: Collection[str]) -> None:
        for name in entity.values:
            if name not in held and name != "unknown_reason":
                self._lacking.add(name, _NO_FIELD)


def preferred_sources(contents: Contents) -> dict[str, str]:
    """Return for each entity the source of its displayed name, else the first that states it."""
    preferred: dict[str, Statement] = {}
    for statement in sorted(contents.statements, key=lambda s: s.id):
        name = contents.entities[statement.entity].name
        earlier = preferred.setdefault(statement.entity, statement)
        if statement.values.get("name") == name and earlier.values.get("name") != name:
            preferred[statement.entity] = statement
    return {entity: statement.source for entity, statement in preferred.items()}


def own_reasons(entity: Entity) -> tuple[str, ...]:
    """Return why a party itself is not named; reasons about its owner start with ``owner:``."""
    return tuple(r for r in _all_reasons(entity.values) if not r.startswith("owner:"))


def owner_reasons(entity: Entity) -> tuple[str, ...]:
    """Return why the owners of a company are not stated; the other prefixes are about itself."""
    about_it = ("person:", "entity:")
    return tuple(r for r in _all_reasons(entity.values) if not r.startswith(about_it))


def _all_reasons(values: Mapping[str, Value]) -> tuple[str, ...]:
    return tuple(r for r in _texts(values.get("unknown_reason", ())) if r)


def is_withheld(reasons: tuple[str, ...]) -> bool:
    """Whether the name is withheld by someone who knows it, rather than unknown."""
    return any(WITHHELD.search(plain_words(reason)) for reason in reasons)


def unspecified_reason(reasons: tuple[str, ...]) -> Json:
    """Return the BODS reason code, with the source's own words; empty without reasons."""
    if not reasons:
        return {}
    # The code noBeneficialOwners is never used: a source that is silent does not say that.
    described = "; ".join(reasons)
    code = next((code for code in _REASONS if code in described), "")
    if not code:
        hidden = is_withheld(reasons)
        code = "interestedPartyExemptFromDisclosure" if hidden else "informationUnknownToPublisher"
    return {"reason": code, "description": described}


def _texts(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (as_text(value),)


def _names(entity: Entity) -> list[str]:
    names = [n for column in _OTHER_NAMES for n in _texts(entity.values.get(column, ()))]
    return [name for name in dict.fromkeys(names) if name and name != entity.name]


def _place(text: str) -> Json:
    """Return a country or a part of one by name, and by code if the text is a code."""
    code = text.strip().upper()
    if not code:
        return {}
    country = _COUNTRIES.get(code.partition("-")[0])
    if country is None:
        return {"name": text}
    return {"name": country if "-" not in code else code, "code": code}


def _identifiers(entity: Entity) -> list[Json]:
    identifiers: list[Json] = []
    number = entity.text("registration_number")
    if number:
        prefix, _, rest = entity.id.partition("-")
        known = _SCHEMES.get(prefix, "") if rest == number else ""
        place = entity.text("country") or "country not stated"
        named = {"scheme": known} if known else {"schemeName": f"register number, {place}"}
        identifiers.append({"id": number, **named})
    if lei := entity.text("lei"):
        identifiers.append({"id": lei, "scheme": "XI-LEI"})
    numbers = {str(each["id"]) for each in identifiers}
    further = map(_identifier, _texts(entity.values.get("identifiers", ())))
    return [*identifiers, *(each for each in further if each and each["id"] not in numbers)]


def _identifier(text: str) -> Json:
    """Read ``SCHEME NUMBER``, where the scheme is a code or a name; empty if either is missing."""
    scheme, _, number = text.rpartition(" ")
    if not scheme or not number:
        return {}
    name = "scheme" if _SCHEME.fullmatch(scheme) else "schemeName"
    return {"id": number, name: scheme}


def located_ties(contents: Contents) -> dict[str, list[Tie]]:
    """Return the address ties of each company and person, sorted by id."""
    located: dict[str, list[Tie]] = defaultdict(list)
    for tie in sorted(contents.ties, key=lambda each: each.id):
        holder, place = (contents.entities.get(end) for end in (tie.start, tie.end))
        if tie.type is TieType.LOCATED_AT and holder and place and holder.kind in _ADDRESS_TYPES:
            located[tie.start].append(tie)
    return located


def country_of(text: str) -> Json:
    """Return a country by name, and by its two-letter code if there is one."""
    place = _place(text)
    return {name: value for name, value in place.items() if name == "name" or len(value) == 2}
