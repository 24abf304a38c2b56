"""Settings from the environment or ``.env``, read once and again after one was kept there."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from dotenv import dotenv_values, set_key, unset_key
from pydantic import BaseModel, ConfigDict, PrivateAttr, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict, SettingsError

from graph.errors import InputError
from graph.support.file_locks import hold_lock
from graph.support.language import N_
from graph.support.private_cases import PrivateCase, find_private_case

SETTINGS_FILE = Path(".env")
_OWNER_ONLY = 0o600
# No space or line break, and no "$", which the file would read as the name of another setting.
_KEPT_VALUE = re.compile(r"[!-#%-~]{1,500}")


class PrivateDatabase(BaseModel):
    """A database of Neo4j that holds one private case and nothing else."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    uri: str
    database: str = "neo4j"
    username: str = "neo4j"
    password: SecretStr = SecretStr("")


class Settings(BaseSettings):
    """Location of the graph, and limits of queries and of collecting.

    With ``neo4j_uri`` that server is used; without it the embedded default, under ``data_dir``.
    ``query_seconds`` is the time limit of a user's query; ``mass_tenants`` is the number of tenants
    or appointments above which a party counts as a mass node. ``secrecy_list`` is a CSV file that
    replaces the shipped list of secrecy jurisdictions. ``roles_file`` says who may do what in the
    app once people log in, ``groups_claim`` is the provider's name for their groups, and
    ``login_hours`` how long a login holds (0: as long as the provider says).

    ``private_databases`` has the database of each private case by its name, and ``private_case``
    names the one that these settings are of: ``data_dir`` is then its folder and ``neo4j_uri`` its
    database, while registers, limits and keys stay those of all.

    ``source_urls`` replaces the base address of a source (by its name, or by host);
    ``allowed_private_hosts`` are hosts, as requested, that may be private. The limits of collecting
    are megabytes and seconds of a response, redirects and tries of a request, and seconds of the
    first wait before a retry and of the longest wait that a source may ask for.

    ``notify_urls`` are addresses of apprise to which changes are sent; they hold passwords.
    """

    model_config = SettingsConfigDict(env_file=SETTINGS_FILE, extra="ignore", frozen=True)

    neo4j_uri: str = ""
    neo4j_username: str = "neo4j"
    neo4j_password: SecretStr = SecretStr("")
    neo4j_database: str = ""
    data_dir: Path = Path("data")
    private_case: str = ""
    private_databases: Mapping[str, PrivateDatabase] = {}
    contact_email: str = ""
    query_seconds: float = 30.0
    mass_tenants: int = 20
    secrecy_list: Path | None = None
    roles_file: Path | None = None
    groups_claim: str = "groups"
    login_hours: float = 0.0

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
    notify_urls: Annotated[tuple[SecretStr, ...], NoDecode] = ()

    _shared: "Settings | None" = PrivateAttr(default=None)

    @property
    def shared(self) -> "Settings":
        """Settings of the shared database, which belong to no private case."""
        return self._shared or self

    @property
    def is_private(self) -> bool:
        """Whether these are the settings of a private case."""
        return self._shared is not None

    @property
    def shared_dir(self) -> Path:
        """Folder of what private cases only read: registers, and how often a source was asked."""
        return self.shared.data_dir

    def of_private_case(self, case: PrivateCase) -> "Settings":
        """Return the settings of a private case.

        Raises:
            InputError: it would share a database of Neo4j with others.
        """
        shared = self.shared
        place = {"neo4j_uri": "", "data_dir": case.folder, "private_case": case.name}
        place["notify_urls"] = ()  # the newsroom's channels are read by others than its members
        found = shared.model_copy(update={**place, **shared._database_of(case)})
        found._shared = shared
        return found

    def _database_of(self, case: PrivateCase) -> Mapping[str, object]:
        names = {name.strip().casefold(): each for name, each in self.private_databases.items()}
        own = names.get(case.name.casefold()) or names.get(case.slug)
        if own is None and self.neo4j_uri:
            raise InputError(
                N_(
                    "A private case needs a Neo4j database of its own: name it in "
                    'PRIVATE_DATABASES, such as {{"{name}": {{"uri": "bolt://127.0.0.1:7688"}}}}.'
                ),
                name=case.name,
            )
        if own is None:
            return {}
        if (own.uri, own.database) == (self.neo4j_uri, self.neo4j_database or "neo4j"):
            raise InputError(
                N_(
                    "PRIVATE_DATABASES gives {name} the shared database; give it a database of "
                    "its own."
                ),
                name=case.name,
            )
        return {
            "neo4j_uri": own.uri,
            "neo4j_database": own.database,
            "neo4j_username": own.username,
            "neo4j_password": own.password,
        }

    @field_validator("allowed_private_hosts", mode="before")
    @classmethod
    def _split_hosts(cls, stated: object) -> object:
        """Accept a JSON list, or names separated by commas."""
        if not isinstance(stated, str):
            return stated
        if stated.lstrip().startswith("["):
            return tuple(json.loads(stated))
        return tuple(name.strip() for name in stated.split(",") if name.strip())

    @field_validator("notify_urls", mode="before")
    @classmethod
    def _split_addresses(cls, stated: object) -> object:
        """Accept a JSON list, or addresses separated by spaces; an address may hold a comma."""
        if not isinstance(stated, str):
            return stated
        return tuple(json.loads(stated) if stated.lstrip().startswith("[") else stated.split())


@cache
def settings() -> Settings:
    """Return the settings of this process, of the private case that PRIVATE_CASE names.

    Raises:
        InputError: a setting cannot be read, or there is no such case.
    """
    return read_settings()


def read_settings(**given: object) -> Settings:
    """Return the settings of the environment with some given here in place of theirs.

    PRIVATE_CASE counts where nothing is given that says where the store is.

    Raises:
        InputError: a setting cannot be read, or there is no such case.
    """
    written = _written_settings(given)
    shared = written.model_copy(update={"private_case": ""})
    if not written.private_case or given.keys() & {"data_dir", "neo4j_uri"}:
        return shared
    return shared.of_private_case(find_private_case(shared.data_dir, written.private_case))


def shared_settings() -> Settings:
    """Return the settings of the shared database, whatever PRIVATE_CASE names.

    Raises:
        InputError: a setting cannot be read.
    """
    return _written_settings({}).model_copy(update={"private_case": ""})


def _written_settings(given: Mapping[str, object]) -> Settings:
    try:
        return Settings(**dict[str, Any](given))
    except ValidationError as error:
        # Its own message shows the values, which may be keys.
        named = ", ".join(str(part["loc"][0]).upper() for part in error.errors())
        raise InputError(
            N_("Settings that cannot be read: {named}. See .env.example."), named=named
        ) from None
    except SettingsError as error:
        named = "private_databases" if "private_databases" in str(error) else "source_urls"
        raise InputError(
            N_("{setting} is no JSON object. See .env.example."), setting=named.upper()
        ) from None


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
