"""Table of the keys of all parties: how many have a key, and the pairs that it makes."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.matches.evidence.ground import CountedKey
from graph.matches.pairs.keys import PAIRING, Keys, KeyUse, are_for, hash_key
from graph.matches.records.arrays import Places, join_ranges

Flags = NDArray[np.bool_]
Holders = NDArray[np.int32]
"""Places of parties, in half the memory: a table has millions."""


@dataclass(frozen=True, slots=True)
class PartyKeys:
    """Keys of some parties, one after the other; ``starts`` is where those of each begin."""

    joined: Keys
    starts: Places

    @classmethod
    def of(cls, keys: Iterable[Iterable[int]]) -> "PartyKeys":
        """Join the keys of each party."""
        joined, starts = array("Q"), array("q", [0])
        for each in keys:
            joined.extend(each)
            starts.append(len(joined))
        return cls(np.frombuffer(joined, np.uint64), np.frombuffer(starts, np.int64))

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def owners(self) -> Holders:
        """The party of each key, as its place."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.starts))

    def of_parties(self, places: Places) -> Keys:
        """Return the keys of some parties, one after the other."""
        return self.joined[join_ranges(self.starts[places], self.starts[places + 1])]

    def replaced(self, kept: Places, anew: "PartyKeys") -> "PartyKeys":
        """Return the keys of other parties: those of the places ``kept``, and where it is -1, anew.

        ``anew`` are in the order of these.
        """
        old = kept >= 0
        if not old.any():
            return anew
        sizes = np.zeros(len(kept), np.int64)
        sizes[old] = np.diff(self.starts)[kept[old]]
        sizes[~old] = np.diff(anew.starts)
        starts = np.concatenate(([0], np.cumsum(sizes)))
        joined = np.empty(starts[-1], np.uint64)
        joined[join_ranges(starts[:-1][old], starts[1:][old])] = self.of_parties(kept[old])
        joined[join_ranges(starts[:-1][~old], starts[1:][~old])] = anew.joined
        return PartyKeys(joined, starts)


def _distinct_in(ordered: Keys) -> tuple[Keys, Places]:
    """Return ordered keys each once, and where each begins, with the end of the last."""
    is_first = np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(ordered)]
    firsts = np.flatnonzero(is_first)
    return ordered[firsts], np.append(firsts, len(ordered)).astype(np.int64)


def _distinct(codes: Places) -> Places:
    """Return each code once, in order; ``np.unique`` takes ten times as long for millions."""
    ordered = np.sort(codes)
    is_first = np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(ordered)]
    return ordered[is_first]


@dataclass(frozen=True, slots=True)
class PartyPairs:
    """Pairs of parties, in order, each one number: its first place times ``size``, plus the second.

    ``by_name`` tells of each whether nothing but a name that is nearly equal brought it.
    """

    codes: Places
    by_name: Flags
    size: int

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def sides(self) -> tuple[Places, Places]:
        """The places of the first parties, and of the second ones."""
        return self.codes // self.size, self.codes % self.size

    def only(self, wanted: Flags) -> "PartyPairs":
        """Return some of the pairs."""
        return PartyPairs(self.codes[wanted], self.by_name[wanted], self.size)


@dataclass(frozen=True, slots=True)
class KeyTable:
    """Keys in order, each with the party that has it, as its place among ``parties``.

    ``distinct`` are the keys, each once; ``starts`` where each begins.
    """

    parties: int
    holders: Holders
    distinct: Keys
    starts: Places

    @classmethod
    def of(cls, keys: PartyKeys) -> "KeyTable":
        """Make the table of the keys of each party."""
        order = np.argsort(keys.joined)
        distinct, starts = _distinct_in(keys.joined[order])
        return cls(len(keys), keys.owners[order], distinct, starts)

    @property
    def counts(self) -> Places:
        """The number of parties that have each distinct key."""
        return np.diff(self.starts)

    def count(self, key: CountedKey) -> int:
        """Return how many parties have a key that is counted."""
        return len(self.holders_of(hash_key(*key)))

    def counts_of(self, keys: Keys) -> Places:
        """Return how many parties have each of some keys."""
        first = np.searchsorted(self.distinct, keys)
        after = np.searchsorted(self.distinct, keys, "right")
        return self.starts[after] - self.starts[first]

    def holders_of(self, key: int) -> Holders:
        """Return the places of the parties that have a key."""
        place = int(np.searchsorted(self.distinct, np.uint64(key)))
        if place == len(self.distinct) or int(self.distinct[place]) != key:
            return np.empty(0, np.int32)
        return self.holders[self.starts[place] : self.starts[place + 1]]

    def have_any(self, keys: Keys) -> Flags:
        """Tell of each party whether it has any of some keys."""
        held = np.zeros(self.parties, bool)
        first = np.searchsorted(self.distinct, keys)
        after = np.searchsorted(self.distinct, keys, "right")
        held[self.holders[join_ranges(self.starts[first], self.starts[after])]] = True
        return held

    def pairs(self, most: int) -> PartyPairs:
        """Return the pairs of all pairing keys that at most ``most`` parties have."""
        firm, near = self._pairs_of(KeyUse.FIRM, most), self._pairs_of(KeyUse.NEAR, most)
        codes = _distinct(np.concatenate((firm, near)))
        by_name = np.ones(len(codes), bool)
        by_name[np.searchsorted(codes, firm)] = False
        return PartyPairs(codes, by_name, self.parties)

    def _pairs_of(self, use: KeyUse, most: int) -> Places:
        counts = self.counts
        shared = np.flatnonzero((counts > 1) & (counts <= most))
        shared = shared[are_for(self.distinct[shared], use)]
        found = [np.empty(0, np.int64)]
        for size in range(2, most + 1):
            starts = self.starts[shared[counts[shared] == size]]
            groups = self.holders[starts[:, None] + np.arange(size)].astype(np.int64)
            groups.sort(axis=1)
            left, right = np.triu_indices(size, 1)
            found.append((groups[:, left] * self.parties + groups[:, right]).ravel())
        return _distinct(np.concatenate(found))

    def crowded(self, most: int) -> tuple[Keys, Places]:
        """Return the pairing keys that more have, and how many have each."""
        over = are_for(self.distinct, *PAIRING) & (self.counts > most)
        return self.distinct[over], self.counts[over]
