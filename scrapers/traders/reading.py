"""From labels and values to a seller's details."""

import re
from collections.abc import Iterable, Sequence

from graph.identity import email_id, phone_id, web_id
from scrapers.base import Unknown
from scrapers.traders.forms import (
    AMERICAN,
    closing_country,
    form_of,
    is_company_name,
    is_town,
)
from scrapers.traders.labels import ADDRESSES, OTHERS, Meaning
from scrapers.traders.numbers import registration
from scrapers.traders.pairs import Pair
from scrapers.traders.trader import Detail, Trader, is_unstated
from scrapers.values import unknown

_CERTIFIED = re.compile(
    r"(?:certif|committed|zertifiziert|verpflichtet|bescheinigt).{0,200}(?:law|recht|EU\b|Union)",
    re.IGNORECASE | re.DOTALL,
)
_PERSON_NAME = re.compile(r"[^\W\d_][\w.'’ -]{2,60}")
_PARTED = re.compile(r"\s*(?:[,;/&]|\bund\b|\band\b)\s*")
_CONTACTS = (Meaning.PHONE, Meaning.EMAIL, Meaning.WEBSITE)
_SINGLE = (
    *(Meaning.NAME, Meaning.DISPLAY_NAME, Meaning.BUSINESS_TYPE),
    *(Meaning.VAT, Meaning.TAX, Meaning.LEI, Meaning.FAX, Meaning.CERTIFICATION),
)


def trader_of(pairs: Iterable[Pair], where: str) -> Trader:
    """Read a seller's details; ``where`` names the page in what was not understood.

    Known labels first, then unknown ones by the form of their value, then lines without a label,
    and only then what looks like a company's name under a label that is not known.
    """
    reader = _Reader(where)
    pairs = sorted(pairs, key=_turn)
    for pair in pairs:
        if pair.known:
            reader.take(pair.known.meaning, pair)
        elif pair.label:
            reader.take_by_form(pair)
        else:
            reader.take_loose(list(pair.values))
    return reader.trader()


def _turn(pair: Pair) -> int:
    """Return when a pair is read: after the address what needs its country."""
    if pair.known:
        return 1 if pair.known.meaning in _CONTACTS else 0
    if not pair.label:
        return 4
    if form_of(pair.values) is Meaning.NAME:
        return 5
    return 2 if len(pair.values) > 1 else 3


class _Reader:
    def __init__(self, where: str) -> None:
        self._where = where
        self._details: list[Detail] = []
        self._other: list[str] = []
        self._unread: list[Unknown] = []

    def trader(self) -> Trader:
        return Trader(tuple(self._details), tuple(self._other), tuple(self._unread))

    def take(self, meaning: Meaning, pair: Pair) -> None:
        """Keep a value under its meaning; a second one for the same is kept as it stands there."""
        if meaning in _CONTACTS:
            for value in pair.values:
                self._contact(meaning, value, pair)
        elif meaning is Meaning.REPRESENTATIVE:
            self._officers(pair)
        elif meaning is Meaning.NAME and len(pair.values) > 1:
            # A name over its address.
            self._add(meaning, pair, pair.values[:1])
            self._add(Meaning.ADDRESS, pair, pair.values[1:])
        else:
            self._add(meaning, pair, pair.values)

    def _add(self, meaning: Meaning, pair: Pair, lines: tuple[str, ...]) -> None:
        detail = Detail(meaning, lines, pair.label, pair.known.lang if pair.known else "")
        if is_unstated(detail):
            self._other.append(pair.text)
            self._unread.append(unknown(f"{meaning} that is none", detail.text, self._where))
            return
        there = self._text(meaning)
        if meaning in _SINGLE and there not in ("", detail.text):
            self._other.append(pair.text)
        else:
            self._details.append(detail)

    def _text(self, meaning: Meaning) -> str:
        return self.trader().text(meaning)

    def _contact(self, meaning: Meaning, value: str, pair: Pair) -> None:
        country = self.trader().country or "ZZ"
        value = written_out(value) if meaning is Meaning.EMAIL else value
        fits = {
            Meaning.PHONE: phone_id(value, country),
            Meaning.EMAIL: email_id(value),
            Meaning.WEBSITE: web_id(value),
        }
        if fits[meaning]:
            self._add(meaning, pair, (value,))
        else:
            self._other.append(Pair(pair.label, (value,)).text)
            self._unread.append(unknown(str(meaning), value, self._where))

    def _officers(self, pair: Pair) -> None:
        for value in pair.values:
            for name in _PARTED.split(value):
                if _PERSON_NAME.fullmatch(name) and 2 <= len(name.split()) <= 5:
                    self._add(Meaning.REPRESENTATIVE, pair, (name,))
                elif name:
                    self._other.append(f"{pair.label}: {name}")

    def take_by_form(self, pair: Pair) -> None:
        """Take a value under a label that is not known: by its form, or as it stands there."""
        self._other.append(pair.text)
        meaning = form_of(pair.values) or self._national_number(pair.values)
        taken = self._text(Meaning.NAME) or OTHERS.search(pair.label)
        if meaning is None or (meaning is Meaning.NAME and taken):
            self._unread.append(unknown("label", pair.label, self._where))
        elif meaning is Meaning.ADDRESS:
            self._unclear_address(pair)
        else:
            self.take(meaning, pair)

    def _national_number(self, values: tuple[str, ...]) -> Meaning | None:
        """Return what a value is by the check digits of the seller's country."""
        country = self.trader().country
        checked = country != "GB" and len(values) == 1 and not self._text(Meaning.REGISTER_NUMBER)
        found = checked and registration(values[0], "", country).id
        return Meaning.REGISTER_NUMBER if found else None

    def _unclear_address(self, pair: Pair) -> None:
        """Take an address whose label is not known; only the first can be that of the business.

        Another may be that of a warehouse or a service centre, which many sellers share: nothing
        may follow from it.
        """
        if not any(d.meaning is Meaning.ADDRESS for d in self._details):
            self._add(Meaning.ADDRESS, pair, pair.values)
            return
        self._unread.append(unknown("label of an address", pair.label, self._where))
        self._add(Meaning.SERVICE_ADDRESS, pair, pair.values)

    def take_loose(self, lines: list[str]) -> None:
        """Read lines without labels: what has a form, then a name and the address below it."""
        left = []
        for line in lines:
            meaning = form_of([line])
            if meaning in (None, Meaning.NAME, *ADDRESSES):
                left.append(line)
            elif meaning is not None:
                self.take(meaning, Pair("", (line,)))
        for line in self._name_and_address(self._certified(left)):
            self._other.append(line)
            self._unread.append(unknown("line", line, self._where))

    def _certified(self, lines: Sequence[str]) -> list[str]:
        found = [line for line in lines if _CERTIFIED.search(line)]
        for line in found:
            self.take(Meaning.CERTIFICATION, Pair("", (line,)))
        return [line for line in lines if line not in found]

    def _name_and_address(self, lines: list[str]) -> list[str]:
        """Take a name and the address below it; return the lines that are neither."""
        end = _closing(lines)
        named = next((n for n, line in enumerate(lines) if is_company_name(line)), None)
        if named is not None and (end is None or named < end):
            start = named
        elif end is not None and end >= 2:
            start = 0
        else:
            return lines
        if self._text(Meaning.NAME) not in ("", lines[start]):
            return lines
        self.take(Meaning.NAME, Pair("", (lines[start],)))
        if end is None or end <= start + 1:
            return lines[:start] + lines[start + 1 :]
        self.take(Meaning.ADDRESS, Pair("", tuple(lines[start + 1 : end + 1])))
        return lines[:start] + lines[end + 1 :]


_OBFUSCATED_AT = re.compile(r"\s*[\[({]\s*(?:at|@|ät)\s*[\])}]\s*", re.IGNORECASE)
_OBFUSCATED_DOT = re.compile(r"\s*[\[({]\s*(?:dot|punkt|\.)\s*[\])}]\s*", re.IGNORECASE)


def written_out(address: str) -> str:
    """Return an e-mail address that was written so that machines pass over it: ``me (at) …``."""
    return _OBFUSCATED_DOT.sub(".", _OBFUSCATED_AT.sub("@", address))


def _closing(lines: Sequence[str]) -> int | None:
    """Return the line an address closes with: its country, else its postcode and town."""
    countries = [n for n in range(1, len(lines)) if closing_country(lines[: n + 1])]
    plain = [n for n in countries if lines[n] not in AMERICAN]
    towns = [n for n, line in enumerate(lines) if n and is_town(line)]
    return next(iter([*plain, *countries, *towns]), None)
