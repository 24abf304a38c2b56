"""A seller's details as a page states them."""

import re
from dataclasses import dataclass

from babel import Locale

from graph.model import Kind
from graph.placeholders import is_dummy_number, is_none
from graph.postal import told_parts
from scrapers.base import Unknown
from scrapers.traders.forms import closing_country
from scrapers.traders.labels import ADDRESSES, Meaning

PURPOSES = {
    Meaning.ADDRESS: "business",
    Meaning.SERVICE_ADDRESS: "service",
    Meaning.RETURNS_ADDRESS: "returns",
    Meaning.SHIPS_FROM: "ships from",
}
# A country alone is an address too, the same one in each language.
_ENGLISH = Locale("en")
_PERSONS = re.compile(
    r"\b(?:individual|private (?:person|individual)|sole (?:trader|proprietor)(?:ship)?|natural "
    r"person|privatperson|einzelunternehme[nr]|natürliche person|einzelperson)\b",
    re.IGNORECASE,
)


_DIALLED = frozenset({Meaning.PHONE, Meaning.FAX})


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing a page states: what it is, in which lines, under which label of which language."""

    meaning: Meaning
    lines: tuple[str, ...]
    label: str = ""
    lang: str = ""

    @property
    def text(self) -> str:
        """The value in one line."""
        return " ".join(self.lines)


def is_unstated(detail: Detail) -> bool:
    """Whether a page has a value under a label only to fill it: ``N/A``, ``{{name}}``."""
    if detail.meaning in ADDRESSES:
        return not told_parts(", ".join(detail.lines))
    dummy = detail.meaning in _DIALLED and is_dummy_number(detail.text)
    return dummy or is_none(detail.text)


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """An address in one line without its country (alpha-2), and the words of its label."""

    text: str
    country: str
    purpose: str
    label: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Trader:
    """What a page states of the seller behind a storefront.

    ``other`` holds lines that have no place elsewhere, and those whose label is not known, as they
    stand there; ``unread`` what was not understood.
    """

    details: tuple[Detail, ...] = ()
    other: tuple[str, ...] = ()
    unread: tuple[Unknown, ...] = ()

    def all(self, meaning: Meaning) -> list[Detail]:
        """Return what is stated of one kind, each value once."""
        return list({d.text: d for d in reversed(self.details) if d.meaning is meaning}.values())[
            ::-1
        ]

    def first(self, meaning: Meaning) -> Detail | None:
        """Return the first that is stated of one kind, None where nothing is."""
        return next((d for d in self.details if d.meaning is meaning), None)

    def text(self, meaning: Meaning) -> str:
        """Return the first value of one kind, empty where nothing is stated."""
        detail = self.first(meaning)
        return detail.text if detail else ""

    @property
    def register(self) -> str:
        """The register, and what is said of the entry in it."""
        return "; ".join(detail.text for detail in self.all(Meaning.REGISTER))

    @property
    def register_number(self) -> str:
        """The register number; several are parted by semicolons."""
        return "; ".join(detail.text for detail in self.all(Meaning.REGISTER_NUMBER))

    @property
    def kind(self) -> Kind:
        """A person where the business type says so, else a company."""
        return Kind.PERSON if _PERSONS.search(self.text(Meaning.BUSINESS_TYPE)) else Kind.COMPANY

    @property
    def addresses(self) -> tuple[PostalAddress, ...]:
        """The addresses in the order they are stated, each once."""
        found = (address_of(d) for d in self.details if d.meaning in ADDRESSES)
        return tuple({(a.text, a.country, a.purpose): a for a in found}.values())

    @property
    def country(self) -> str:
        """The country of the business address, empty where none is stated."""
        return next((a.country for a in self.addresses if a.purpose == "business"), "")

    @property
    def states_a_business(self) -> bool:
        """Whether a name, an address, or a number that only a business has is stated."""
        only = (Meaning.NAME, Meaning.REGISTER_NUMBER, Meaning.VAT, Meaning.ADDRESS)
        return any(detail.meaning in only for detail in self.details)


def address_of(detail: Detail) -> PostalAddress:
    """Return an address out of its lines: the last one is its country where it names one."""
    lines = [line for line in (part.strip(" ,") for part in detail.lines) if line]
    country = closing_country(lines)
    whole = lines
    if not country and len(lines) == 1 and detail.meaning is Meaning.SHIPS_FROM:
        country = closing_country(["", *lines])
        whole = [_ENGLISH.territories[country]] if country else lines
    elif country and len(lines) > 1:
        whole = lines[:-1]
    elif country:
        whole = [lines[0].rpartition(",")[0].strip()]
    purpose = PURPOSES[detail.meaning]
    return PostalAddress(", ".join(whole), country, purpose, detail.label, detail.lang)
