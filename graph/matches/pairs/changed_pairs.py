"""Pairs that have to be compared anew after a change of the store, and those that stay."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.matches.pairs.key_table import KeyTable, Places
from graph.matches.pairs.party_keys import Keys

IdPair = tuple[str, str]
_Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class KnownParties:
    """Parties of the last run: the digest of each, and its keys."""

    digests: Mapping[str, bytes]
    keys: Mapping[str, Keys]


@dataclass(frozen=True, slots=True)
class ChangedPairs:
    """Pairs to compare anew, and candidates that stay as they are."""

    anew: Places
    kept: tuple[IdPair, ...]


def find_changed_pairs(
    table: KeyTable,
    ids: Sequence[str],
    keys: Sequence[Keys],
    pairs: Places,
    known: KnownParties,
    digests: Mapping[str, bytes],
    candidates: Iterable[IdPair],
    most: int,
    *,
    same_sizes: bool,
) -> ChangedPairs:
    """Return what a change touches.

    A pair is compared anew if a side changed, if a thing of both fell to ``most`` holders, or if it
    is a candidate whose bits rest on a count that changed. Nothing else can list or unlist a pair.
    """
    if not known.digests:
        return ChangedPairs(pairs, ())
    changed = np.array([known.digests.get(i) != digests[i] for i in ids], bool)
    before = [known.keys[i] for i in known.digests if digests.get(i) != known.digests[i]]
    now = [keys[place] for place in np.flatnonzero(changed).tolist()]
    counts = _count_changes(table, before, now)
    crossed = _holders(table, (k for k, (old, new) in counts.items() if old > most >= new))
    touched = _holders(table, (k for k, (old, new) in counts.items() if old != new))
    left, right = pairs // table.parties, pairs % table.parties
    places = {ident: place for place, ident in enumerate(ids)}
    codes = _codes(candidates, places, table.parties)
    is_candidate = np.isin(pairs, codes)
    resting = touched[left] | touched[right] if same_sizes else np.ones(len(pairs), bool)
    anew = changed[left] | changed[right] | (crossed[left] & crossed[right])
    anew |= is_candidate & resting
    kept = pairs[is_candidate & ~anew]
    return ChangedPairs(
        pairs[anew],
        tuple((ids[p // table.parties], ids[p % table.parties]) for p in kept.tolist()),
    )


def _count_changes(
    table: KeyTable, before: Sequence[Keys], now: Sequence[Keys]
) -> dict[int, tuple[int, int]]:
    """Return how many parties had and have each key of the parties that changed."""
    changes: dict[int, int] = {}
    for each, step in ((before, -1), (now, 1)):
        for keys in each:
            for key in keys.tolist():
                changes[key] = changes.get(key, 0) + step
    found = {}
    for key, change in changes.items():
        count = table.count_hashed(key)
        found[key] = (count - change, count)
    return found


def _holders(table: KeyTable, keys: Iterable[int]) -> _Flags:
    held = np.zeros(table.parties, bool)
    for key in keys:
        held[table.holders_of(key)] = True
    return held


def _codes(pairs: Iterable[IdPair], places: Mapping[str, int], size: int) -> Places:
    found = [
        places[left] * size + places[right]
        for left, right in pairs
        if left in places and right in places
    ]
    return np.array(found, np.int64)
