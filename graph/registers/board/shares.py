"""Shares as whole numbers, in which a sum is exact."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from graph.model.shares import Share
from graph.registers.shelf.rows import share_of

UNIT = 10**9
"""Billionths: most stated shares are whole numbers of them."""
OPEN = 1 << 20
"""A billionth has so many parts; an open end lies one of them beside its value."""
ALL = UNIT * OPEN
HALF = ALL // 2


@dataclass(slots=True)
class ShareBook:
    """Codes of the different shares of a board; 0 is a share that is not stated."""

    codes: dict[str, int] = field(default_factory=lambda: {"": 0})
    low: list[int] = field(default_factory=lambda: [0])
    high: list[int] = field(default_factory=lambda: [ALL])
    exact: list[bool] = field(default_factory=lambda: [True])

    def copy(self) -> "ShareBook":
        """Return a book of the same codes, to which others can be added."""
        return ShareBook(dict(self.codes), list(self.low), list(self.high), list(self.exact))

    def encode(self, texts: Sequence[str]) -> list[int]:
        """Return the code of each text."""
        return [self._code(text) for text in texts]

    def _code(self, text: str) -> int:
        if text not in self.codes:
            self.codes[text] = len(self.low)
            self._add(share_of(text))
        return self.codes[text]

    def _add(self, share: Share) -> None:
        low, high = share.min * UNIT, share.max * UNIT
        self.low.append(floor(low) * OPEN + share.min_open)
        self.high.append(ceil(high) * OPEN - share.max_open)
        self.exact.append(low.denominator == 1 and high.denominator == 1)

    @property
    def is_nothing(self) -> NDArray[np.bool_]:
        """Whether each code is a share of 0 %."""
        return np.array(self.high, np.int64) <= 0
