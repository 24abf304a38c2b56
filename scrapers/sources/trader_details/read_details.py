"""From labels and values to a seller's details."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.model.ids import email_id, web_id
from scrapers.contract.collector import Unknown
from scrapers.parsing.json_values import unknown
from scrapers.sources.trader_details.details import Detail, Trader, is_unstated
from scrapers.sources.trader_details.labels.meanings import ADDRESSES, Meaning
from scrapers.sources.trader_details.page.label_value_pairs import Pair
from scrapers.sources.trader_details.page.unlabelled_lines import block_of, chunks_of
from scrapers.sources.trader_details.pair_owners import parted
from scrapers.sources.trader_details.seller_name import Named
from scrapers.sources.trader_details.values.joined_values import (
    detail_of,
    is_blank,
    pieces_of,
    with_address,
    with_parts,
    without_capital,
    written_out,
)
from scrapers.sources.trader_details.values.person_names import Listed, persons_in
from scrapers.sources.trader_details.values.phone_numbers import dialled
from scrapers.sources.trader_details.values.register_numbers import registration
from scrapers.sources.trader_details.values.value_forms import (
    GERMAN_ENTRY,
    company_in,
    form_of,
    is_prose,
    vat_within,
)

_CERTIFIED = re.compile(
    r"(?:certif|committed|zertifi|verpflichtet|bescheinigt|s'engage|si impegna|se compromete|"
    r"gecertific|zobowiąz).{0,200}(?:law|recht|EU\b|UE\b|Union|droit|diritto|derecho|praw)",
    re.IGNORECASE | re.DOTALL,
)
_CONTACTS = (Meaning.PHONE, Meaning.EMAIL, Meaning.WEBSITE)
_NAMES = (Meaning.NAME, Meaning.OWNER, Meaning.PUBLISHER)
_SINGLE = (
    *(Meaning.DISPLAY_NAME, Meaning.BUSINESS_TYPE, Meaning.COUNTRY),
    *(Meaning.VAT, Meaning.TAX, Meaning.LEI, Meaning.FAX, Meaning.CERTIFICATION),
)
_LONGEST_LINE = 120
_COURT = re.compile(r"(?:amtsgericht|registergericht|ag)\b", re.IGNORECASE)
# The part of the German register that a label names: "HRB: 12345".
_PART = re.compile(r"(?:^|\b)(HR\s?[AB])\b", re.IGNORECASE)


def trader_of(
    pairs: Iterable[Pair], where: str, *, is_found: bool = True, passed: Iterable[str] = ()
) -> Trader:
    """Read a seller's details out of its block; ``where`` names the page in what is not understood.

    Known labels first, then lines without a label; what names somebody else is left to that one.
    ``passed`` are headings over details of which it is not known whose they are.
    """
    whole = parted(pairs)
    reader = _Reader(where)
    for pair in sorted(whole.own, key=_turn):
        if pair.known:
            reader.take(pair.known.meaning, pair)
        elif pair.label:
            reader.take_unknown(pair)
    reader.take_loose(whole.own)
    trader = reader.trader()
    unread = (*trader.unread, *(unknown("heading", heading, where) for heading in passed))
    return replace(trader, others=whole.others, is_found=is_found, unread=unread)


def _turn(pair: Pair) -> int:
    """Return when a pair is read: after the address what needs its country."""
    return 1 if pair.meaning in _CONTACTS else 0


class _Reader:
    def __init__(self, where: str) -> None:
        self._where = where
        self._details: list[Detail] = []
        self._names: dict[str, list[Detail]] = {}
        # The lines below a name, and the name that they belong to.
        self._below: list[tuple[str, Detail]] = []
        self._late: list[Pair] = []
        self._other: list[str] = []
        self._unread: list[Unknown] = []

    def trader(self) -> Trader:
        """Return the details; of nobody but the storefront where two sellers could be meant."""
        naming = Named(**{key: tuple(told) for key, told in self._names.items()}).naming()
        if naming.rivals:
            return Trader((), tuple(self._other), tuple(self._unread), (), naming.rivals)
        details, other = list(self._details), list(self._other)
        if naming.name is not None:
            details.insert(0, replace(naming.name, meaning=Meaning.NAME))
            is_owner = naming.name.meaning is Meaning.OWNER
            owners = () if is_owner else tuple(self._names.get("owners", ()))
            details += [Detail(Meaning.OWNER, d.lines, d.label, d.lang) for d in owners]
            if is_owner:
                details.append(replace(naming.name, meaning=Meaning.OWNER))
        passed = {claim.text for claim in naming.passed}
        other += [f"{c.label}: {c.text}" if c.label else c.text for c in naming.passed]
        owner = naming.name is not None and naming.name.meaning is Meaning.OWNER
        for of, address in self._below:
            if of in passed and not owner:
                other.append(", ".join(address.lines))
            else:
                details.append(address)
        details = with_parts(details)
        self._contacts_of(details, other)
        return Trader(tuple(details), tuple(other), tuple(self._unread))

    def _contacts_of(self, details: list[Detail], other: list[str]) -> None:
        """Read what needs the seller's country, which is known by now."""
        known = Trader(tuple(details))
        stated = registration(
            known.register_number, known.register, known.country, known.text(Meaning.NAME)
        )
        country = known.country or known.register_country or stated.country
        for pair in self._late:
            for value in pair.values:
                told = dialled(value, country) if pair.meaning is not Meaning.EMAIL else value
                if told:
                    lang = pair.known.lang if pair.known else ""
                    details.append(Detail(Meaning.PHONE, (told,), pair.label, lang))
                else:
                    other.append(Pair(pair.label, (value,)).text)
                    what = "phone that is none" if is_blank(value) else "phone"
                    self._unread.append(unknown(what, value, self._where))
        self._late = []

    def take(self, meaning: Meaning, pair: Pair) -> None:
        """Keep a value under its meaning; a second one for the same is kept as it stands there."""
        if meaning is Meaning.PHONE:
            self._late.append(pair)
        elif meaning in _CONTACTS:
            for value in pair.values:
                self._contact(meaning, value, pair)
        elif meaning in (Meaning.REPRESENTATIVE, Meaning.PARTNER):
            self._officers(meaning, pair)
        elif meaning in _NAMES:
            self._named(meaning, pair)
        else:
            self._value(meaning, pair)

    def _value(self, meaning: Meaning, pair: Pair) -> None:
        part = _PART.match(pair.label) if meaning is Meaning.REGISTER_NUMBER else None
        if meaning is Meaning.VAT:
            self._vat(pair)
        elif meaning in ADDRESSES and any(map(GERMAN_ENTRY.search, pair.values)):
            self._seat(meaning, pair)
        elif part:
            told = tuple(v if _PART.search(v) else f"{part[1].upper()} {v}" for v in pair.values)
            self._add(meaning, pair, told)
        else:
            self._add(meaning, pair, pair.values)

    def _add(self, meaning: Meaning, pair: Pair, lines: tuple[str, ...]) -> None:
        detail = detail_of(meaning, pair, lines)
        if self._is_none(detail, pair):
            return
        there = next((d.text for d in self._details if d.meaning is meaning), "")
        if meaning in _SINGLE and there not in ("", detail.text):
            self._other.append(pair.text)
        else:
            self._details.append(detail)

    def _is_none(self, detail: Detail, pair: Pair) -> bool:
        if not is_unstated(detail):
            return False
        self._other.append(pair.text)
        self._unread.append(unknown(f"{detail.meaning} that is none", detail.text, self._where))
        return True

    def _seat(self, meaning: Meaning, pair: Pair) -> None:
        """Part a seat from the court and entry beside it: "Berlin, AG Charlottenburg HRB 5"."""
        pieces = [piece.strip() for value in pair.values for piece in value.split(",")]
        entered = next(n for n, p in enumerate(pieces) if GERMAN_ENTRY.search(p) or _COURT.match(p))
        self._add(Meaning.REGISTER_NUMBER, replace(pair, label=""), (", ".join(pieces[entered:]),))
        if entered:
            self._add(meaning, pair, (", ".join(pieces[:entered]),))

    def _vat(self, pair: Pair) -> None:
        number = vat_within(" ".join(pair.values))
        self._add(Meaning.VAT, pair, (number,) if number else pair.values)

    def _named(self, meaning: Meaning, pair: Pair) -> None:
        """Take a name under its label, over its address where one follows."""
        value, *below = with_address(pair.values)
        value = without_capital(value)
        if meaning is Meaning.OWNER:
            self._owner(value, pair)
        else:
            self._name(meaning, value, pair)
        below = self._without_forms(below)
        block = block_of(["", *below]) if below else None
        if block is None:
            return
        if block.address:
            detail = detail_of(Meaning.ADDRESS, replace(pair, label=""), block.address)
            if not self._is_none(detail, pair):
                self._below.append((value, detail))
        self._left([line for line in (*block.names, *block.rest) if line])

    def _name(self, meaning: Meaning, value: str, pair: Pair) -> None:
        detail = detail_of(meaning, pair, (value,))
        if self._is_none(detail, pair):
            return
        distinct = pair.known is not None and pair.known.distinct
        key = "publishers" if meaning is Meaning.PUBLISHER else "distinct" if distinct else "common"
        self._names.setdefault(key, []).append(detail)

    def _owner(self, value: str, pair: Pair) -> None:
        listed = persons_in(value)
        if not listed.persons:
            self._name(Meaning.NAME, value, pair)
            return
        for person in listed.persons:
            detail = detail_of(Meaning.OWNER, pair, (person.name,))
            self._names.setdefault("owners", []).append(detail)
        self._other += [f"{pair.label}: {piece}" for piece in listed.rest]

    def _contact(self, meaning: Meaning, value: str, pair: Pair) -> None:
        value = written_out(value) if meaning is Meaning.EMAIL else value
        known = email_id(value) if meaning is Meaning.EMAIL else web_id(value)
        if known:
            self._add(meaning, pair, (value,))
            return
        self._other.append(Pair(pair.label, (value,)).text)
        what = f"{meaning} that is none" if is_blank(value) else str(meaning)
        self._unread.append(unknown(what, value, self._where))

    def _officers(self, meaning: Meaning, pair: Pair) -> None:
        for value in pair.values:
            listed: Listed = persons_in(value)
            for person in listed.persons:
                label = person.role or pair.label
                lang = pair.known.lang if pair.known and not person.role else ""
                self._details.append(Detail(meaning, (person.name,), label, lang))
            self._other += [f"{pair.label}: {piece}" for piece in listed.rest]
            if not listed.persons and (company := company_in(value)):
                self._details.append(detail_of(meaning, pair, (company,)))

    def take_unknown(self, pair: Pair) -> None:
        """Keep a value under a label that is not known as it stands there.

        Only a number or a contact is taken by its form: the block is the seller's, and nothing
        else can be it.
        """
        self._other.append(pair.text)
        meaning = form_of(pair.values[0]) if len(pair.values) == 1 else None
        if meaning is None:
            self._unread.append(unknown("label", pair.label, self._where))
        else:
            self.take(meaning, pair)

    def take_loose(self, pairs: Sequence[Pair]) -> None:
        """Read lines without labels: what has a form, then a name and the address below it."""
        plain = [
            replace(pair, values=left) if not pair.label else pair
            for pair in pairs
            if pair.label or (left := tuple(self._without_forms(pair.values)))
        ]
        for chunk in chunks_of(plain):
            block = block_of([piece for line in chunk for piece in pieces_of(line)])
            for name in block.names:
                detail = Detail(Meaning.NAME, (without_capital(name),))
                self._names.setdefault("loose", []).append(detail)
            self._left(block.rest)
            if not block.names and not block.is_whole:
                self._left(block.address)
            elif block.address:
                detail = Detail(Meaning.ADDRESS, block.address)
                if not self._is_none(detail, Pair("", block.address)):
                    named = without_capital(block.names[0]) if block.names else ""
                    self._below.append((named, detail))

    def _without_forms(self, lines: Iterable[str]) -> list[str]:
        left = []
        for line in lines:
            meaning = Meaning.CERTIFICATION if _CERTIFIED.search(line) else form_of(line)
            if meaning is None:
                left.append(line)
            else:
                self.take(meaning, Pair("", (line,)))
        return left

    def _left(self, lines: Iterable[str]) -> None:
        for line in lines:
            if len(line) <= _LONGEST_LINE and not is_prose(line):
                self._other.append(line)
                what = "line that is none" if is_blank(line) else "line"
                self._unread.append(unknown(what, line, self._where))
