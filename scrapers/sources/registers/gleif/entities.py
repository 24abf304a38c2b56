"""A company with an LEI, and its entry in a national register."""

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
# Countries whose register numbers are recognised by form once the jurisdiction is known.
_BY_FORM = frozenset({"CN", "BR"})
_WITHDRAWN_STATUSES = frozenset(
    {"ANNULLED", "DUPLICATE", "RETIRED", "CANCELLED", "PENDING_VALIDATION"}
)
_LEI_STATUSES = _WITHDRAWN_STATUSES | {
    *("ISSUED", "LAPSED", "MERGED", "TRANSFERRED", "PENDING_TRANSFER", "PENDING_ARCHIVAL"),
}
_ACTIVE = {"ACTIVE": True, "INACTIVE": False, "NULL": None}


def origin(name: str, title: str) -> Origin:
    """Return the origin of one access route to the data of GLEIF."""
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
    """A legal or headquarters address in another language or script, by GLEIF's type."""

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
        details = ", ".join(filter(None, about))
        return f"{self.type} ({details})" if details else self.type


@dataclass(frozen=True, slots=True)
class RelatedCompany:
    """Another company that a record names, by LEI or by name alone; ``type`` is GLEIF's."""

    lei: str
    name: str
    type: str = ""

    @property
    def text(self) -> str:
        """LEI, name and type as one line, empty where nothing is stated."""
        names = " ".join(filter(None, (self.lei, self.name)))
        return f"{names} ({self.type})" if names and self.type else names


@dataclass(frozen=True, slots=True)
class LeiCompany:
    """GLEIF's statements about one company; empty texts are not stated."""

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

        A record that was withdrawn, or whose status is unknown, keeps its own LEI only, so that it
        is joined to no other company.
        """
        is_known = not self.lei_status or self.lei_status in _LEI_STATUSES
        if self.lei_status in _WITHDRAWN_STATUSES or not is_known:
            return lei_id(self.lei)
        if ident := authority_id(self.authority, self.number):
            return ident
        if self.jurisdiction in _BY_FORM:
            return company_id(self.jurisdiction, self.number) or lei_id(self.lei)
        return lei_id(self.lei)


def entity_records(company: LeiCompany, source: Source, where: str) -> Iterator[Record]:
    """Yield a company with its addresses, and the tie between LEI and register number."""
    if company.status and company.status not in _ACTIVE:
        yield unknown_value("entity status", company.status, where)
    if company.lei_status and company.lei_status not in _LEI_STATUSES:
        yield unknown_value("status of an LEI", company.lei_status, where)
    yield Statement(company.id, Kind.COMPANY, source.id, _values(company))
    yield from _places(company, source)
    yield from _associated_records(company, source)
    if company.id != lei_id(company.lei):
        yield from _join_numbers(company, source)


def _places(company: LeiCompany, source: Source) -> Iterator[Record]:
    """Yield the addresses of a company, each address and purpose once."""
    others = ((other.address, _purpose(other.type)) for other in company.other_addresses)
    places = ((company.legal, "registered office"), (company.headquarters, "business"), *others)
    for address, purpose in dict.fromkeys(places):
        yield from location_records(
            company.id, address.text, address.country, purpose, source, Standing.REGISTER
        )


def _purpose(type_: str) -> str:
    """Return the purpose of an address by GLEIF's type, without its language or script."""
    if "HEADQUARTERS" in type_:
        return "business"
    return "registered office" if "LEGAL" in type_ else type_.casefold().replace("_", " ")


def _associated_records(company: LeiCompany, source: Source) -> Iterator[Record]:
    """Yield the link to a company named as associated, such as a fund family."""
    other = lei_id(company.associated.lei)
    if not other or other == lei_id(company.lei):
        return
    named = {"name": company.associated.name} if company.associated.name else {}
    values = {"name": company.associated.lei, "lei": company.associated.lei, **named}
    derived = {**values, "standing": str(Standing.DERIVED)}
    yield Statement(other, Kind.COMPANY, source.id, drop_unstated(derived))
    yield Tie(
        id=f"gleif:associated:{company.lei}:{company.associated.lei}",
        type=TieType.LINKED_TO,
        start=company.id,
        end=other,
        source=source.id,
        standing=Standing.REGISTER,
        wording=" ".join(filter(None, ("associated entity", company.associated.type))),
    )


def _values(company: LeiCompany) -> dict[str, Value]:
    return drop_unstated(
        {
            "name": company.name,
            "country": company.legal.country or company.jurisdiction[:2],
            "lei": company.lei,
            "registration_number": company.number,
            "registration_authority": company.authority or company.other_authority,
            "jurisdiction": company.jurisdiction,
            "status": company.status,
            "active": _ACTIVE.get(company.status),
            "lei_status": company.lei_status,
            "lei_updated": company.lei_updated,
            "legal_form": company.legal_form,
            "category": company.category,
            # A sole proprietor is a person, but has relations that only companies can have.
            KIND_ASSUMED: company.category == "SOLE_PROPRIETOR" or None,
            "subcategory": company.subcategory,
            "incorporated": day(company.created),
            "dissolved": day(company.ended) or _dissolution_day(company.events),
            "dissolved_reason": company.end_reason,
            "other_names": company.other_names,
            "previous_names": company.previous_names,
            "region": company.legal.region,
            "headquarters_region": company.headquarters.region,
            "mail_routing": company.legal.routing,
            "headquarters_mail_routing": company.headquarters.routing,
            "successors": tuple(filter(None, (each.text for each in company.successors))),
            "associated_entity": company.associated.text,
            "events": tuple(event.text for event in company.events),
            "identifiers": company.identifiers,
        }
    )


def _dissolution_day(events: Sequence[LegalEvent]) -> str:
    """Return the day of a completed dissolution; a liquidation does not end the company yet."""
    days = (e.effective for e in events if (e.type, e.status) == ("DISSOLUTION", "COMPLETED"))
    return min(filter(None, days), default="")


def _join_numbers(company: LeiCompany, source: Source) -> Iterator[Record]:
    """Join the party known by its LEI alone to the company of the national register."""
    alone = lei_id(company.lei)
    values = {"name": company.name, "lei": company.lei, "standing": str(Standing.DERIVED)}
    yield Statement(alone, Kind.COMPANY, source.id, values)
    yield Tie(
        id=f"gleif:same:{company.lei}",
        type=TieType.SAME_AS,
        start=alone,
        end=company.id,
        source=source.id,
        standing=Standing.REGISTER,
        judgement=Judgement.ACCEPTED,
        judged_by=f"GLEIF, registration authority {company.authority or company.jurisdiction}",
        judged_at=source.retrieved,
        wording=f"registered as {company.number}",
    )


def bare_company(lei: str, ident: str, source: Source, **values: tuple[str, ...]) -> Statement:
    """Return a statement of a company by its LEI, which stands in for a name not given."""
    own_values = {"name": lei, "lei": lei, "standing": str(Standing.DERIVED)}
    return Statement(ident, Kind.COMPANY, source.id, drop_unstated({**own_values, **values}))
