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


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever sends a request: the claims where somebody is logged in, the person with a role."""

    claims: Claims | None
    person: Person | None


def visitor_of(scope: Scope) -> Visitor:
    """Return from whom a request comes."""
    cookies: Mapping[str, str] = cookie_parser(Headers(scope=scope).get("cookie", ""))
    claims = claims_in(cookies)
    return Visitor(claims, person_of(claims) if claims else None)


def owns_session(session: str, key: str) -> bool:
    """Whether the page of a session was opened by the person of this key."""
    client = get_instance().get_client(session)
    if client is None or client.client_context is None:
        return False
    claims = claims_in(client.client_context.cookies)
    return claims is not None and claims.key == key


def claims_in(cookies: Mapping[str, str]) -> Claims | None:
    """Return who is logged in; None with no cookie, a forged one or one that has ended."""

    def signed_part(name: str) -> bytes | None:
        value = cookies.get(name)
        if value is None:
            return None
        return decode_signed_value(get_cookie_secret(), name, value.encode("latin-1", "replace"))

    whole = get_cookie_with_chunks(signed_part, USER_COOKIE_NAME)
    try:
        stated = json.loads(whole) if whole else None
    except ValueError:
        return None
    if not isinstance(stated, dict) or stated.get("origin") != get_origin_from_redirect_uri():
        return None
    return read_claims(stated)
