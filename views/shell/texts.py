"""All visible text goes through here, in the language that this reader chose."""

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
    LANGUAGES,
    LOCALES,
    current_language,
    local_country_name,
    ngettext,
    set_language_source,
)
from graph.support.language import gettext as _

__all__ = ["_", "local_country_name", "ngettext"]

_DAY, _MONTH = 10, 7  # lengths of 2023-06-21 and 2023-06


def choose_language(code: str) -> None:
    """Read on in one of the languages."""
    st.session_state["language"] = code


def chosen_language() -> str:
    """Return the language of this reader: the chosen one, else the address's, else the browser's.

    Outside of a page, as in a thread that writes an import, it is English.
    """
    if get_script_run_ctx(suppress_warning=True) is None:
        return DEFAULT_LANGUAGE
    browsers = (st.context.locale or "")[:2]
    asked = (st.session_state.get("language"), st.query_params.get("lang"), browsers)
    return next((str(code) for code in asked if code in LANGUAGES), DEFAULT_LANGUAGE)


set_language_source(chosen_language)


def locale() -> Locale:
    """Return how dates, numbers and countries are written for this reader."""
    return Locale.parse(LOCALES[current_language()])


def number_text(number: float) -> str:
    """Write a number in the reader's form."""
    return format_decimal(number, locale=locale())


def day_text(iso: str) -> str:
    """Write a day, month or year in words; what is no date stays as it is."""
    try:
        day = first_day(iso)
    except DateError:
        return iso
    if len(iso) == _DAY:
        return format_date(day, "d MMMM y", locale=locale())
    return format_skeleton("yMMMM", day, locale=locale()) if len(iso) == _MONTH else iso


def moment_text(iso: str) -> str:
    """Write a point in time, in this machine's time zone; what is none stays as it is."""
    try:
        moment = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return iso
    return format_datetime(moment, "d MMMM y, HH:mm", locale=locale(), tzinfo=moment.tzinfo)


def today_text() -> str:
    """Write today's date in words."""
    return day_text(date.today().isoformat())


def period_text(since: str, until: str) -> str:
    """Say since and until as far as stated, empty where neither is."""
    if since and until:
        return _("{since} to {until}").format(since=day_text(since), until=day_text(until))
    if since:
        return _("since {since}").format(since=day_text(since))
    return _("until {until}").format(until=day_text(until)) if until else ""
