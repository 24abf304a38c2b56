"""Command that answers OpenRefine on this computer: the Reconciliation API 0.2, read-only.

Whoever opens a web page must not reach the store by it: the address has a random part, only this
computer can connect, and a request that names another host, or comes from another page than
OpenRefine's, is refused.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from secrets import token_hex
from urllib.parse import parse_qs

import click
import uvicorn
from jinja2 import Environment
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from graph.commands.local_socket import LOOPBACK, listening_socket
from graph.commands.output import tell
from graph.commands.shared import open_default_store
from graph.errors import InputError
from graph.matches.match_index import MatchIndex
from graph.matches.reconciliation.answers import (
    answer_batch,
    extend,
    manifest,
    preview_values,
    propose_properties,
    suggest_entities,
    suggest_names,
)
from graph.matches.reconciliation.properties import TYPES
from graph.matches.reconciliation.queries import TooManyQueriesError

OPENREFINE = "http://127.0.0.1:3333"
"""Origin of the pages of OpenRefine, the only ones that may ask."""

_MOST_BYTES = 1_000_000
_SPACE = "urn:investigation:parties"
_SAFE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
}
_PAGES = Environment(autoescape=True)
_PREVIEW = _PAGES.from_string(
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{{ name }}</title>'
    "<style>body{font:14px sans-serif}th{text-align:left;padding-right:1em}</style></head>"
    "<body><h1 style='font-size:16px'>{{ name }}</h1><table>{% for what, value in values.items() %}"
    "<tr><th>{{ what }}</th><td>{{ value }}</td></tr>{% endfor %}</table></body></html>"
)


class TooLargeError(InputError):
    """A request of more bytes than are read."""


class _Guard:
    """Refuses what does not come from this computer and from OpenRefine or no page at all."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if headers.get("host", "") not in self._hosts or origin not in (None, OPENREFINE):
            refused = JSONResponse({"message": "Refused."}, status_code=403, headers=_SAFE_HEADERS)
            await refused(scope, receive, send)
            return
        await self._app(scope, receive, send)


class _Service:
    """Handlers of one service; it holds what was read of the store, and no way to write."""

    def __init__(self, index: MatchIndex, address: str, revision: int) -> None:
        self._index = index
        self._address = address
        self._revision = revision

    async def answer(self, request: Request) -> Response:
        """Answer a batch of queries, an extension, or with the manifest where nothing is asked."""
        try:
            asked = await _parameters(request)
            if "queries" in asked:
                return _json(request, answer_batch(self._index, asked["queries"]))
            if "extend" in asked:
                return _json(request, extend(self._index, asked["extend"]))
        except (TooLargeError, TooManyQueriesError) as error:
            return _json(request, {"message": str(error)}, status=413)
        except InputError as error:
            return _json(request, {"message": str(error)}, status=400)
        return _json(request, manifest(self._address, _SPACE, self._revision))

    async def suggest(self, request: Request) -> Response:
        """Answer what is typed with parties, types or properties."""
        what, prefix = request.path_params["what"], request.query_params.get("prefix", "")
        if what == "entity":
            return _json(request, suggest_entities(self._index, prefix))
        return _json(request, suggest_names(what, prefix))

    async def properties(self, request: Request) -> Response:
        """Answer with the properties that a table can be extended with."""
        return _json(request, propose_properties(request.query_params.get("type", "")))

    async def preview(self, request: Request) -> Response:
        """Show a party; every text of a source is escaped."""
        entity = self._index.parties.contents.entities.get(request.query_params.get("id", ""))
        if entity is None or str(entity.kind) not in TYPES:
            return HTMLResponse("Nothing has this id.", status_code=404, headers=_SAFE_HEADERS)
        page = _PREVIEW.render(name=entity.name, values=preview_values(entity))
        return HTMLResponse(page, headers=_SAFE_HEADERS)


def make_app(index: MatchIndex, port: int, secret: str, revision: int) -> Starlette:
    """Return the service under ``/r/SECRET`` of a port of this computer."""
    root = f"/r/{secret}"
    service = _Service(index, f"http://{LOOPBACK}:{port}{root}", revision)
    app = Starlette(
        routes=[
            Route(root, service.answer, methods=["GET", "POST"]),
            Route(f"{root}/", service.answer, methods=["GET", "POST"]),
            Route(f"{root}/suggest/{{what}}", service.suggest),
            Route(f"{root}/properties", service.properties),
            Route(f"{root}/preview", service.preview),
        ]
    )
    app.add_middleware(_Guard, hosts=frozenset(f"{h}:{port}" for h in (LOOPBACK, "localhost")))
    return app


async def _parameters(request: Request) -> Mapping[str, str]:
    """Return the parameters of the address and of a form.

    Raises:
        TooLargeError: the request is larger than is read.
    """
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > _MOST_BYTES:
            raise TooLargeError("Send at most 1 MB.")
    form = parse_qs(body.decode("utf-8", "replace"), max_num_fields=100) if body else {}
    return {**request.query_params, **{name: values[-1] for name, values in form.items()}}


def _json(request: Request, document: Mapping[str, object], status: int = 200) -> Response:
    allowed = {"Access-Control-Allow-Origin": OPENREFINE} if "origin" in request.headers else {}
    headers = {**_SAFE_HEADERS, "Vary": "Origin", **allowed}
    # In ASCII: what was asked comes back, with halves of characters that UTF-8 has no bytes for.
    text = json.dumps(document)
    return Response(text, status, headers=headers, media_type="application/json")


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="A free one without it.")
def serve(port: int) -> None:
    """Answer OpenRefine on this computer, until it is stopped.

    It answers from the store as it is now; start it again after an import. Decisions come back by
    ``match import --format openrefine``.
    """
    with open_default_store() as store:
        revision, contents = store.revision(), store.contents()
    index = MatchIndex.by_settings(contents)
    with listening_socket(port) as listening:
        bound, secret = listening.getsockname()[1], token_hex(16)
        click.echo(f"http://{LOOPBACK}:{bound}/r/{secret}/")
        tell("Add this address in OpenRefine as a standard reconciliation service; stop by Ctrl+C.")
        tell(f"It answers from revision {revision} of the store; start it again after an import.")
        app = make_app(index, bound, secret, revision)
        # No log of requests, whose addresses hold the random part.
        config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off")
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])
