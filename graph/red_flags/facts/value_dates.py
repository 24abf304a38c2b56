"""Dates of values, with the precision a source gives; an unreadable date counts as unknown."""

from datetime import date

from graph.errors import DateError
from graph.model.dates import first_day, last_day
from graph.model.records import BIRTH, Source, TieType
from graph.red_flags.scene import Scene

DAY_LENGTH = len("2024-01-31")
"""Length of a whole day; a shorter date is a month or a year."""

_LISTING = (TieType.SELLS_ON, TieType.SELLS)


def date_span(text: str) -> tuple[date, date] | None:
    """Return the first and last day that a date may mean; None where it is not a valid date."""
    try:
        return first_day(text[:DAY_LENGTH]), last_day(text[:DAY_LENGTH])
    except DateError:
        return None


def read_days(source: Source | None) -> tuple[date, date] | None:
    """Return the days on which a source was read or, without that, published; None if undated."""
    return date_span(source.retrieved or source.published) if source else None


def birth_date(scene: Scene, person: str) -> tuple[str, str]:
    """Return the property that holds a birth date, and the date; both empty without one."""
    return next(((n, t) for n in sorted(BIRTH) if (t := scene.text(person, n))), ("", ""))


def first_listing(scene: Scene, storefront: str) -> str:
    """Return the earliest dated tie of a storefront to its platform or goods, empty for none."""
    ties = scene.started_ties_out_of(storefront, *_LISTING)
    return min((p.tie.since for p in ties if p.tie.since), key=first_day, default="")
