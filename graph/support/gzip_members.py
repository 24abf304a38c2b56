"""Members of a gzip archive one by one, up to the first incomplete one."""

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_CHUNK = 1 << 16
_HEAD = 1 << 16


@dataclass(frozen=True, slots=True)
class GzipMember:
    """One gzip member, which is one WARC record: its place in the file, and its first bytes.

    ``start`` and ``end`` are offsets in the packed file, ``head`` is unpacked.
    """

    start: int
    end: int
    head: bytes

    def header(self, name: str) -> str:
        """Return a header of the record; empty if there is none."""
        for line in self.head.partition(b"\r\n\r\n")[0].split(b"\r\n")[1:]:
            key, _, value = line.decode("utf-8", "replace").partition(":")
            if key.casefold() == name.casefold():
                return value.strip()
        return ""


def gzip_members(stream: IO[bytes]) -> Iterator[GzipMember]:
    """Yield each complete member from the beginning of a file; stop at a broken one."""
    start, rest = 0, b""
    while True:
        unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16)
        head, packed_size = b"", 0
        try:
            while not unpacking.eof:
                chunk = rest or stream.read(_CHUNK)
                rest = b""
                if not chunk:
                    return
                part = unpacking.decompress(chunk)
                packed_size += len(chunk)
                # A read may end inside the headers, so the head grows over several.
                head += part[: _HEAD - len(head)]
        except zlib.error:
            return
        rest = unpacking.unused_data
        end = start + packed_size - len(rest)
        yield GzipMember(start, end, head)
        start = end


def gzip_member_at(stream: IO[bytes], offset: int) -> bytes:
    """Return the bytes of the member that begins at an offset, still packed."""
    stream.seek(offset)
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16)
    parts = []
    while not unpacking.eof and (chunk := stream.read(_CHUNK)):
        unpacking.decompress(chunk)
        parts.append(chunk)
    whole = b"".join(parts)
    return whole[: len(whole) - len(unpacking.unused_data)]


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file in hex, read in chunks."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
