"""Whether login is set up, as ``.streamlit/secrets.toml`` says when the process starts."""

import logging
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from streamlit import config, secrets
from streamlit.auth_util import get_secrets_auth_section, validate_auth_credentials
from streamlit.errors import StreamlitAuthError, StreamlitSecretNotFoundError

_DEFAULT = "default"
_OPTIONS = "client_kwargs"  # a table that is no provider
_log = logging.getLogger(__name__)


class LoginSetup(StrEnum):
    """State of ``[auth]``: none, usable, or one that nobody could log in with."""

    NONE = "none"
    USABLE = "usable"
    BROKEN = "broken"


@cache
def login_setup() -> LoginSetup:
    """Return the state of ``[auth]``; it stays as it is for the life of this process."""
    try:
        secrets.to_dict()
    except StreamlitSecretNotFoundError as error:
        if error.error_id == "no-secrets-found":
            return LoginSetup.NONE
        return _broken(error)
    except (OSError, ValueError) as error:
        return _broken(error)
    if not get_secrets_auth_section():
        return LoginSetup.NONE
    if config.get_option("server.trustedUserHeaders"):
        _log.error("server.trustedUserHeaders lets a header say who somebody is: leave it out.")
        return LoginSetup.BROKEN
    return LoginSetup.USABLE if providers() else LoginSetup.BROKEN


def _broken(error: Exception) -> LoginSetup:
    _log.error(".streamlit/secrets.toml: %s", error)
    return LoginSetup.BROKEN


@cache
def providers() -> tuple[str, ...]:
    """Return the names of the usable providers; the unnamed one is "default"."""
    section = get_secrets_auth_section()
    tables = (name for name, value in section.items() if isinstance(value, Mapping))
    named = [name for name in tables if name != _OPTIONS]
    usable = []
    for name in [_DEFAULT, *named] if "client_id" in section else named:
        try:
            validate_auth_credentials(name)
        except StreamlitAuthError as error:
            _log.error("[auth] in .streamlit/secrets.toml: %s", error)
        else:
            usable.append(name)
    return tuple(usable)
