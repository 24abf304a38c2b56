"""Shares and dates as text, in prose and in tables."""

from fractions import Fraction

from babel.dates import format_date

from graph.analyses.intervals import Interval
from graph.analyses.tracing.verdict import ShareText, StatedDates
from graph.model.dates import first_day
from graph.model.records import OWN_ENTRY, Source
from graph.support.language import LOCALES, DateText, OnDate, current_language
from graph.support.language import gettext as _

_DAY = len("2023-07-03")


def percent(share: ShareText) -> str:
    """Write bounds as a percentage for a table: ``51 %`` or ``25–50 %``."""
    low, high = (percentage_points(Fraction(bound)) for bound in (share.min, share.max))
    return f"{low} %" if low == high else f"{low}–{high} %"


def share_in_prose(share: ShareText) -> str:
    """Write bounds for a sentence: ``51 %`` or ``25 % to 50 %``."""
    low, high = (percentage_points(Fraction(bound)) for bound in (share.min, share.max))
    return f"{low} %" if low == high else _("{low} % to {high} %").format(low=low, high=high)


def percentage_points(value: Fraction) -> str:
    """Write a fraction of the whole as percentage points, exactly or with "about"."""
    exact = value * 100
    if exact.denominator == 1:
        return str(exact.numerator)
    text = f"{float(exact):.2f}".rstrip("0").rstrip(".")
    return text if Fraction(text) == exact else _("about {figure}").format(figure=text)


def interval_text(share: Interval) -> str:
    """Return an interval in per cent, with the fraction where two decimals are not exact."""
    if share.is_exact and not share.low.open:
        return _exact_percent(share.low.value)
    if share.low.open and share.high.open:
        form = _("over {low} to under {high}")
    elif share.low.open:
        form = _("over {low} to {high}")
    elif share.high.open:
        form = _("{low} to under {high}")
    else:
        form = _("{low} to {high}")
    return form.format(low=_exact_percent(share.low.value), high=_exact_percent(share.high.value))


def _exact_percent(part: Fraction) -> str:
    written = f"{percentage_points(part)} %"
    terminates = Fraction(f"{float(part * 100):.2f}") == part * 100
    return written if terminates else f"{written} ({part.numerator}/{part.denominator})"


def date_in_prose(iso: str) -> str:
    """Write a day, month or year: ``21 June 2023``, ``July 2023``, ``2023``; empty for none."""
    return str(DateText(iso)) if iso else ""


def dates_clause(dates: StatedDates | None, *, reported: bool = False) -> str:
    """Return when statements were made: "as stated between …", "as read on …", "undated"."""
    if dates is None or not dates.first:
        return _("undated")
    if dates.first == dates.last:
        clause = _one_date_form(dates, reported=reported).format(on_date=OnDate(dates.first))
    else:
        form = _range_form(dates, reported=reported)
        clause = form.format(first=_first_of_range(dates), last=DateText(dates.last))
    return _("{dated}, in part undated").format(dated=clause) if dates.partly_undated else clause


def _one_date_form(dates: StatedDates, *, reported: bool) -> str:
    if dates.all_read:
        return _("as read {on_date}")
    if dates.partly_read:
        return _("as stated or read {on_date}")
    return _("as reported {on_date}") if reported else _("as stated {on_date}")


def _range_form(dates: StatedDates, *, reported: bool) -> str:
    if dates.all_read:
        return _("as read between {first} and {last}")
    if dates.partly_read:
        return _("as stated or read between {first} and {last}")
    if reported:
        return _("as reported between {first} and {last}")
    return _("as stated between {first} and {last}")


def _first_of_range(dates: StatedDates) -> str:
    """Return the first date, without the year where both ends are days of one year."""
    both_days = len(dates.first) == len(dates.last) == _DAY
    if both_days and dates.first[:4] == dates.last[:4]:
        return format_date(first_day(dates.first), "d MMMM", locale=LOCALES[current_language()])
    return date_in_prose(dates.first)


def source_date_text(source: Source) -> str:
    """Return when a source was published, or else read (``read 18 August 2022``); may be empty."""
    if source.published:
        return str(date_in_prose(source.published))
    if not source.retrieved or source.type == OWN_ENTRY:
        return ""
    return _("read {date}").format(date=date_in_prose(source.retrieved))


def dates_short(dates: StatedDates | None) -> str:
    """Return the dates of a report for its headline; empty where undated.

    A publication date is short, ``July 2023``. A day on which something was only read is never
    written as a publication date.
    """
    if dates is None or not dates.first:
        return ""
    if dates.all_read or dates.partly_read or dates.partly_undated:
        return dates_clause(dates, reported=True)
    if dates.first == dates.last:
        return date_in_prose(dates.first)
    first, last = _first_of_range(dates), date_in_prose(dates.last)
    return _("{first} to {last}").format(first=first, last=last)
