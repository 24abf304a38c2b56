"""Key of a kept board: a digest of all that it was made of."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b

from graph.model.records import Kind, TieType
from graph.registers.shelf.document import DOCUMENT
from graph.registers.shelf.shelf import Shelf

BOARD_SCHEMA = 2
"""Raised whenever a board of the same shelves is made otherwise than before."""

_BYTES = 16


def board_key(shelves: Sequence[Shelf]) -> str:
    """Return the key of the board of some shelves."""
    digest = blake2b(digest_size=_BYTES)
    for each in _made_of(shelves):
        digest.update(each)
        digest.update(b"\0")
    return digest.hexdigest()


def _made_of(shelves: Sequence[Shelf]) -> Iterator[bytes]:
    yield repr((BOARD_SCHEMA, tuple(map(str, TieType)), tuple(map(str, Kind)))).encode()
    for shelf in shelves:
        yield shelf.name.encode()
        yield shelf.edition.name.encode()
        yield (shelf.edition / DOCUMENT).read_bytes()
