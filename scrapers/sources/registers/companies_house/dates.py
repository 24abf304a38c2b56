"""Dates of the register, and what is over on a day that is not stated or cannot be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from scrapers.contract.collector import Unknown
from scrapers.parsing.json_values import Json, day, is_true, text, unknown_value

_FORMS = ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
_NOT_STATED = (None, "", False)


@dataclass(frozen=True, slots=True)
class EndDate:
    """The last day of something, empty where none can be read; ``is_over`` holds without one."""

    day: str
    is_over: bool

    @property
    def is_undated(self) -> bool:
        """Whether it is over on a day that is not known: nothing of today."""
        return self.is_over and not self.day


@lru_cache(maxsize=1 << 16)
def date_of(stated: str) -> str:
    """Return a date as ISO text, from ISO or as it is written in Britain; empty for others."""
    if found := day(stated):
        return found
    for form in _FORMS:
        try:
            read = datetime.strptime(stated.strip(), form).replace(tzinfo=UTC)
        except ValueError:
            continue
        return read.date().isoformat()
    return ""


def end_of(item: Json, field: str, flag: str) -> EndDate:
    """Return when a holding or office ended, by its date and by the flag beside it."""
    told = item.get(field) not in _NOT_STATED
    found = date_of(text(item, field))
    return EndDate(found, told or is_true(item.get(flag)))


def unreadable_dates(item: Json, names: tuple[str, ...], where: str) -> Iterator[Unknown]:
    """Yield the dates of an item that cannot be read."""
    for name in names:
        if (stated := text(item, name)) and not date_of(stated):
            yield unknown_value(f"date {name}", stated, where)
