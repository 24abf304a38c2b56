"""Person from whom a request comes, by the identity cookie of Streamlit's own login."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import Scope
from streamlit.auth_util import get_cookie_with_chunks, get_origin_from_redirect_uri
from streamlit.runtime import get_instance
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from views.shell.identity import Person, person_of
from views.shell.login.claims import Claims, read_claims
from views.shell.login.ended_logins import COOKIE_DAYS, end_login


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever sends a request: the claims where somebody is logged in, the person with a role."""

    claims: Claims | None
    person: Person | None


def visitor_of(scope: Scope) -> Visitor:
    """Return from whom a request comes."""
    claims = claims_in(_cookies(scope))
    return Visitor(claims, person_of(claims) if claims else None)


def end_login_of(scope: Scope) -> None:
    """End the login from which a request comes, for every copy of its cookie."""
    stated = _stated_in(_cookies(scope))
    if stated is not None and read_claims(stated) is not None:
        end_login(stated)


def owns_session(session: str, key: str) -> bool:
    """Whether the page of a session was opened by the person of this key."""
    client = get_instance().get_client(session)
    if client is None or client.client_context is None:
        return False
    claims = claims_in(client.client_context.cookies)
    return claims is not None and claims.key == key


def claims_in(cookies: Mapping[str, str]) -> Claims | None:
    """Return who is logged in; None with no cookie, a forged one or one that has ended."""
    stated = _stated_in(cookies)
    return None if stated is None else read_claims(stated)


def _cookies(scope: Scope) -> Mapping[str, str]:
    cookies: Mapping[str, str] = cookie_parser(Headers(scope=scope).get("cookie", ""))
    return cookies


def _stated_in(cookies: Mapping[str, str]) -> Mapping[str, object] | None:
    """Return what an identity cookie says that this app signed for this address; None without."""

    def signed_part(name: str) -> bytes | None:
        value = cookies.get(name)
        if value is None:
            return None
        signed = value.encode("latin-1", "replace")
        return decode_signed_value(get_cookie_secret(), name, signed, COOKIE_DAYS)

    whole = get_cookie_with_chunks(signed_part, USER_COOKIE_NAME)
    try:
        stated = json.loads(whole) if whole else None
    except ValueError:
        return None
    if not isinstance(stated, dict) or stated.get("origin") != get_origin_from_redirect_uri():
        return None
    return stated
