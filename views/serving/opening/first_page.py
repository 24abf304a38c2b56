"""The start page's title, sentence and search field, sent with the page that loads the app.

Streamlit's own page is empty until its scripts are loaded, it has a connection and the session's
script has run. What is typed into this field meanwhile goes into the app's own as soon as that is
there.
"""

from functools import cache
from pathlib import Path

from starlette.datastructures import QueryParams
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from graph.support.language import first_language, use_language
from views.serving.addresses import base_path, browser_language
from views.shell.templates import environment

_HERE = Path(__file__).parent
_BODY = "<body>"
_CACHING = {"Cache-Control": "no-cache"}  # as Streamlit sends its own page


class FirstPage:
    """Streamlit's server, with a start page that shows something at once."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer who asks for the start page; pass everything else on."""
        if scope["type"] != "http" or scope["method"] != "GET" or not _is_start(scope["path"]):
            await self._app(scope, receive, send)
            return
        answer = HTMLResponse(_first_page(scope), headers=_CACHING)
        await answer(scope, receive, send)


def _is_start(path: str) -> bool:
    return path == f"{base_path()}/"


def _first_page(scope: Scope) -> str:
    asked = QueryParams(scope["query_string"])
    # As the session will choose it.
    language = first_language(asked.get("lang", ""), browser_language(scope))
    template = environment().get_template("first_page.html")
    with use_language(language):
        shown = template.render(
            language=language,
            asked=asked.get("q", ""),
            style=_own_file("first_page.css"),
            script=_own_file("first_page.js"),
        )
    return _streamlit_page().replace(_BODY, _BODY + shown, 1)


@cache
def _streamlit_page() -> str:
    return (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")


@cache
def _own_file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
