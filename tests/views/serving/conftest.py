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
def _served_room(
    embedded_server: Access, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Newsroom]:
    folder = data_folder(embedded_server)
    environment = {k: v for k, v in os.environ.items() if k != "NEO4J_URI"}
    with newsroom(
        tmp_path_factory.mktemp("newsroom"), environment | {"DATA_DIR": str(folder)}
    ) as it:
        yield it


@pytest.fixture(scope="module")
def room(_served_room: Newsroom, embedded_server: Access) -> Newsroom:
    """The app with login over the embedded store, which holds the founding case.

    Filled for each module, since others that use the store may run between two of them.
    """
    fill(embedded_server, records_in(PROJECT_S))
    return _served_room
