"""Times of watches in words."""

from collections.abc import Sequence
from datetime import timedelta

from scrapers.watch.due import interval_of, moment_now
from scrapers.watch.watch_list import Watch
from views.shell.texts import _, moment_text, ngettext, number_text

EVERY: Sequence[str] = ("12h", "1d", "7d", "30d")
"""Times between two askings that the pages offer."""

_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)


def every_text(every: str) -> str:
    """Return how often a subject is asked for, in words."""
    interval = interval_of(every)
    if interval % _DAY:
        hours = interval // _HOUR
        return ngettext("every hour", "every {n} hours", hours).format(n=number_text(hours))
    days = interval // _DAY
    return ngettext("every day", "every {n} days", days).format(n=number_text(days))


def next_text(watch: Watch) -> str:
    """Return when a subject is asked for next, in words."""
    if watch.next_due <= moment_now():
        return _("due now")
    return _("next due {moment}").format(moment=moment_text(watch.next_due))


def last_text(watch: Watch) -> str:
    """Return when a subject was last asked for, in words."""
    if not watch.last_run:
        return _("not checked yet")
    return _("last checked {moment}").format(moment=moment_text(watch.last_run))
