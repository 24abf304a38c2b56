"""Which ties a store may hold, known without looking through it at each writing."""

from collections.abc import Iterable

from graph.seen import Seen
from graph.stores.bolt import Store


class Placed:
    """The ids of all ties of a store, good for as long as nobody else writes to it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._seen: Seen | None = None
        self._revision = store.revision()
        self._wrote = False

    def ids(self) -> Seen | None:
        """Return the ids, None where the ties have to be looked for.

        A first writing looks for them: reading all ids pays off from the second one on.
        """
        alone = self._store.revision() == self._revision
        if not alone:
            self._seen = None
        elif self._seen is None and self._wrote:
            self._seen = self._store.tie_ids()
        self._wrote = alone
        return self._seen

    def wrote(self, ids: Iterable[str]) -> None:
        """Take in what one writing of this run wrote."""
        self._revision += 1
        if self._seen is not None:
            self._seen.add(ids)
