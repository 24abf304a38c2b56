"""A seller's details as records: the storefront, its operator, addresses and contacts."""

from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, replace

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
from graph.support.text.folding import fold_name
from scrapers.contract.collector import Origin, Record
from scrapers.parsing.json_values import drop_unstated
from scrapers.parsing.places import contact_records, location_records
from scrapers.sources.trader_details.accounts import Account
from scrapers.sources.trader_details.details import Detail, PostalAddress, Trader
from scrapers.sources.trader_details.labels.meanings import DetailMeaning
from scrapers.sources.trader_details.other_parties import other_records
from scrapers.sources.trader_details.values.party_kind import trader_kind
from scrapers.sources.trader_details.values.person_names import strip_titles
from scrapers.sources.trader_details.values.register_numbers import Registration, registration
from scrapers.sources.trader_details.values.representatives import officer_records

_OWN_SELLER = "seller id {seller} is the platform's own"
_CLAIMED_ADDRESS = "operator: not read: its page gives {address} as its own address"


@dataclass(frozen=True, slots=True)
class AccountStatements:
    """Maker of the records of one page about one account.

    ``claimed_address`` is the address of another host that the page gives as its own. The page may
    be a copy of that one, so its named party is only linked and operates nothing.
    """

    origin: Origin
    source: Source
    account: Account
    role: str = "seller"
    _: KW_ONLY
    claimed_address: str = ""

    def trader_records(self, trader: Trader, name: str, **more: Value) -> Iterator[Record]:
        """Yield all records, the storefront first; ``name`` is the storefront's, as displayed."""
        operator = self.operator(trader)
        yield self._storefront(trader, name, operator, more)
        yield from self._platform()
        if operator is not None:
            yield operator
            yield self._operation_tie(trader, operator)
            yield from self._own_account_ties(operator)
        party = operator.entity if operator else self.account.id
        kind = operator.kind if operator else Kind.STOREFRONT
        for address in trader.addresses:
            if address.purpose == "ships from":
                yield from self._location_records(self.account.id, Kind.STOREFRONT, address)
            else:
                yield from self._location_records(party, kind, address)
        yield from self._contacts(party, trader)
        yield from self._other_records(operator, trader)
        yield from trader.unknowns

    def _other_records(self, operator: Statement | None, trader: Trader) -> Iterator[Record]:
        if operator is not None and operator.kind is Kind.COMPANY:
            yield from officer_records(trader, operator, self)
        about = operator or Statement(self.account.id, Kind.STOREFRONT, self.source.id, {})
        for other in trader.other_parties:
            yield from other_records(other, about, self)

    def id_of(self, *parts: str) -> str:
        """Return the id of a tie that this page states."""
        return ids.shorten_id(":".join((self.origin.name, *parts)))

    def _storefront(
        self, trader: Trader, name: str, operator: Statement | None, more: dict[str, Value]
    ) -> Statement:
        account = self.account
        values = drop_unstated(
            {
                "name": name or trader.text(DetailMeaning.DISPLAY_NAME) or account.seller,
                "seller_id": account.seller if account.platform else "",
                "website": account.url,
                "claimed_address": self.claimed_address,
                "self_certification": trader.text(DetailMeaning.CERTIFICATION),
                "platforms_own": account.is_platforms_own or None,
                "unknown_reason": self._missing_reasons(trader, operator),
                **({} if operator else self._detail_values(trader)),
                **more,
            }
        )
        return self.make_statement(account.id, Kind.STOREFRONT, values)

    def _missing_reasons(self, trader: Trader, operator: Statement | None) -> tuple[str, ...]:
        """Return the reasons why no operator is stated.

        "Not stated on its page" is claimed only where the block was found and empty.
        """
        if operator is not None:
            return (
                (_CLAIMED_ADDRESS.format(address=self.claimed_address),)
                if self.claimed_address
                else ()
            )
        if trader.rivals:
            return (f"operator: not read: two parties, {' and '.join(trader.rivals)}",)
        if trader.unclear_name:
            return (f"operator: not read: {trader.unclear_name}",)
        if trader.is_empty:
            return ("operator: not stated on its page",)
        return ("operator: not read",)

    def make_statement(self, ident: str, kind: Kind, values: Mapping[str, Value]) -> Statement:
        """Return a statement; its standing is added where the source's type does not imply it."""
        usual = SOURCE_STANDING.get(self.source.type) is self.origin.standing
        more: dict[str, Value] = {} if usual else {"standing": str(self.origin.standing)}
        return Statement(ident, kind, self.source.id, {**values, **more})

    def _platform(self) -> Iterator[Record]:
        platform = self.account.platform
        if platform is None:
            return
        yield self.make_statement(
            platform.id, Kind.PLATFORM, {"name": platform.name, **platform.values}
        )
        yield self.tie(TieType.SELLS_ON, self.account.id, platform.id, "")

    def tie(self, kind: TieType, start: str, end: str, what: str) -> Tie:
        """Return a tie of this page; ``what`` distinguishes it from others between the two."""
        ident = self.id_of(*(part for part in (start, what, end) if part))
        return Tie(
            id=ident,
            type=kind,
            start=start,
            end=end,
            source=self.source.id,
            standing=self.origin.standing,
        )

    def operator(self, trader: Trader) -> Statement | None:
        """Return the named operator, by register number or LEI, else by name under the account.

        None where the page names none, or several.
        """
        named, number = trader.name_detail, trader.register_number
        name = named.text if named else ""
        entry = _registration(trader)
        ident = entry.id or ids.lei_id(trader.text(DetailMeaning.LEI))
        if trader.rivals or trader.unclear_name:
            return None
        if not name and ident:
            name = f"{number or ident} (register number; name not stated here)"
        if not name and self.account.is_platforms_own and self.account.platform:
            name = f"{self.account.platform.name} itself (its legal name is not stated here)"
        if not name:
            return None
        known = trader_kind(trader, name, bool(ident))
        if known.kind is Kind.PERSON:
            # A sole trader's register entry is that of the business, not of the person.
            ident, name = "", strip_titles(name)
        values: dict[str, Value | None] = {
            "name": name,
            **known.values,
            "country": entry.country if entry.id else trader.country,
            "register_number_kind": entry.kind,
            "dissolved": trader.dissolved,
            **self._detail_values(trader),
        }
        ident = ident or ids.document_id(self.account.document, name)
        return self.make_statement(ident, known.kind, drop_unstated(values))

    def _detail_values(self, trader: Trader) -> dict[str, Value | None]:
        vat, lei = trader.text(DetailMeaning.VAT), trader.text(DetailMeaning.LEI)
        holds = vat_holds(vat, trader.country) if vat else None
        return {
            "business_type": trader.text(DetailMeaning.BUSINESS_TYPE),
            "registration_number": trader.register_number or _registration(trader).number,
            "register": trader.register,
            "vat_number": vat,
            "vat_check_digits_hold": holds,
            "tax_number": trader.text(DetailMeaning.TAX),
            "lei": lei,
            "fax": trader.text(DetailMeaning.FAX),
            "other_details": tuple(
                dict.fromkeys((*trader.other_lines, *(o.text for o in trader.other_parties)))
            ),
        }

    def _operation_tie(self, trader: Trader, operator: Statement) -> Tie:
        named = trader.name_detail
        wording = f"{named.label}: {named.text}" if named and named.label else ""
        ours = named is None and self.account.is_platforms_own
        if self.claimed_address:
            tie = self.tie(TieType.LINKED_TO, operator.entity, self.account.id, "named")
            return replace(tie, wording=wording or str(operator.values["name"]), quoted=True)
        return Tie(
            id=self.id_of(self.account.id, "operator", operator.entity),
            type=TieType.OPERATES,
            start=operator.entity,
            end=self.account.id,
            source=self.source.id,
            standing=Standing.OWN_RESEARCH if ours else self.origin.standing,
            role=self.role,
            wording=_OWN_SELLER.format(seller=self.account.seller) if ours else wording,
            quoted=bool(wording) and not ours,
            lang=named.lang if named and wording else "",
        )

    def _own_account_ties(self, operator: Statement) -> Iterator[Tie]:
        """Tie the operator of the platform's own account to the platform.

        The page does not say so, and it would be misread if it names another party there. The tie
        therefore has the standing of our own research, and nothing stronger may rest on it.
        """
        platform = self.account.platform
        if platform is None or not self.account.is_platforms_own:
            return
        yield Tie(
            id=self.id_of(platform.id, "operator", operator.entity),
            type=TieType.OPERATES,
            start=operator.entity,
            end=platform.id,
            source=self.source.id,
            standing=Standing.OWN_RESEARCH,
            role="operator",
            wording=_OWN_SELLER.format(seller=self.account.seller),
        )

    def _location_records(self, party: str, kind: Kind, address: PostalAddress) -> Iterator[Record]:
        source, standing = self.source, self.origin.standing
        text, country = address.text or address.country, address.country
        for record in location_records(
            party, text, country, address.purpose, source, standing, kind=kind
        ):
            yield _with_wording(record, address.label, address.lang)

    def _contacts(self, party: str, trader: Trader) -> Iterator[Record]:
        for detail in trader.all(DetailMeaning.PHONE):
            yield from self._contact_records(party, ids.phone_id(detail.text), detail, "phone")
        for detail in trader.all(DetailMeaning.EMAIL):
            yield from self._contact_records(party, ids.email_id(detail.text), detail, "email")
        for detail in trader.all(DetailMeaning.WEBSITE):
            contact = ids.web_id(detail.text)
            # The address of a seller's own shop is the storefront itself.
            if contact.rstrip("/") != self.account.id:
                yield from self._contact_records(party, contact, detail, "website")

    def _contact_records(
        self, party: str, contact: str, detail: Detail, kind: str
    ) -> Iterator[Record]:
        for record in contact_records(
            party, contact, detail.text, kind, self.source, self.origin.standing
        ):
            yield _with_wording(record, detail.label, detail.lang)


def _registration(trader: Trader) -> Registration:
    """Return the register entry: in the register that its label names, else in the country's."""
    numbers, name = trader.register_number, trader.text(DetailMeaning.NAME)
    named = trader.register_country
    # A Hong Kong company with an address in London is not British.
    elsewhere = trader.country == "GB" and "hong kong" in fold_name(name)
    for country in filter(None, (named, "" if elsewhere else trader.country)):
        entry = registration(numbers, trader.register, country, name)
        if entry.id:
            return entry
    return registration(numbers, trader.register, "", name)


def _with_wording(record: Record, label: str, lang: str) -> Record:
    """Return a tie with the label under which the page states it; other records unchanged."""
    if not isinstance(record, Tie) or not label:
        return record
    return replace(record, wording=label, quoted=True, lang=lang)
