"""How far something that takes long has come, told to whoever waits for it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class ProgressPart:
    """What is being made: the ``number``-th of ``of`` parts, from 1."""

    what: str
    number: int
    of: int


PartCallback = Callable[[ProgressPart], None]
"""Takes each part as it is begun; raises StoppedError where nobody waits any longer."""


def ignore_part(_part: ProgressPart) -> None:
    """Tell nobody."""


BytesCallback = Callable[[int], None]
"""Takes the bytes of each piece of a file; raises StoppedError where nobody waits any longer."""

_bytes_callback: ContextVar[BytesCallback | None] = ContextVar("watching", default=None)


@contextmanager
def watch_bytes(written: BytesCallback) -> Iterator[None]:
    """Tell ``written`` how many bytes each piece has that is written meanwhile."""
    before = _bytes_callback.set(written)
    try:
        yield
    finally:
        _bytes_callback.reset(before)


def report_pieces(pieces: Iterable[_T], size: Callable[[_T], int]) -> Iterator[_T]:
    """Yield pieces of a file, and tell about how many bytes each has to who watches."""
    written = _bytes_callback.get()
    if written is None:
        yield from pieces
        return
    for piece in pieces:
        written(size(piece))
        yield piece
