"""The servers and the browser, started once in each process; each test finds its database empty.

Two processes share the tests, one of them with all that needs Neo4j: most of the time of a test is
waiting.
"""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from graph.stores.local_server import Access
from graph.stores.store import Store, connect_store
from graph.support.settings import Settings, settings
from tests.browser import started_chromium
from tests.paths import ROOT
from tests.servers import embedded, empty, environment_of, neo4j, neo4j_jars, started_neo4j
from tests.two_places import SLUG, TwoPlaces, two_places

# Compiled once and kept, not once in each test's DATA_DIR; set before any kernel is imported.
os.environ.setdefault("NUMBA_CACHE_DIR", str(ROOT / ".pytest_cache" / "numba"))

_NEO4J = "neo4j"
_SERVERS = {
    "embedded",
    "embedded_server",
    "neo4j_server",
    "server",
    "app_store",
    "chromium",
    "places_of_two",
}
_SETTINGS = tuple(name.upper() for name in Settings.model_fields)
_CODE = ("graph", "queries", "scrapers", "views", "tests", "app.py", "babel.cfg", "pyproject.toml")


def pytest_xdist_auto_num_workers() -> int:
    """Return the number of processes; a Neo4j that is given is one database, for one of them."""
    return 1 if os.environ.get("NEO4J_TEST_URI") else 2


class _ByServer(LoadScopeScheduling):  # type: ignore[misc]
    """A file is tested in one process, and all that needs Neo4j in one, where it starts once."""

    def _split_scope(self, nodeid: str) -> str:
        return _NEO4J if _NEO4J in nodeid else nodeid.partition("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> _ByServer:
    """Return who gives the tests to the processes."""
    return _ByServer(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a server or a browser as slow; begin with the longest, Neo4j and browsers."""
    for item in items:
        names = {*getattr(item, "fixturenames", ()), *_named_servers(item)}
        if names & _SERVERS or _NEO4J in item.nodeid:
            item.add_marker(pytest.mark.slow)
    items.sort(key=lambda item: (_NEO4J not in item.nodeid, item.path.parent.name != "browser"))


def _named_servers(item: pytest.Item) -> set[str]:
    """Return the words among the parameters of a test: one that names a server starts it."""
    call = getattr(item, "callspec", None)
    return {value for value in call.params.values() if isinstance(value, str)} if call else set()


def pytest_collection_finish() -> None:
    """Keep the garbage collector from walking over thousands of tests at each of its turns."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _own_data_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing is written into the data folder of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(autouse=True)
def _same_settings() -> Iterator[None]:
    """Fail a test that leaves other settings: a later one would use another database."""
    before = _set_in_environment()
    yield
    after = _set_in_environment()
    for name in after:
        del os.environ[name]
    os.environ.update(before)
    assert after == before


def _set_in_environment() -> dict[str, str]:
    return {name: os.environ[name] for name in _SETTINGS if name in os.environ}


@pytest.fixture(scope="session")
def embedded_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Access]:
    with embedded(tmp_path_factory.mktemp("embedded")) as access:
        yield access


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Access]:
    with neo4j(tmp_path_factory.mktemp("neo4j")) as access:
        yield access


@pytest.fixture(scope="session")
def private_embedded_server(embedded_server: Access) -> Iterator[Access]:
    """The server of a private case beside the embedded one, in its folder."""
    assert embedded_server.folder
    with embedded(embedded_server.folder / "private" / SLUG) as access:
        yield access


@pytest.fixture(scope="session")
def private_neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Access]:
    """Another Neo4j: that of the community has one database."""
    with started_neo4j(neo4j_jars(), tmp_path_factory.mktemp("private_neo4j")) as access:
        yield access


@pytest.fixture(params=["embedded", "neo4j"])
def places_of_two(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TwoPlaces]:
    """A shared database and a private case on either server, both empty."""
    shared = request.getfixturevalue(f"{request.param}_server")
    private = request.getfixturevalue(f"private_{request.param}_server")
    with two_places(shared, private, tmp_path) as places:
        yield places
        monkeypatch.undo()  # first: what a test set stands on what names the places


@pytest.fixture(params=["embedded", "neo4j"])
def server(request: pytest.FixtureRequest) -> Access:
    """A database of either server, empty."""
    access: Access = request.getfixturevalue(f"{request.param}_server")
    empty(access)
    return access


@pytest.fixture
def store(server: Access) -> Iterator[Store]:
    with connect_store(server) as store:
        yield store


@pytest.fixture
def use_store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Access], None]]:
    """Let the settings name a database until the test ends."""

    def use(access: Access) -> None:
        for name, value in environment_of(access).items():
            monkeypatch.setenv(name, value)
        settings.cache_clear()

    yield use
    settings.cache_clear()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with started_chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code, in which extensions can be made."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in _CODE:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    return folder
