"""Whom the gate lets pass without login: this machine, and nobody through an address of others."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.responses import PlainTextResponse
from streamlit import config, secrets

from tests.asynchronous import run_apart
from views.serving.addresses import is_local_host
from views.serving.gate import Gate
from views.shell.login.setup import login_setup, providers

_SECRET = "the data of the case"  # noqa: S105 - what must not be seen
EVERYWHERE = "0.0.0.0"  # noqa: S104 - what must be refused
OUR_SENTENCE = "works only with login"


@pytest.fixture
def secrets_file(tmp_path: Path) -> Iterator[Path]:
    """A file of secrets that is read anew; it is not there until a test writes it."""
    path = tmp_path / "secrets.toml"
    before = config.get_option("secrets.files")
    config.set_option("secrets.files", [str(path)])
    _forget()
    yield path
    config.set_option("secrets.files", before)
    _forget()


def _forget() -> None:
    secrets._reset()
    login_setup.cache_clear()
    providers.cache_clear()


@pytest.fixture
def address() -> Iterator[None]:
    """The configured address, put back after the test."""
    before = config.get_option("server.address")
    yield
    config.set_option("server.address", before)


def _ask(url: str, path: str = "/", **headers: str) -> httpx.Response:
    """Ask the gate, with the app behind it that would answer everything."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(Gate(PlainTextResponse(_SECRET)))
        async with httpx.AsyncClient(transport=transport, base_url=url) as client:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            return await client.get(path, headers=named)

    return run_apart(ask())


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "localhost", "::1", "[::1]", "127.1"])
def test_an_address_of_this_machine_is_local(host: str) -> None:
    assert is_local_host(host)


@pytest.mark.parametrize(
    "host", [EVERYWHERE, "::", "[::]", "0", "192.0.2.7", "::ffff:0:0", "host.invalid", "a\x00b"]
)
def test_an_address_of_others_is_not_local(host: str) -> None:
    assert not is_local_host(host)


@pytest.mark.usefixtures("secrets_file", "address")
@pytest.mark.parametrize("bound", [EVERYWHERE, "::", "", "  ", "192.0.2.7", "host.invalid", None])
@pytest.mark.parametrize("path", ["/", "/media/a.csv", "/_stcore/stream", "/storefront?id=a"])
def test_off_loopback_without_login_there_is_one_sentence(bound: str | None, path: str) -> None:
    config.set_option("server.address", bound)
    answer = _ask("http://127.0.0.1:8501", path)
    assert OUR_SENTENCE in answer.text
    assert _SECRET not in answer.text
    assert answer.status_code == 503


@pytest.mark.usefixtures("secrets_file", "address")
@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8501", "http://localhost:1", "http://[::1]:8501"]
)
def test_on_loopback_without_login_all_is_as_ever(url: str) -> None:
    config.set_option("server.address", "127.0.0.1")
    server = url if "localhost" not in url else "http://127.0.0.1:1"
    assert _ask(server, "/media/a.csv", host=url.removeprefix("http://")).text == _SECRET


@pytest.mark.usefixtures("secrets_file", "address")
@pytest.mark.parametrize(
    ("url", "headers"),
    [
        ("http://192.0.2.7:8501", {}),
        ("http://127.0.0.1:8501", {"host": "newsroom.example"}),
        ("http://127.0.0.1:8501", {"host": "192.0.2.7:8501"}),
        ("http://127.0.0.1:8501", {"x_forwarded_for": "192.0.2.9"}),
        ("http://127.0.0.1:8501", {"x_forwarded_for": "127.0.0.1, 192.0.2.9"}),
        ("http://127.0.0.1:8501", {"forwarded": "for=192.0.2.9"}),
        ("http://127.0.0.1:8501", {"x_real_ip": "192.0.2.9"}),
    ],
)
def test_who_comes_from_elsewhere_gets_nothing(url: str, headers: dict[str, str]) -> None:
    config.set_option("server.address", "127.0.0.1")
    answer = _ask(url, "/media/a.csv", **headers)
    assert OUR_SENTENCE in answer.text
    assert _SECRET not in answer.text


@pytest.mark.usefixtures("address")
@pytest.mark.parametrize(
    "text",
    ["[auth\n", "[auth]\nclient_id = 'a'\n", "[auth]\nredirect_uri = 'http://a/oauth2callback'\n"],
)
def test_a_login_that_cannot_work_opens_nothing(secrets_file: Path, text: str) -> None:
    secrets_file.write_text(text, encoding="utf-8")
    config.set_option("server.address", "127.0.0.1")
    answer = _ask("http://127.0.0.1:8501")
    assert "Nobody can log in" in answer.text
    assert _SECRET not in answer.text


@pytest.mark.usefixtures("address")
def test_secrets_without_a_login_change_nothing(secrets_file: Path) -> None:
    secrets_file.write_text("[other]\nkey = 'value'\n", encoding="utf-8")
    config.set_option("server.address", "127.0.0.1")
    assert _ask("http://127.0.0.1:8501").text == _SECRET


@pytest.mark.usefixtures("secrets_file", "address")
def test_the_sentence_is_in_the_readers_language() -> None:
    config.set_option("server.address", EVERYWHERE)
    answer = _ask("http://127.0.0.1:8501", accept_language="id-ID,id;q=0.9")
    assert '<html lang="id">' in answer.text
