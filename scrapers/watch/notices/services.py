"""Services of NOTIFY_URLS that take notices.

An address is never shown, logged or kept: it holds passwords. It is named by its number in the
setting and the name of its service.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import pbkdf2_hmac

from pydantic import SecretStr

from graph.errors import InputError
from graph.support.language import N_
from graph.support.settings import Settings

_SECONDS = 30
_SALT, _ROUNDS = b"address of a notifier", 200_000
# The library logs whole addresses, and the network below it their paths: both hold passwords.
_LOGGERS = ("apprise", "urllib3.connectionpool")


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent: a title without words of a source, and a plain text."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Notifier:
    """One address of the setting by its number, from 1; ``key`` tells it from others in a file."""

    number: int
    address: SecretStr
    key: str


def notifiers_of(settings: Settings) -> tuple[Notifier, ...]:
    """Return the notifiers that are set up, in the order of the setting."""
    addresses = dict.fromkeys(each.get_secret_value() for each in settings.notify_urls)
    return tuple(
        Notifier(number, SecretStr(address), _key(address))
        for number, address in enumerate(addresses, 1)
    )


def _key(address: str) -> str:
    """Return a key from which the password in an address cannot be found by trying many."""
    return pbkdf2_hmac("sha256", address.encode(), _SALT, _ROUNDS).hex()[:16]


def send_message(notifier: Notifier, message: Message) -> None:
    """Send one message.

    Raises:
        InputError: the address is of no known service, or the service does not take the message.
    """
    with _keep_quiet():
        # Here, not above: the library takes long to load, and most runs need none of it.
        from apprise import Apprise, NotifyFormat, OverflowMode

        service = Apprise.instantiate(notifier.address.get_secret_value())
        if service is None:
            raise InputError(
                N_(
                    "Address {number} of NOTIFY_URLS is none that a service takes; compare it with "
                    "https://appriseit.com/services/"
                ),
                number=notifier.number,
            )
        if service.overflow_mode is OverflowMode.UPSTREAM:
            service.overflow_mode = OverflowMode.SPLIT  # a text too long would never be taken
        sender = Apprise()
        sender.add(service)
        is_taken = sender.notify(
            message.body, message.title, body_format=NotifyFormat.TEXT, timeout=_SECONDS
        )
    if not is_taken:
        raise InputError(
            N_("Address {number} of NOTIFY_URLS ({service}) did not take the notice."),
            number=notifier.number,
            service=str(service.service_name),
        )


@contextmanager
def _keep_quiet() -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    before = [logger.disabled for logger in loggers]
    for logger in loggers:
        logger.disabled = True
    try:
        yield
    finally:
        for logger, was in zip(loggers, before, strict=True):
            logger.disabled = was
