"""Manifests of a BagIt bag (RFC 8493), with SHA-256 and SHA-512."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from graph.support.safe_text import escape_control_characters

ALGORITHMS = ("sha256", "sha512")
DECLARATION = "bagit.txt"
DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
BAG_INFO = "bag-info.txt"
SIGNED_MANIFEST = "tagmanifest-sha512.txt"
SIGNATURE = "tagmanifest-sha512.txt.sig"
PUBLIC_KEY = "public-key.pem"
PAYLOAD = tuple(f"manifest-{name}.txt" for name in ALGORITHMS)
TAGS = tuple(f"tagmanifest-{name}.txt" for name in ALGORITHMS)
UNLISTED = frozenset({*TAGS, SIGNATURE})
"""Files that no manifest can list: the tag manifests, and the signature over one of them."""

_BLOCK = 1 << 20


def stream_digests(stream: IO[bytes]) -> tuple[str, ...]:
    """Return the hexadecimal digest of a file by each of ``ALGORITHMS``, in one pass.

    Raises:
        Exception: whatever reading the stream raises, for example in a broken archive.
    """
    sums = [hashlib.new(name) for name in ALGORITHMS]
    while block := stream.read(_BLOCK):
        for each in sums:
            each.update(block)
    return tuple(each.hexdigest() for each in sums)


def finish_bag(folder: Path, storefront: str) -> None:
    """Write declaration, manifests and tag manifests around the payload in ``data``.

    They hold no date, so that the same case gives the same bytes.
    """
    payload = sorted(path for path in (folder / "data").rglob("*") if path.is_file())
    size = sum(path.stat().st_size for path in payload)
    (folder / DECLARATION).write_bytes(DECLARED)
    (folder / BAG_INFO).write_bytes(bag_info(storefront, size, len(payload)))
    _write(folder, PAYLOAD, payload)
    _write(folder, TAGS, sorted(path for path in folder.iterdir() if path.is_file()))


def bag_info(storefront: str, size: int, count: int) -> bytes:
    """Return the description of a bag; ``size`` in bytes and ``count`` are of its payload."""
    identifier = escape_control_characters(storefront)
    info = f"External-Identifier: {identifier}\nPayload-Oxum: {size}.{count}\n"
    return info.encode("utf-8", "replace")


def _write(folder: Path, names: tuple[str, ...], files: Iterable[Path]) -> None:
    lines: list[list[str]] = [[] for _ in names]
    for path in files:
        with path.open("rb") as stream:
            for each, digest in zip(lines, stream_digests(stream), strict=True):
                each.append(f"{digest}  {path.relative_to(folder).as_posix()}\n")
    for name, each in zip(names, lines, strict=True):
        (folder / name).write_bytes("".join(each).encode())
