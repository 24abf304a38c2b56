"""Dates written with the day first: 02/01/2021, 3 APR 2020, 1 Agustus 2022.

Only for sources whose country writes the day before the month.
"""

import re
from functools import cache

from babel import Locale

from graph.support.text.folding import fold_name
from scrapers.parsing.json_values import day

_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_WORDS = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|º|\.)?[\s-]+(?:de\s+)?([^\W\d]+)\.?,?[\s-]+(?:de\s+)?(\d{4})"
)
_LANGUAGES = ("en", "id", "pt", "ms")


@cache
def _month_numbers() -> dict[str, int]:
    numbers: dict[str, int] = {"sept": 9, "agt": 8}
    for language in _LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in Locale(language).months["format"][width].items():
                numbers.setdefault(fold_name(name), number)
    return numbers


def written_day(text: str) -> str:
    """Return a day, month or year as ISO text, empty if it is not a date that exists."""
    plain = " ".join(text.split())
    if match := _NUMBERS.fullmatch(plain.partition(" ")[0]):
        return day(f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}")
    if match := _WORDS.fullmatch(plain):
        month = _month_numbers().get(fold_name(match[2]), 0)
        return day(f"{match[3]}-{month:02d}-{int(match[1]):02d}") if month else ""
    return day(plain)
