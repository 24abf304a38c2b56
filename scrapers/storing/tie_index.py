"""Index of the tie ids of a store, which spares a search at each write."""

from collections.abc import Iterable
from dataclasses import replace

from graph.stores.store import Store
from graph.stores.writing.guard import RISE
from graph.stores.writing.load import TieIds


class TieIndex:
    """The ids of all ties of a store, read again after another process wrote to it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: TieIds | None = None
        self._revision = store.revision()
        self._wrote = False

    def tie_ids(self) -> TieIds | None:
        """Return the ids, None if the store has to search for the ties.

        The first write searches for them: reading all ids pays off from the second write on.
        """
        now = self._store.revision()
        alone, self._revision = now == self._revision, now
        if not alone:
            self._known = None
        elif self._known is None and self._wrote:
            self._known = self._store.tie_ids()
        self._wrote = alone
        return self._known

    def add_written(self, ids: Iterable[str]) -> None:
        """Add the ids that one write of this run stored, and count up the store's revision."""
        self._revision += RISE
        if self._known is not None:
            self._known.ids.add(ids)
            self._known = replace(self._known, revision=self._revision)
