"""HTTP requests at the source's rate, over checked connections, within limits."""

import sqlite3
import time
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests
from urllib3.exceptions import HTTPError

from graph.errors import AddressRefusedError, AnswerError, CollectError, UnavailableError
from graph.support.language import N_
from graph.support.settings import Settings
from scrapers.captures.exchange import SourceAnswer, SourceQuestion
from scrapers.contract.collector import Collector
from scrapers.fetching.api_keys import Secrets
from scrapers.fetching.public_hosts import is_named_as_private, timeout_of
from scrapers.fetching.rate_limit import PoliteAdapter, rate_file

_CHUNK = 1 << 16
_AGENT = "seller-ownership-graph-investigator/1.0"


class HttpNetwork:
    """Sends requests to one source; connections are kept between requests."""

    def __init__(self, collector: Collector, settings: Settings, secrets: Secrets) -> None:
        self._collector = collector
        self._settings = settings
        self._secrets = secrets
        self._session = requests.Session()
        # A proxy from the environment would bypass the check of addresses.
        self._session.trust_env = False
        self._session.headers.clear()
        allowed = settings.allowed_private_hosts
        for scheme in ("http://", "https://"):
            adapter = PoliteAdapter(collector.rate, settings.shared_dir, allowed)
            self._session.mount(scheme, adapter)

    @property
    def _most_bytes(self) -> int:
        return int(self._settings.answer_megabytes * 1_000_000)

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def ask(self, question: SourceQuestion) -> SourceAnswer:
        """Send a request once, without following redirects.

        Raises:
            AddressRefusedError: the address is not a web address, or the host is not public.
            AnswerError: the answer is larger than allowed.
            UnavailableError: there was no complete answer in time.
            CollectError: the file of the rate limit cannot be used.
        """
        address = self.real_address(question.url)
        if urlsplit(address).scheme not in ("http", "https"):
            raise AddressRefusedError(N_("{url} is not a web address."), url=question.url)
        secret = self._secrets.headers(self._is_own_host(question.url))
        sent = {"User-Agent": self._user_agent(), "Accept-Encoding": "gzip, deflate"}
        sent |= dict(question.headers)
        try:
            prepared = requests.Request(
                question.method, address, headers={**sent, **secret}, data=question.body or None
            ).prepare()
            return self._send_request(question, prepared, sent)
        except CollectError:
            raise
        except sqlite3.Error as error:
            raise CollectError(
                N_("{file} cannot be used ({error}); end other collects, delete it and try again."),
                file=rate_file(self._settings.shared_dir),
                error=error,
            ) from error
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            reason = self._secrets.hide_key(type(error).__name__)
            # Only the type is shown, and no cause is kept: the text may hold the key.
            raise UnavailableError(
                N_("{host} did not answer ({reason}); try again later."),
                host=urlsplit(question.url).hostname,
                reason=reason,
            ) from None

    def _send_request(
        self, question: SourceQuestion, prepared: requests.PreparedRequest, sent: dict[str, str]
    ) -> SourceAnswer:
        started = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        seconds = self._settings.answer_seconds
        with self._session.send(
            prepared,
            stream=True,
            allow_redirects=False,
            timeout=timeout_of(seconds),  # type: ignore[arg-type]
        ) as response:
            body = self._read_body(question, response.raw, time.monotonic() + seconds)
            headers = tuple((k, self._secrets.hide_key(v)) for k, v in response.raw.headers.items())
            answer = SourceAnswer(
                status=response.status_code,
                reason=self._secrets.hide_key(response.reason or ""),
                headers=headers,
                body=body,
                retrieved=started,
                address=self._secrets.hide_key(prepared.url or ""),
                sent_headers=tuple(sent.items()),
            )
            return self._secrets.hide_key_in(answer, self._most_bytes)

    def _read_body(self, question: SourceQuestion, raw: Any, end: float) -> bytes:
        parts, size = [], 0
        while part := raw.read1(_CHUNK, decode_content=False):
            parts.append(part)
            size += len(part)
            if size > self._most_bytes:
                raise AnswerError(
                    N_(
                        "{url} is larger than {megabytes:g} MB, so it was not read. Raise "
                        "ANSWER_MEGABYTES to take it."
                    ),
                    url=question.url,
                    megabytes=self._settings.answer_megabytes,
                )
            if time.monotonic() > end:
                raise UnavailableError(
                    N_("{url} did not come whole within {seconds:g} seconds; try again later."),
                    url=question.url,
                    seconds=self._settings.answer_seconds,
                )
        stated = str(raw.headers.get("Content-Length", ""))
        if stated.isdigit() and size < int(stated):
            raise UnavailableError(
                N_("{url} was cut off on its way; try again later."), url=question.url
            )
        return b"".join(parts)

    def real_address(self, url: str) -> str:
        """Return the address to send a request to; a setting may replace the base of a source's.

        A private address, which a redirect may name, is not replaced, so that it is refused.
        """
        parts = urlsplit(url)
        bases = self._settings.source_urls
        base = bases.get(parts.netloc) or bases.get(parts.hostname or "")
        if not base and not is_named_as_private(parts.hostname or ""):
            base = bases.get(self._collector.name)
        if not base:
            return url
        there = urlsplit(base)
        path = there.path.rstrip("/") + parts.path
        return urlunsplit((there.scheme, there.netloc, path, parts.query, parts.fragment))

    def _is_own_host(self, url: str) -> bool:
        return urlsplit(url).hostname in self._collector.hosts

    def _user_agent(self) -> str:
        contact = self._settings.contact_email
        return f"{_AGENT} ({contact})" if contact else _AGENT
