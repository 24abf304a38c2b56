"""Two servers of the protocol for each database, on stdio and HTTP, asked by all tests."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from graph.stores.local_server import Access
from graph.support.settings import settings
from tests.graph.serve.assistant import Assistant, http_server, stdio_assistant
from tests.graph.serve.case import Place, records_of_case
from tests.servers import environment_of, fill


class Started:
    """The servers that were started, each when it is first asked for."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self._stack = stack
        self._folder = folder
        self._assistants: dict[str, Assistant] = {}
        self._addresses: dict[str, str] = {}

    def place(self, name: str, access: Access) -> Place:
        folder = self._folder / name
        folder.mkdir(exist_ok=True)
        data_dir = {"DATA_DIR": str(folder / "data")}
        return Place(name, access, {**environment_of(access), **data_dir}, folder)

    def assistant(self, place: Place) -> Assistant:
        if place.name not in self._assistants:
            server = stdio_assistant(place.environment, place.folder)
            self._assistants[place.name] = self._stack.enter_context(server)
        return self._assistants[place.name]

    def address(self, place: Place) -> str:
        if place.name not in self._addresses:
            server = http_server(place.environment, place.folder)
            self._addresses[place.name] = self._stack.enter_context(server)
        return self._addresses[place.name]


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    with ExitStack() as stack:
        yield Started(stack, tmp_path_factory.mktemp("mcp"))


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def place(request: pytest.FixtureRequest, started: Started) -> Place:
    """A database of either server that holds the case."""
    access: Access = request.getfixturevalue(f"{request.param}_server")
    fill(access, records_of_case())
    return started.place(request.param, access)


@pytest.fixture(scope="module")
def assistant(place: Place, started: Started) -> Assistant:
    return started.assistant(place)


@pytest.fixture(scope="module")
def address(place: Place, started: Started) -> str:
    return started.address(place)


@pytest.fixture
def same_case(place: Place, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let commands of this process answer from the same case."""
    for name, value in place.environment.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    yield
    settings.cache_clear()
