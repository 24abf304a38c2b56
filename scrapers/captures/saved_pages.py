"""Address and date in a saved page: where it was, and when it was saved."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

_HEAD = 400_000
_BOM = b"\xef\xbb\xbf"
# What may stand before the content of a page, piece by piece.
_PIECE = re.compile(
    rb"\s+|<!--(?P<comment>.*?)-->|<!doctype\b[^>]*>|<\?xml\b[^>]*>|(?P<html><html\b[^>]*>)",
    re.IGNORECASE | re.DOTALL,
)
_SAVED_FROM = re.compile(rb"\s*saved from url=\(\d+\)(\S+)\s*", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    rb"\s*Page saved with SingleFile\s+url:\s*(\S+)(?:\s+saved date:([^\n]*))?"
)
_DAY = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{4})")


@dataclass(frozen=True, slots=True)
class SavingNote:
    """Address and ISO date that the program noted which saved a page, each may be empty.

    ``rivals`` are the addresses of notes that disagree; then no address and no date count.
    """

    address: str = ""
    date: str = ""
    rivals: tuple[str, ...] = ()


def saving_note(content: bytes) -> SavingNote:
    """Return the note of the browser, or of SingleFile, at the head of a saved HTML page.

    A note further down is the page's own text. A page may hold a forged note at its head too: the
    one of the browser then disagrees with it.
    """
    notes = _head_notes(content.removeprefix(_BOM))
    addresses = tuple(dict.fromkeys(note.address for note in notes))
    if len(addresses) > 1:
        return SavingNote(rivals=addresses)
    if not addresses or not is_web_address(addresses[0]):
        return SavingNote()
    return SavingNote(addresses[0], next((note.date for note in notes if note.date), ""))


def _head_notes(content: bytes) -> list[SavingNote]:
    """Return the notes before the content of a page, however long other comments there are.

    Chromium writes its note before ``<html>``, SingleFile as the first thing inside of it: what
    comes after that is the page's.
    """
    notes: list[SavingNote] = []
    place, inside = 0, False
    while piece := _PIECE.match(content, place):
        place = piece.end()
        if piece["html"] and inside:
            break
        inside = inside or bool(piece["html"])
        comment = piece["comment"] or b""
        if noted := _SINGLE_FILE.match(comment):
            notes.append(SavingNote(_text(noted[1]), _noted_day(noted[2] or b"")))
            if inside:
                break
        elif noted := _SAVED_FROM.fullmatch(comment):
            notes.append(SavingNote(_text(noted[1])))
    return notes


def _text(noted: bytes) -> str:
    return noted.decode("utf-8", "replace")


def _noted_day(noted: bytes) -> str:
    day = _DAY.search(_text(noted))
    return _iso(f"{day[2]} {day[1]} {day[3]}", "%d %b %Y") if day else ""


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
