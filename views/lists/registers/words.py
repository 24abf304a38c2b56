"""Sizes and times of registers in words."""

from views.shell.texts import _, ngettext, number_text

_KILO = 1024


def size_text(size: int) -> str:
    """Return a number of bytes in words, as MB or GB."""
    megabytes = size / _KILO**2
    if megabytes < _KILO:
        return _("{n} MB").format(n=number_text(round(megabytes, 1 if megabytes < 10 else 0)))
    return _("{n} GB").format(n=number_text(round(megabytes / _KILO, 1)))


def minutes_text(seconds: float) -> str:
    """Return a time in words, in minutes."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return _("less than a minute")
    return ngettext("{n} minute", "{n} minutes", minutes).format(n=number_text(minutes))
