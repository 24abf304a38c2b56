"""What of an open page's messages reaches the app: nothing but what concerns the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.types import Message
from streamlit import config, secrets
from streamlit.proto.BackMsg_pb2 import BackMsg

from graph.support.settings import settings
from tests.asynchronous import run_apart
from tests.newsroom import EDITOR, SECRET, USER_COOKIE, Newsroom
from views.serving.channel import checked_messages
from views.shell.login.setup import login_setup, providers

URL = "http://localhost:8501"


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Newsroom]:
    """A newsroom as this process has it set up; nothing is served."""
    file, roles = tmp_path / "secrets.toml", tmp_path / "roles.toml"
    file.write_text(
        f'[auth]\nredirect_uri = "{URL}/oauth2callback"\ncookie_secret = "{SECRET}"\n'
        'client_id = "a"\nclient_secret = "b"\nserver_metadata_url = "http://localhost/c"\n',
        encoding="utf-8",
    )
    roles.write_text(f'[editor]\nemails = ["{EDITOR}"]\n', encoding="utf-8")
    monkeypatch.setenv("ROLES_FILE", str(roles))
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    before = config.get_option("secrets.files")
    config.set_option("secrets.files", [str(file)])
    _forget()
    yield Newsroom(URL, tmp_path)
    config.set_option("secrets.files", before)
    _forget()


def _forget() -> None:
    secrets._reset()
    settings.cache_clear()
    login_setup.cache_clear()
    providers.cache_clear()


def passed_on(cookie: str, *sent: BackMsg) -> list[BackMsg]:
    """Return what reaches the app of what a page sends."""
    waiting: list[Message] = [
        {"type": "websocket.receive", "bytes": each.SerializeToString()} for each in sent
    ]
    waiting.append({"type": "websocket.disconnect"})
    scope = {"type": "websocket", "headers": [(b"cookie", f"{USER_COOKIE}={cookie}".encode())]}

    async def receive() -> Message:
        return waiting.pop(0)

    async def listen() -> list[BackMsg]:
        heard, checked = [], checked_messages(scope, receive)
        while (message := await checked())["type"] == "websocket.receive":
            told = BackMsg()
            told.ParseFromString(message["bytes"])
            heard.append(told)
        return heard

    return run_apart(listen())


def press(page: str) -> BackMsg:
    """Return a click in a part of a page."""
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.fragment_id = "a part"
    message.rerun_script.widget_states.widgets.add().id = "a button"
    return message


def test_a_click_of_who_is_let_in_arrives_as_it_was_sent(room: Newsroom) -> None:
    assert passed_on(room.cookie(EDITOR), press("graph")) == [press("graph")]


def test_a_click_of_whose_login_has_ended_only_draws_the_page(room: Newsroom) -> None:
    (heard,) = passed_on(room.cookie(EDITOR, seconds=-1), press("graph"))
    assert heard.rerun_script.page_name == "graph"
    assert not heard.rerun_script.fragment_id
    assert not heard.rerun_script.widget_states.widgets


@pytest.mark.parametrize("kind", ["clear_cache", "set_run_on_save", "load_git_info"])
def test_nobody_empties_or_asks_what_is_of_all(room: Newsroom, kind: str) -> None:
    message = BackMsg()
    setattr(message, kind, True)
    assert passed_on(room.cookie(EDITOR), message, press("graph")) == [press("graph")]


def test_nobody_installs_files(room: Newsroom) -> None:
    message = BackMsg()
    message.backend_operation_request.install_skills.SetInParent()
    file = BackMsg()
    file.backend_operation_request.deferred_file.file_id = "a file"
    assert passed_on(room.cookie(EDITOR), message, file) == [file]
