"""Set of millions of texts, such as the ids of a bulk file or store, in eight bytes each."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray


class HashSet:
    """Texts by their hashes; a text may be taken for known wrongly, once in many billions."""

    def __init__(self) -> None:
        self._parts: list[NDArray[np.int64]] = []

    def add(self, texts: Iterable[str]) -> None:
        """Add texts."""
        self._parts.append(np.unique(_hashes(texts)))
        # Merging parts of similar size keeps few sorted arrays to search, at little copying.
        while len(self._parts) > 1 and len(self._parts[-2]) < 2 * len(self._parts[-1]):
            last = self._parts.pop()
            self._parts[-1] = np.union1d(self._parts[-1], last)

    def known_among(self, texts: Sequence[str]) -> set[str]:
        """Return those of the texts that were added."""
        wanted = _hashes(texts)
        met = np.zeros(len(wanted), dtype=bool)
        for part in self._parts:
            places = np.searchsorted(part, wanted).clip(max=max(len(part) - 1, 0))
            met |= part[places] == wanted if len(part) else False
        return {text for text, is_met in zip(texts, met, strict=True) if is_met}


def _hashes(texts: Iterable[str]) -> NDArray[np.int64]:
    return np.fromiter((hash(text) for text in texts), dtype=np.int64)
