"""Where a request goes and comes from: the app's own path, this machine, the browser's language."""

import socket
from collections.abc import Iterable
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope
from streamlit import config

_FORWARDED = ("x-forwarded-for", "forwarded", "x-real-ip")


def base_path() -> str:
    """Return the path below which the app is served, without its last slash; empty for the root."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def browser_language(scope: Scope) -> str:
    """Return the code of the language that a browser asks for first, empty without one."""
    return Headers(scope=scope).get("accept-language", "")[:2].lower()


def is_configured_local() -> bool:
    """Whether the configured address is one of this machine only; no address means all of them."""
    address = str(config.get_option("server.address") or "").strip()
    return bool(address) and is_local_host(address)


def is_local_host(host: str) -> bool:
    """Whether a host name or address, as every resolver here reads it, is only this machine."""
    bare = host.strip("[]")
    try:
        found = socket.getaddrinfo(bare, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return bool(found) and all(_is_loopback(str(each[4][0])) for each in found)


def is_asked_locally(scope: Scope) -> bool:
    """Whether a request came to a local address, named this machine, and no proxy passed it on."""
    server = scope.get("server")
    headers = Headers(scope=scope)
    return (
        server is not None
        and _is_loopback(str(server[0]))
        and _is_local_name(headers.get("host", ""))
        and all(_are_loopback(headers.getlist(name)) for name in _FORWARDED)
    )


def _is_local_name(host: str) -> bool:
    """Whether a Host header names this machine; not resolved, for others choose what it says."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return name in {"", "localhost"} or name.endswith(".localhost") or _is_loopback(name)


def _are_loopback(forwarded: Iterable[str]) -> bool:
    texts = (part.strip() for each in forwarded for part in each.split(","))
    return all(_is_loopback(text) for text in texts)


def _is_loopback(address: str) -> bool:
    try:
        found = ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        return found.ipv4_mapped.is_loopback
    return found.is_loopback
