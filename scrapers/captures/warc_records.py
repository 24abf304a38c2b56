"""Requests and answers as records of a web archive (WARC 1.1)."""

from hashlib import sha256
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from scrapers.captures.exchange import Capture, Headers, SourceAnswer, SourceQuestion

ASKED_HEADER = "Investigator-Asked"
"""The WARC header with the key of a request, which names the source's own address."""


def response_record(
    writer: WARCWriter, question: SourceQuestion, answer: SourceAnswer, digest: str
) -> Any:
    """Return an answer as a WARC record; ``digest`` is that of the body as served."""
    return writer.create_warc_record(
        ascii_text(answer.address),
        "response",
        payload=BytesIO(answer.body),
        length=len(answer.body),
        http_headers=_head(f"{answer.status} {_header_line(answer.reason)}", answer.headers),
        warc_headers_dict={
            "WARC-Date": answer.retrieved,
            "WARC-Payload-Digest": f"sha256:{digest}",
            ASKED_HEADER: ascii_text(question.key),
        },
    )


def request_record(
    writer: WARCWriter, question: SourceQuestion, answer: SourceAnswer, response: str
) -> Any:
    """Return a request as a WARC record; ``response`` is the record id of its answer."""
    parts = urlsplit(answer.address)
    path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
    head = _head(
        f"{question.method} {ascii_text(path)} HTTP/1.1", answer.sent_headers, is_request=True
    )
    return writer.create_warc_record(
        ascii_text(answer.address),
        "request",
        payload=BytesIO(question.body),
        length=len(question.body),
        http_headers=head,
        warc_headers_dict={"WARC-Date": answer.retrieved, "WARC-Concurrent-To": response},
    )


def capture_of(record: Any, body: bytes) -> Capture:
    """Return the capture of a WARC response record; ``body`` is its content."""
    status, _, reason = record.http_headers.statusline.partition(" ")
    answer = SourceAnswer(
        status=int(status),
        reason=reason,
        headers=tuple((str(k), str(v)) for k, v in record.http_headers.headers),
        body=body,
        retrieved=record.rec_headers.get_header("WARC-Date"),
        address=record.rec_headers.get_header("WARC-Target-URI"),
    )
    ident = record.rec_headers.get_header("WARC-Record-ID")
    return Capture(ident.strip("<>"), sha256(body).hexdigest(), answer)


def _head(line: str, headers: Headers, *, is_request: bool = False) -> StatusAndHeaders:
    # The body is kept without chunks, so a Transfer-Encoding header would be wrong.
    kept = [
        (_header_line(k), _header_line(v))
        for k, v in headers
        if k.casefold() != "transfer-encoding"
    ]
    if is_request:
        return StatusAndHeaders(line, kept, is_http_request=True)
    return StatusAndHeaders(line, kept, protocol="HTTP/1.1")


def _header_line(text: str) -> str:
    return " ".join(text.encode("latin-1", "replace").decode("latin-1").split())


def ascii_text(text: str) -> str:
    """Return a text in ASCII, as a WARC header requires, with escapes for other characters."""
    return text.encode("ascii", "backslashreplace").decode("ascii")
