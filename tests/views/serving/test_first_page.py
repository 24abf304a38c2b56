"""The start page as it is sent before the app runs: in the language asked for, with any text."""

import httpx
import pytest
from bs4 import BeautifulSoup
from starlette.responses import PlainTextResponse

from tests.asynchronous import run_apart
from views.serving.opening.first_page import FirstPage

_APP = "from the app"


def _ask(path: str, method: str = "GET", **headers: str) -> httpx.Response:
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(FirstPage(PlainTextResponse(_APP)))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            return await client.request(method, path, headers=named)

    return run_apart(ask())


def _field(answer: httpx.Response) -> dict[str, str]:
    found = BeautifulSoup(answer.text, "lxml").select_one("#first_page input")
    assert found
    return {name: str(value) for name, value in found.attrs.items()}


@pytest.mark.parametrize(
    ("path", "browser", "said"),
    [
        ("/", "en-GB", "Who is behind"),
        ("/", "id-ID,id;q=0.9", "Siapa di balik"),
        ("/?lang=id", "en", "Siapa di balik"),
        ("/?lang=xx", "", "Who is behind"),
    ],
)
def test_the_page_speaks_the_language_of_the_session(path: str, browser: str, said: str) -> None:
    answer = _ask(path, accept_language=browser)
    assert said in answer.text
    assert '<div id="root"></div>' in answer.text


def test_what_was_asked_stands_in_the_field_and_is_no_markup() -> None:
    hostile = '"><script>alert(1)</script>'
    answer = _ask("/?q=" + httpx.QueryParams({"q": hostile})["q"])
    assert _field(answer)["value"] == hostile
    assert "<script>alert(1)" not in answer.text


@pytest.mark.parametrize(
    ("path", "method"), [("/storefront", "GET"), ("/", "POST"), ("/x/", "GET")]
)
def test_every_other_request_is_the_apps(path: str, method: str) -> None:
    assert _ask(path, method).text == _APP
