"""Table of the keys of all parties: how many have a key, and the pairs that it makes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.matches.pairs.party_keys import Keys, hash_key, is_pairing

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class KeyTable:
    """Keys in order, each with the party that has it, as its place among ``parties``.

    ``distinct`` are the keys, each once; ``starts`` where each begins.
    """

    parties: int
    holders: Places
    distinct: Keys
    starts: Places

    @classmethod
    def of(cls, keys: Sequence[Keys]) -> "KeyTable":
        """Make the table of the keys of each party."""
        sizes = np.array([len(each) for each in keys], np.int64)
        joined = np.concatenate([np.empty(0, np.uint64), *keys])
        order = np.argsort(joined, kind="stable")
        distinct, starts = np.unique(joined[order], return_index=True)
        holders = np.repeat(np.arange(len(keys)), sizes)[order]
        return cls(len(keys), holders, distinct, np.append(starts, len(order)).astype(np.int64))

    @property
    def counts(self) -> Places:
        """The number of parties that have each distinct key."""
        return np.diff(self.starts)

    def count(self, key: str) -> int:
        """Return how many parties have a key that is counted."""
        return self.count_hashed(hash_key(key))

    def count_hashed(self, key: int) -> int:
        """Return how many parties have a key."""
        place = int(np.searchsorted(self.distinct, np.uint64(key)))
        known = place < len(self.distinct) and int(self.distinct[place]) == key
        return int(self.starts[place + 1] - self.starts[place]) if known else 0

    def holders_of(self, key: int) -> Places:
        """Return the places of the parties that have a key."""
        place = int(np.searchsorted(self.distinct, np.uint64(key)))
        if place == len(self.distinct) or int(self.distinct[place]) != key:
            return np.empty(0, np.int64)
        return self.holders[self.starts[place] : self.starts[place + 1]]

    def pairs(self, most: int) -> Places:
        """Return the pairs of all pairing keys that at most ``most`` parties have, in order.

        A pair is one number: the place of the first party times ``parties``, plus that of the
        second.
        """
        counts, pairing = self.counts, is_pairing(self.distinct)
        found = [np.empty(0, np.int64)]
        for size in range(2, most + 1):
            starts = self.starts[:-1][pairing & (counts == size)]
            if not len(starts):
                continue
            groups = self.holders[starts[:, None] + np.arange(size)]
            left, right = np.triu_indices(size, 1)
            found.append((groups[:, left] * self.parties + groups[:, right]).ravel())
        return np.unique(np.concatenate(found))

    def crowded(self, most: int) -> tuple[Keys, Places]:
        """Return the pairing keys that more have, and how many have each."""
        over = is_pairing(self.distinct) & (self.counts > most)
        return self.distinct[over], self.counts[over]
