"""Translation and formatting of all visible text, in the language of the user."""

from datetime import date, datetime

import streamlit as st
from babel import Locale
from babel.dates import format_date, format_datetime, format_skeleton
from babel.numbers import format_decimal
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

from graph.errors import DateError
from graph.model.dates import first_day
from graph.support.language import (
    DEFAULT_LANGUAGE,
    LOCALES,
    current_language,
    first_language,
    local_country_name,
    ngettext,
    set_language_source,
)
from graph.support.language import gettext as _

__all__ = ["_", "local_country_name", "ngettext"]

_DAY, _MONTH = 10, 7  # lengths of 2023-06-21 and 2023-06


def choose_language(code: str) -> None:
    """Set the language of this session."""
    st.session_state["language"] = code


def chosen_language() -> str:
    """Return the language of the user: as chosen, else as in the address, else of the browser.

    Outside of a page, for example in a thread that writes an import, return English.
    """
    if get_script_run_ctx(suppress_warning=True) is None:
        return DEFAULT_LANGUAGE
    browsers = (st.context.locale or "")[:2]
    chosen = str(st.session_state.get("language", ""))
    return first_language(chosen, st.query_params.get("lang", ""), browsers)


set_language_source(chosen_language)


def locale() -> Locale:
    """Return the locale of dates, numbers and countries for the user."""
    return Locale.parse(LOCALES[current_language()])


def number_text(number: float) -> str:
    """Return a number in the format of the user's language."""
    return format_decimal(number, locale=locale())


def day_text(iso: str) -> str:
    """Return an ISO day, month or year in words; return any other text unchanged."""
    try:
        day = first_day(iso)
    except DateError:
        return iso
    if len(iso) == _DAY:
        return format_date(day, "d MMMM y", locale=locale())
    return format_skeleton("yMMMM", day, locale=locale()) if len(iso) == _MONTH else iso


def moment_text(iso: str) -> str:
    """Return a date and time in this machine's time zone; return any other text unchanged."""
    try:
        moment = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return iso
    return format_datetime(moment, "d MMMM y, HH:mm", locale=locale(), tzinfo=moment.tzinfo)


def today_text() -> str:
    """Return today's date in words."""
    return day_text(date.today().isoformat())


def period_text(since: str, until: str) -> str:
    """Return a period in words, with as many of its ends as are given; empty without any."""
    if since and until:
        return _("{since} to {until}").format(since=day_text(since), until=day_text(until))
    if since:
        return _("since {since}").format(since=day_text(since))
    return _("until {until}").format(until=day_text(until)) if until else ""
