"""Labels and values of a block as a seller's details."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.model.ids import email_id, web_id
from scrapers.contract.collector import Unknown
from scrapers.parsing.json_values import unknown_value
from scrapers.sources.trader_details.details import Detail, Trader, is_unstated
from scrapers.sources.trader_details.labels.meanings import ADDRESSES, DetailMeaning
from scrapers.sources.trader_details.page.label_value_pairs import Pair
from scrapers.sources.trader_details.page.unlabelled_lines import address_block, chunks_of
from scrapers.sources.trader_details.pair_owners import split_pairs
from scrapers.sources.trader_details.seller_name import NameClaims
from scrapers.sources.trader_details.values.joined_values import (
    deobfuscate_email,
    detail_of,
    is_blank,
    join_address_parts,
    join_broken_name,
    split_company_line,
    split_name_address,
    strip_capital,
)
from scrapers.sources.trader_details.values.name_words import changing_words
from scrapers.sources.trader_details.values.person_names import ListedPersons, persons_in
from scrapers.sources.trader_details.values.phone_numbers import international_number
from scrapers.sources.trader_details.values.register_numbers import registration
from scrapers.sources.trader_details.values.value_forms import (
    GERMAN_ENTRY,
    form_of,
    is_prose,
    leading_company,
    leading_vat,
)

_CERTIFICATION_WORDS = re.compile(
    r"(?:certif|committed|zertifi|verpflichtet|bescheinigt|s'engage|si impegna|se compromete|"
    r"gecertific|zobowiąz).{0,200}(?:law|recht|EU\b|UE\b|Union|droit|diritto|derecho|praw)",
    re.IGNORECASE | re.DOTALL,
)
_CONTACTS = (DetailMeaning.PHONE, DetailMeaning.EMAIL, DetailMeaning.WEBSITE)
_NAMES = (DetailMeaning.NAME, DetailMeaning.OWNER, DetailMeaning.PUBLISHER)
_SINGLE = (
    *(DetailMeaning.DISPLAY_NAME, DetailMeaning.BUSINESS_TYPE, DetailMeaning.COUNTRY),
    *(
        DetailMeaning.VAT,
        DetailMeaning.TAX,
        DetailMeaning.LEI,
        DetailMeaning.FAX,
        DetailMeaning.CERTIFICATION,
    ),
)
_LONGEST_LINE = 120
_COURT = re.compile(r"(?:amtsgericht|registergericht|ag)\b", re.IGNORECASE)
# The section of the German register that a label names: "HRB: 12345".
_PART = re.compile(r"(?:^|\b)(HR\s?[AB])\b", re.IGNORECASE)


def trader_of(
    pairs: Iterable[Pair], where: str, *, is_found: bool = True, passed: Iterable[str] = ()
) -> Trader:
    """Return a seller's details from its block; ``where`` names the page in unknown values.

    Known labels are read first, then lines without a label; details of other parties stay theirs.
    ``passed`` are headings over details whose owner is not known.
    """
    whole = split_pairs(pairs)
    reader = _DetailReader(where)
    for pair in sorted(whole.own, key=_reading_order):
        if pair.seller_label:
            reader.take_value(pair.seller_label.meaning, pair)
        elif pair.label:
            reader.take_unknown(pair)
    reader.take_loose(whole.own)
    trader = reader.trader()
    unread = (*trader.unknowns, *(unknown_value("heading", heading, where) for heading in passed))
    return replace(trader, other_parties=whole.others, is_found=is_found, unknowns=unread)


def _reading_order(pair: Pair) -> int:
    """Return the order of reading a pair: contacts come last, since they need the country."""
    return 1 if pair.meaning in _CONTACTS else 0


class _DetailReader:
    def __init__(self, where: str) -> None:
        self._where = where
        self._details: list[Detail] = []
        self._names: dict[str, list[Detail]] = {}
        # Addresses below a name, each with the name it belongs to.
        self._below: list[tuple[str, Detail]] = []
        self._late: list[Pair] = []
        self._other: list[str] = []
        self._unread: list[Unknown] = []
        self._unclear: list[str] = []

    def trader(self) -> Trader:
        """Return the details read so far; only rivals and other lines for two possible sellers."""
        naming = NameClaims(
            **{key: tuple(claims) for key, claims in self._names.items()}
        ).choose_name()
        if naming.rivals or self._unclear:
            return Trader(
                details=(),
                other_lines=tuple(self._other),
                unknowns=tuple(self._unread),
                other_parties=(),
                rivals=() if self._unclear else naming.rivals,
                unclear_name="; ".join(self._unclear),
            )
        details, other = list(self._details), list(self._other)
        if naming.name is not None:
            details.insert(0, replace(naming.name, meaning=DetailMeaning.NAME))
            is_owner = naming.name.meaning is DetailMeaning.OWNER
            owners = () if is_owner else tuple(self._names.get("owners", ()))
            details += [Detail(DetailMeaning.OWNER, d.lines, d.label, d.lang) for d in owners]
            if is_owner:
                details.append(replace(naming.name, meaning=DetailMeaning.OWNER))
        passed = {claim.text for claim in naming.other_names}
        other += [f"{c.label}: {c.text}" if c.label else c.text for c in naming.other_names]
        owner = naming.name is not None and naming.name.meaning is DetailMeaning.OWNER
        for of, address in self._below:
            # The address below a name that was not chosen may be another party's.
            if of in passed and not owner:
                other.append(", ".join(address.lines))
            else:
                details.append(address)
        details = join_address_parts(details)
        self._take_contacts(details, other)
        return Trader(
            details=tuple(details), other_lines=tuple(other), unknowns=tuple(self._unread)
        )

    def _take_contacts(self, details: list[Detail], other: list[str]) -> None:
        """Read the phones, which need the seller's country."""
        known = Trader(details=tuple(details))
        stated = registration(
            known.register_number, known.register, known.country, known.text(DetailMeaning.NAME)
        )
        country = known.country or known.register_country or stated.country
        for pair in self._late:
            for value in pair.values:
                number = (
                    international_number(value, country)
                    if pair.meaning is not DetailMeaning.EMAIL
                    else value
                )
                if number:
                    lang = pair.seller_label.lang if pair.seller_label else ""
                    details.append(Detail(DetailMeaning.PHONE, (number,), pair.label, lang))
                else:
                    other.append(Pair(pair.label, (value,)).text)
                    what = "phone that is none" if is_blank(value) else "phone"
                    self._unread.append(unknown_value(what, value, self._where))
        self._late = []

    def take_value(self, meaning: DetailMeaning, pair: Pair) -> None:
        """Keep a value under its meaning; a second one that differs becomes another line."""
        if meaning is DetailMeaning.PHONE:
            self._late.append(pair)
        elif meaning in _CONTACTS:
            for value in pair.values:
                self._add_contact(meaning, value, pair)
        elif meaning in (DetailMeaning.REPRESENTATIVE, DetailMeaning.PARTNER):
            self._add_officers(meaning, pair)
        elif meaning in _NAMES:
            self._take_name(meaning, pair)
        else:
            self._take_single(meaning, pair)

    def _take_single(self, meaning: DetailMeaning, pair: Pair) -> None:
        part = _PART.match(pair.label) if meaning is DetailMeaning.REGISTER_NUMBER else None
        if meaning is DetailMeaning.VAT:
            self._take_vat(pair)
        elif meaning in ADDRESSES and any(map(GERMAN_ENTRY.search, pair.values)):
            self._take_seat(meaning, pair)
        elif part:
            numbers = tuple(v if _PART.search(v) else f"{part[1].upper()} {v}" for v in pair.values)
            self._add_detail(meaning, pair, numbers)
        else:
            self._add_detail(meaning, pair, pair.values)

    def _add_detail(self, meaning: DetailMeaning, pair: Pair, lines: tuple[str, ...]) -> None:
        detail = detail_of(meaning, pair, lines)
        if self._drops_unstated(detail, pair):
            return
        there = next((d.text for d in self._details if d.meaning is meaning), "")
        if meaning in _SINGLE and there not in ("", detail.text):
            self._other.append(pair.text)
        else:
            self._details.append(detail)

    def _drops_unstated(self, detail: Detail, pair: Pair) -> bool:
        if not is_unstated(detail):
            return False
        self._other.append(pair.text)
        self._unread.append(
            unknown_value(f"{detail.meaning} that is none", detail.text, self._where)
        )
        return True

    def _take_seat(self, meaning: DetailMeaning, pair: Pair) -> None:
        """Split a seat from the court and entry after it: "Berlin, AG Charlottenburg HRB 5"."""
        pieces = [piece.strip() for value in pair.values for piece in value.split(",")]
        entered = next(n for n, p in enumerate(pieces) if GERMAN_ENTRY.search(p) or _COURT.match(p))
        self._add_detail(
            DetailMeaning.REGISTER_NUMBER, replace(pair, label=""), (", ".join(pieces[entered:]),)
        )
        if entered:
            self._add_detail(meaning, pair, (", ".join(pieces[:entered]),))

    def _take_vat(self, pair: Pair) -> None:
        number = leading_vat(" ".join(pair.values))
        self._add_detail(DetailMeaning.VAT, pair, (number,) if number else pair.values)

    def _take_name(self, meaning: DetailMeaning, pair: Pair) -> None:
        """Keep a name under its label, and its address where one follows."""
        if changing_words(pair.values[0]):
            self._unclear.append(pair.values[0])
        value, *below = split_name_address(join_broken_name(pair.values))
        value = strip_capital(value)
        if meaning is DetailMeaning.OWNER:
            self._add_owner(value, pair)
        else:
            self._add_name(meaning, value, pair)
        below = self._take_forms(below)
        block = address_block(["", *below]) if below else None
        if block is None:
            return
        if block.address:
            detail = detail_of(DetailMeaning.ADDRESS, replace(pair, label=""), block.address)
            if not self._drops_unstated(detail, pair):
                self._below.append((value, detail))
        self._keep_rest([line for line in (*block.names, *block.rest) if line])

    def _add_name(self, meaning: DetailMeaning, value: str, pair: Pair) -> None:
        detail = detail_of(meaning, pair, (value,))
        if self._drops_unstated(detail, pair):
            return
        distinct = pair.seller_label is not None and pair.seller_label.distinct
        key = (
            "publishers"
            if meaning is DetailMeaning.PUBLISHER
            else "distinct"
            if distinct
            else "common"
        )
        self._names.setdefault(key, []).append(detail)

    def _add_owner(self, value: str, pair: Pair) -> None:
        listed = persons_in(value)
        if not listed.persons:
            self._add_name(DetailMeaning.NAME, value, pair)
            return
        for person in listed.persons:
            detail = detail_of(DetailMeaning.OWNER, pair, (person.name,))
            self._names.setdefault("owners", []).append(detail)
        self._other += [f"{pair.label}: {piece}" for piece in listed.rest]

    def _add_contact(self, meaning: DetailMeaning, value: str, pair: Pair) -> None:
        value = deobfuscate_email(value) if meaning is DetailMeaning.EMAIL else value
        known = email_id(value) if meaning is DetailMeaning.EMAIL else web_id(value)
        if known:
            self._add_detail(meaning, pair, (value,))
            return
        self._other.append(Pair(pair.label, (value,)).text)
        what = f"{meaning} that is none" if is_blank(value) else str(meaning)
        self._unread.append(unknown_value(what, value, self._where))

    def _add_officers(self, meaning: DetailMeaning, pair: Pair) -> None:
        for value in pair.values:
            listed: ListedPersons = persons_in(value)
            for person in listed.persons:
                label = person.role or pair.label
                lang = pair.seller_label.lang if pair.seller_label and not person.role else ""
                self._details.append(Detail(meaning, (person.name,), label, lang))
            self._other += [f"{pair.label}: {piece}" for piece in listed.rest]
            if not listed.persons and (company := leading_company(value)):
                self._details.append(detail_of(meaning, pair, (company,)))

    def take_unknown(self, pair: Pair) -> None:
        """Keep a value under an unknown label as the page words it.

        A number or a contact is recognised by its form as well: the block is the seller's, and
        nothing else has that form.
        """
        self._other.append(pair.text)
        meaning = form_of(pair.values[0]) if len(pair.values) == 1 else None
        if meaning is None:
            self._unread.append(unknown_value("label", pair.label, self._where))
        else:
            self.take_value(meaning, pair)

    def take_loose(self, pairs: Sequence[Pair]) -> None:
        """Read lines without labels: values by form, then names with the address below."""
        plain = [
            replace(pair, values=left) if not pair.label else pair
            for pair in pairs
            if pair.label or (left := tuple(self._take_forms(pair.values)))
        ]
        for chunk in chunks_of(plain):
            block = address_block([piece for line in chunk for piece in split_company_line(line)])
            self._unclear += filter(changing_words, block.names)
            for name in block.names:
                detail = Detail(DetailMeaning.NAME, (strip_capital(name),))
                self._names.setdefault("loose", []).append(detail)
            self._keep_rest(block.rest)
            if not block.names and not block.is_whole:
                self._keep_rest(block.address)
            elif block.address:
                detail = Detail(DetailMeaning.ADDRESS, block.address)
                if not self._drops_unstated(detail, Pair("", block.address)):
                    named = strip_capital(block.names[0]) if block.names else ""
                    self._below.append((named, detail))

    def _take_forms(self, lines: Iterable[str]) -> list[str]:
        left = []
        for line in lines:
            meaning = (
                DetailMeaning.CERTIFICATION if _CERTIFICATION_WORDS.search(line) else form_of(line)
            )
            if meaning is None:
                left.append(line)
            else:
                self.take_value(meaning, Pair("", (line,)))
        return left

    def _keep_rest(self, lines: Iterable[str]) -> None:
        for line in lines:
            if len(line) <= _LONGEST_LINE and not is_prose(line):
                self._other.append(line)
                what = "line that is none" if is_blank(line) else "line"
                self._unread.append(unknown_value(what, line, self._where))
