"""The store of these tests: both servers are held to the same answers by the tests of the store."""

from collections.abc import Iterator

import pytest

from graph.stores.local_server import Access
from graph.stores.store import Store, connect_store
from tests.servers import empty


@pytest.fixture
def store(embedded_server: Access) -> Iterator[Store]:
    empty(embedded_server)
    with connect_store(embedded_server) as store:
        yield store
