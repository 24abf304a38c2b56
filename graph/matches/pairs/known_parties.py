"""What is known of the parties of a run: digests and keys, as a later run needs them."""

from dataclasses import dataclass

import numpy as np

from graph.matches.pairs.key_table import PartyKeys
from graph.matches.records.arrays import Numbers, Places


@dataclass(frozen=True, slots=True)
class KnownParties:
    """Parties of a run in the order of their ids.

    Of each the digests of its id and of what its comparison rests on, its keys, its names left out.
    """

    ids: Numbers
    digests: Numbers
    keys: PartyKeys
    names_left_out: Places

    @classmethod
    def none(cls) -> "KnownParties":
        """Return what is known before the first run."""
        empty = np.empty(0, np.uint64)
        return cls(empty, empty, PartyKeys.of(()), np.empty(0, np.int64))

    def unchanged(self, ids: Numbers, digests: Numbers) -> Places:
        """Return the places of those that are as they were, -1 for one that is new or changed."""
        if not len(self.ids):
            return np.full(len(ids), -1)
        order = np.argsort(self.ids)
        places = np.searchsorted(self.ids, ids, sorter=order)
        found = order[np.minimum(places, len(order) - 1)]
        is_known = (self.ids[found] == ids) & (self.digests[found] == digests)
        return np.where(is_known, found, -1)
