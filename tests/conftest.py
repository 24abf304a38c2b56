"""The servers, started once for all tests; each test finds its database empty."""

from collections.abc import Iterator

import pytest

from graph.stores.local_server import Access
from tests.servers import embedded, empty, neo4j


@pytest.fixture(scope="session")
def embedded_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Access]:
    with embedded(tmp_path_factory.mktemp("embedded")) as access:
        yield access


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Access]:
    with neo4j(tmp_path_factory.mktemp("neo4j")) as access:
        yield access


@pytest.fixture(params=["embedded", "neo4j"])
def server(request: pytest.FixtureRequest) -> Access:
    """A database of either server, empty."""
    access: Access = request.getfixturevalue(f"{request.param}_server")
    empty(access)
    return access
