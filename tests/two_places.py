"""A shared database and a private case beside it, each in a database of its own."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from graph.stores.local_server import Access
from graph.support.private_cases import add_private_case
from graph.support.settings import settings
from tests.servers import empty, environment_of

NAME, SLUG = "North of invented", "north-of-invented"
MEMBER = "edo@newsroom.example"


@dataclass(frozen=True, slots=True)
class TwoPlaces:
    """The two databases, both empty, the folder of what is a file, and the settings of both."""

    shared: Access
    private: Access
    data_dir: Path
    environment: dict[str, str]

    @property
    def case_dir(self) -> Path:
        """Folder of the private case."""
        return self.data_dir / "private" / SLUG


@contextmanager
def two_places(shared: Access, private: Access, folder: Path) -> Iterator[TwoPlaces]:
    """Empty both databases, and let the settings name them."""
    forget_private_case(private)
    for access in (shared, private):
        empty(access)
    data_dir = shared.folder or folder
    for name in ("captures", "cases", "queries", "matches", "recent.json"):
        for place in (data_dir, data_dir / "private" / SLUG):
            shutil.rmtree(place / name, ignore_errors=True)
            (place / name).unlink(missing_ok=True)
    environment = {"DATA_DIR": str(data_dir), "NEO4J_URI": "", "PRIVATE_CASE": ""}
    environment["PRIVATE_DATABASES"] = "{}"
    if shared.folder is None:
        named = environment_of(private)
        own = {key.removeprefix("NEO4J_").lower(): value for key, value in named.items()}
        environment |= environment_of(shared) | {"PRIVATE_DATABASES": json.dumps({NAME: own})}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        settings.cache_clear()
        add_private_case(data_dir, NAME, [MEMBER])
        try:
            yield TwoPlaces(shared, private, data_dir, environment)
        finally:
            (data_dir / "private" / SLUG / "case.json").unlink(missing_ok=True)
    settings.cache_clear()


def forget_private_case(access: Access) -> None:
    """Let a database be that of any private case again."""
    auth = (access.username, access.password.get_secret_value()) if access.username else None
    with GraphDatabase.driver(access.uri, auth=auth) as driver:
        driver.execute_query("MATCH (s:Store) REMOVE s.private_case", database_=access.database)
