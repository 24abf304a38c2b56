"""Address and date in a saved page: where it was, and when it was saved."""

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
    """Return the address that a browser noted when it saved an HTML page, empty if none."""
    noted = _SAVED_FROM.search(content[:_HEAD]) or _SINGLE_FILE.search(content[:_HEAD])
    stated = noted.group(1).decode("utf-8", "replace") if noted else ""
    return stated if is_web_address(stated) else ""


def canonical_address(content: bytes) -> str:
    """Return the canonical address that an HTML page claims, which its author chose freely."""
    try:
        link = BeautifulSoup(content[:_HEAD], "lxml").select_one('link[rel~="canonical"][href]')
    except ValueError:
        # The page names an encoding that does not exist.
        return ""
    stated = str(link["href"]) if link else ""
    return stated if is_web_address(stated) else ""


def are_of_one_host(one: str, other: str) -> bool:
    """Whether two addresses have the same host, with or without ``www``."""
    try:
        hosts = [(urlsplit(url).hostname or "").removeprefix("www.") for url in (one, other)]
    except ValueError:
        return False
    return hosts[0] == hosts[1]


def saved_date(content: bytes) -> str:
    """Return the ISO date on which a page was saved, empty if it does not say."""
    noted = _SINGLE_FILE.search(content[:_HEAD])
    day = _DAY.search(noted.group(2).decode("utf-8", "replace")) if noted else None
    return _iso(f"{day[2]} {day[1]} {day[3]}", "%d %b %Y") if day else ""


def _iso(text: str, form: str) -> str:
    try:
        return datetime.strptime(text, form).replace(tzinfo=UTC).date().isoformat()
    except ValueError:
        return ""


def mail_date(stated: str) -> str:
    """Return the ISO date of an e-mail date header, empty if it is not one."""
    try:
        return parsedate_to_datetime(stated).date().isoformat()
    except (ValueError, OverflowError, IndexError):
        return ""


def is_web_address(address: str) -> bool:
    """Whether a text is an http or https address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
