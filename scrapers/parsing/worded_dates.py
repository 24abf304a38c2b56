"""Days that a page writes in words."""

import re
from functools import cache

from babel import Locale

from graph.support.text.folding import fold_name
from scrapers.parsing.json_values import day

_LANGUAGES = tuple("en de fr it es pt nl pl sv tr cs ru id".split())
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?\.? (?:de |of )?([^\W\d_]+)\.?,? (?:de )?(\d{4})"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_UNSPACED = re.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})日")


@cache
def _month_numbers() -> dict[str, int]:
    """Return the numbers of months by their names; a name that is of two months is of none."""
    found: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                names = Locale(language).months[context][width]
                for number, name in names.items():
                    found.setdefault(fold_name(name), set()).add(number)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}


def day_in_words(text: str) -> str:
    """Return a day that is written with its month's name as ISO text; empty for any other."""
    plain = " ".join(text.split())
    if unspaced := _UNSPACED.search(plain):
        return _iso(unspaced[1], int(unspaced[2]), unspaced[3])
    if found := _DAY_FIRST.search(plain):
        return _iso(found[3], _month_numbers().get(fold_name(found[2]), 0), found[1])
    if found := _MONTH_FIRST.search(plain):
        return _iso(found[3], _month_numbers().get(fold_name(found[1]), 0), found[2])
    return ""


def _iso(year: str, month: int, day_of_month: str) -> str:
    return day(f"{year}-{month:02}-{int(day_of_month):02}") if month else ""
