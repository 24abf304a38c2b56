"""Meanings that a column of a spreadsheet can have, and the guess that its heading suggests."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache

from graph.importing.columns.headings import FALLBACKS, HEADINGS, OTHER_THINGS, UNSPACED
from graph.model.records import TieType
from graph.model.vocabulary.lexicon import doubt_of
from graph.model.vocabulary.tie_wordings import tie_meanings
from graph.support.language import N_
from graph.support.text.folding import fold_name


class Meaning(StrEnum):
    """Meaning of a column; the words are those of a kept mapping."""

    SHOP = "shop"
    SHOP_ADDRESS = "shop address"
    PLATFORM = "platform"
    SELLER = "seller"
    NUMBER = "register number"
    COUNTRY = "country"
    VAT = "VAT number"
    OWNER = "owner"
    SHARE = "owner's share"
    OWNER_NUMBER = "owner's register number"
    OWNER_COUNTRY = "owner's country"
    DIRECTOR = "director"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "e-mail"
    UNUSED = "not used"


MEANING_LABELS: Mapping[Meaning, str] = {
    Meaning.SHOP: N_("Shop name"),
    Meaning.SHOP_ADDRESS: N_("Shop address (URL)"),
    Meaning.PLATFORM: N_("Platform"),
    Meaning.SELLER: N_("Seller (company or person)"),
    Meaning.NUMBER: N_("Seller's register number"),
    Meaning.COUNTRY: N_("Seller's country"),
    Meaning.VAT: N_("Seller's VAT number"),
    Meaning.OWNER: N_("Owner of the seller"),
    Meaning.SHARE: N_("Owner's share"),
    Meaning.OWNER_NUMBER: N_("Owner's register number"),
    Meaning.OWNER_COUNTRY: N_("Owner's country"),
    Meaning.DIRECTOR: N_("Director of the seller"),
    Meaning.ADDRESS: N_("Seller's postal address"),
    Meaning.PHONE: N_("Phone"),
    Meaning.EMAIL: N_("E-mail"),
    Meaning.UNUSED: N_("Not used"),
}

OF_OWNER = (Meaning.SHARE, Meaning.OWNER_NUMBER, Meaning.OWNER_COUNTRY)
"""Meanings that say more of an owner: their first column is of the first owner, and so on."""

SEVERAL = frozenset({Meaning.OWNER, *OF_OWNER, Meaning.DIRECTOR})
SEVERAL |= {Meaning.ADDRESS, Meaning.PHONE, Meaning.EMAIL, Meaning.UNUSED}
"""Meanings that several columns may have."""

_FIELDS: Mapping[Meaning, TieType | None] = {
    Meaning.OWNER: TieType.OWNS,
    Meaning.DIRECTOR: TieType.OFFICER_OF,
}
_WORDED = frozenset({*_FIELDS, Meaning.SELLER, Meaning.SHOP})

NAMES = frozenset({Meaning.SHOP, Meaning.SHOP_ADDRESS, Meaning.SELLER})
"""Meanings of which a row needs one, to be about somebody."""


def guess_meanings(header: Sequence[str]) -> tuple[Meaning, ...]:
    """Return the meaning that each heading suggests; ``UNUSED`` where there is none, or two."""
    found = [_suggested(name) for name in header]
    taken = {meaning for meaning in found if meaning not in SEVERAL}
    return tuple(
        _first_free(name, taken) if meaning is Meaning.UNUSED else meaning
        for name, meaning in zip(header, _without_repeats(found), strict=True)
    )


def heading_words(heading: str, meaning: Meaning) -> str:
    """Return a heading whose words make less or other of its names than its meaning does.

    A former owner owns nothing now, a legal representative is no director.
    """
    if meaning not in _FIELDS:
        return heading if meaning in _WORDED and doubt_of(heading) else ""
    read = tie_meanings(heading, _FIELDS[meaning])
    return "" if read and all(each.is_plain or not each.known for each in read) else heading


def _without_repeats(found: Sequence[Meaning]) -> list[Meaning]:
    """Leave a meaning that only one column can have to the first of several."""
    return [
        meaning if meaning in SEVERAL or meaning not in found[:at] else Meaning.UNUSED
        for at, meaning in enumerate(found)
    ]


def _first_free(name: str, taken: set[Meaning]) -> Meaning:
    """Return the first meaning of a heading of several that no other column has."""
    for word in FALLBACKS.get(fold_name(name), ()):
        meaning = Meaning(word)
        if meaning not in taken:
            taken.add(meaning)
            return meaning
    return Meaning.UNUSED


def _suggested(name: str) -> Meaning:
    words = fold_name(name)
    if words in FALLBACKS or not words:
        return Meaning.UNUSED
    if exact := _by_heading().get(words):
        return exact
    within = {h: m for h, m in _by_heading().items() if f" {h} " in f" {words} "}
    within |= {part: Meaning(word) for part, word in UNSPACED.items() if part in words}
    # "Owner country" contains "country" too: only the longest words count.
    longest = {
        m for h, m in within.items() if not any(h != other and h in other for other in within)
    }
    if len(longest) != 1 or OTHER_THINGS & set(words.split()):
        return Meaning.UNUSED
    meaning = longest.pop()
    # The words of a heading for names go into the tie; nothing else can be former.
    return Meaning.UNUSED if doubt_of(name) and meaning not in _WORDED else meaning


@cache
def _by_heading() -> Mapping[str, Meaning]:
    return {
        fold_name(heading): Meaning(word)
        for word, headings in HEADINGS.items()
        for heading in headings.split("|")
    }
