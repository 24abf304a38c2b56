"""A seller's details as records: the storefront, who operates it, and where that one is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from graph import identity
from graph.model import SOURCE_STANDING, Kind, Source, Standing, Statement, Tie, TieType, Value
from scrapers.base import Origin, Record
from scrapers.places import located, reached
from scrapers.traders.accounts import Account
from scrapers.traders.labels import Meaning
from scrapers.traders.numbers import Registration, registration, vat_holds
from scrapers.traders.trader import Detail, PostalAddress, Trader
from scrapers.values import stated

_OWN = "seller id {seller} is the platform's own"


@dataclass(frozen=True, slots=True)
class Stating:
    """States what one page says of one account."""

    origin: Origin
    source: Source
    account: Account
    role: str = "seller"

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
        for address in trader.addresses:
            if operator is None or address.purpose == "ships from":
                yield from self._located(self.account.id, Kind.STOREFRONT, address)
            else:
                yield from self._located(operator.entity, operator.kind, address)
        yield from self._contacts(party, trader)
        if operator is not None and operator.kind is Kind.COMPANY:
            yield from self._officers(operator, trader)
        yield from trader.unread

    def _id(self, *parts: str) -> str:
        return identity.shortened(":".join((self.origin.name, *parts)))

    def _storefront(
        self, trader: Trader, name: str, operator: Statement | None, more: dict[str, Value]
    ) -> Statement:
        account = self.account
        missing = ("operator: not stated on its page",) if operator is None else ()
        values = stated(
            {
                "name": name or trader.text(Meaning.DISPLAY_NAME) or account.seller,
                "seller_id": account.seller if account.platform else "",
                "website": account.url,
                "self_certification": trader.text(Meaning.CERTIFICATION),
                "platforms_own": account.is_platforms_own or None,
                "unknown_reason": missing,
                **({} if operator else self._details(trader)),
                **more,
            }
        )
        return self._stated(account.id, Kind.STOREFRONT, values)

    def _stated(self, ident: str, kind: Kind, values: Mapping[str, Value]) -> Statement:
        """State values with what they count for, where the type of the source does not say it."""
        usual = SOURCE_STANDING.get(self.source.type) is self.origin.standing
        more: dict[str, Value] = {} if usual else {"standing": str(self.origin.standing)}
        return Statement(ident, kind, self.source.id, {**values, **more})

    def _platform(self) -> Iterator[Record]:
        platform = self.account.platform
        if platform is None:
            return
        yield self._stated(platform.id, Kind.PLATFORM, {"name": platform.name})
        yield Tie(
            self._id(self.account.id, platform.id),
            TieType.SELLS_ON,
            self.account.id,
            platform.id,
            self.source.id,
            self.origin.standing,
        )

    def operator(self, trader: Trader) -> Statement | None:
        """Return who is named: by register number or LEI, else by name under the account."""
        name, number = trader.text(Meaning.NAME), trader.register_number
        entry = _registration(trader)
        ident = entry.id or identity.lei_id(trader.text(Meaning.LEI))
        if not name and ident:
            name = f"{number or ident} (register number; name not stated here)"
        if not name and self.account.is_platforms_own and self.account.platform:
            name = f"{self.account.platform.name} itself (its legal name is not stated here)"
        if not name:
            return None
        kind = Kind.COMPANY if ident else trader.kind
        values: dict[str, Value | None] = {
            "name": name,
            "country": entry.country if entry.id else trader.country,
            "register_number_kind": entry.kind,
            **self._details(trader),
        }
        ident = ident or identity.document_id(self.account.document, name)
        return self._stated(ident, kind, stated(values))

    def _details(self, trader: Trader) -> dict[str, Value | None]:
        vat, lei = trader.text(Meaning.VAT), trader.text(Meaning.LEI)
        return {
            "business_type": trader.text(Meaning.BUSINESS_TYPE),
            "registration_number": trader.register_number or _registration(trader).number,
            "register": trader.register,
            "vat_number": vat,
            "vat_check_digits_hold": vat_holds(vat, trader.country) if vat else None,
            "tax_number": trader.text(Meaning.TAX),
            "lei": lei,
            "fax": trader.text(Meaning.FAX),
            "other_details": trader.other,
        }

    def _operates(self, trader: Trader, operator: Statement) -> Tie:
        named = trader.first(Meaning.NAME)
        wording = f"{named.label}: {named.text}" if named and named.label else ""
        ours = named is None and self.account.is_platforms_own
        return Tie(
            self._id(self.account.id, "operator", operator.entity),
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
            self._id(platform.id, "operator", operator.entity),
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
            contact = identity.phone_id(detail.text, trader.country or "ZZ")
            yield from self._reached(party, contact, detail, "phone")
        for detail in trader.all(Meaning.EMAIL):
            contact = identity.email_id(detail.text)
            yield from self._reached(party, contact, detail, "email")
        for detail in trader.all(Meaning.WEBSITE):
            contact = identity.web_id(detail.text)
            # A shop's own address is the storefront itself.
            if contact.rstrip("/") != self.account.id:
                yield from self._reached(party, contact, detail, "website")

    def _reached(self, party: str, contact: str, detail: Detail, kind: str) -> Iterator[Record]:
        for record in reached(party, contact, detail.text, kind, self.source, self.origin.standing):
            yield _worded(record, detail.label, detail.lang)

    def _officers(self, operator: Statement, trader: Trader) -> Iterator[Record]:
        """Yield who is named as acting for the company: known under its page only."""
        for detail in trader.all(Meaning.REPRESENTATIVE):
            ident = identity.document_id(self.account.document, detail.text)
            yield Statement(ident, Kind.PERSON, self.source.id, {"name": detail.text})
            yield Tie(
                self._id(operator.entity, "officer", ident),
                TieType.OFFICER_OF,
                ident,
                operator.entity,
                self.source.id,
                self.origin.standing,
                role=detail.label,
                role_kind="director" if _directs(detail.label) else "legal representative",
                wording=f"{detail.label}: {detail.text}",
                quoted=True,
                lang=detail.lang,
            )


def _registration(trader: Trader) -> Registration:
    return registration(
        trader.register_number,
        trader.register,
        trader.country,
        trader.text(Meaning.NAME),
    )


def _directs(role: str) -> bool:
    return any(word in role.casefold() for word in ("geschäftsführ", "director", "vorstand"))


def _worded(record: Record, label: str, lang: str) -> Record:
    """Give a tie the label under which the page states it."""
    if not isinstance(record, Tie) or not label:
        return record
    return replace(record, wording=label, quoted=True, lang=lang)
