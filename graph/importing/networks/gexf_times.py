"""Times of a GEXF node or edge as days; times of another form are named, never guessed.

https://gexf.net/dynamics.html: ``start`` and ``end``, with ``open`` for an end not included, or
several of them as ``spells``.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from graph.importing.networks.network import DayPeriod, Times

TIME_ATTRIBUTES = frozenset(
    {"start", "end", "startopen", "endopen", "timestamp", "intervals", "timestamps"}
)
TIME_CHILDREN = frozenset({"spells", "slices"})

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T Z+-].*)?", re.ASCII)
_ENDLESS = re.compile(r"[+-]?(?:inf|infinity|∞)?", re.IGNORECASE)
_ONE_DAY = timedelta(days=1)


def times_of(attributes: Mapping[str, str], spells: Iterator[Mapping[str, str]]) -> Times:
    """Return the times in the attributes of an element and of its spells."""
    periods = []
    for each in (attributes, *spells):
        named = {k: v.strip() for k, v in each.items() if k in TIME_ATTRIBUTES and v.strip()}
        try:
            period = _period(named)
        except ValueError:
            return Times((), ", ".join(f"{name} {text}" for name, text in named.items()))
        if period != DayPeriod():
            periods.append(period)
    return Times(tuple(periods))


def _period(named: Mapping[str, str]) -> DayPeriod:
    if named.keys() & {"intervals", "timestamps"}:
        raise ValueError(named)
    moment = named.get("timestamp", "")
    return DayPeriod(
        _day(named.get("start", moment)) or _day(named.get("startopen", ""), _ONE_DAY),
        _day(named.get("end", moment)) or _day(named.get("endopen", ""), -_ONE_DAY),
    )


def _day(text: str, later: timedelta = timedelta()) -> str:
    if _ENDLESS.fullmatch(text):
        return ""
    match = _DAY.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return (date.fromisoformat(match[1]) + later).isoformat()
