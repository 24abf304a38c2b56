"""Locks between threads and processes on a file; they end with the process that holds them."""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portalocker import LockFlags, lock
from portalocker.exceptions import AlreadyLocked, LockException

_AGAIN_SECONDS = 0.05


class FileLock:
    """A lock on a file, shared or exclusive; not inherited by child processes.

    It adds to ``portalocker.lock`` what that library's ``Lock`` lacks: a file that only its owner
    can read, a wait without end that the system wakes from, and an ``OSError`` where a disk has no
    locks. The locks of ``filelock`` are exclusive, and its shared one is a transaction of SQLite.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def take(self, *, shared: bool = False, seconds: float | None = None) -> bool:
        """Take the lock; return False where others hold it after ``seconds``, None for no end.

        Raises:
            OSError: there can be no such file, or no locks on this disk.
        """
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        kind = LockFlags.SHARED if shared else LockFlags.EXCLUSIVE
        try:
            taken = _wait_for_lock(descriptor, kind, seconds)
        except LockException as error:
            os.close(descriptor)
            raise OSError(errno.ENOLCK, "no locks on this disk", str(self._path)) from error
        except BaseException:
            os.close(descriptor)
            raise
        if taken:
            self._descriptor = descriptor
        else:
            os.close(descriptor)
        return taken

    def release(self) -> None:
        """Give the lock back; harmless where it is not held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


@contextmanager
def hold_lock(path: Path, seconds: float | None = None) -> Iterator[None]:
    """Hold a lock alone for a block; wait for it at most for ``seconds``, None for no end.

    Raises:
        TimeoutError: others hold it.
        OSError: there can be no such file, or no locks on this disk.
    """
    lock = FileLock(path)
    if not lock.take(seconds=seconds):
        raise TimeoutError(errno.ETIMEDOUT, "others hold this lock", str(path))
    try:
        yield
    finally:
        lock.release()


def _wait_for_lock(descriptor: int, kind: LockFlags, seconds: float | None) -> bool:
    if seconds is None:
        while not _try_lock(descriptor, kind):
            pass  # Windows gives up waiting after ten seconds.
        return True
    last = time.monotonic() + seconds
    while not _try_lock(descriptor, kind | LockFlags.NON_BLOCKING):
        if time.monotonic() >= last:
            return False
        time.sleep(_AGAIN_SECONDS)
    return True


def _try_lock(descriptor: int, flags: LockFlags) -> bool:
    try:
        lock(descriptor, flags)
    except AlreadyLocked:
        return False
    return True
