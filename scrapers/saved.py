"""What a saved page says of itself: the address it was at, and the date it was saved."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

_HEAD = 400_000
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    rb"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:([^\n]*)"
)
_DAY = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{4})")


def address_in(content: bytes) -> str:
    """Return the address of a saved HTML page: its canonical link, else what saved it noted."""
    head = content[:_HEAD]
    link = BeautifulSoup(head, "lxml").select_one('link[rel~="canonical"][href]')
    stated = str(link["href"]) if link else ""
    if not is_web(stated):
        noted = _SAVED_FROM.search(head) or _SINGLE_FILE.search(head)
        stated = noted.group(1).decode("utf-8", "replace") if noted else ""
    return stated if is_web(stated) else ""


def date_in(content: bytes) -> str:
    """Return the ISO date on which a page was saved, as far as it says so; empty otherwise."""
    noted = _SINGLE_FILE.search(content[:_HEAD])
    day = _DAY.search(noted.group(2).decode("utf-8", "replace")) if noted else None
    return _iso(f"{day[2]} {day[1]} {day[3]}", "%d %b %Y") if day else ""


def _iso(text: str, form: str) -> str:
    try:
        return datetime.strptime(text, form).replace(tzinfo=UTC).date().isoformat()
    except ValueError:
        return ""


def mail_date(stated: str) -> str:
    """Return the ISO date of a header such as an e-mail has; empty where it is none."""
    try:
        return parsedate_to_datetime(stated).date().isoformat()
    except (ValueError, OverflowError, IndexError):
        return ""


def is_web(address: str) -> bool:
    """Whether a text is an address on the web."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
