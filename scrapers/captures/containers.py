"""Documents inside of files that browsers and archivers save: .mhtml, .har and .warc."""

import email
import email.policy
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from typing import IO, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from graph.errors import AnswerError
from graph.support.language import N_
from scrapers.captures.saved_pages import is_web_address, mail_date
from scrapers.contract.page import MOST_BYTES, Page
from scrapers.parsing.json_values import mapping, objects, text

_READ_TYPES = ("text/html", "application/xhtml", "json", "application/xml", "text/xml", "text/csv")
MOST_DOCUMENTS = 5_000


def inner_page(whole: Page, content: bytes, url: str, content_type: str, retrieved: str) -> Page:
    """Return a document inside of a file, with the capture of the file and its own digest."""
    return replace(
        whole,
        url=url,
        open_content=lambda: BytesIO(content),
        name=f"{whole.name}, {url}" if url else whole.name,
        content_type=content_type,
        retrieved=retrieved or whole.retrieved,
        sha256=sha256(content).hexdigest(),
    )


def mhtml_pages(whole: Page) -> Iterator[Page]:
    """Yield the HTML documents of an MHTML file; the first one is the page itself.

    Raises:
        AnswerError: the file holds no HTML document.
    """
    message = email.message_from_bytes(whole.body, policy=email.policy.compat32)
    date = mail_date(str(message.get("Date", "")))
    main = str(message.get("Snapshot-Content-Location", "")).strip()
    count = 0
    for part in message.walk():
        if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
            continue
        place = str(part.get("Content-Location", "")).strip()
        url = place if is_web_address(place) else ""
        if not count:
            url = url or (main if is_web_address(main) else whole.url)
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            charset = part.get_content_charset("utf-8")
            yield inner_page(whole, content, url, f"text/html; charset={charset}", date)
            count += 1
    if not count:
        raise AnswerError(N_("{where} holds no HTML page."), where=whole.where)


def har_pages(whole: Page) -> Iterator[Page]:
    """Yield the documents of a HAR file, each with the day of its request.

    Raises:
        AnswerError: the content is not a HAR file.
    """
    entries = mapping(mapping(whole.json()).get("log")).get("entries")
    if not isinstance(entries, list):
        raise AnswerError(
            N_("{where} is no HAR file: it has no log with entries."), where=whole.where
        )
    for entry in objects(entries)[:MOST_DOCUMENTS]:
        content = mapping(mapping(entry.get("response")).get("content"))
        url, kind = text(entry, "request", "url"), text(content, "mimeType")
        if any(mark in kind for mark in _READ_TYPES) and is_web_address(url):
            yield inner_page(
                whole, _har_body(content), url, kind, text(entry, "startedDateTime")[:10]
            )


def _har_body(content: Any) -> bytes:
    stated = content.get("text")
    body = stated if isinstance(stated, str) else ""
    if text(content, "encoding") != "base64":
        return body.encode("utf-8", "replace")
    try:
        return b64decode(body)
    except ValueError:
        return b""


def warc_pages(whole: Page) -> Iterator[Page]:
    """Yield the documents of a WARC file, each with the day of its capture."""
    with whole.open_content() as stream:
        yield from warc_documents(whole, stream)


def warc_documents(whole: Page, stream: IO[bytes]) -> Iterator[Page]:
    """Yield the documents of an open WARC file.

    Raises:
        AnswerError: the content is not a WARC file, or broken.
    """
    try:
        for record in ArchiveIterator(stream):
            if record.rec_type != "response" or record.http_headers is None:
                continue
            kind = record.http_headers.get_header("Content-Type") or ""
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            if any(mark in kind for mark in _READ_TYPES) and is_web_address(url):
                body = record.content_stream().read(MOST_BYTES)
                date = (record.rec_headers.get_header("WARC-Date") or "")[:10]
                page = inner_page(whole, body, url, kind, date)
                ident = record.rec_headers.get_header("WARC-Record-ID") or ""
                yield replace(page, capture=ident.strip("<>") or page.capture)
    except (ArchiveLoadFailed, ValueError, KeyError, EOFError, AttributeError, OSError) as error:
        raise AnswerError(
            N_("{where} is not a readable web archive ({error})."), where=whole.where, error=error
        ) from error
