"""API keys of sources, which go from the settings into one header and nowhere else."""

import json
from base64 import b64encode
from dataclasses import replace
from html import escape
from urllib.parse import quote

from pydantic import SecretStr

from graph.errors import KeyNeededError
from graph.support.language import N_, LazyText, lazy_text
from graph.support.settings import Settings
from scrapers.captures.exchange import SourceAnswer, decode_body
from scrapers.contract.collector import ApiKey, Collector, KeyPlace

_KEY_MASK = "[key]"
_SHORTEST = 6
# Headers about the bytes as served, which do not fit others.
_OF_SERVED_BYTES = frozenset(
    {"content-encoding", "content-md5", "digest", "content-digest", "repr-digest", "etag"}
)


class Secrets:
    """The key of one source, if it has one; removes it from everything that is kept or shown."""

    def __init__(self, collector: Collector, settings: Settings) -> None:
        """Look the key up in the settings.

        Raises:
            KeyNeededError: the key or contact that the source needs is not set, or not valid.
        """
        self._headers: dict[str, str] = {}
        self._hidden: list[str] = []
        if collector.needs_contact and not settings.contact_email:
            raise KeyNeededError(
                N_(
                    "{source} asks every program for a contact: set CONTACT_EMAIL to your e-mail "
                    "address."
                ),
                source=collector.origin.title,
            )
        if collector.key is None:
            return
        secret = _key_value(collector.key, settings)
        if not secret:
            raise KeyNeededError(missing_key_message(collector))
        if not secret.isascii() or not secret.isprintable():
            raise KeyNeededError(
                N_("{setting} holds characters that no key has."),
                setting=collector.key.setting.upper(),
            )
        self._set_key(collector, secret)

    def _set_key(self, collector: Collector, secret: str) -> None:
        key = collector.key
        if key is None:
            return
        basic = b64encode(f"{secret}:".encode()).decode()
        if key.place is KeyPlace.BASIC_USER:
            self._headers = {"Authorization": f"Basic {basic}"}
        else:
            self._headers = {key.name: f"{key.prefix}{secret}"}
        # A very short key would also match ordinary text.
        self._hidden = [*_spellings(basic), *_spellings(secret)] if len(secret) >= _SHORTEST else []

    def headers(self, own: bool) -> dict[str, str]:
        """Return the headers with the key; empty unless the host is the source's ``own``."""
        return dict(self._headers) if own else {}

    def hide_key(self, text: str) -> str:
        """Return a text without the key."""
        for secret in self._hidden:
            text = text.replace(secret, _KEY_MASK)
        return text

    def hide_key_in(self, answer: SourceAnswer, most_bytes: int) -> SourceAnswer:
        """Return an answer without the key, which a source may send back, packed or not.

        Only an answer that holds the key is changed: it is then kept unpacked, and its headers say
        so.

        Raises:
            AnswerError: it is packed in a way that cannot be looked into; it may hold the key.
        """
        if not self._hidden:
            return answer
        body = decode_body(answer, most_bytes)
        hidden = body
        for secret in self._hidden:
            hidden = hidden.replace(secret.encode(), _KEY_MASK.encode())
        if hidden == body:
            return answer
        headers = tuple(
            (name, str(len(hidden)) if name.casefold() == "content-length" else value)
            for name, value in answer.headers
            if name.casefold() not in _OF_SERVED_BYTES
        )
        return replace(answer, headers=headers, body=hidden)


def _spellings(secret: str) -> tuple[str, ...]:
    """Return how a secret is written in text, JSON, HTML and addresses, longest first."""
    ways = (secret, json.dumps(secret)[1:-1], escape(secret), quote(secret), quote(secret, safe=""))
    return tuple(sorted({*ways, secret.replace("/", r"\/")}, key=len, reverse=True))


def _key_value(key: ApiKey, settings: Settings) -> str:
    stored = getattr(settings, key.setting)
    return stored.get_secret_value() if isinstance(stored, SecretStr) else str(stored)


def is_key_missing(collector: Collector, settings: Settings) -> bool:
    """Whether a source cannot be used until its key, or the contact it requires, is set."""
    contact = collector.needs_contact and not settings.contact_email
    return contact or (collector.key is not None and not _key_value(collector.key, settings))


def missing_key_message(collector: Collector) -> LazyText:
    """Return which key is missing, where to get it, and which other source needs none."""
    key = collector.key
    if key is None:
        return LazyText("")
    text = N_("{source} needs a key: set {setting}; get one at {address}.")
    if key.instead:
        text = N_("{source} needs a key: set {setting}; get one at {address}. {other} needs none.")
    return lazy_text(
        text,
        source=collector.origin.title,
        setting=key.setting.upper(),
        address=key.obtained_at,
        other=key.instead,
    )
