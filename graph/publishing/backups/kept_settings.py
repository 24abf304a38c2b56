"""Settings that a backup holds: those named here, none of which is a key, password or address."""

from collections.abc import Mapping
from typing import Any

from graph.support.settings import Settings

KEPT = (
    "query_seconds",
    "mass_tenants",
    "answer_megabytes",
    "answer_seconds",
    "most_redirects",
    "most_tries",
    "backoff_seconds",
    "longest_wait_seconds",
)
"""Limits. Addresses of sources and notifiers may carry a password, and paths and hosts belong to
one computer: none of these is kept, nor is any setting that is not named here."""


def settings_document(now: Settings) -> dict[str, Any]:
    """Return the kept settings, ready for ``json.dumps``."""
    return {name: getattr(now, name) for name in KEPT}


def differing_settings(kept: Mapping[str, Any], now: Settings) -> list[str]:
    """Return the lines of ``.env`` that would set what a backup has otherwise than it is here."""
    return [
        f"{name.upper()}={kept[name]}"
        for name in KEPT
        if isinstance(kept.get(name), int | float) and kept[name] != getattr(now, name)
    ]
