"""What a provider says of the person who logged in, and until when that holds."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.support.settings import settings
from views.shell.login.ended_logins import has_ended

_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Claims:
    """Statements of a provider on a person whose login holds now.

    ``key`` is the person's id at this provider. ``email`` is empty where the provider gives none or
    says that it has not verified it, and ``name`` then has the id in it.
    """

    key: str
    name: str
    email: str
    groups: frozenset[str]


def read_claims(stated: Mapping[str, object]) -> Claims | None:
    """Read what the identity cookie holds; None where nobody is logged in, or no longer."""
    if stated.get("is_logged_in") is not True or not _holds_now(stated):
        return None
    verified = stated.get("email_verified", True) in (True, "true")
    email = _text(stated.get("email")) if verified else ""
    if not _text(stated.get("sub")) or has_ended(stated):
        return None
    key = f"{_text(stated.get('iss'))} {_text(stated.get('sub'))}"
    return Claims(
        key=key,
        name=_text(stated.get("name")) if email else _name_without_email(stated),
        email=email,
        groups=frozenset(_group_names(stated.get(settings().groups_claim))),
    )


def _name_without_email(stated: Mapping[str, object]) -> str:
    """Return a name with the provider's id of its bearer, for many may have the name alone."""
    name, ident = _text(stated.get("name")), _text(stated.get("sub"))
    return f"{name} ({ident})" if name else ident


def _holds_now(stated: Mapping[str, object]) -> bool:
    """Whether the login has not ended, by the hours of the settings, else by the provider."""
    hours = settings().login_hours
    stated_end = stated.get("iat" if hours else "exp")
    if not isinstance(stated_end, int | float) or isinstance(stated_end, bool):
        return False
    return time.time() < stated_end + hours * _HOUR


def _text(stated: object) -> str:
    """Return a text as one line, empty where it is none."""
    return " ".join(stated.split()) if isinstance(stated, str) else ""


def _group_names(stated: object) -> Iterable[str]:
    if isinstance(stated, str):
        return (stated,)
    return (each for each in stated if isinstance(each, str)) if isinstance(stated, list) else ()
