"""Dates with the precision a source gives: a day, a month or a year, as ISO text."""

import re
from calendar import monthrange
from datetime import date

from graph.errors import DateError
from graph.language import N_, Said

EXPECTED = Said(N_("a date such as 2023-06-21, 2023-06 or 2023, or empty"))

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def first_day(text: str) -> date:
    """Return the first day of a day, month or year.

    Raises:
        DateError: the text is no such date, or the date does not exist.
    """
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def last_day(text: str) -> date:
    """Return the last day of a day, month or year.

    Raises:
        DateError: the text is no such date, or the date does not exist.
    """
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def holds_on(since: str, until: str, day: date) -> bool:
    """Whether a period, open where empty and inclusive at both ends, holds on a day."""
    return (not since or first_day(since) <= day) and (not until or day <= last_day(until))


def as_of_day(text: str | None) -> date:
    """Return the day a question is asked for: today without one, the last day of a month or year.

    Raises:
        DateError: the text is no date.
    """
    return last_day(text) if text else date.today()


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = _FORM.fullmatch(text)
    if match is None:
        raise DateError(
            N_("{text!r} is not a date; write {expected}."), text=text, expected=EXPECTED
        )
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        date(year or 0, month or 1, day or 1)
    except ValueError:
        raise DateError(N_("{text} is a date that does not exist."), text=text) from None
    return year or 0, month, day
