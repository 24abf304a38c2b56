"""Days and hours between two runs of a watch, and when the next is due."""

import re
from datetime import UTC, datetime, timedelta

from graph.errors import InputError
from graph.support.language import N_

DEFAULT_EVERY = "7d"
_EVERY = re.compile(r"([1-9][0-9]{0,3})([dh])")
_UNITS = {"d": timedelta(days=1), "h": timedelta(hours=1)}
_AFTER_PROBLEM = timedelta(days=1)
_EARLY = 20


def interval_of(every: str) -> timedelta:
    """Return the time between two runs.

    Raises:
        InputError: it is not a number of days or hours.
    """
    stated = _EVERY.fullmatch(every.strip())
    if stated is None:
        raise InputError(
            N_("{every!r} is no time between two runs; write 7d for days, or 12h for hours."),
            every=every,
        )
    return int(stated[1]) * _UNITS[stated[2]]


def moment_now() -> str:
    """Return the current moment as ISO text in UTC."""
    return moment_text(datetime.now(UTC))


def moment_text(moment: datetime) -> str:
    """Return a moment as ISO text in UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def next_due(asked: str, every: str, *, had_problem: bool) -> str:
    """Return when a subject is due again; after a problem within a day, however long the time."""
    wait = min(interval_of(every), _AFTER_PROBLEM) if had_problem else interval_of(every)
    return moment_text(datetime.fromisoformat(asked) + wait)


def is_due(due: str, every: str, now: str) -> bool:
    """Whether a subject is due: a twentieth of its time early counts.

    Otherwise a timer that starts a second earlier than the day before would skip a day.
    """
    early = interval_of(every) / _EARLY
    return datetime.fromisoformat(due) - early <= datetime.fromisoformat(now)
