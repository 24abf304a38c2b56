"""Dates of the register, and ends without a readable day."""

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
    """The end of a holding or office; ``day`` is empty where no date can be read."""

    day: str
    is_over: bool

    @property
    def is_undated(self) -> bool:
        """Whether it ended on an unknown day, so that it says nothing about today."""
        return self.is_over and not self.day


@lru_cache(maxsize=1 << 16)
def date_of(stated: str) -> str:
    """Return a date as ISO text, from ISO or a British spelling; empty for other texts."""
    if iso := day(stated):
        return iso
    for form in _FORMS:
        try:
            moment = datetime.strptime(stated.strip(), form).replace(tzinfo=UTC)
        except ValueError:
            continue
        return moment.date().isoformat()
    return ""


def end_of(item: Json, field: str, flag: str) -> EndDate:
    """Return the end of a holding or office, by its date and by the flag of the item."""
    is_dated = item.get(field) not in _NOT_STATED
    last = date_of(text(item, field))
    return EndDate(last, is_dated or is_true(item.get(flag)))


def unreadable_dates(item: Json, names: tuple[str, ...], where: str) -> Iterator[Unknown]:
    """Yield the dates of an item that cannot be read."""
    for name in names:
        if (stated := text(item, name)) and not date_of(stated):
            yield unknown_value(f"date {name}", stated, where)
