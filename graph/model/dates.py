"""Dates with the precision a source gives: a day, a month, a year or a moment, as ISO text."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time
from functools import lru_cache

from graph.errors import DateError
from graph.support.language import N_, LazyText

EXPECTED = LazyText(N_("a date such as 2023-06-21, 2023-06 or 2023, or empty"))

EXPECTED_OR_MOMENT = LazyText(
    N_("a date such as 2023-06-21, a moment such as 2026-11-29T14:03:05Z, or empty")
)

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ].+", re.ASCII)
# Not prefixdate: it reads 2023-06-xx and 2023-06-21rest as the part it understands and 2020-00-00
# as 2020, and knows no year before 1000. Here these are errors with the place of the cell.
_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def first_day(text: str) -> date:
    """Return the first day of a day, month or year.

    Raises:
        DateError: the text has another form, or the date does not exist.
    """
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def last_day(text: str) -> date:
    """Return the last day of a day, month or year.

    Raises:
        DateError: the text has another form, or the date does not exist.
    """
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def moment_span(text: str) -> tuple[datetime, datetime]:
    """Return the first and the last moment, in UTC, that a date or a moment may mean.

    A moment without a time zone, and a date, are taken as UTC.

    Raises:
        DateError: the text is neither, or does not exist.
    """
    if _MOMENT.fullmatch(text):
        moment = _moment(text)
        return moment, moment
    first, last = first_day(text), last_day(text)
    return datetime.combine(first, time.min, UTC), datetime.combine(last, time.max, UTC)


def _moment(text: str) -> datetime:
    try:
        parsed = datetime.fromisoformat(text)
        return parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed.astimezone(UTC)
    except (ValueError, OverflowError):
        raise DateError(N_("{text} is a date that does not exist."), text=text) from None


def as_of_day(text: str | None) -> date:
    """Return the day to answer for: today by default, the last day of a month or year.

    Raises:
        DateError: the text is not a date.
    """
    return last_day(text) if text else date.today()


# A store has few different dates, and an analysis reads them again for every tie.
@lru_cache(maxsize=65_536)
def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = _FORM.fullmatch(text)
    if match is None:
        raise DateError(
            N_("{text!r} is not a date; write {expected}."), text=text, expected=EXPECTED
        )
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        # A month or day of 0 does not exist; only one that is not stated is left open.
        date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise DateError(N_("{text} is a date that does not exist."), text=text) from None
    return year or 0, month, day
