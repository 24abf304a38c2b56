"""First opening of a store, with the founding case where the shared database is empty."""

import atexit
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from graph.stores.open_store import Notice, open_store
from graph.support.language import N_, lazy_text
from graph.support.settings import Settings

if TYPE_CHECKING:
    from graph.stores.store import Store

_EXAMPLE = Path(__file__).parents[3] / "examples" / "project_s"


class OpenedStore:
    """A store that is open until it is closed, or the process ends."""

    def __init__(self, store: "Store", stack: ExitStack) -> None:
        self.store = store
        self._stack = stack
        atexit.register(stack.close)

    def close(self) -> None:
        """Close the store; an embedded server is stopped soon after its last user has gone."""
        atexit.unregister(self._stack.close)
        self._stack.close()


def open_first(settings: Settings, tell: Notice) -> OpenedStore:
    """Open the store of a place; ``tell`` is told of a backup that is made first.

    Raises:
        InvestigatorError: it cannot be opened, or the founding case not loaded.
    """
    with ExitStack() as stack:
        store = stack.enter_context(open_store(settings, tell))
        if not settings.neo4j_uri and not settings.is_private:
            _load_example(store)
        return OpenedStore(store, stack.pop_all())


def _load_example(store: "Store") -> None:
    """Load the founding case, once, into an empty embedded store; never into somebody's own."""
    if store.example_loaded() or store.counts().entities:
        return
    # Here, not above: the readers of files take 0.5 s, which every later start is spared.
    from graph.importing.read_all import read_paths

    reading = read_paths([_EXAMPLE])
    store.load(reading.records, by=lazy_text(N_("example")), files=reading.files)
    store.mark_example_loaded()
