"""Settings from the environment or ``.env``, read once and again after one was kept there."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Annotated

from dotenv import dotenv_values, set_key, unset_key
from pydantic import SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict, SettingsError

from graph.errors import InputError
from graph.support.file_locks import hold_lock
from graph.support.language import N_

SETTINGS_FILE = Path(".env")
_OWNER_ONLY = 0o600
# No space or line break, and no "$", which the file would read as the name of another setting.
_KEPT_VALUE = re.compile(r"[!-#%-~]{1,500}")


class Settings(BaseSettings):
    """Location of the graph, and limits of queries and of collecting.

    With ``neo4j_uri`` that server is used; without it the embedded default, under ``data_dir``.
    ``query_seconds`` is the time limit of a user's query; ``mass_tenants`` is the number of tenants
    or appointments above which a party counts as a mass node. ``secrecy_list`` is a CSV file that
    replaces the shipped list of secrecy jurisdictions.

    ``source_urls`` replaces the base address of a source (by its name, or by host);
    ``allowed_private_hosts`` are hosts, as requested, that may be private. The limits of collecting
    are megabytes and seconds of a response, redirects and tries of a request, and seconds of the
    first wait before a retry and of the longest wait that a source may ask for.
    """

    model_config = SettingsConfigDict(env_file=SETTINGS_FILE, extra="ignore", frozen=True)

    neo4j_uri: str = ""
    neo4j_username: str = "neo4j"
    neo4j_password: SecretStr = SecretStr("")
    neo4j_database: str = ""
    data_dir: Path = Path("data")
    contact_email: str = ""
    query_seconds: float = 30.0
    mass_tenants: int = 20
    secrecy_list: Path | None = None

    companies_house_api_key: SecretStr = SecretStr("")
    opencorporates_api_token: SecretStr = SecretStr("")
    opensanctions_api_key: SecretStr = SecretStr("")
    source_urls: Mapping[str, str] = {}
    allowed_private_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    answer_megabytes: float = 20.0
    answer_seconds: float = 30.0
    most_redirects: int = 10
    most_tries: int = 5
    backoff_seconds: float = 1.0
    longest_wait_seconds: float = 600.0

    @field_validator("allowed_private_hosts", mode="before")
    @classmethod
    def _split_hosts(cls, stated: object) -> object:
        """Accept a JSON list, or names separated by commas."""
        if not isinstance(stated, str):
            return stated
        if stated.lstrip().startswith("["):
            return tuple(json.loads(stated))
        return tuple(name.strip() for name in stated.split(",") if name.strip())


@cache
def settings() -> Settings:
    """Return the settings of this process.

    Raises:
        InputError: a setting cannot be read.
    """
    try:
        return Settings()
    except ValidationError as error:
        # Its own message shows the values, which may be keys.
        named = ", ".join(str(part["loc"][0]).upper() for part in error.errors())
        raise InputError(
            N_("Settings that cannot be read: {named}. See .env.example."), named=named
        ) from None
    except SettingsError:
        raise InputError(N_("SOURCE_URLS is no JSON object. See .env.example.")) from None


def is_from_environment(name: str) -> bool:
    """Whether the environment sets a setting, which then has precedence over the file."""
    return name.upper() in {variable.upper() for variable in os.environ}


def keep_setting(name: str, value: str) -> None:
    """Keep a setting in the settings file, which only its owner can read; others stay as they are.

    Raises:
        InputError: the value cannot be one line of the file, or the file cannot be written.
    """
    if not _KEPT_VALUE.fullmatch(value):
        raise InputError(N_("{setting} holds characters that no key has."), setting=name.upper())
    with _open_file() as file:
        _unset(file, name, but=name.upper())
        set_key(file, name.upper(), value)


def drop_setting(name: str) -> None:
    """Remove a setting from the settings file.

    Raises:
        InputError: the file cannot be written.
    """
    with _open_file() as file:
        _unset(file, name)


@contextmanager
def _open_file() -> Iterator[Path]:
    """Give the file that a link leads to, for one process at a time, read by its owner only."""
    file = SETTINGS_FILE.resolve()
    try:
        with hold_lock(file.with_name(f"{file.name}.lock")):
            _close_to_others(file)
            yield file
            _close_to_others(file)
    except (OSError, UnicodeDecodeError) as error:
        raise _unwritable(error) from None
    settings.cache_clear()


def _unset(file: Path, name: str, but: str = "") -> None:
    """Remove a setting in every spelling that counts as it, which are those of any case."""
    for spelt in list(dotenv_values(file)) if file.exists() else ():
        if spelt.upper() == name.upper() and spelt != but:
            unset_key(file, spelt)


def _close_to_others(file: Path) -> None:
    """Let only the owner read the file; a change keeps the rights that it has."""
    if file.exists():
        file.chmod(_OWNER_ONLY)


def _unwritable(error: Exception) -> InputError:
    return InputError(
        N_("{path} cannot be written ({error})."),
        path=SETTINGS_FILE,
        error=type(error).__name__,
    )
