"""Locks between processes that end with the process that holds them."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portalocker import LockFlags, lock
from portalocker.exceptions import AlreadyLocked, LockException


class SharedFileLock:
    """A lock on a file, shared or exclusive; not inherited by child processes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def take(self, *, shared: bool = False, wait: bool = True) -> bool:
        """Take the lock; without ``wait`` return False where others hold it.

        Raises:
            OSError: there can be no such file, or no locks on this disk.
        """
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            taken = _lock_descriptor(descriptor, shared=shared, wait=wait)
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
def hold_lock(path: Path) -> Iterator[None]:
    """Hold a lock alone for a block.

    Raises:
        OSError: there can be no such file, or no locks on this disk.
    """
    lock = SharedFileLock(path)
    lock.take()
    try:
        yield
    finally:
        lock.release()


def _lock_descriptor(descriptor: int, *, shared: bool, wait: bool) -> bool:
    kind = LockFlags.SHARED if shared else LockFlags.EXCLUSIVE
    while True:
        try:
            lock(descriptor, kind if wait else kind | LockFlags.NON_BLOCKING)
        except AlreadyLocked:
            # Windows gives up waiting after ten seconds.
            if not wait:
                return False
        else:
            return True
