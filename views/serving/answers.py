"""Answers to those who do not get in: one sentence, and a button where one helps."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import Scope
from streamlit.auth_util import encode_provider_token
from streamlit.user_info import AUTH_LOGIN_ENDPOINT, AUTH_LOGOUT_ENDPOINT

from graph.support.language import N_, first_language, gettext, use_language
from views.serving.addresses import browser_language
from views.shell.login.setup import LoginSetup, providers
from views.shell.templates import environment

LOGIN = "login"
_NEXT = "after_login"
_NEXT_SECONDS = 900
_DEFAULT = "default"
_UNSEEN = {"Cache-Control": "no-store"}
OPEN_TO_OTHERS = N_(
    "This app can be reached from other machines, so it works only with login: set up [auth] in "
    ".streamlit/secrets.toml as docs/share.md says, or start it with --server.address=127.0.0.1."
)
BROKEN_LOGIN = N_(
    "Nobody can log in, because [auth] in .streamlit/secrets.toml cannot be used: the log says "
    "what is wrong with it, and docs/share.md how to set it up."
)


@dataclass(frozen=True, slots=True)
class Action:
    """A button of an answer, and the address that it leads to."""

    label: str
    address: str


def refusal_message(setup: LoginSetup) -> str:
    """Return why nothing at all is served, as a message to be translated."""
    return BROKEN_LOGIN if setup is LoginSetup.BROKEN else OPEN_TO_OTHERS


def refused_app(scope: Scope, setup: LoginSetup) -> Response:
    """Return the sentence that stands for the whole app."""
    return _page(scope, 503, refusal_message(setup), ())


def login_page(scope: Scope, base: str) -> Response:
    """Return the page that offers to log in, and keep in the browser where it was asked for."""
    names = providers()
    with use_language(_language(scope)):
        one = len(names) == 1
        form = gettext("Log in") if one else gettext("Log in with {provider}")
        actions = [
            Action(form.format(provider=name.capitalize()), f"{base}/{LOGIN}/{quote(name)}")
            for name in names
        ]
    answer = _page(scope, 401, N_("Log in to see the investigations of this newsroom."), actions)
    asked = Request(scope).url
    path = asked.path + (f"?{asked.query}" if asked.query else "")
    answer.set_cookie(
        _NEXT,
        quote(path, safe=""),
        max_age=_NEXT_SECONDS,
        path=f"{base}/",
        httponly=True,
        samesite="lax",
    )
    return answer


def begin_login(provider: str, base: str) -> Response:
    """Return the way to a provider; its token holds two minutes, so it is made on the click."""
    token = encode_provider_token(provider or _DEFAULT)
    return RedirectResponse(f"{base}{AUTH_LOGIN_ENDPOINT}?provider={token}", 302, _UNSEEN)


def page_asked_before(scope: Scope, base: str) -> Response | None:
    """Return the way to the page that was asked for before the login; None without one."""
    kept = Request(scope).cookies.get(_NEXT)
    if kept is None:
        return None
    answer = RedirectResponse(_own_address(unquote(kept), base), 302, _UNSEEN)
    answer.delete_cookie(_NEXT, path=f"{base}/")
    return answer


def _own_address(kept: str, base: str) -> str:
    """Return an address of this app, whatever the browser says was kept."""
    path = kept.removeprefix(base)
    is_own = kept.startswith(f"{base}/") and not path.startswith(("//", "/\\")) and kept.isascii()
    return kept if is_own and kept.isprintable() else f"{base}/"


def no_role_page(scope: Scope, base: str, sentence: str) -> Response:
    """Return why a person who is logged in sees nothing, with a way to be another."""
    with use_language(_language(scope)):
        actions = [Action(gettext("Log out"), f"{base}{AUTH_LOGOUT_ENDPOINT}")]
    return _page(scope, 403, sentence, actions)


def plain_refusal(scope: Scope) -> Response:
    """Return that a file or an interface of the app needs a session."""
    with use_language(_language(scope)):
        return PlainTextResponse(gettext(N_("Log in to do this.")), 403, _UNSEEN)


def _page(scope: Scope, status: int, message: str, actions: Sequence[Action]) -> Response:
    with use_language(language := _language(scope)):
        page = environment().get_template("door.html")
        title, sentence = gettext("Seller ownership"), gettext(message)
        text = page.render(language=language, title=title, sentence=sentence, actions=actions)
    return HTMLResponse(text, status, _UNSEEN)


def _language(scope: Scope) -> str:
    return first_language(browser_language(scope))
