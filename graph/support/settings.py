"""Settings from the environment or ``.env``, read once."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict, SettingsError

from graph.errors import InputError
from graph.support.language import N_


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

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

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
