"""All visible text goes through here: English in the source, translations under ``locale/``."""

import gettext
from datetime import date, datetime
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_datetime, format_skeleton

from graph.dates import first_day
from graph.errors import DateError

_HERE = Path(__file__).parent
_LOCALE = Locale.parse("en_GB")

translations = gettext.translation("investigator", _HERE / "locale", fallback=True)
_ = translations.gettext
ngettext = translations.ngettext

_DAY, _MONTH = 10, 7  # lengths of 2023-06-21 and 2023-06


def day_text(iso: str) -> str:
    """Write a day, month or year in words; what is no date stays as it is."""
    try:
        day = first_day(iso)
    except DateError:
        return iso
    if len(iso) == _DAY:
        return format_date(day, "d MMMM y", locale=_LOCALE)
    return format_skeleton("yMMMM", day, locale=_LOCALE) if len(iso) == _MONTH else iso


def moment_text(iso: str) -> str:
    """Write a point in time, in this machine's time zone; what is none stays as it is."""
    try:
        moment = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return iso
    return format_datetime(moment, "d MMMM y, HH:mm", locale=_LOCALE, tzinfo=moment.tzinfo)


def today_text() -> str:
    """Write today's date in words."""
    return day_text(date.today().isoformat())


def place_text(country: str) -> str:
    """Write a country code as the country's name; any other place stays as the source words it."""
    return str(_LOCALE.territories.get(country.upper(), country)) if country else ""


def period_text(since: str, until: str) -> str:
    """Say since and until as far as stated, empty where neither is."""
    if since and until:
        return _("{since} to {until}").format(since=day_text(since), until=day_text(until))
    if since:
        return _("since {since}").format(since=day_text(since))
    return _("until {until}").format(until=day_text(until)) if until else ""
