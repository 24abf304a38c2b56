"""What is known of the parties of a run: digests and keys, as a later run needs them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph.matches.pairs.key_table import PartyKeys, Places
from graph.matches.pairs.party_digests import Digests


@dataclass(frozen=True, slots=True)
class KnownParties:
    """Parties of a run by id, in order: the digest of each, its keys, its names left out."""

    ids: Sequence[str]
    digests: Digests
    keys: PartyKeys
    names_left_out: Places

    @classmethod
    def none(cls) -> "KnownParties":
        """Return what is known before the first run."""
        empty = np.empty(0, np.int64)
        return cls((), np.empty(0, np.uint64), PartyKeys.of(()), empty)

    def find(self, ids: Sequence[str]) -> Places:
        """Return the places of some ids among the known ones, -1 for an unknown one."""
        places = {ident: place for place, ident in enumerate(self.ids)}
        return np.fromiter((places.get(ident, -1) for ident in ids), np.int64, len(ids))

    def unchanged(self, ids: Sequence[str], digests: Digests) -> Places:
        """Return the places of those that are as they were, -1 for one that is new or changed."""
        found = self.find(ids)
        known = found >= 0
        known[known] = self.digests[found[known]] == digests[known]
        return np.where(known, found, -1)
