"""The app over an invented register of a given size."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
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


def app(size: int) -> AbstractContextManager[str]:
    """Serve the app over a store of ``size`` parties."""
    return app_over(of(size))


@contextmanager
def app_over(records: Records) -> Iterator[str]:
    """Serve the app over a store that holds some records."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        environment = {k: v for k, v in os.environ.items() if k != "NEO4J_URI"}
        environment["DATA_DIR"] = folder
        with open_store(Settings(neo4j_uri="", data_dir=Path(folder))) as store:
            store.load(records, by="benchmark", files=())
            with served(environment) as url:
                yield url
