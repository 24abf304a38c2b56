"""Gate before every address of the app: nothing passes it that is not let through by name.

On this machine alone and without login all passes, as ever. With login only the way to log in is
open to everybody; the rest asks for the identity cookie and a role. Where other machines reach the
app and nobody can log in, one sentence is all there is.

What is imported inside of functions is what a start without login does not need: it is to be short.
"""

import logging
from functools import cached_property
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from views.serving.addresses import base_path, is_asked_locally, is_configured_local
from views.serving.opening.warm_up import begin_warm_up
from views.shell.login.guard import mark_guarded
from views.shell.login.setup import LoginSetup, login_setup

if TYPE_CHECKING:
    from views.serving.file_owners import FileOwners

_POLICY = 1008
_HEALTH = "_stcore/health"
_log = logging.getLogger(__name__)


class Gate:
    """Gate of one app; it decides when the server starts whether anything is served."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, self._hear_start(send))
            return
        answer = self._answer(scope)
        if answer is None:
            await self._app(scope, _checked(scope, receive), send)
        elif scope["type"] == "websocket":
            await WebSocketClose(_POLICY)(scope, receive, send)
        else:
            await answer(scope, receive, send)

    def _hear_start(self, send: Send) -> Send:
        """Return what passes the server's messages on, and begins to guard when it has started."""

        async def send_and_open(message: Message) -> None:
            if message["type"] == "lifespan.startup.complete":
                self._open()
            await send(message)

        return send_and_open

    def _open(self) -> None:
        """Guard and prepare the started app; say in the log where it serves nothing."""
        mark_guarded()
        setup = login_setup()
        if setup is LoginSetup.BROKEN or (setup is LoginSetup.NONE and not self._is_local):
            from views.serving.answers import refusal_message

            _log.error(refusal_message(setup))
            return
        begin_warm_up()
        if setup is LoginSetup.USABLE:
            self._owners.watch()

    @cached_property
    def _owners(self) -> "FileOwners":
        from views.serving.file_owners import FileOwners

        return FileOwners()

    @cached_property
    def _base(self) -> str:
        return base_path()

    @cached_property
    def _is_local(self) -> bool:
        return is_configured_local()

    def _answer(self, scope: Scope) -> Response | None:
        """Return what a request gets instead of the app; None where it passes."""
        path = scope["path"].removeprefix(self._base).lstrip("/")
        setup = login_setup()
        if setup is LoginSetup.NONE and self._is_local and is_asked_locally(scope):
            return None
        if setup is LoginSetup.USABLE:
            from views.serving.doorkeeper import answer_with_login

            return answer_with_login(scope, path, self._base, self._owners)
        if path == _HEALTH:
            return PlainTextResponse("ok")
        from views.serving.answers import refused_app

        return refused_app(scope, setup)


def _checked(scope: Scope, receive: Receive) -> Receive:
    """Return what receives a request, which with login looks at every message of an open page."""
    if scope["type"] != "websocket" or login_setup() is not LoginSetup.USABLE:
        return receive
    from views.serving.channel import checked_messages

    return checked_messages(scope, receive)
