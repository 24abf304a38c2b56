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


def saved_address(content: bytes) -> str:
    """Return the address that what saved an HTML page noted in it; empty where there is none."""
    noted = _SAVED_FROM.search(content[:_HEAD]) or _SINGLE_FILE.search(content[:_HEAD])
    stated = noted.group(1).decode("utf-8", "replace") if noted else ""
    return stated if is_web_address(stated) else ""


def canonical_address(content: bytes) -> str:
    """Return the address that an HTML page claims to have; anybody can write any there."""
    try:
        link = BeautifulSoup(content[:_HEAD], "lxml").select_one('link[rel~="canonical"][href]')
    except ValueError:
        # An encoding that the page itself names, and that no encoding is called.
        return ""
    stated = str(link["href"]) if link else ""
    return stated if is_web_address(stated) else ""


def are_of_one_host(one: str, other: str) -> bool:
    """Whether two addresses are of one host, with or without ``www``."""
    try:
        hosts = [(urlsplit(url).hostname or "").removeprefix("www.") for url in (one, other)]
    except ValueError:
        return False
    return hosts[0] == hosts[1]


def saved_date(content: bytes) -> str:
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


def is_web_address(address: str) -> bool:
    """Whether a text is an address on the web."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
