"""The app with login in a process of its own, its provider, and persons who need no browser.

Each of them speaks to the app as a browser does, and may send what no page would let them send.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlencode, urlsplit

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.browser import app_command, free_port, wait_until_served
from tests.paths import ROOT

SECRET = "only-the-tests-sign-cookies-with-this-text"  # noqa: S105 - invented
USER_COOKIE = "_streamlit_user"
READER, EDITOR, OTHER_EDITOR, KEEPER, STRANGER = (
    f"{name}@newsroom.example" for name in ("rina", "edo", "eka", "kira", "sam")
)
BY_GROUP = "gita@newsroom.example"
UNVERIFIED = "impostor"
_NAMES = {
    READER: "Rina Reader",
    EDITOR: "Edo Editor",
    OTHER_EDITOR: "Eka Editor",
    KEEPER: "Kira Keeper",
    STRANGER: "Sam Stranger",
}
_PATIENCE = 90


def _users() -> Iterator[dict[str, object]]:
    """Yield what the provider says of each person."""
    for email, name in _NAMES.items():
        yield {"sub": email, "email": email, "email_verified": True, "name": name}
    yield {"sub": BY_GROUP, "name": "Gita by group", "groups": ["newsroom-readers"]}
    yield {"sub": UNVERIFIED, "email": KEEPER, "email_verified": False, "name": "Impostor"}


@contextmanager
def _provider() -> Iterator[str]:
    """Run a provider in a process of its own, and yield its address."""
    port = free_port()
    users = [word for user in _users() for word in ("--user-claims", json.dumps(user))]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *users]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        address = f"http://localhost:{port}"
        try:
            _wait_for(f"{address}/.well-known/openid-configuration")
            yield address
        finally:
            process.terminate()


def _wait_for(address: str) -> None:
    last = time.monotonic() + _PATIENCE
    while not _answers(address):
        assert time.monotonic() < last, f"{address} did not answer"
        time.sleep(0.1)


def _answers(address: str) -> bool:
    try:
        return httpx.get(address).is_success
    except httpx.HTTPError:
        return False


@dataclass(frozen=True, slots=True)
class Newsroom:
    """The app at an address, with its folder."""

    url: str
    folder: Path

    def visitor(self, **cookies: str) -> httpx.Client:
        """Return somebody who is not logged in."""
        kept = httpx.Limits(max_keepalive_connections=0)  # nothing is left open to be closed
        return httpx.Client(base_url=self.url, cookies=cookies, timeout=_PATIENCE, limits=kept)

    def log_in(self, who: str) -> httpx.Client:
        """Return somebody who went through the provider's login."""
        visitor = self.visitor()
        asked = visitor.get("/login/default")
        at_provider = visitor.get(asked.headers["location"]).headers["location"]
        accepted = httpx.post(at_provider, data={"sub": who})
        back = urlsplit(accepted.headers["location"])
        visitor.get(f"{back.path}?{back.query}")
        return visitor

    def cookie(self, who: str, *, secret: str = SECRET, seconds: int = 3600) -> str:
        """Return an identity cookie that was signed with a secret and holds for some seconds."""
        now = int(time.time())
        stated: dict[str, object] = {
            "sub": who,
            "email": who,
            "name": who,
            "iss": "https://id.example",
        }
        stated |= {"origin": self.url, "is_logged_in": True, "provider": "default"}
        text = json.dumps(stated | {"iat": now + seconds - 3600, "exp": now + seconds})
        return create_signed_value(secret, USER_COOKIE, text).decode()


@contextmanager
def newsroom(folder: Path, environment: Mapping[str, str]) -> Iterator[Newsroom]:
    """Run the app with login, roles for the persons above, and a provider that knows them."""
    port = free_port()
    url = f"http://localhost:{port}"
    roles = folder / "roles.toml"
    roles.write_text(
        f'[reader]\nemails = ["{READER}"]\ngroups = ["newsroom-readers"]\n'
        f'[editor]\nemails = ["{EDITOR.upper()}", "{OTHER_EDITOR}"]\n'
        f'[keeper]\nemails = ["{KEEPER}"]\n',
        encoding="utf-8",
    )
    with _provider() as provider:
        secrets = folder / "secrets.toml"
        at = f"{provider}/.well-known/openid-configuration"
        secrets.write_text(
            f'[auth]\nredirect_uri = "{url}/oauth2callback"\ncookie_secret = "{SECRET}"\n'
            f'client_id = "newsroom"\nclient_secret = "not-one"\nserver_metadata_url = "{at}"\n',
            encoding="utf-8",
        )
        command = [*app_command(port), f"--secrets.files={secrets}"]
        env = {**os.environ, **environment, "ROLES_FILE": str(roles)}
        with subprocess.Popen(command, cwd=ROOT, env=env) as process:
            try:
                wait_until_served(url, process)
                yield Newsroom(url, folder)
            finally:
                process.terminate()


class Tab:
    """A page of the app, as it is told over the websocket; what it shows is kept."""

    def __init__(self, person: httpx.Client, page: str = "", **parameters: str) -> None:
        self._page = page
        self._query = urlencode(parameters)
        self._base = str(person.base_url).rstrip("/")
        person.get("/_stcore/health")  # sets the cookie that the handshake has to repeat
        self._cookies = {c.name: c.value or "" for c in person.cookies.jar}
        self.messages: list[ForwardMsg] = []
        self._socket: ClientConnection

    def __enter__(self) -> Self:
        """Open the page, and wait until it is drawn."""
        token = self._cookies.get("_streamlit_xsrf", "")
        self._socket = connect(
            self._base.replace("http", "ws", 1) + "/_stcore/stream",
            origin=Origin(self._base),
            additional_headers={
                "Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())
            },
            subprotocols=[Subprotocol("streamlit"), Subprotocol(token)],
            max_size=None,
            legacy=True,
        )
        self.send()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _where: TracebackType | None,
    ) -> None:
        """Close the page."""
        self._socket.close()

    def send(self, pressed: Mapping[str, str | bool] | None = None) -> None:
        """Send the values of widgets by their id, and wait until the page is drawn anew."""
        message = BackMsg()
        message.rerun_script.query_string = self._query
        message.rerun_script.page_name = self._page
        for ident, value in (pressed or {}).items():
            state = message.rerun_script.widget_states.widgets.add()
            state.id = ident
            if isinstance(value, bool):
                state.trigger_value = value
            else:
                state.string_value = value
        self._socket.send(message.SerializeToString())
        self.wait_for_end()

    def send_for_fragment(self, fragment: str) -> None:
        """Ask for a part of the page alone, which the script of the page does not precede."""
        message = BackMsg()
        message.rerun_script.query_string = self._query
        message.rerun_script.fragment_id = fragment
        self._socket.send(message.SerializeToString())
        self.wait_for_end()

    def wait_for_end(self) -> None:
        """Wait until the script of the page has ended."""
        last = time.monotonic() + _PATIENCE
        while time.monotonic() < last:
            frame = self._socket.recv(timeout=_PATIENCE)
            message = ForwardMsg()
            message.ParseFromString(frame if isinstance(frame, bytes) else frame.encode())
            self.messages.append(message)
            if message.WhichOneof("type") == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                return
        raise TimeoutError(self.text)

    @property
    def text(self) -> str:
        """All that the page was told, as text."""
        return "\n".join(map(str, self.messages))

    def widget(self, part: str) -> str:
        """Return the id of the first widget whose id holds a text, such as its key."""
        found = [ident for ident in self._widgets() if part in ident]
        assert found, f"no {part}: {self.text}"
        return found[0]

    def widget_labelled(self, label: str) -> str:
        """Return the id of the button with a label."""
        buttons = (
            m.delta.new_element.button for m in self.messages if m.WhichOneof("type") == "delta"
        )
        return next(each.id for each in buttons if each.label == label)

    def media(self) -> list[str]:
        """Return the addresses of the files that the page was given."""
        found = (
            m.delta.new_element.download_button.url
            for m in self.messages
            if m.WhichOneof("type") == "delta"
        )
        return [address for address in found if address]

    def _widgets(self) -> Iterable[str]:
        for message in self.messages:
            if message.WhichOneof("type") == "delta":
                element = message.delta.new_element
                kind = element.WhichOneof("type")
                ident = getattr(getattr(element, kind), "id", "") if kind else ""
                if ident:
                    yield str(ident)
