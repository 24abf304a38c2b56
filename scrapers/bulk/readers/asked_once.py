"""Answers of a slow function, kept for each different text."""

from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Answer = TypeVar("Answer")


class AskedOnce(dict[Key, Answer], Generic[Key, Answer]):
    """Answers by what was asked; a new question is put to ``ask``."""

    def __init__(self, ask: Callable[[Key], Answer]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, key: Key) -> Answer:
        answer = self[key] = self._ask(key)
        return answer
