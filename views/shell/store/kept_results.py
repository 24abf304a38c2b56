"""Results that are kept of one place, each worked out once for all sessions that work in it."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar, cast

_R = TypeVar("_R")


class _Kept:
    """One result, and the lock of who works it out; others wait for it."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.results: list[Any] = []


class KeptResults:
    """The results of functions by their arguments; of each function, those asked for last.

    Streamlit's own cache is one for all: a place that is rarely used would be thrown out of it by
    another, and what one holds could be found under the arguments of the other.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[str, OrderedDict[Hashable, _Kept]] = {}

    def find_or_make(
        self, function: str, arguments: Hashable, most: int, make: Callable[[], _R]
    ) -> _R:
        """Return what is kept for some arguments, or make it; a failure is not kept."""
        kept = self._entry(function, arguments, most)
        with kept.lock:
            if not kept.results:
                kept.results.append(make())
            return cast(_R, kept.results[0])

    def _entry(self, function: str, arguments: Hashable, most: int) -> _Kept:
        with self._lock:
            entries = self._kept.setdefault(function, OrderedDict())
            kept = entries.setdefault(arguments, _Kept())
            entries.move_to_end(arguments)
            while len(entries) > most:
                entries.popitem(last=False)
            return kept
