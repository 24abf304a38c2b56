"""Pairs that have to be compared anew after a change of the store, and those that stay."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from graph.matches.pairs.key_table import Flags, KeyTable, PartyKeys, PartyPairs
from graph.matches.pairs.keys import Keys, KeyUse, are_for
from graph.matches.pairs.known_parties import KnownParties
from graph.matches.records.arrays import Places

IdPair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ChangedPairs:
    """Pairs to compare anew, and candidates that stay as they are."""

    anew: PartyPairs
    kept: tuple[IdPair, ...]


@dataclass(frozen=True, slots=True)
class PartyChange:
    """Parties of now, and where each was among those of the last run; -1 if new or changed."""

    ids: list[str]
    keys: PartyKeys
    known: KnownParties
    unchanged: Places

    def find_changed_pairs(
        self,
        table: KeyTable,
        pairs: PartyPairs,
        candidates: Iterable[IdPair],
        most: int,
        *,
        same_sizes: bool,
    ) -> ChangedPairs:
        """Return what the change touches.

        A pair is compared anew if a side changed, if a thing of both fell to ``most`` holders, or
        if it is a candidate whose bits rest on a count that changed. Nothing else can list or
        unlist a pair.
        """
        if not len(self.known.ids):
            return ChangedPairs(pairs, ())
        changed = self.unchanged < 0
        left, right = pairs.sides
        anew = changed[left] | changed[right]
        counts = self._count_changes(table)
        crossed = table.have_any(counts.fell_to(most))
        anew |= crossed[left] & crossed[right]
        is_candidate = np.isin(pairs.codes, self._codes(candidates))
        anew |= is_candidate & (counts.touch(table, left, right, most) | (not same_sizes))
        kept = pairs.only(is_candidate & ~anew)
        sides = (side.tolist() for side in kept.sides)
        return ChangedPairs(
            pairs.only(anew),
            tuple((self.ids[one], self.ids[other]) for one, other in zip(*sides, strict=True)),
        )

    def _count_changes(self, table: KeyTable) -> "_CountChanges":
        gone = np.ones(len(self.known.ids), bool)
        gone[self.unchanged[self.unchanged >= 0]] = False
        before = self.known.keys.of_parties(np.flatnonzero(gone))
        now = self.keys.of_parties(np.flatnonzero(self.unchanged < 0))
        keys, places = np.unique(np.concatenate((before, now)), return_inverse=True)
        steps = np.repeat((-1, 1), (len(before), len(now)))
        change = np.bincount(places, steps, len(keys)).astype(np.int64)
        counts = table.counts_of(keys)
        moved = change != 0
        return _CountChanges(keys[moved], (counts - change)[moved], counts[moved])

    def _codes(self, pairs: Iterable[IdPair]) -> Places:
        sides = ((self._place(left), self._place(right)) for left, right in pairs)
        found = [left * len(self.ids) + right for left, right in sides if min(left, right) >= 0]
        return np.array(found, np.int64)

    def _place(self, ident: str) -> int:
        place = bisect_left(self.ids, ident)
        return place if self.ids[place : place + 1] == [ident] else -1


@dataclass(frozen=True, slots=True)
class _CountChanges:
    """Keys of which the number of holders changed, with the number before and now."""

    keys: Keys
    before: Places
    now: Places

    def fell_to(self, most: int) -> Keys:
        """Return the keys that say something since few enough have them."""
        return self.keys[(self.before > most) & (self.now <= most)]

    def touch(self, table: KeyTable, left: Places, right: Places, most: int) -> Flags:
        """Tell of each pair whether its bits may rest on a number that changed.

        A name counts as often as the more frequent of both, so one side is enough; what is shared
        counts if both have it, and a first word only where the limit is crossed.
        """
        over = (self.before > most) != (self.now > most)
        of_one = are_for(self.keys, KeyUse.NAME) | (are_for(self.keys, KeyUse.FIRST_WORD) & over)
        one = table.have_any(self.keys[of_one])
        both = table.have_any(self.keys[are_for(self.keys, KeyUse.SHARED)])
        found: Flags = one[left] | one[right] | (both[left] & both[right])
        return found
