"""The two servers that every behaviour test of the store runs on."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError
from pydantic import SecretStr

from graph.errors import StoreUnavailableError
from graph.model.records import Records
from graph.stores.embedded.runtime.java import runtime_folder
from graph.stores.local_server import Access, local_server, stop_server
from graph.stores.store import connect_store
from graph.stores.writing.load import RAISE_REVISION

# A server of tests runs some minutes: what is compiled at once and at its best costs more than it
# gives, half of all that Neo4j takes of the processors.
JAVA = ("java", "-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
_OPENS = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
_START_SECONDS = 90


def missing(reason: str) -> None:
    """Skip a test, or a module, with the reason; where everything has to be there, fail."""
    if os.environ.get("REQUIRE_ALL"):
        pytest.fail(reason)
    pytest.skip(reason, allow_module_level=True)


def need_wheel() -> None:
    """Skip where there is no embedded database; one that does not start is a failure."""
    try:
        runtime_folder()
    except StoreUnavailableError as error:
        missing(str(error))


@contextmanager
def embedded(folder: Path) -> Iterator[Access]:
    need_wheel()
    try:
        with local_server(folder) as access:
            yield access
    finally:
        stop_server(folder)


@contextmanager
def neo4j(folder: Path) -> Iterator[Access]:
    if uri := os.environ.get("NEO4J_TEST_URI"):
        user = os.environ.get("NEO4J_TEST_USERNAME", "neo4j")
        password = SecretStr(os.environ.get("NEO4J_TEST_PASSWORD", ""))
        yield Access(uri, "neo4j", user, password, reader_username=user, reader_password=password)
        return
    with started_neo4j(neo4j_jars(), folder) as access:
        yield access


def neo4j_jars() -> str:
    """Return the folder of Neo4j's jars, or skip."""
    jars = os.environ.get("NEO4J_JARS", "")
    if not jars:
        missing("no Neo4j: set NEO4J_TEST_URI, or NEO4J_JARS to a folder of its jars")
    if not any(Path(jars).glob("*.jar")):
        missing(f"no Neo4j: NEO4J_JARS names {jars}, which holds no jars")
    if shutil.which("java") is None:
        missing("no Neo4j: NEO4J_JARS is set, but there is no java (17 or newer) on the PATH")
    return jars


@contextmanager
def started_neo4j(jars: str, folder: Path) -> Iterator[Access]:
    """Start a Neo4j on what is in a folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with _java(jars, folder, port):
        access = Access(
            f"bolt://127.0.0.1:{port}",
            "neo4j",
            "",
            SecretStr(""),
            reader_username="",
            reader_password=SecretStr(""),
        )
        _wait(access)
        yield access


@contextmanager
def _java(jars: str, folder: Path, port: int) -> Iterator[None]:
    source = Path(__file__).parent / "neo4j" / "TestServer.java"
    opens = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in _OPENS]
    process = subprocess.Popen(
        [*JAVA, *opens, "-cp", f"{jars}/*", str(source), str(folder), str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


def _wait(access: Access) -> None:
    end = time.monotonic() + _START_SECONDS
    while True:
        try:
            with GraphDatabase.driver(access.uri) as driver:
                driver.verify_connectivity()
        except (DriverError, Neo4jError):
            if time.monotonic() > end:
                raise
            time.sleep(0.5)
        else:
            return


def environment_of(access: Access) -> dict[str, str]:
    """Return the settings that name a database."""
    return {
        "NEO4J_URI": access.uri,
        "NEO4J_DATABASE": access.database,
        "NEO4J_USERNAME": access.username,
        "NEO4J_PASSWORD": access.password.get_secret_value(),
    }


def empty(access: Access) -> None:
    """Delete everything; the revision rises, so that an app that is open sees that it is gone."""
    auth = (access.username, access.password.get_secret_value()) if access.username else None
    with GraphDatabase.driver(access.uri, auth=auth) as driver:
        # By parts: a benchmark leaves more than one transaction holds.
        for some in (
            "MATCH (:Source)-[x:STATES]->() WITH x LIMIT 20000 DELETE x",
            "MATCH (x) WHERE NOT x:Store WITH x LIMIT 20000 DETACH DELETE x",
        ):
            while driver.execute_query(
                f"{some} RETURN count(*) AS n", database_=access.database
            ).records[0]["n"]:
                continue
        driver.execute_query(f"{RAISE_REVISION} REMOVE s.example_loaded", database_=access.database)


def fill(access: Access, records: Records) -> None:
    """Put records in the place of all that a database holds."""
    empty(access)
    with connect_store(access) as store:
        store.load(records, by="test", files=())
