"""Shown text of numbers in a workbook, and the shown part of dates.

https://learn.microsoft.com/openspecs/office_standards/ms-xlsx (18.8.31): the codes in common use
are understood; a number in any other counts as one whose shown text is not known.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

# As many digits as a workbook keeps.
DIGITS = 15

_PLAIN = frozenset({"", "general", "@"})
_COLOUR = re.compile(
    r"\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+)\]", re.IGNORECASE
)
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<blank>[_*].)|\[\$(?P<money>[^\]-]*)[^\]]*\]'
    r"|(?P<digit>[0#?])|(?P<sign>[.,%])|(?P<literal>[^\[\]0-9A-Za-z/@\"\\])",
    re.DOTALL,
)
_PART = re.compile(r'"[^"]*"|\\.|.', re.DOTALL)
_NO_DATE = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]', re.DOTALL)
_TIME = re.compile(r"(?:h+[^a-z]*m+|m+[^a-z]*s+|h+|s+|am/pm|a/p)(?:[^a-z]*s+)?")


class Precision(StrEnum):
    """Shown part of a date."""

    MOMENT = "moment"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    NONE = "none"


class _FormatToken(NamedTuple):
    """A part of a format: a text that is shown, or a digit or sign that stands for the number."""

    kind: str
    text: str


_POINT = _FormatToken("sign", ".")


def number_digits(value: float) -> str:
    """Return a number with the digits that a workbook keeps, and no exponent."""
    if isinstance(value, int) and abs(value) < 10**DIGITS:
        return str(value)
    text = format(Decimal(format(value, f".{DIGITS}g")), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_exponent(code: str) -> bool:
    """Whether numbers are shown as 1.23E+07, which keeps few of their digits."""
    return re.search(r"[0#?.][eE][+-]", _NO_DATE.sub("", code)) is not None


def shown_number(value: float, code: str) -> str | None:
    """Return the text that is shown for a number; None where the format is not understood."""
    if code.strip().lower() in _PLAIN:
        return number_digits(value)
    sections = _sections(code)
    section, amount = _choose_section(sections, Decimal(number_digits(value)))
    if section.strip().lower() in _PLAIN - {""}:
        return number_digits(float(amount))
    tokens = _tokens(section)
    return None if tokens is None else _fill_digits(tokens, amount)


@lru_cache(maxsize=1024)
def has_padding(code: str) -> bool:
    """Whether a format adds to the digits of a whole number: zeros before it, or other text."""
    tokens = _tokens(_sections(code)[0]) or ()
    before = takewhile(lambda token: token != _POINT, tokens)
    zeros = sum(token == ("digit", "0") for token in before)
    return zeros > 1 or any(t.kind == "text" and t.text.strip() for t in tokens)


@lru_cache(maxsize=1024)
def date_precision(code: str) -> Precision:
    """Return the shown part of dates: a cell that shows month and year states no day."""
    bare = _NO_DATE.sub("", code.split(";")[0]).strip().lower()
    if bare in _PLAIN:
        return Precision.MOMENT
    dated = _TIME.sub("", bare)
    # Three or four d are the name of a day of the week.
    parts = {run[0] for run in re.findall(r"d+|[yebm]", dated) if not run.startswith("ddd")}
    if not parts & {"y", "e", "b"} or ("d" in parts and "m" not in parts):
        return Precision.NONE
    if "d" in parts:
        return Precision.MOMENT if "h" in bare else Precision.DAY
    return Precision.MONTH if "m" in parts else Precision.YEAR


def _sections(code: str) -> list[str]:
    """Return the parts of a format between the semicolons that are not quoted text."""
    sections = [""]
    for part in _PART.findall(code):
        if part == ";":
            sections.append("")
        else:
            sections[-1] += part
    return sections


def _choose_section(sections: Sequence[str], value: Decimal) -> tuple[str, Decimal]:
    """Return the section for the sign of a number, and the number as that section writes it."""
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return sections[0], value


@lru_cache(maxsize=1024)
def _tokens(section: str) -> tuple[_FormatToken, ...] | None:
    tokens: list[_FormatToken] = []
    rest = _COLOUR.sub("", section)
    while rest:
        match = _TOKEN.match(rest)
        if match is None:
            return None
        rest = rest[match.end() :]
        kind = match.lastgroup or ""
        if kind in {"quoted", "escaped", "money", "literal"}:
            tokens.append(_FormatToken("text", match[kind]))
        elif kind != "blank":
            tokens.append(_FormatToken(kind, match[0]))
    return tuple(tokens)


def _fill_digits(tokens: tuple[_FormatToken, ...], value: Decimal) -> str | None:
    """Return the text of a number in the places of a format; None if it is not understood."""
    places = [i for i, token in enumerate(tokens) if token.kind == "digit"]
    points = [i for i, token in enumerate(tokens) if token == _POINT]
    commas = [i for i, token in enumerate(tokens) if token == ("sign", ",")]
    point = points[0] if points else len(tokens)
    whole, cents = [i for i in places if i < point], [i for i in places if i > point]
    if not places:
        return "".join(token.text for token in tokens)
    if not whole or len(points) > 1 or any(i > whole[-1] for i in commas):
        return None  # A comma after the digits divides by a thousand.
    percents = sum(token == ("sign", "%") for token in tokens)
    amount = (abs(value) * 100**percents).quantize(Decimal(1).scaleb(-len(cents)), ROUND_HALF_UP)
    digits, _, decimals = format(amount, "f").partition(".")
    texts = [token.text for token in tokens]
    for i in commas:
        texts[i] = ""
    _fill_whole(texts, whole, digits.lstrip("0"), bool(commas))
    _fill_cents(texts, cents, decimals)
    sign = "-" if value < 0 and amount else ""
    return sign + "".join(texts).strip()


def _fill_whole(texts: list[str], whole: Sequence[int], digits: str, thousands: bool) -> None:
    """Fill from the right; the first place takes all digits that remain."""
    padded = digits.rjust(sum(texts[i] == "0" for i in whole), "0")
    if thousands and padded:
        padded = f"{int(padded):0{len(padded) + (len(padded) - 1) // 3},}"
    last = len(whole) - 1
    for number, place in enumerate(reversed(whole)):
        end = len(padded) - number
        texts[place] = padded[: max(end, 0)] if number == last else padded[max(end - 1, 0) : end]
        if end <= 0:
            texts[place] = ""


def _fill_cents(texts: list[str], cents: Sequence[int], decimals: str) -> None:
    """Fill the decimals, without zeros at the end whose places are optional."""
    ends = True
    for place, digit in zip(reversed(cents), reversed(decimals), strict=True):
        ends = ends and digit == "0" and texts[place] != "0"
        texts[place] = "" if ends else digit
