"""One app with login for all tests of this folder."""

import os
from collections.abc import Iterator

import pytest

from graph.stores.local_server import Access
from tests.newsroom import Newsroom, newsroom
from tests.pages import PROJECT_S, records_in
from tests.servers import fill
from tests.views.conftest import data_folder


@pytest.fixture(scope="session")
def room(embedded_server: Access, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """The app with login over the embedded store, which holds the founding case."""
    folder = data_folder(embedded_server)
    fill(embedded_server, records_in(PROJECT_S))
    environment = {k: v for k, v in os.environ.items() if k != "NEO4J_URI"}
    with newsroom(
        tmp_path_factory.mktemp("newsroom"), environment | {"DATA_DIR": str(folder)}
    ) as it:
        yield it
