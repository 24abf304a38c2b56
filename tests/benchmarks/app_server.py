"""The app over an invented register of a given size."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.model.records import Records
from graph.stores.open_store import open_store
from graph.support.settings import Settings
from tests.benchmarks.register import register
from tests.browser import served


def of(size: int) -> Records:
    """Return exactly ``size`` parties of the invented register, and what ties them."""
    whole = register(size + 50)
    kept = {s.entity for s in whole.statements[:size]}
    ties = tuple(t for t in whole.ties if {t.start, t.end} <= kept)
    return Records(whole.sources, whole.statements[:size], ties)


@contextmanager
def app(size: int) -> Iterator[str]:
    """Serve the app over a store of ``size`` parties."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        environment = {k: v for k, v in os.environ.items() if k != "NEO4J_URI"}
        environment["DATA_DIR"] = folder
        with open_store(Settings(neo4j_uri="", data_dir=Path(folder))) as store:
            store.load(of(size), by="benchmark", files=())
            with served(environment) as url:
                yield url
