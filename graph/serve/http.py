"""The server on an address of this computer, for clients that show a token.

Whoever opens a web page must not reach the case by it: only this computer can connect, each request
has to show the token, and one that names another host, or comes from a page, is refused.
"""

import hmac
import socket
from hashlib import sha256
from typing import Any

import uvicorn
from mcp.server import Server
from mcp.server.transport_security import TransportSecuritySettings
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK = "127.0.0.1"
PATH = "/mcp"
_SCHEME = "bearer "
_MOST_SESSIONS = 1000
_MOST_BYTES = 1_000_000
_LAST_SECONDS = 1
_HEADERS = {"WWW-Authenticate": "Bearer", "Cache-Control": "no-store"}


class _TokenGuard:
    """Refuses every request that does not show the token."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._digest = sha256(token.encode()).digest()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._shows_token(Headers(scope=scope)):
            refused = JSONResponse(
                {"error": "Show the token: Authorization: Bearer TOKEN."}, 401, headers=_HEADERS
            )
            await refused(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _shows_token(self, headers: Headers) -> bool:
        shown = headers.getlist("authorization")
        if len(shown) != 1 or shown[0][: len(_SCHEME)].lower() != _SCHEME:
            return False
        # Digests have one length, so that the time taken tells nothing of the token's.
        digest = sha256(shown[0][len(_SCHEME) :].strip().encode()).digest()
        return hmac.compare_digest(digest, self._digest)


def make_app(server: Server[dict[str, Any]], port: int, token: str) -> Starlette:
    """Return the server as an application for a port of this computer."""
    hosts = [f"{host}:{port}" for host in (LOOPBACK, "localhost")]
    app = server.streamable_http_app(
        streamable_http_path=PATH,
        max_request_body_size=_MOST_BYTES,
        max_sessions=_MOST_SESSIONS,
        transport_security=TransportSecuritySettings(
            allowed_hosts=hosts, allowed_origins=[f"http://{host}" for host in hosts]
        ),
    )
    app.add_middleware(_TokenGuard, token=token)
    return app


async def serve_http(app: Starlette, listening: socket.socket) -> None:
    """Answer on a socket until the process is stopped."""
    # No log of requests; what is logged goes where all of the server's log goes.
    config = uvicorn.Config(
        app,
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_LAST_SECONDS,
    )
    await uvicorn.Server(config).serve([listening])
