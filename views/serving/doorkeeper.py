"""Answers of the gate with login: who gets in, and which files and interfaces are whose."""

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from views.serving import answers, visitors
from views.serving.file_owners import FileOwners, file_name
from views.serving.visitors import Visitor
from views.shell.identity import NO_ROLE

_LOGOUT = "auth/logout"
_OPEN = frozenset({"_stcore/health", "auth/login", _LOGOUT, "oauth2callback"})
# Streamlit's own interface to programs, which knows no login, and the figures of the process.
_CLOSED = ("_stcore/agent", "_stcore/metrics", "_stcore/script-health-check")
_INTERFACES = ("_stcore/", "media/", "component/", "static/", "app/static/")
_UPLOAD = "_stcore/upload_file/"
_MEDIA = "media/"


def answer_with_login(scope: Scope, path: str, base: str, owners: FileOwners) -> Response | None:
    """Return what a request gets instead of the app; None where it passes.

    ``path`` is without the base address of the app, ``base``, and without its first slash.
    """
    if path == _LOGOUT:
        visitors.end_login_of(scope)
    if path in _OPEN:
        return None
    if path.startswith(f"{answers.LOGIN}/"):
        return answers.begin_login(path.partition("/")[2], base)
    visitor = visitors.visitor_of(scope)
    if visitor.person is None:
        return _answer_stranger(scope, path, base, visitor)
    if path.startswith(_CLOSED) or not _is_own(path, visitor, owners):
        return answers.plain_refusal(scope)
    return answers.page_asked_before(scope, base) if not path else None


def _answer_stranger(scope: Scope, path: str, base: str, visitor: Visitor) -> Response:
    if not _is_page(scope) or path.startswith(_INTERFACES):
        return answers.plain_refusal(scope)
    if visitor.claims is None:
        return answers.login_page(scope, base)
    return answers.no_role_page(scope, base, NO_ROLE)


def _is_page(scope: Scope) -> bool:
    """Whether a request is for a page, and not for a part of one, such as its icon."""
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return False
    return Headers(scope=scope).get("sec-fetch-dest", "document") == "document"


def _is_own(path: str, visitor: Visitor, owners: FileOwners) -> bool:
    """Whether a file or a place for one is this person's; every other address is everybody's."""
    key = visitor.claims.key if visitor.claims else ""
    if path.startswith(_MEDIA):
        return owners.may_fetch(file_name(path), key)
    if path.startswith(_UPLOAD):
        return visitors.owns_session(path.removeprefix(_UPLOAD).partition("/")[0], key)
    return True
