"""What an assistant no longer waits for ends: its query, and the server without a client."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from graph.stores.store import Store, connect_store
from tests.graph.serve.assistant import COMMAND, Assistant, http_assistant
from tests.graph.serve.case import Place
from tests.graph.stores.test_cancel import RUNAWAY, on_the_server
from tests.paths import ROOT

pytestmark = pytest.mark.slow

_HELLO = {
    "protocolVersion": "2025-06-18",
    "capabilities": {},
    "clientInfo": {"name": "test", "version": "1"},
}


@pytest.fixture
def held(place: Place) -> Iterator[Store]:
    with connect_store(place.access) as store:
        yield store


def _ended(store: Store) -> bool:
    last = time.monotonic() + 10
    while on_the_server(store) and time.monotonic() < last:
        time.sleep(0.1)
    return on_the_server(store) == []


def test_a_cancelled_call_ends_its_query(assistant: Assistant, held: Store) -> None:
    assert assistant.cancel("cypher", 1.5, text=RUNAWAY)
    assert _ended(held)
    assert assistant.ask("cypher", text="RETURN 1 AS n")["result"] == [{"n": 1}]


@pytest.mark.parametrize("mode", ["legacy", "auto"])
def test_a_call_cancelled_over_http_ends_its_query(address: str, held: Store, mode: str) -> None:
    with http_assistant(address, mode) as assistant:
        assert assistant.cancel("cypher", 1.5, text=RUNAWAY)
        assert _ended(held)


@contextmanager
def _greeted(environment: Mapping[str, str], folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a server whose client has greeted it."""
    with subprocess.Popen(
        COMMAND,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            _send(process, {"id": 1, "method": "initialize", "params": _HELLO})
            assert process.stdout
            greeting = json.loads(process.stdout.readline())
            assert greeting["result"]["serverInfo"]["name"] == "investigation"
            _send(process, {"method": "notifications/initialized"})
            yield process
        finally:
            process.kill()


def _send(process: subprocess.Popen[str], message: Mapping[str, Any]) -> None:
    assert process.stdin
    process.stdin.write(f"{json.dumps({'jsonrpc': '2.0', **message})}\n")
    process.stdin.flush()


def test_a_client_that_goes_leaves_no_process_and_no_query(place: Place, held: Store) -> None:
    call = {"name": "cypher", "arguments": {"text": RUNAWAY}}
    with _greeted(place.environment, place.folder) as process:
        _send(process, {"id": 2, "method": "tools/call", "params": call})
        last = time.monotonic() + 20
        while not on_the_server(held) and time.monotonic() < last:
            time.sleep(0.1)
        assert on_the_server(held)
        told, log = process.communicate(timeout=20)  # the query would run for 30 s
        assert process.returncode == 0

    assert all(json.loads(line)["jsonrpc"] == "2.0" for line in told.splitlines())
    assert "Traceback" not in log
    assert _ended(held)


@pytest.mark.parametrize(("end", "status"), [("reader", 0), ("signal", 128 + signal.SIGTERM)])
def test_a_server_that_nobody_reads_or_that_is_stopped_ends(
    end: str, status: int, tmp_path: Path
) -> None:
    with _greeted({"DATA_DIR": str(tmp_path)}, tmp_path) as process:
        if end == "reader":
            assert process.stdout
            process.stdout.close()
        else:
            process.terminate()
        assert process.wait(10) == status
