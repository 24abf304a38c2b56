"""An assistant: the protocol's own client, in a thread of its own."""

import asyncio
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx2
from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp_types import CallToolResult, Tool

from tests.paths import ROOT

TOKEN = "-".join(("a", "token", "of", "these", "tests"))
COMMAND = (sys.executable, "-m", "graph", "serve", "mcp")


class Assistant:
    """A client that is connected until its test ends."""

    def __init__(self, portal: BlockingPortal, client: Client) -> None:
        self._portal = portal
        self._client = client

    @property
    def instructions(self) -> str:
        return self._client.instructions or ""

    def tools(self) -> list[Tool]:
        return self._portal.call(self._client.list_tools).tools

    def call(self, tool: str, /, **arguments: Any) -> CallToolResult:
        return self.call_together([(tool, arguments)])[0]

    def ask(self, tool: str, /, **arguments: Any) -> dict[str, Any]:
        """Return the structured result of a call that succeeds."""
        result = self.call(tool, **arguments)
        assert not result.is_error, text_of(result)
        assert isinstance(result.structured_content, dict)
        return result.structured_content

    def refusal(self, tool: str, /, **arguments: Any) -> str:
        """Return the message of a call that is refused."""
        result = self.call(tool, **arguments)
        assert result.is_error, text_of(result)
        assert result.structured_content is None
        return text_of(result)

    def call_together(self, calls: Sequence[tuple[str, dict[str, Any]]]) -> list[CallToolResult]:
        """Call tools at the same time, and return their results in the order of the calls."""

        async def call_all() -> list[CallToolResult]:
            return await asyncio.gather(*(self._client.call_tool(*each) for each in calls))

        return self._portal.call(call_all)

    def cancel(self, tool: str, after: float, /, **arguments: Any) -> bool:
        """Call a tool and cancel the call after some seconds; return whether it was running."""

        async def call() -> bool:
            with anyio.move_on_after(after) as scope:
                await self._client.call_tool(tool, arguments)
            return scope.cancelled_caught

        return self._portal.call(call)


def text_of(result: CallToolResult) -> str:
    return "\n\n".join(block.text for block in result.content if block.type == "text")


@contextmanager
def connected(server: Any, mode: str = "auto") -> Iterator[Assistant]:
    client = Client(server, mode=mode, read_timeout_seconds=60)
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(client) as opened,
    ):
        yield Assistant(portal, opened)


@contextmanager
def stdio_assistant(
    environment: Mapping[str, str], folder: Path, mode: str = "auto"
) -> Iterator[Assistant]:
    """Start the server as docs/mcp.md configures it, in a folder where nothing is."""
    document = (ROOT / "docs" / "mcp.md").read_text(encoding="utf-8")
    configured = re.findall(r"^```json\n(.*?)^```$", document, re.MULTILINE | re.DOTALL)[0]
    server = json.loads(configured.replace("/path/to/project", str(ROOT)))["mcpServers"]
    started = server["investigation"]
    parameters = StdioServerParameters(
        command=sys.executable,
        args=started["args"],
        env={**started["env"], **environment},
        cwd=folder,
    )
    with (folder / "log").open("w") as log, connected(stdio_client(parameters, log), mode) as asked:
        yield asked


@contextmanager
def http_server(environment: Mapping[str, str], folder: Path) -> Iterator[str]:
    """Start the server on a free port; give its address."""
    token = folder / "token"
    token.touch(0o600)
    token.write_text(f"{TOKEN}\n")
    with subprocess.Popen(
        [*COMMAND, "--http", "--token-file", str(token)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()
            process.wait(10)


@contextmanager
def http_assistant(address: str, mode: str = "auto") -> Iterator[Assistant]:
    with start_blocking_portal() as portal:
        http = httpx2.AsyncClient(headers={"Authorization": f"Bearer {TOKEN}"}, timeout=60)
        client = Client(streamable_http_client(address, http_client=http), mode=mode)
        with (
            portal.wrap_async_context_manager(http),
            portal.wrap_async_context_manager(client) as opened,
        ):
            yield Assistant(portal, opened)
