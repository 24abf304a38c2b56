"""The pace at which hosts are asked: one for all processes that share a data folder."""

from functools import cache
from pathlib import Path

from pyrate_limiter import Limiter, SQLiteBucket
from pyrate_limiter import Rate as Allowed
from requests_ratelimiter.buckets import HostBucketFactory
from requests_ratelimiter.requests_ratelimiter import LimiterMixin

from scrapers.contract.collector import RateLimit
from scrapers.fetching.public_hosts import PublicAdapter


def rate_file(folder: Path) -> Path:
    """Return the file in a data folder that holds when which host was asked."""
    return folder.resolve() / "asked.sqlite"


@cache
def _limiter(rate: RateLimit, kept: Path) -> Limiter:
    """Return the limiter of a rate, with a bucket for each host.

    What was asked stands in a file. Its lock is the operating system's, so that it ends with the
    process that holds it.
    """
    allowed = [Allowed(rate.requests, rate.seconds * 1000)]
    places = {"path": kept, "use_file_lock": True}
    return Limiter(HostBucketFactory(allowed, SQLiteBucket, places))


class PoliteAdapter(LimiterMixin, PublicAdapter):  # type: ignore[misc]
    """Waits until the source's own limit allows the next question to the host."""

    def __init__(self, rate: RateLimit, folder: Path, allowed: tuple[str, ...]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(
            limiter=_limiter(rate, rate_file(folder)),
            # The limit's own handling of 429 is off: the source's Retry-After decides.
            limit_statuses=(),
            # A source with another rate forgets what was asked after another time.
            bucket_name=f"{rate.requests} in {rate.seconds} s",
            allowed=allowed,
        )
