"""Runs of the server, on standard input and output or on an address of this computer."""

import socket

import anyio

from graph.investigation.investigation import Investigation, open_investigation
from graph.serve.calls import Calls
from graph.serve.http import LOOPBACK, PATH, make_app, serve_http
from graph.serve.log import log_to_stderr
from graph.serve.open_case import OpenCase
from graph.serve.server import make_server
from graph.serve.stdio import serve_stdio
from graph.serve.tools.catalogue import TOOLS


def run_stdio() -> None:
    """Serve the client that started this process, until it goes."""
    try:
        anyio.run(_serve_client)
    except* BrokenPipeError:
        pass  # the client went while it was answered


def run_http(listening: socket.socket, token: str) -> None:
    """Serve clients that show a token on a bound socket, until this process is stopped."""
    anyio.run(_serve_clients, listening, token)


def address_of(listening: socket.socket) -> str:
    """Return the address of the server on a bound socket."""
    return f"http://{LOOPBACK}:{listening.getsockname()[1]}{PATH}"


async def _serve_client() -> None:
    log_to_stderr()
    case, calls = OpenCase[Investigation](open_investigation), Calls()
    try:
        await serve_stdio(make_server(case, calls, TOOLS), calls)
    finally:
        case.close()


async def _serve_clients(listening: socket.socket, token: str) -> None:
    log_to_stderr()
    case, calls = OpenCase[Investigation](open_investigation), Calls()
    app = make_app(make_server(case, calls, TOOLS), listening.getsockname()[1], token)
    try:
        await serve_http(app, listening)
    finally:
        case.close()
