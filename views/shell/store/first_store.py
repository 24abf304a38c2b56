"""First opening of the store, with the founding case where a database is empty."""

import atexit
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from graph.stores.open_store import open_store
from graph.support.language import N_, lazy_text
from graph.support.settings import settings

if TYPE_CHECKING:
    from graph.stores.store import Store

_EXAMPLE = Path(__file__).parents[3] / "examples" / "project_s"


def open_first() -> "Store":
    """Open the store of the settings; it is closed when the process ends.

    Raises:
        InvestigatorError: it cannot be opened, or the founding case not loaded.
    """
    with ExitStack() as stack:
        store = stack.enter_context(open_store(settings()))
        _load_example(store)
        atexit.register(stack.pop_all().close)
        return store


def _load_example(store: "Store") -> None:
    """Load the founding case, once, into an empty embedded store; never into somebody's own."""
    if settings().neo4j_uri or store.example_loaded() or store.counts().entities:
        return
    # Here, not above: the readers of files take 0.5 s, which every later start is spared.
    from graph.importing.read_all import read_paths

    reading = read_paths([_EXAMPLE])
    store.load(reading.records, by=lazy_text(N_("example")), files=reading.files)
    store.mark_example_loaded()
