"""The server on standard input and output, for the client that started it."""

import os
import select
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread
from typing import Any

import anyio
from mcp.server import Server
from mcp.server.stdio import stdio_server

from graph.serve.calls import Calls


async def serve_stdio(server: Server[dict[str, Any]], calls: Calls) -> None:
    """Answer on stdin and stdout until the client closes one of them.

    While it serves, stdout belongs to the protocol: whatever else is printed goes to stderr.
    """
    if sys.platform == "win32":  # it has neither of what is watched elsewhere
        await _serve(server)
        return
    Thread(target=_end_with_reader, args=(calls, os.dup(1)), daemon=True).start()
    async with _ended_by_signals(calls):
        await _serve(server)


async def _serve(server: Server[dict[str, Any]]) -> None:
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


@asynccontextmanager
async def _ended_by_signals(calls: Calls) -> AsyncIterator[None]:
    async def watch() -> None:
        with anyio.open_signal_receiver(signal.SIGINT, signal.SIGTERM) as received:
            async for number in received:
                _end_process(calls, 128 + number)

    async with anyio.create_task_group() as group:
        group.start_soon(watch)
        yield
        group.cancel_scope.cancel()


def _end_with_reader(calls: Calls, stdout: int) -> None:
    """Wait until nobody can read stdout any more; a write of the loop would wait for stdin too."""
    closed = select.poll()
    closed.register(stdout, 0)
    closed.poll()
    _end_process(calls, 0)


def _end_process(calls: Calls, status: int) -> None:
    """End at once: the thread that waits for the client's next line cannot be woken."""
    calls.end_all()
    os._exit(status)
