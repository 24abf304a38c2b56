"""A company with an LEI, and how it is known to its national register."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.identity import authority_id, company_id, lei_id
from graph.model import Judgement, Kind, Source, Standing, Statement, Tie, TieType, Value
from scrapers.base import Origin, Record
from scrapers.places import located
from scrapers.values import day, stated, unknown

LICENCE = "CC0 1.0"
TERMS = "https://www.gleif.org/en/meta/lei-data-terms-of-use/"
# Registers whose numbers are known by their form where the jurisdiction is stated.
_BY_FORM = frozenset({"CN", "BR"})
_WITHDRAWN = frozenset({"ANNULLED", "DUPLICATE", "RETIRED"})
_ACTIVE = {"ACTIVE": True, "INACTIVE": False, "NULL": None}


def origin(name: str, title: str) -> Origin:
    """Describe one of the ways to the data of GLEIF."""
    return Origin(name, title, "GLEIF", LICENCE, TERMS, "officialRegister", Standing.REGISTER)


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address: one line without its country, and the country's code."""

    text: str
    country: str


@dataclass(frozen=True, slots=True)
class Registered:
    """What GLEIF states of one company; texts are empty where it states nothing."""

    lei: str
    name: str
    status: str = ""
    lei_status: str = ""
    authority: str = ""
    number: str = ""
    jurisdiction: str = ""
    legal_form: str = ""
    category: str = ""
    created: str = ""
    ended: str = ""
    other_names: tuple[str, ...] = ()
    previous_names: tuple[str, ...] = ()
    legal: Address = Address("", "")
    headquarters: Address = Address("", "")
    successors: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The national register's id where the register is known, else that of the LEI.

        A record that does not hold any more joins nothing: it has its own LEI alone.
        """
        if self.lei_status in _WITHDRAWN:
            return lei_id(self.lei)
        if ident := authority_id(self.authority, self.number):
            return ident
        if self.jurisdiction in _BY_FORM:
            return company_id(self.jurisdiction, self.number) or lei_id(self.lei)
        return lei_id(self.lei)


def entity_records(found: Registered, source: Source, where: str) -> Iterator[Record]:
    """Yield a company, its addresses, and that its two numbers are of one company."""
    if found.status and found.status not in _ACTIVE:
        yield unknown("entity status", found.status, where)
    yield Statement(found.id, Kind.COMPANY, source.id, _values(found))
    for address, purpose in (
        (found.legal, "registered office"),
        (found.headquarters, "business"),
    ):
        yield from located(
            found.id, address.text, address.country, purpose, source, Standing.REGISTER
        )
    if found.id != lei_id(found.lei):
        yield from _joined(found, source)


def _values(found: Registered) -> dict[str, Value]:
    return stated(
        {
            "name": found.name,
            "country": found.legal.country or found.jurisdiction[:2],
            "lei": found.lei,
            "registration_number": found.number,
            "registration_authority": found.authority,
            "jurisdiction": found.jurisdiction,
            "status": found.status,
            "active": _ACTIVE.get(found.status),
            "lei_status": found.lei_status,
            "legal_form": found.legal_form,
            "category": found.category,
            "incorporated": day(found.created),
            "dissolved": day(found.ended),
            "other_names": found.other_names,
            "previous_names": found.previous_names,
            "successors": found.successors,
        }
    )


def _joined(found: Registered, source: Source) -> Iterator[Record]:
    """Join what was known by its LEI only to the company of the national register."""
    alone = lei_id(found.lei)
    values = {"name": found.name, "lei": found.lei, "standing": str(Standing.DERIVED)}
    yield Statement(alone, Kind.COMPANY, source.id, values)
    yield Tie(
        f"gleif:same:{found.lei}",
        TieType.SAME_AS,
        alone,
        found.id,
        source.id,
        Standing.REGISTER,
        judgement=Judgement.ACCEPTED,
        judged_by=f"GLEIF, registration authority {found.authority or found.jurisdiction}",
        judged_at=source.retrieved,
        wording=f"registered as {found.number}",
    )


def bare(lei: str, ident: str, source: Source, **values: tuple[str, ...]) -> Statement:
    """State a company of which a page gives the LEI only: the LEI stands in for its name."""
    told = {"name": lei, "lei": lei, "standing": str(Standing.DERIVED)}
    return Statement(ident, Kind.COMPANY, source.id, stated({**told, **values}))
