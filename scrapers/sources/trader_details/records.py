"""A seller's details as records: the storefront, who operates it, and where that one is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from graph.model import ids
from graph.model.records import (
    SOURCE_STANDING,
    Kind,
    Source,
    Standing,
    Statement,
    Tie,
    TieType,
    Value,
)
from graph.model.vocabulary.register_numbers import vat_holds
from graph.support.text.folding import folded
from scrapers.contract.collector import Origin, Record
from scrapers.parsing.json_values import stated
from scrapers.parsing.places import located, reached
from scrapers.sources.trader_details.accounts import Account
from scrapers.sources.trader_details.details import Detail, PostalAddress, Trader
from scrapers.sources.trader_details.labels.meanings import Meaning
from scrapers.sources.trader_details.other_parties import other_records
from scrapers.sources.trader_details.values.party_kind import kind_of
from scrapers.sources.trader_details.values.person_names import without_titles
from scrapers.sources.trader_details.values.register_numbers import Registration, registration
from scrapers.sources.trader_details.values.representatives import officer_records

_OWN = "seller id {seller} is the platform's own"
_CLAIMED = "operator: not read: its page gives {address} as its own address"


@dataclass(frozen=True, slots=True)
class Stating:
    """States what one page says of one account.

    ``claimed`` is the address of another host that the page gives as its own: what it says may be
    of that other one, so that nobody operates the account by it.
    """

    origin: Origin
    source: Source
    account: Account
    role: str = "seller"
    claimed: str = ""

    def records(self, trader: Trader, name: str, **more: Value) -> Iterator[Record]:
        """Yield all of it, the storefront first; ``name`` is the storefront's, as displayed."""
        operator = self.operator(trader)
        yield self._storefront(trader, name, operator, more)
        yield from self._platform()
        if operator is not None:
            yield operator
            yield self._operates(trader, operator)
            yield from self._own(operator)
        party = operator.entity if operator else self.account.id
        kind = operator.kind if operator else Kind.STOREFRONT
        for address in trader.addresses:
            if address.purpose == "ships from":
                yield from self._located(self.account.id, Kind.STOREFRONT, address)
            else:
                yield from self._located(party, kind, address)
        yield from self._contacts(party, trader)
        yield from self._others(operator, trader)
        yield from trader.unread

    def _others(self, operator: Statement | None, trader: Trader) -> Iterator[Record]:
        if operator is not None and operator.kind is Kind.COMPANY:
            yield from officer_records(trader, operator, self)
        about = operator or Statement(self.account.id, Kind.STOREFRONT, self.source.id, {})
        for other in trader.others:
            yield from other_records(other, about, self)

    def id_of(self, *parts: str) -> str:
        """Return the id of a tie that this page states."""
        return ids.shortened(":".join((self.origin.name, *parts)))

    def _storefront(
        self, trader: Trader, name: str, operator: Statement | None, more: dict[str, Value]
    ) -> Statement:
        account = self.account
        values = stated(
            {
                "name": name or trader.text(Meaning.DISPLAY_NAME) or account.seller,
                "seller_id": account.seller if account.platform else "",
                "website": account.url,
                "claimed_address": self.claimed,
                "self_certification": trader.text(Meaning.CERTIFICATION),
                "platforms_own": account.is_platforms_own or None,
                "unknown_reason": self._missing(trader, operator),
                **({} if operator else self._details(trader)),
                **more,
            }
        )
        return self.stated(account.id, Kind.STOREFRONT, values)

    def _missing(self, trader: Trader, operator: Statement | None) -> tuple[str, ...]:
        """Return why no operator is stated; that it is not there only where it was looked for."""
        if operator is not None:
            return (_CLAIMED.format(address=self.claimed),) if self.claimed else ()
        if trader.rivals:
            return (f"operator: not read: two parties, {' and '.join(trader.rivals)}",)
        if trader.is_empty:
            return ("operator: not stated on its page",)
        return ("operator: not read",)

    def stated(self, ident: str, kind: Kind, values: Mapping[str, Value]) -> Statement:
        """State values with what they count for, where the type of the source does not say it."""
        usual = SOURCE_STANDING.get(self.source.type) is self.origin.standing
        more: dict[str, Value] = {} if usual else {"standing": str(self.origin.standing)}
        return Statement(ident, kind, self.source.id, {**values, **more})

    def _platform(self) -> Iterator[Record]:
        platform = self.account.platform
        if platform is None:
            return
        yield self.stated(platform.id, Kind.PLATFORM, {"name": platform.name, **platform.values})
        yield self.tie(TieType.SELLS_ON, self.account.id, platform.id, "")

    def tie(self, kind: TieType, start: str, end: str, what: str) -> Tie:
        """Return a tie of this page; ``what`` tells it from others between the two."""
        ident = self.id_of(*(part for part in (start, what, end) if part))
        return Tie(ident, kind, start, end, self.source.id, self.origin.standing)

    def operator(self, trader: Trader) -> Statement | None:
        """Return who is named: by register number or LEI, else by name under the account."""
        named, number = trader.named, trader.register_number
        name = named.text if named else ""
        entry = _registration(trader)
        ident = entry.id or ids.lei_id(trader.text(Meaning.LEI))
        if trader.rivals:
            return None
        if not name and ident:
            name = f"{number or ident} (register number; name not stated here)"
        if not name and self.account.is_platforms_own and self.account.platform:
            name = f"{self.account.platform.name} itself (its legal name is not stated here)"
        if not name:
            return None
        known = kind_of(trader, name, bool(ident))
        if known.kind is Kind.PERSON:
            # A trader's entry is that of the business, which is not the person.
            ident, name = "", without_titles(name)
        values: dict[str, Value | None] = {
            "name": name,
            **known.values,
            "country": entry.country if entry.id else trader.country,
            "register_number_kind": entry.kind,
            **self._details(trader),
        }
        ident = ident or ids.document_id(self.account.document, name)
        return self.stated(ident, known.kind, stated(values))

    def _details(self, trader: Trader) -> dict[str, Value | None]:
        vat, lei = trader.text(Meaning.VAT), trader.text(Meaning.LEI)
        holds = vat_holds(vat, trader.country) if vat else None
        return {
            "business_type": trader.text(Meaning.BUSINESS_TYPE),
            "registration_number": trader.register_number or _registration(trader).number,
            "register": trader.register,
            "vat_number": vat,
            "vat_check_digits_hold": holds,
            "tax_number": trader.text(Meaning.TAX),
            "lei": lei,
            "fax": trader.text(Meaning.FAX),
            "other_details": tuple(
                dict.fromkeys((*trader.other, *(o.text for o in trader.others)))
            ),
        }

    def _operates(self, trader: Trader, operator: Statement) -> Tie:
        named = trader.named
        wording = f"{named.label}: {named.text}" if named and named.label else ""
        ours = named is None and self.account.is_platforms_own
        if self.claimed:
            tie = self.tie(TieType.LINKED_TO, operator.entity, self.account.id, "named")
            return replace(tie, wording=wording or str(operator.values["name"]), quoted=True)
        return Tie(
            self.id_of(self.account.id, "operator", operator.entity),
            TieType.OPERATES,
            operator.entity,
            self.account.id,
            self.source.id,
            Standing.OWN_RESEARCH if ours else self.origin.standing,
            role=self.role,
            wording=_OWN.format(seller=self.account.seller) if ours else wording,
            quoted=bool(wording) and not ours,
            lang=named.lang if named and wording else "",
        )

    def _own(self, operator: Statement) -> Iterator[Tie]:
        """Tie the operator of the platform's own account to the platform: the page does not say it.

        A page that names somebody else there than the platform would be read wrongly, so nothing
        above our own research may rest on it.
        """
        platform = self.account.platform
        if platform is None or not self.account.is_platforms_own:
            return
        yield Tie(
            self.id_of(platform.id, "operator", operator.entity),
            TieType.OPERATES,
            operator.entity,
            platform.id,
            self.source.id,
            Standing.OWN_RESEARCH,
            role="operator",
            wording=_OWN.format(seller=self.account.seller),
        )

    def _located(self, party: str, kind: Kind, address: PostalAddress) -> Iterator[Record]:
        source, standing = self.source, self.origin.standing
        text, country = address.text or address.country, address.country
        for record in located(party, text, country, address.purpose, source, standing, kind=kind):
            yield _worded(record, address.label, address.lang)

    def _contacts(self, party: str, trader: Trader) -> Iterator[Record]:
        for detail in trader.all(Meaning.PHONE):
            yield from self._reached(party, ids.phone_id(detail.text), detail, "phone")
        for detail in trader.all(Meaning.EMAIL):
            yield from self._reached(party, ids.email_id(detail.text), detail, "email")
        for detail in trader.all(Meaning.WEBSITE):
            contact = ids.web_id(detail.text)
            # A shop's own address is the storefront itself.
            if contact.rstrip("/") != self.account.id:
                yield from self._reached(party, contact, detail, "website")

    def _reached(self, party: str, contact: str, detail: Detail, kind: str) -> Iterator[Record]:
        for record in reached(party, contact, detail.text, kind, self.source, self.origin.standing):
            yield _worded(record, detail.label, detail.lang)


def _registration(trader: Trader) -> Registration:
    """Return the entry of the register: of the one that its label names, else of the country."""
    numbers, name = trader.register_number, trader.text(Meaning.NAME)
    named = trader.register_country
    # A company of Hong Kong with an address in London is not British for that.
    elsewhere = trader.country == "GB" and "hong kong" in folded(name)
    for country in filter(None, (named, "" if elsewhere else trader.country)):
        found = registration(numbers, trader.register, country, name)
        if found.id:
            return found
    return registration(numbers, trader.register, "", name)


def _worded(record: Record, label: str, lang: str) -> Record:
    """Give a tie the label under which the page states it."""
    if not isinstance(record, Tie) or not label:
        return record
    return replace(record, wording=label, quoted=True, lang=lang)
