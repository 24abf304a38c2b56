"""Connections to public addresses only, checked when the connection is made.

The name is resolved here, and the connection goes to the address that was checked. So neither a
redirect nor a name server that gives another answer the next time can lead to a private host.
"""

import socket
import threading
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPResponse, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NameResolutionError, NewConnectionError
from urllib3.util.connection import create_connection
from urllib3.util.timeout import Timeout

from graph.errors import AddressRefusedError
from graph.support.language import N_

_NAT64 = ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address is public, including an IPv4 address that is embedded in it."""
    try:
        parsed = ip_address(address.split("%")[0])
    except ValueError:
        return False
    inner = _wrapped_ipv4(parsed) if isinstance(parsed, IPv6Address) else None
    if inner is not None and not is_public(str(inner)):
        return False
    return parsed.is_global and not parsed.is_multicast


def is_named_as_private(host: str) -> bool:
    """Whether a host is written as ``localhost`` or a private IP address; no name is resolved."""
    host = host.strip("[]").rstrip(".").casefold()
    try:
        ip_address(host.split("%")[0])
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
    return not is_public(host)


def _wrapped_ipv4(address: IPv6Address) -> IPv4Address | None:
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo


def resolve_host(host: str, port: int, allowed: Collection[str]) -> list[str]:
    """Return the addresses of a host, all of them public unless the host itself is allowed.

    Raises:
        AddressRefusedError: one of the addresses is not public.
        OSError: the name cannot be resolved.
    """
    host = host.strip("[]").rstrip(".")
    entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in entries))
    if host.casefold() in {name.strip("[]").casefold() for name in allowed}:
        return addresses
    private = [address for address in addresses if not is_public(address)]
    if private:
        raise AddressRefusedError(
            N_(
                "{host} is not a public host ({address}), so it is not asked. To allow it, "
                "name it in the setting ALLOWED_PRIVATE_HOSTS."
            ),
            host=host,
            address=private[0],
        )
    return addresses


class _CheckedConnection(HTTPConnection):
    """A connection to a checked address only, with a time limit for the headers of an answer."""

    allowed: Collection[str] = ()

    def _new_conn(self) -> socket.socket:
        host = self._dns_host
        try:
            addresses = resolve_host(host, self.port, self.allowed)
        except (OSError, UnicodeError) as error:
            raise NameResolutionError(self.host, self, socket.gaierror(str(error))) from error
        last: OSError = OSError("no address")
        for address in addresses:
            try:
                return create_connection(
                    (address, self.port), self.timeout, socket_options=self.socket_options
                )
            except OSError as error:
                last = error
        raise NewConnectionError(self, f"Failed to establish a new connection: {last}") from last

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]
        """Read the head of an answer; the socket is shut down if it takes longer than the timeout.

        The timeout of a socket restarts with every byte, so a slow server could hold it for ever.
        """
        seconds = self.timeout if isinstance(self.timeout, int | float) else 60.0
        timer = threading.Timer(seconds, self._shut_down_socket)
        timer.daemon = True
        timer.start()
        try:
            return super().getresponse()
        finally:
            timer.cancel()

    def _shut_down_socket(self) -> None:
        if self.sock is not None:
            self.sock.shutdown(socket.SHUT_RDWR)


class _CheckedTlsConnection(_CheckedConnection, HTTPSConnection):
    pass


class PublicAdapter(HTTPAdapter):
    """Sends requests over checked connections."""

    def __init__(self, allowed: Collection[str], **rest: Any) -> None:
        self._allowed = tuple(allowed)
        super().__init__(**rest)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Use pools of checked connections."""
        super().init_poolmanager(*args, **kwargs)
        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = {
            "http": _make_pool_class(HTTPConnectionPool, _CheckedConnection, self._allowed),
            "https": _make_pool_class(HTTPSConnectionPool, _CheckedTlsConnection, self._allowed),
        }


def _make_pool_class(base: type, connection: type, allowed: tuple[str, ...]) -> Any:
    """Return a pool class whose connections know the allowed private hosts."""
    checked = type(connection.__name__, (connection,), {"allowed": allowed})
    return type(base.__name__, (base,), {"ConnectionCls": checked})


def timeout_of(seconds: float) -> Timeout:
    """Return the time limits in seconds: at most 10 to connect, ``seconds`` between two reads."""
    return Timeout(connect=min(seconds, 10.0), read=seconds)
