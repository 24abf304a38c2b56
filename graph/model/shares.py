"""Shares: the wording of the source, and exact bounds for arithmetic."""

import re
from dataclasses import KW_ONLY, dataclass
from fractions import Fraction

from graph.errors import ShareError
from graph.support.language import N_, LazyText

EXPECTED = LazyText(
    N_("a share such as 51%, 0.51, 1/3, 25-50%, (25,50]%, >50% or >=75%, or empty for not stated")
)

_NUMBER = r"\d+(?:\.\d+)?"
_PLAIN = re.compile(rf"(?P<number>{_NUMBER})\s*(?P<percent>%)?")
_RATIO = re.compile(r"(?P<over>\d+)\s*/\s*(?P<under>\d+)")
_RANGE = re.compile(rf"(?P<low>{_NUMBER})\s*%?\s*[-–]\s*(?P<high>{_NUMBER})\s*%")
_BAND = re.compile(
    rf"(?P<left>[\[(])\s*(?P<low>{_NUMBER})\s*,\s*(?P<high>{_NUMBER})\s*(?P<right>[\])])\s*%"
)
_LEAST = re.compile(rf"(?P<sign>>=|≥|>)\s*(?P<low>{_NUMBER})\s*%")


@dataclass(frozen=True, slots=True)
class Share:
    """Bounds of a share as exact fractions of the whole, 0 to 1; an open bound is excluded."""

    min: Fraction
    max: Fraction
    min_open: bool = False
    max_open: bool = False
    _: KW_ONLY
    text: str = ""

    def __post_init__(self) -> None:
        empty = self.min == self.max and (self.min_open or self.max_open)
        if not 0 <= self.min <= self.max <= 1 or empty:
            raise ShareError(
                N_("{share} is no share of 0 to 100 %"),
                share=self.text or f"{self.min} to {self.max}",
            )

    @property
    def over_half(self) -> bool:
        """Whether even the lower end is more than 50 %."""
        half = Fraction(1, 2)
        return self.min > half or (self.min == half and self.min_open)


def parse_share(text: str) -> Share | None:
    """Read a share of the spreadsheet format; empty is None, not stated.

    Raises:
        ShareError: the text has another form, or lies outside 0 to 100 %.
    """
    text = text.strip()
    if not text:
        return None
    if match := _RATIO.fullmatch(text):
        if int(match["under"]) == 0:
            raise ShareError(N_("{text} divides by nothing"), text=text)
        return _exact(Fraction(int(match["over"]), int(match["under"])), text)
    if match := _PLAIN.fullmatch(text):
        number = Fraction(match["number"])
        if number == 1 and not match["percent"]:
            # Ambiguous: next to 51 and 48 it means 1 %, next to 0.51 it means 100 %.
            raise ShareError(N_("{text} can mean 1% or 100%; write which"), text=text)
        return _exact(number / 100 if match["percent"] else number, text)
    return _interval(text)


def _exact(value: Fraction, text: str) -> Share:
    return Share(min=value, max=value, text=text)


def _interval(text: str) -> Share:
    if match := _RANGE.fullmatch(text):
        return Share(min=Fraction(match["low"]) / 100, max=Fraction(match["high"]) / 100, text=text)
    if match := _BAND.fullmatch(text):
        low, high = Fraction(match["low"]) / 100, Fraction(match["high"]) / 100
        return Share(
            min=low,
            max=high,
            min_open=match["left"] == "(",
            max_open=match["right"] == ")",
            text=text,
        )
    if match := _LEAST.fullmatch(text):
        return Share(
            min=Fraction(match["low"]) / 100,
            max=Fraction(1),
            min_open=match["sign"] == ">",
            text=text,
        )
    raise ShareError(N_("{text} is not of the form of a share"), text=text)


def share_properties(share: Share | None) -> dict[str, float | str | bool]:
    """Return the bounds of a share as floats and as exact text; empty where none is stated."""
    if share is None:
        return {}
    return {
        "share_min": float(share.min),
        "share_max": float(share.max),
        "share_exact_min": exact_text(share.min),
        "share_exact_max": exact_text(share.max),
        "share_text": share.text,
        "min_open": share.min_open,
        "max_open": share.max_open,
    }


def exact_text(value: Fraction) -> str:
    """Return a fraction exactly: a decimal if it is finite, else ``numerator/denominator``."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = 0
    while value.denominator != 1 and 10**places % value.denominator:
        places += 1
    digits = str(value.numerator * 10**places // value.denominator).rjust(places + 1, "0")
    return digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}"


def share_words(share: Share) -> str:
    """Return a share as a percentage with both bounds: ``51%``, ``25-50%``, ``(50,75]%``."""
    low, high = exact_text(share.min * 100), exact_text(share.max * 100)
    if share.min == share.max:
        return f"{low}%"
    if share.min_open or share.max_open:
        left, right = "(" if share.min_open else "[", ")" if share.max_open else "]"
        return f"{left}{low},{high}{right}%"
    return f"{low}-{high}%"


_SAID = re.compile(
    r"(?P<left>[\[(])?(?P<low>\d[\d./]*)(?:[,-](?P<high>\d[\d./]*))?(?P<right>[\])])?%", re.ASCII
)


def parse_share_words(text: str) -> Share | None:
    """Read what ``share_words`` writes, fractions too; empty is None, not stated.

    Raises:
        ShareError: the text has another form.
    """
    if not text:
        return None
    match = _SAID.fullmatch(text)
    if match is None:
        raise ShareError(N_("{text} is not of the form of a share"), text=text)
    try:
        low = Fraction(match["low"]) / 100
        high = Fraction(match["high"]) / 100 if match["high"] else low
    except (ValueError, ZeroDivisionError) as error:
        raise ShareError(N_("{text} is not of the form of a share"), text=text) from error
    return Share(
        min=low, max=high, min_open=match["left"] == "(", max_open=match["right"] == ")", text=text
    )
