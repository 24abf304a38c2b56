"""Parties of a mapped sheet: their ids, and whether each is a company or a person.

A party has the id of its register number where that is valid. Any other is a party of this sheet
alone, told apart by what stands beside its name, because a name alone makes no two rows one party:
sellers of one name are one by a number of any kind, in one shop, or where two rows are alike in
all cells; owners and directors are one beside one seller.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

from graph.importing.columns.seller_rows import LeftValues, SellerRow, StatedOwner
from graph.model.ids import (
    company_id,
    document_id,
    german_company_id,
    lei_id,
    shop_id,
    storefront_id,
    web_id,
)
from graph.model.party_kind import NamedKind, kind_by_name
from graph.model.records import KIND_ASSUMED, Kind, Value
from graph.model.vocabulary.placeholders import is_no_number, is_shared_site
from graph.support.text.folding import fold_name

# Countries where each state or court counts anew, so that a number alone is several companies'.
_SEVERAL_REGISTERS = frozenset({"US", "CA", "AE", "DE", "BA"})
_COURT_ENTRY = re.compile(r"\b(?:HRA|HRB|GnR|PR|VR)\s*\d+\s*[A-Z]{0,2}\b", re.IGNORECASE)
_AMAZON = re.compile(r"(?:www\.)?amazon\.((?:co\.|com\.)?[a-z]{2,3})")
_AMAZON_MARKETS = {"com": "us"}
# Text of a cell for numbers that is one: digits, and no word in lower case ("see website").
_NUMBER = re.compile(r"(?!.*[a-zß-ÿ]{3})(?=(?:\D*\d){2}).*", re.DOTALL)
_ACCOUNT = re.compile(r"A[A-Z0-9]{9,20}")


@dataclass(slots=True)
class MappedParty:
    """A party of the sheet; ``must_be`` is True if a row implies that it is a company."""

    name: str
    place: str
    named: NamedKind
    values: dict[str, Value] = field(default_factory=dict)
    others: dict[str, None] = field(default_factory=dict)
    numbered: bool = False
    must_be: bool = False

    @property
    def kind(self) -> Kind:
        """Kind of the party: by a number or a form, else assumed."""
        return Kind.COMPANY if self.numbered or self.must_be else self.named.kind

    def stated(self) -> Mapping[str, Value]:
        """Return the values of the party, with the mark of a kind that is only assumed."""
        values: dict[str, Value] = {"name": self.name, **self.named.values, **self.values}
        if self.numbered:
            values.pop(KIND_ASSUMED, None)
        elif self.kind is not self.named.kind:
            values[KIND_ASSUMED] = True
        if self.others:
            values["aliases"] = tuple(self.others)
        return values


class SheetParties:
    """Companies and people of one sheet by id."""

    def __init__(self, source: str, left: LeftValues) -> None:
        self.by_id: dict[str, MappedParty] = {}
        self._source = source
        self._left = left

    def seller(self, row: SellerRow) -> str:
        """Return the id of the seller of a row."""
        known = self._numbered(row.number, row.country, row.place)
        stated = "" if is_no_number(row.number) else row.number
        ident = known or self._named(row.seller, row.country, row.stated_country, *_beside(row))
        party = self._add(ident, row.seller or row.number, row.place, numbered=bool(known))
        values = {"country": row.country, "stated_country": row.stated_country}
        self._state(party, values | {"registration_number": stated}, row.place)
        return ident

    def owner(self, owner: StatedOwner, row: SellerRow, seller: str) -> str:
        """Return the id of an owner; two of one name are one beside one seller only."""
        known = self._numbered(owner.number, owner.country, row.place)
        stated = "" if is_no_number(owner.number) else owner.number
        ident = known or self._named(owner.name, seller, owner.country, stated)
        party = self._add(ident, owner.name, row.place, numbered=bool(known))
        values = {"country": owner.country, "registration_number": stated}
        self._state(party, values, row.place)
        return ident

    def director(self, name: str, row: SellerRow, seller: str) -> str:
        """Return the id of a director; two of one name are one beside one seller only."""
        ident = self._named(name, seller, "", "")  # as an owner without country and number
        self._add(ident, name, row.place, numbered=False)
        return ident

    def _state(self, party: MappedParty, values: Mapping[str, str], place: str) -> None:
        """Add values to a party; where two rows differ, the first counts and the other is named."""
        for name, value in values.items():
            if value and party.values.setdefault(name, value) != value:
                self._left.append((another_value(name), f"{place}: {value[:80]}"))

    def _add(self, ident: str, name: str, place: str, *, numbered: bool) -> MappedParty:
        party = self.by_id.get(ident)
        if party is None:
            party = MappedParty(name, place, kind_by_name(name), numbered=numbered)
            self.by_id[ident] = party
        elif name != party.name and fold_name(name) != fold_name(party.name):
            party.others[name] = None
        return party

    def _numbered(self, number: str, country: str, place: str) -> str:
        """Return the id of a register number; a number that makes none is kept as text only."""
        if is_no_number(number):
            return ""
        ident = _register_id(number, country)
        if not ident:
            what = (
                "register number that makes no id"
                if country
                else "register number without a country"
            )
            self._left.append((what, f"{place}: {number[:80]}"))
        return ident

    def _named(self, name: str, *beside: str) -> str:
        return named_id(self._source, name, *beside)


@lru_cache(maxsize=1 << 16)
def named_id(source: str, name: str, *beside: str) -> str:
    """Return the id of a party of one sheet, by its name and by what stands beside it."""
    words = "|".join((fold_name(name), *(part.casefold() for part in beside)))
    digest = sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return document_id(f"{source}-{digest}", name)


@lru_cache(maxsize=1 << 16)
def _register_id(number: str, country: str) -> str:
    if lei := lei_id(number):
        return lei
    entry = _COURT_ENTRY.search(number) if country == "DE" else None
    if entry:
        court = (number[: entry.start()] + number[entry.end() :]).strip(" ,;:()")
        return german_company_id(court, entry[0])
    return "" if country in _SEVERAL_REGISTERS else company_id(country, number)


def another_value(name: str) -> str:
    """Return what is said of a second value of one party that differs from the first."""
    return f"another {name.replace('_', ' ')} of a party that has one"


def _beside(row: SellerRow) -> tuple[str, ...]:
    """Return what makes sellers of one name one: a number, their shop, else the whole row."""
    for number in (row.number, row.vat):
        if not is_no_number(number) and _NUMBER.fullmatch(number):
            return (number,)
    if row.shop or row.url:
        return (row.shop, row.url, row.platform)
    return (repr(replace(row, sheet="", line=0, place="")),)


def storefront_key(row: SellerRow, source: str, seller: str) -> str:
    """Return the id of the shop of a row: its account, its own domain, else one of this sheet."""
    if account := _amazon_account(row.url):
        return account
    own = row.url and not row.platform and not is_shared_site(row.url)
    if own and web_id(row.url).endswith("/"):
        return shop_id(row.url)
    # One address may be given for many shops, such as that of their platform.
    return named_id(source, row.shop or row.url, row.url or seller, row.platform)


def _amazon_account(url: str) -> str:
    """Return the id that a seller's page on Amazon has from every source."""
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        host = _AMAZON.fullmatch((parts.hostname or "").lower())
    except ValueError:
        return ""
    seller = next(
        (v[0] for k, v in parse_qs(parts.query).items() if k in {"seller", "me", "merchant"}), ""
    )
    if host is None or not _ACCOUNT.fullmatch(seller):
        return ""
    market = _AMAZON_MARKETS.get(host[1], host[1].rpartition(".")[2])
    return storefront_id(f"amazon-{market}", seller)
