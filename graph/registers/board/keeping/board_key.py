"""Key of a kept board: a digest of all that it was made of."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from graph.model.records import Contents, Kind, TieType
from graph.registers.shelf.document import DOCUMENT
from graph.registers.shelf.shelf import Shelf

BOARD_SCHEMA = 1
"""Raised whenever a board of the same case and shelves is made otherwise than before."""

_BYTES = 16


def board_key(shelves: Sequence[Shelf], case: Contents) -> str:
    """Return the key of the board of some shelves and a case.

    The case counts by its records, not by the number of its revision, which another case may have.
    """
    digest = blake2b(digest_size=_BYTES)
    for each in _made_of(shelves, case):
        digest.update(each)
        digest.update(b"\0")
    return digest.hexdigest()


def _made_of(shelves: Sequence[Shelf], case: Contents) -> Iterator[bytes]:
    yield repr((BOARD_SCHEMA, tuple(map(str, TieType)), tuple(map(str, Kind)))).encode()
    for shelf in shelves:
        yield shelf.name.encode()
        yield shelf.edition.name.encode()
        yield (shelf.edition / DOCUMENT).read_bytes()
    kinds: Iterable[Iterable[object]] = (
        sorted(case.entities),
        case.sources.values(),
        case.statements,
        case.ties,
    )
    for records in kinds:
        yield from (repr(record).encode("utf-8", "backslashreplace") for record in records)
        yield b"\1"
