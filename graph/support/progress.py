"""Progress of long tasks, reported through callbacks."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class ProgressPart:
    """The part that is being made: number ``number`` of ``of`` parts, from 1."""

    what: str
    number: int
    of: int


PartCallback = Callable[[ProgressPart], None]
"""Called as each part begins; raises StoppedError if the task is no longer wanted."""


def ignore_part(_part: ProgressPart) -> None:
    """Report nothing."""


BytesCallback = Callable[[int], None]
"""Called with the bytes of each piece of a file; raises StoppedError to end the task."""

StepCallback = Callable[[], None]
"""Called between the steps of a task; raises the error that ends it where nobody waits for it."""

_step_callback: ContextVar[StepCallback | None] = ContextVar("between steps", default=None)
_bytes_callback: ContextVar[BytesCallback | None] = ContextVar("watching", default=None)


@contextmanager
def watch_steps(between: StepCallback) -> Iterator[None]:
    """Call ``between`` at each step within the context."""
    before = _step_callback.set(between)
    try:
        yield
    finally:
        _step_callback.reset(before)


def end_if_unwanted() -> None:
    """End a task between two of its steps if nobody waits for it any more."""
    if between := _step_callback.get():
        between()


@contextmanager
def watch_bytes(written: BytesCallback) -> Iterator[None]:
    """Report the bytes of each piece written within the context to ``written``."""
    before = _bytes_callback.set(written)
    try:
        yield
    finally:
        _bytes_callback.reset(before)


def report_pieces(pieces: Iterable[_T], size: Callable[[_T], int]) -> Iterator[_T]:
    """Yield pieces of a file, and report the bytes of each to the current callback."""
    written = _bytes_callback.get()
    if written is None:
        yield from pieces
        return
    for piece in pieces:
        written(size(piece))
        yield piece
