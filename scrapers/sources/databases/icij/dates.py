"""Dates of the leaks, in the seven forms they come in."""

from datetime import datetime

_FORMS = ("%Y-%m-%d", "%d-%b-%Y", "%b %d, %Y", "%d/%m/%Y", "%d.%m.%Y", "%d/%m/%y")
_YEARS = range(1700, 2101)


def date_of(stated: str) -> str:
    """Return a date as ISO text; empty where it has another form, or a year beyond reason."""
    if stated.isdecimal() and stated.isascii() and len(stated) == 4:
        return stated if int(stated) in _YEARS else ""
    for form in _FORMS:
        try:
            found = datetime.strptime(stated, form)
        except ValueError:
            continue
        return found.date().isoformat() if found.year in _YEARS else ""
    return ""
