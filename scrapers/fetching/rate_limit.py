"""Rate limit of requests to a host, shared by all processes of a data folder."""

from pathlib import Path
from threading import Lock
from weakref import WeakValueDictionary, finalize

from pyrate_limiter import Limiter, SQLiteBucket
from pyrate_limiter import Rate as Allowed
from requests_ratelimiter.buckets import HostBucketFactory
from requests_ratelimiter.requests_ratelimiter import LimiterMixin

from scrapers.contract.collector import RateLimit
from scrapers.fetching.public_hosts import PublicAdapter


def rate_file(folder: Path) -> Path:
    """Return the file of a data folder that records the requests to each host."""
    return folder.resolve() / "asked.sqlite"


_LIMITERS: WeakValueDictionary[tuple[RateLimit, Path], Limiter] = WeakValueDictionary()
_LOCK = Lock()
_FORGET_MS = 10_000


def _limiter(rate: RateLimit, kept: Path) -> Limiter:
    """Return the limiter of a rate, with a bucket for each host.

    Requests are recorded in a file. Its lock is the operating system's, so it ends with the
    process that holds it. A limiter has a thread that forgets old requests, and ends with the last
    adapter that waits for it: an app that runs for weeks collects in many folders.
    """
    with _LOCK:
        limiter = _LIMITERS.get((rate, kept))
        if limiter is None:
            allowed = [Allowed(rate.requests, rate.seconds * 1000)]
            places = {"path": kept, "use_file_lock": True}
            buckets = HostBucketFactory(allowed, SQLiteBucket, places)
            buckets.leak_interval = _FORGET_MS
            limiter = _LIMITERS[rate, kept] = Limiter(buckets)
            finalize(limiter, buckets.close)
        return limiter


class PoliteAdapter(LimiterMixin, PublicAdapter):  # type: ignore[misc]
    """Waits until the source's limit allows the next request to the host."""

    def __init__(self, rate: RateLimit, folder: Path, allowed: tuple[str, ...]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(
            limiter=_limiter(rate, rate_file(folder)),
            # The limiter must not react to 429: the source's Retry-After decides.
            limit_statuses=(),
            # One bucket for each rate: a bucket forgets requests after the time of its own rate.
            bucket_name=f"{rate.requests} in {rate.seconds} s",
            allowed=allowed,
        )
