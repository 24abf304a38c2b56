"""Values that a page joins or splits: a name with its address, an address in parts."""

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.model.vocabulary.placeholders import is_dummy_email, is_dummy_number, is_placeholder
from scrapers.sources.trader_details.details import Detail
from scrapers.sources.trader_details.labels.meanings import DetailMeaning
from scrapers.sources.trader_details.page.label_value_pairs import Pair
from scrapers.sources.trader_details.values.value_forms import (
    is_company_name,
    is_street,
    is_town,
    leading_company,
)

# A company's capital, stated after its name.
_CAPITAL = re.compile(
    r",?\s+(?:au capital|con capitale|con un capital|capital social|mit einem stammkapital)\b.*$",
    re.IGNORECASE,
)

_MOST_NAME_LINES = 4


def strip_capital(name: str) -> str:
    """Return a company's name without its capital."""
    return _CAPITAL.sub("", name)


def split_name_address(lines: Sequence[str]) -> list[str]:
    """Return lines in which a joined name and address are split at the commas."""
    pieces = [piece.strip() for piece in lines[0].split(",")]
    name = leading_company(lines[0]) or pieces[0]
    rest = [piece.strip() for piece in lines[0][len(name) :].split(",") if piece.strip()]
    if rest and any(is_street(piece) or is_town(piece) for piece in rest):
        return [name, *rest, *lines[1:]]
    return list(lines)


def join_broken_name(lines: Sequence[str]) -> tuple[str, ...]:
    """Return lines with a company's name in one that stood in several: "Jam", "Peach", "Ltd"."""
    for number in range(2, min(len(lines), _MOST_NAME_LINES) + 1):
        head = lines[:number]
        is_whole = any(is_company_name(line) or is_street(line) or is_town(line) for line in head)
        if is_whole or "," in "".join(head):
            return tuple(lines)
        if is_company_name(joined := " ".join(head)):
            return (joined, *lines[number:])
    return tuple(lines)


def split_company_line(line: str) -> list[str]:
    """Return the pieces of a loose line that is a company and its address."""
    return split_name_address((line,)) if leading_company(line) else [line]


def is_blank(value: str) -> bool:
    """Return whether a value only fills its field."""
    digits = any(c.isdigit() for c in value) and not any(c.isalpha() for c in value)
    return is_placeholder(value) or (digits and is_dummy_number(value)) or is_dummy_email(value)


def join_address_parts(details: list[Detail]) -> list[Detail]:
    """Return details with the parts of an address joined: street, town, postcode."""
    parts = [d for d in details if d.meaning is DetailMeaning.ADDRESS_PART]
    if not parts:
        return details
    lines = tuple(line for part in parts for line in part.lines)
    rest = [d for d in details if d.meaning is not DetailMeaning.ADDRESS_PART]
    own = [d for d in rest if d.meaning in (DetailMeaning.ADDRESS, DetailMeaning.BUSINESS_ADDRESS)]
    whole = own[0] if len(own) == 1 else Detail(DetailMeaning.ADDRESS, ())
    country = next((d.lines for d in rest if d.meaning is DetailMeaning.COUNTRY), ())
    joined = replace(whole, lines=(*whole.lines, *lines, *country))
    return [joined, *(d for d in rest if d is not whole)]


def detail_of(meaning: DetailMeaning, pair: Pair, lines: tuple[str, ...]) -> Detail:
    """Return some lines of a pair as a detail, with the words of its label."""
    return Detail(meaning, lines, pair.label, pair.seller_label.lang if pair.seller_label else "")


_OBFUSCATED_AT = re.compile(r"\s*[\[({]\s*(?:at|@|ät)\s*[\])}]\s*", re.IGNORECASE)
_OBFUSCATED_DOT = re.compile(r"\s*[\[({]\s*(?:dot|punkt|\.)\s*[\])}]\s*", re.IGNORECASE)


def deobfuscate_email(address: str) -> str:
    """Return an e-mail address that was hidden from harvesters: ``me (at) …``."""
    return _OBFUSCATED_DOT.sub(".", _OBFUSCATED_AT.sub("@", address))
