"""One question to a source and one answer, as they are captured."""

import zlib
from dataclasses import KW_ONLY, dataclass
from hashlib import sha256

from graph.errors import AnswerError
from graph.support.language import N_

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SourceQuestion:
    """What is asked. ``url`` is the source's own address, without any key."""

    url: str
    method: str = "GET"
    headers: Headers = ()
    body: bytes = b""

    @property
    def key(self) -> str:
        """What makes two questions the same one."""
        digest = f" {sha256(self.body).hexdigest()}" if self.body else ""
        return f"{self.method} {self.url}{digest}"


@dataclass(frozen=True, slots=True)
class SourceAnswer:
    """What came back. ``body`` is as served, before content decoding.

    ``address`` is the one that was really asked, ``sent`` the headers that went there; neither
    holds a key. ``retrieved`` is an ISO time in UTC.
    """

    status: int
    reason: str
    headers: Headers
    body: bytes
    _: KW_ONLY
    retrieved: str
    address: str
    sent_headers: Headers = ()

    def header(self, name: str) -> str:
        """Return a header, empty where there is none."""
        return next((v for k, v in self.headers if k.casefold() == name.casefold()), "")


@dataclass(frozen=True, slots=True)
class Capture:
    """An answer in the archive: its WARC-Record-ID, and the digest of its body as served."""

    record_id: str
    sha256: str
    answer: SourceAnswer


def decode_body(answer: SourceAnswer, most_bytes: int) -> bytes:
    """Undo the content encoding of a body, within a limit.

    Raises:
        AnswerError: it is broken, of an unknown encoding, or unpacks past the limit.
    """
    body = answer.body
    named = answer.header("Content-Encoding").casefold().split(",")
    for encoding in reversed([name.strip() for name in named if name.strip()]):
        if encoding in ("gzip", "x-gzip"):
            body = _unpack_body(body, zlib.MAX_WBITS | 16, answer.address, most_bytes)
        elif encoding == "deflate":
            raw = body[:1] and (body[0] & 0x0F) != 8
            bits = -zlib.MAX_WBITS if raw else zlib.MAX_WBITS
            body = _unpack_body(body, bits, answer.address, most_bytes)
        elif encoding != "identity":
            raise AnswerError(
                N_("{address} came in the unknown encoding {encoding!r}."),
                address=answer.address,
                encoding=encoding[:40],
            )
    return body


def _unpack_body(body: bytes, bits: int, address: str, most_bytes: int) -> bytes:
    parts, left = [], most_bytes
    try:
        while body:
            stream = zlib.decompressobj(bits)
            parts.append(stream.decompress(body, left + 1))
            left -= len(parts[-1])
            if left < 0:
                raise AnswerError(
                    N_("{address} unpacks to more than {megabytes:g} MB; not read."),
                    address=address,
                    megabytes=most_bytes / 1000000.0,
                )
            if not stream.eof:
                raise AnswerError(
                    N_("{address} ends before its end: the answer was cut off."), address=address
                )
            body = stream.unused_data
    except zlib.error as error:
        raise AnswerError(
            N_("{address} is packed in a broken way ({error})."), address=address, error=error
        ) from error
    return b"".join(parts)
