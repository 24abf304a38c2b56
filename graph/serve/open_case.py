"""The case that a server answers from: opened by the first call, and again after it was lost."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from threading import Lock
from typing import Generic, TypeVar

from graph.errors import StoreUnavailableError

_T = TypeVar("_T")


class _Opened(Generic[_T]):
    """An opened case, and how many calls use it now."""

    def __init__(self, case: _T, stack: ExitStack) -> None:
        self.case = case
        self.stack = stack
        self.users = 0


class OpenCase(Generic[_T]):
    """A case shared by all calls; one whose database was lost is closed by its last user."""

    def __init__(self, open_it: Callable[[], AbstractContextManager[_T]]) -> None:
        self._open_it = open_it
        self._lock = Lock()
        self._opened: _Opened[_T] | None = None

    @contextmanager
    def use(self) -> Iterator[_T]:
        """Give the case to one call.

        Raises:
            StoreUnavailableError: it cannot be opened, or its database was lost.
        """
        opened = self._enter()
        try:
            yield opened.case
        except StoreUnavailableError:
            self._forget(opened)
            raise
        finally:
            self._leave(opened)

    def close(self) -> None:
        """Close the case as soon as no call uses it."""
        with self._lock:
            opened, self._opened = self._opened, None
        if opened and not opened.users:
            opened.stack.close()

    def _enter(self) -> _Opened[_T]:
        # Who comes while it is opened waits: a second opening would start the database twice.
        with self._lock:
            if self._opened is None:
                with ExitStack() as stack:
                    case = stack.enter_context(self._open_it())
                    self._opened = _Opened(case, stack.pop_all())
            self._opened.users += 1
            return self._opened

    def _forget(self, lost: _Opened[_T]) -> None:
        with self._lock:
            if self._opened is lost:
                self._opened = None

    def _leave(self, opened: _Opened[_T]) -> None:
        with self._lock:
            opened.users -= 1
            is_last = opened is not self._opened and not opened.users
        if is_last:
            opened.stack.close()
