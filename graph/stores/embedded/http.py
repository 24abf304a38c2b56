"""Talk to the running server over HTTP, on the loopback address alone."""

import base64
import json
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import OpenerDirector, ProxyHandler, Request, build_opener

from graph.stores.embedded.state import ServerState

DATABASE = "investigation"
_SECONDS = 10


@dataclass(frozen=True, slots=True)
class ServerReply:
    """What the server said: the HTTP status, 0 where it did not answer, and its words."""

    status: int
    words: str

    @property
    def is_yes(self) -> bool:
        """Whether it did what it was asked."""
        return self.status in {200, 204}

    @property
    def is_locked_out(self) -> bool:
        """Whether it does not know this account, or its password."""
        return self.status in {401, 403}


def is_ready(http_port: int) -> bool:
    """Whether a server answers on this port that it is ready."""
    return _send_request(Request(f"http://127.0.0.1:{http_port}/api/v1/ready"), 2).status == 204


def send_command(
    state: ServerState, path: str, body: dict[str, Any], *, user: str = "root"
) -> ServerReply:
    """Send one command, as one of the two accounts."""
    password = state.root_password if user == "root" else state.reader_password
    token = base64.b64encode(f"{user}:{password}".encode()).decode()
    request = Request(
        f"http://127.0.0.1:{state.http_port}/api/v1/{path}",
        json.dumps(body).encode(),
        {"Authorization": f"Basic {token}", "Content-Type": "application/json"},
    )
    return _send_request(request, _SECONDS)


def try_account(state: ServerState, user: str) -> ServerReply:
    """Read as one of the two accounts."""
    body = {"language": "opencypher", "command": "RETURN 1 AS n"}
    return send_command(state, f"query/{DATABASE}", body, user=user)


def _send_request(request: Request, seconds: float) -> ServerReply:
    try:
        with _opener().open(request, timeout=seconds) as answer:
            return ServerReply(answer.status, "")
    except HTTPError as error:
        return ServerReply(error.code, error.read(2000).decode("utf-8", "replace"))
    except (OSError, HTTPException) as error:
        return ServerReply(0, str(error))


def _opener() -> OpenerDirector:
    # A proxy of the environment is for the network; it cannot reach this machine's loopback.
    return build_opener(ProxyHandler({}))
