"""Dates that a page writes with the name of the month."""

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
    """Return the numbers of months by name, without names that mean different months."""
    found: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                names = Locale(language).months[context][width]
                for number, name in names.items():
                    found.setdefault(fold_name(name), set()).add(number)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}


def day_in_words(text: str) -> str:
    """Return the first date in a text that names its month, as ISO text; empty if there is none."""
    plain = " ".join(text.split())
    if unspaced := _UNSPACED.search(plain):
        return _iso(unspaced[1], int(unspaced[2]), unspaced[3])
    if match := _DAY_FIRST.search(plain):
        return _iso(match[3], _month_numbers().get(fold_name(match[2]), 0), match[1])
    if match := _MONTH_FIRST.search(plain):
        return _iso(match[3], _month_numbers().get(fold_name(match[1]), 0), match[2])
    return ""


def _iso(year: str, month: int, day_of_month: str) -> str:
    return day(f"{year}-{month:02}-{int(day_of_month):02}") if month else ""
