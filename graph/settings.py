"""Settings from the environment or ``.env``, read once."""

from functools import cache
from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Where the graph is kept, and the limits of what is asked of it.

    With ``neo4j_uri`` that server is used; without it the embedded default, under ``data_dir``.
    ``query_seconds`` ends a reader's query; ``mass_tenants`` is the number of tenants or
    appointments above which a party counts as a mass node. ``secrecy_list`` is a CSV file that
    takes the place of the shipped list of secrecy jurisdictions.
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


@cache
def settings() -> Settings:
    """Return the settings of this process."""
    return Settings()
