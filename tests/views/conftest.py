"""The app over the embedded store: in this process, and served for the browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from graph.stores.local_server import Access
from graph.stores.store import connect_store
from graph.support.settings import settings
from tests.browser import Tabs, Watched, served
from tests.pages import MARKET, PROJECT_S, records_in
from tests.servers import environment_of, fill
from views.shell.place import working_in
from views.shell.store.places import places

KEPT = ("bundles", "captures", "cases", "given", "mappings", "queries", "registers", "watch")
"""What the app keeps next to its database."""


def data_folder(access: Access) -> Path:
    """Return where the embedded server has its files, without what the app kept there."""
    assert access.folder
    for name in KEPT:
        shutil.rmtree(access.folder / name, ignore_errors=True)
    return access.folder


@pytest.fixture(autouse=True)
def _shared_place() -> Iterator[None]:
    """What a test calls outside of a page works in the shared database, as a job of it would."""
    with working_in(places().shared()):
        yield


@pytest.fixture(scope="module")
def app_store(embedded_server: Access) -> Iterator[Access]:
    """The store of the app in this process, with the founding case as after the first start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("NEO4J_URI", raising=False)
        patch.setenv("DATA_DIR", str(data_folder(embedded_server)))
        settings.cache_clear()
        fill(embedded_server, records_in(PROJECT_S))
        yield embedded_server
    settings.cache_clear()


@pytest.fixture(scope="module")
def market(app_store: Access) -> None:
    """The invented market, next to the founding case."""
    with connect_store(app_store) as store:
        store.load(records_in(MARKET), by="test", files=())


@pytest.fixture(scope="session")
def embedded_app(embedded_server: Access) -> Iterator[str]:
    """The address of the app, served over the embedded store."""
    environment = {k: v for k, v in os.environ.items() if k != "NEO4J_URI"}
    with served(environment | {"DATA_DIR": str(embedded_server.folder)}) as address:
        yield address


@pytest.fixture(scope="session")
def neo4j_app(neo4j_server: Access, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app, served over Neo4j."""
    folder = {"DATA_DIR": str(tmp_path_factory.mktemp("data"))}
    with served(os.environ | environment_of(neo4j_server) | folder) as address:
        yield address


@pytest.fixture(scope="module")
def url(embedded_server: Access, request: pytest.FixtureRequest) -> str:
    """The address of the served app with the founding case."""
    data_folder(embedded_server)
    fill(embedded_server, records_in(PROJECT_S))
    address: str = request.getfixturevalue("embedded_app")
    return address


@pytest.fixture(scope="session")
def tabs(chromium: Browser) -> Iterator[Tabs]:
    opened = Tabs(chromium)
    yield opened
    opened.close()


@pytest.fixture
def watched(tabs: Tabs, url: str) -> Iterator[Watched]:
    one = tabs.open(url)
    yield one
    one.page.close()
