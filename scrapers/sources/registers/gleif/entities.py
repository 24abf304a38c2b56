"""A company with an LEI, and how it is known to its national register."""

from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass

from graph.model.ids import authority_id, company_id, lei_id
from graph.model.records import (
    KIND_ASSUMED,
    Judgement,
    Kind,
    Source,
    Standing,
    Statement,
    Tie,
    TieType,
    Value,
)
from scrapers.contract.collector import Origin, Record
from scrapers.parsing.json_values import day, drop_unstated, unknown_value
from scrapers.parsing.places import location_records

LICENCE = "CC0 1.0"
TERMS = "https://www.gleif.org/en/meta/lei-data-terms-of-use/"
# Registers whose numbers are known by their form where the jurisdiction is stated.
_BY_FORM = frozenset({"CN", "BR"})
_WITHDRAWN_STATUSES = frozenset(
    {"ANNULLED", "DUPLICATE", "RETIRED", "CANCELLED", "PENDING_VALIDATION"}
)
_LEI_STATUSES = _WITHDRAWN_STATUSES | {
    *("ISSUED", "LAPSED", "MERGED", "TRANSFERRED", "PENDING_TRANSFER", "PENDING_ARCHIVAL"),
}
_ACTIVE = {"ACTIVE": True, "INACTIVE": False, "NULL": None}


def origin(name: str, title: str) -> Origin:
    """Describe one of the ways to the data of GLEIF."""
    return Origin(
        name=name,
        title=title,
        publisher="GLEIF",
        licence=LICENCE,
        terms=TERMS,
        type="officialRegister",
        standing=Standing.REGISTER,
    )


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address: one line without its country, the country's code and GLEIF's region."""

    text: str
    country: str
    region: str = ""
    routing: str = ""


@dataclass(frozen=True, slots=True)
class OtherAddress:
    """A legal or headquarters address in another language or other letters, by GLEIF's type."""

    address: Address
    type: str


@dataclass(frozen=True, slots=True)
class LegalEvent:
    """A legal event of a company, such as its dissolution; the date is ISO text or empty."""

    type: str
    status: str
    effective: str = ""

    @property
    def text(self) -> str:
        """The event as one line."""
        about = [self.status, f"effective {self.effective}" if self.effective else ""]
        told = ", ".join(filter(None, about))
        return f"{self.type} ({told})" if told else self.type


@dataclass(frozen=True, slots=True)
class RelatedCompany:
    """Another company that a record names, by LEI or by name alone; ``type`` is GLEIF's."""

    lei: str
    name: str
    type: str = ""

    @property
    def text(self) -> str:
        """LEI, name and type as one line, empty where nothing is stated."""
        told = " ".join(filter(None, (self.lei, self.name)))
        return f"{told} ({self.type})" if told and self.type else told


@dataclass(frozen=True, slots=True)
class LeiCompany:
    """What GLEIF states of one company; texts are empty where it states nothing."""

    lei: str
    name: str
    status: str = ""
    lei_status: str = ""
    _: KW_ONLY
    lei_updated: str = ""
    authority: str = ""
    other_authority: str = ""
    number: str = ""
    jurisdiction: str = ""
    legal_form: str = ""
    category: str = ""
    subcategory: str = ""
    created: str = ""
    ended: str = ""
    end_reason: str = ""
    other_names: tuple[str, ...] = ()
    previous_names: tuple[str, ...] = ()
    legal: Address = Address("", "")
    headquarters: Address = Address("", "")
    other_addresses: tuple[OtherAddress, ...] = ()
    successors: tuple[RelatedCompany, ...] = ()
    associated: RelatedCompany = RelatedCompany("", "")
    events: tuple[LegalEvent, ...] = ()
    identifiers: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The national register's id where the register is known, else that of the LEI.

        A record that does not hold any more, or is of an unknown status, joins nothing: it has
        its own LEI alone.
        """
        is_known = not self.lei_status or self.lei_status in _LEI_STATUSES
        if self.lei_status in _WITHDRAWN_STATUSES or not is_known:
            return lei_id(self.lei)
        if ident := authority_id(self.authority, self.number):
            return ident
        if self.jurisdiction in _BY_FORM:
            return company_id(self.jurisdiction, self.number) or lei_id(self.lei)
        return lei_id(self.lei)


def entity_records(found: LeiCompany, source: Source, where: str) -> Iterator[Record]:
    """Yield a company, its addresses, and that its two numbers are of one company."""
    if found.status and found.status not in _ACTIVE:
        yield unknown_value("entity status", found.status, where)
    if found.lei_status and found.lei_status not in _LEI_STATUSES:
        yield unknown_value("status of an LEI", found.lei_status, where)
    yield Statement(found.id, Kind.COMPANY, source.id, _values(found))
    yield from _places(found, source)
    yield from _associated_records(found, source)
    if found.id != lei_id(found.lei):
        yield from _join_numbers(found, source)


def _places(found: LeiCompany, source: Source) -> Iterator[Record]:
    """Yield where a company is, each address and purpose once."""
    others = ((other.address, _purpose(other.type)) for other in found.other_addresses)
    places = ((found.legal, "registered office"), (found.headquarters, "business"), *others)
    for address, purpose in dict.fromkeys(places):
        yield from location_records(
            found.id, address.text, address.country, purpose, source, Standing.REGISTER
        )


def _purpose(type_: str) -> str:
    """Return what an address is for by GLEIF's type: that of the one it is another form of."""
    if "HEADQUARTERS" in type_:
        return "business"
    return "registered office" if "LEGAL" in type_ else type_.casefold().replace("_", " ")


def _associated_records(found: LeiCompany, source: Source) -> Iterator[Record]:
    """Yield the link to a company that a record names as associated, such as a fund's family."""
    other = lei_id(found.associated.lei)
    if not other or other == lei_id(found.lei):
        return
    named = {"name": found.associated.name} if found.associated.name else {}
    values = {"name": found.associated.lei, "lei": found.associated.lei, **named}
    derived = {**values, "standing": str(Standing.DERIVED)}
    yield Statement(other, Kind.COMPANY, source.id, drop_unstated(derived))
    yield Tie(
        id=f"gleif:associated:{found.lei}:{found.associated.lei}",
        type=TieType.LINKED_TO,
        start=found.id,
        end=other,
        source=source.id,
        standing=Standing.REGISTER,
        wording=" ".join(filter(None, ("associated entity", found.associated.type))),
    )


def _values(found: LeiCompany) -> dict[str, Value]:
    return drop_unstated(
        {
            "name": found.name,
            "country": found.legal.country or found.jurisdiction[:2],
            "lei": found.lei,
            "registration_number": found.number,
            "registration_authority": found.authority or found.other_authority,
            "jurisdiction": found.jurisdiction,
            "status": found.status,
            "active": _ACTIVE.get(found.status),
            "lei_status": found.lei_status,
            "lei_updated": found.lei_updated,
            "legal_form": found.legal_form,
            "category": found.category,
            # A sole proprietor is a person, though a party to relations as companies are.
            KIND_ASSUMED: found.category == "SOLE_PROPRIETOR" or None,
            "subcategory": found.subcategory,
            "incorporated": day(found.created),
            "dissolved": day(found.ended) or _dissolution_day(found.events),
            "dissolved_reason": found.end_reason,
            "other_names": found.other_names,
            "previous_names": found.previous_names,
            "region": found.legal.region,
            "headquarters_region": found.headquarters.region,
            "mail_routing": found.legal.routing,
            "headquarters_mail_routing": found.headquarters.routing,
            "successors": tuple(filter(None, (each.text for each in found.successors))),
            "associated_entity": found.associated.text,
            "events": tuple(event.text for event in found.events),
            "identifiers": found.identifiers,
        }
    )


def _dissolution_day(events: Sequence[LegalEvent]) -> str:
    """Return the day of a dissolution that is completed; a liquidation leaves the company there."""
    days = (e.effective for e in events if (e.type, e.status) == ("DISSOLUTION", "COMPLETED"))
    return min(filter(None, days), default="")


def _join_numbers(found: LeiCompany, source: Source) -> Iterator[Record]:
    """Join what was known by its LEI only to the company of the national register."""
    alone = lei_id(found.lei)
    values = {"name": found.name, "lei": found.lei, "standing": str(Standing.DERIVED)}
    yield Statement(alone, Kind.COMPANY, source.id, values)
    yield Tie(
        id=f"gleif:same:{found.lei}",
        type=TieType.SAME_AS,
        start=alone,
        end=found.id,
        source=source.id,
        standing=Standing.REGISTER,
        judgement=Judgement.ACCEPTED,
        judged_by=f"GLEIF, registration authority {found.authority or found.jurisdiction}",
        judged_at=source.retrieved,
        wording=f"registered as {found.number}",
    )


def bare_company(lei: str, ident: str, source: Source, **values: tuple[str, ...]) -> Statement:
    """State a company of which a page gives the LEI only: the LEI stands in for its name."""
    told = {"name": lei, "lei": lei, "standing": str(Standing.DERIVED)}
    return Statement(ident, Kind.COMPANY, source.id, drop_unstated({**told, **values}))
