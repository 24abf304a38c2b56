"""Size of an answer: what is too long for an assistant is cut, and what was cut is counted."""

import json
import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

MOST_BYTES = 300_000
"""Bytes that an answer may have as JSON."""

MOST_CHARACTERS = 4_000
"""Characters of one text; no id or address of a source is longer."""

TOO_LARGE = "This answer is too large to send; ask for less."
LONG_TEXTS = "characters of long texts"
DEEP_VALUES = "values nested too deep"
_MOST_ITEMS = 2_000
_FEWEST_KEYS = 50  # no record of ours has as many; maps of a query may
_MOST_DEPTH = 30


class TooLargeError(Exception):
    """An answer that cannot be sent; its message says what to do."""


def fit_answer(answer: Mapping[str, Any], most_bytes: int = MOST_BYTES) -> dict[str, Any]:
    """Return an answer that is not too large; ``left_out`` tells what was cut, and how much.

    The longest lists are cut first, no more than is needed. Values that JSON lacks become text.

    Raises:
        TooLargeError: it is too large however much is cut.
    """
    characters = MOST_CHARACTERS
    if whole := _cut(answer, _MOST_ITEMS, characters, most_bytes):
        return whole
    while characters:
        cut = partial(_cut, answer, characters=characters, most_bytes=most_bytes)
        most = bisect_left(range(1, _MOST_ITEMS), True, key=lambda items: cut(items) is None)
        if fitting := cut(most) if most else None:
            return fitting
        characters //= 2
    raise TooLargeError(TOO_LARGE)


def _cut(
    answer: Mapping[str, Any], items: int, characters: int, most_bytes: int
) -> dict[str, Any] | None:
    """Return an answer without what is longer than given; None where it is still too large."""
    cutter = _Cutter(items, characters, most_bytes)
    try:
        document: dict[str, Any] = cutter.cut(answer)
    except TooLargeError:
        return None
    left_out = [{"what": what, "count": n} for what, n in sorted(cutter.left_out.items())]
    fitting = {**document, "left_out": left_out} if left_out else document
    size = len(json.dumps(fitting, ensure_ascii=False).encode())
    return fitting if size <= most_bytes else None


class _Cutter:
    """A copy of a document in which no list, map and text is longer than given."""

    def __init__(self, items: int, characters: int, most_bytes: int) -> None:
        self._items = items
        self._characters = characters
        self._most_bytes = most_bytes
        self._bytes = 0
        self.left_out: Counter[str] = Counter()

    def cut(self, value: Any, place: str = "", depth: int = 0) -> Any:
        """Return a value as JSON has it; ``place`` is the path of names that lead to it.

        Raises:
            TooLargeError: the copy is larger than can be sent; the rest is not copied.
        """
        self._measure(1)
        if depth > _MOST_DEPTH:
            self.left_out[DEEP_VALUES] += 1
            return None
        if isinstance(value, Mapping):
            return dict(self._entries(value, place, depth))
        if isinstance(value, Sequence) and not isinstance(value, str | bytes):
            self._count(place, len(value) - self._items)
            return [self.cut(each, place, depth + 1) for each in value[: self._items]]
        if value is None or isinstance(value, bool | int):
            return value
        if isinstance(value, float) and math.isfinite(value):
            return value
        return self._text(str(value))

    def _entries(
        self, document: Mapping[Any, Any], place: str, depth: int
    ) -> Iterator[tuple[str, Any]]:
        most = max(self._items, _FEWEST_KEYS)
        self._count(place, len(document) - most)
        for key, value in list(document.items())[:most]:
            name = self._text(str(key))
            yield name, self.cut(value, f"{place}.{name}" if place else name, depth + 1)

    def _text(self, text: str) -> str:
        self._count(LONG_TEXTS, len(text) - self._characters)
        # A half of a character has no bytes in UTF-8.
        sendable = text[: self._characters].encode("utf-8", "backslashreplace")
        self._measure(len(sendable))
        return sendable.decode() + ("…" if len(text) > self._characters else "")

    def _measure(self, more: int) -> None:
        self._bytes += more
        if self._bytes > self._most_bytes:
            raise TooLargeError(TOO_LARGE)

    def _count(self, what: str, more: int) -> None:
        if more > 0:
            self.left_out[what] += more
