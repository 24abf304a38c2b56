"""The address of the server: who shows the token may ask, and nobody else."""

from collections.abc import Mapping
from urllib.parse import urlsplit

import httpx2
import pytest

from tests.graph.serve.assistant import TOKEN, Assistant, http_assistant
from tests.graph.serve.case import SHOP

pytestmark = pytest.mark.slow

LONG = "UNWIND range(1, 1000) AS n RETURN n, $t AS t"
_SHOWN = {"Authorization": f"Bearer {TOKEN}"}
_HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}


def _status(address: str, method: str = "POST", **headers: str) -> int:
    accepted = {"Accept": "application/json, text/event-stream"}
    with httpx2.Client(headers={**accepted, **headers}, timeout=10) as client:
        return client.request(method, address, json=_HELLO).status_code


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer wrong"},
        {"Authorization": f"Bearer {TOKEN}x"},
        {"Authorization": f"Bearer {TOKEN[:-1]}"},
        {"Authorization": f"Basic {TOKEN}"},
        {"Authorization": TOKEN},
    ],
)
@pytest.mark.parametrize("method", ["POST", "GET", "DELETE"])
def test_without_the_token_nothing_is_answered(
    address: str, method: str, headers: Mapping[str, str]
) -> None:
    assert _status(address, method, **headers) == 401
    assert _status(address.replace("/mcp", "/"), method, **headers) == 401


def test_a_request_for_another_host_or_from_a_page_is_refused(address: str) -> None:
    port = urlsplit(address).port

    assert _status(address, **_SHOWN) == 200
    assert _status(address, **_SHOWN, Host=f"localhost:{port}") == 200
    assert _status(address, **_SHOWN, Host=f"marlpit.example:{port}") == 421
    assert _status(address, **_SHOWN, Host="127.0.0.1") == 421
    assert _status(address, **_SHOWN, Origin="https://marlpit.example") == 403
    assert _status(address, **_SHOWN, Origin="null") == 403


@pytest.mark.parametrize("mode", ["legacy", "auto"])
def test_the_answers_are_those_over_stdio(address: str, assistant: Assistant, mode: str) -> None:
    with http_assistant(address, mode) as other:
        assert [tool.name for tool in other.tools()] == [tool.name for tool in assistant.tools()]
        for tool, arguments in (
            ("trace", {"storefront": SHOP}),
            ("search", {"text": "trendy"}),
            ("list_queries", {}),
            ("cypher", {"text": LONG, "parameters": {"t": "\u202e" * 3000}, "limit": 1000}),
        ):
            assert other.ask(tool, **arguments) == assistant.ask(tool, **arguments)
        assert other.refusal("trace", storefront="nobody").startswith("The store has nothing")
