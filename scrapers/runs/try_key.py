"""Trial of a key: the cheapest request that needs it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr

from graph.support.settings import Settings
from scrapers.captures.archive import Captures
from scrapers.contract.collector import Collector
from scrapers.fetching.api_keys import Secrets
from scrapers.fetching.fetcher import Fetcher
from scrapers.fetching.network import HttpNetwork


def with_key(settings: Settings, collector: Collector, value: str) -> Settings:
    """Return the settings with another key of a source."""
    if collector.key is None:
        return settings
    return settings.model_copy(update={collector.key.setting: SecretStr(value)})


def try_key(collector: Collector, settings: Settings) -> None:
    """Send one request with the key of a source; nothing of the answer is kept.

    Raises:
        CollectError: the key is missing or refused, or the source does not answer.
    """
    if collector.key is None:
        return
    once = settings.model_copy(update={"most_tries": 1})
    secrets = Secrets(collector, once)
    with TemporaryDirectory() as folder, Captures(Path(folder) / "trial.warc.gz") as captures:
        network = HttpNetwork(collector, once, secrets)
        try:
            Fetcher(collector, once, captures, network)(collector.key.tried_at)
        finally:
            network.close()
