"""Request to a source and its answer, as they are captured."""

import zlib
from dataclasses import KW_ONLY, dataclass
from hashlib import sha256

from graph.errors import AnswerError
from graph.support.language import N_

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SourceQuestion:
    """A request; ``url`` is the source's own address, without any key."""

    url: str
    method: str = "GET"
    headers: Headers = ()
    body: bytes = b""

    @property
    def key(self) -> str:
        """The identity of a request: method, address and a digest of the body."""
        digest = f" {sha256(self.body).hexdigest()}" if self.body else ""
        return f"{self.method} {self.url}{digest}"


@dataclass(frozen=True, slots=True)
class SourceAnswer:
    """An answer; ``body`` is as served, before content decoding.

    ``address`` is the address to which the request was really sent, ``sent_headers`` its headers;
    neither holds a key. ``retrieved`` is an ISO time in UTC.
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
        """Return a header by its name in any case, empty if there is none."""
        return next((v for k, v in self.headers if k.casefold() == name.casefold()), "")


@dataclass(frozen=True, slots=True)
class Capture:
    """An answer in the archive: its WARC-Record-ID, and the digest of its body as served."""

    record_id: str
    sha256: str
    answer: SourceAnswer


def decode_body(answer: SourceAnswer, most_bytes: int) -> bytes:
    """Return the body without its content encoding.

    Raises:
        AnswerError: the body is broken, its encoding is unknown, or it unpacks to more than
            ``most_bytes``.
    """
    body = answer.body
    named = answer.header("Content-Encoding").casefold().split(",")
    for encoding in reversed([name.strip() for name in named if name.strip()]):
        if encoding in ("gzip", "x-gzip"):
            body = _unpack_body(body, zlib.MAX_WBITS | 16, answer.address, most_bytes)
        elif encoding == "deflate":
            # Some servers send deflate without the zlib header, whose low four bits are 8.
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
