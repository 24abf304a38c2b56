"""Shares of BODS interests as bounds."""

from fractions import Fraction

from graph.errors import ShareError
from graph.importing.bods.parties import NoteCallback
from graph.importing.bods.statement import Json, is_true_at, object_at, text_at
from graph.model.shares import Share, exact_text

SOME = Share(min=Fraction(0), max=Fraction(1), min_open=True, text="(0,100]%")


def share_in(interest: Json, place: str, note: NoteCallback) -> Share | None:
    """Return the bounds of a percentage; an exclusive bound is a number since 0.4, else a flag."""
    given = object_at(interest, "share")
    exact, low, high = (text_at(given, key) for key in ("exact", "minimum", "maximum"))
    over, under = text_at(given, "exclusiveMinimum"), text_at(given, "exclusiveMaximum")
    low_open = bool(over) or is_true_at(given, "exclusiveMinimum")
    high_open = bool(under) or is_true_at(given, "exclusiveMaximum")
    if not (exact or low or high or over or under):
        return None
    try:
        if exact:
            part = Fraction(exact) / 100
            return Share(min=part, max=part, text=f"{exact_text(part * 100)}%")
        least = Fraction(over or low or 0) / 100
        most = Fraction(under or high or 100) / 100
        if least == most:
            return Share(min=least, max=most, text=f"{exact_text(least * 100)}%")
        return Share(
            min=least,
            max=most,
            min_open=low_open,
            max_open=high_open,
            text=_band(least, most, low_open, high_open),
        )
    except (ValueError, ZeroDivisionError, ShareError):
        note("a share that is none of 0 to 100 %", place)
        return None


def _band(least: Fraction, most: Fraction, low_open: bool, high_open: bool) -> str:
    left, right = "(" if low_open else "[", ")" if high_open else "]"
    return f"{left}{exact_text(least * 100)},{exact_text(most * 100)}{right}%"
