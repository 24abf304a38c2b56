"""Dates of the leaks, in the seven formats they come in."""

from datetime import datetime

_FORMS = ("%Y-%m-%d", "%d-%b-%Y", "%b %d, %Y", "%d/%m/%Y", "%d.%m.%Y", "%d/%m/%y")
_YEARS = range(1700, 2101)


def date_of(stated: str) -> str:
    """Return a date as ISO text; empty for another format, or a year outside 1700 to 2100."""
    if stated.isdecimal() and stated.isascii() and len(stated) == 4:
        return stated if int(stated) in _YEARS else ""
    for form in _FORMS:
        try:
            moment = datetime.strptime(stated, form)
        except ValueError:
            continue
        return moment.date().isoformat() if moment.year in _YEARS else ""
    return ""
