"""Logins that were ended by logging out, so that no copy of their cookie counts any more.

A login is known by a digest of what its provider said of the login itself; who it was of is not
kept. The list is a file, since it has to hold after a restart and for every process of the app.
"""

import json
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from graph.support.atomic_files import write_private
from graph.support.file_locks import hold_lock
from graph.support.settings import settings

COOKIE_DAYS = 31
"""Days for which the signature of an identity cookie is believed, however long a login holds."""

_DAY = 86400
_LOCK_SECONDS = 5
# A nonce and a token are made for each login; without them the moment tells two logins apart.
_OF_A_LOGIN = ("iss", "sub", "iat", "exp", "nonce", "jti", "sid", "at_hash")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _FileState:
    path: Path
    changed: int
    size: int
    inode: int


def end_login(stated: Mapping[str, object]) -> None:
    """Take that a login has ended; the browser that holds its cookie is no matter."""
    path = _file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with hold_lock(path.with_suffix(".lock"), _LOCK_SECONDS):
            now = time.time()
            kept = {login: until for login, until in _kept().items() if until > now}
            kept[_login(stated)] = now + COOKIE_DAYS * _DAY
            write_private(path, json.dumps(kept).encode())
    except (OSError, ValueError) as error:
        _log.error("A copy of a cookie works until it ends: %s: %s", path, error)


def has_ended(stated: Mapping[str, object]) -> bool:
    """Whether a login was ended. Where the list cannot be read, each is taken for ended."""
    try:
        return _login(stated) in _kept()
    except (OSError, ValueError) as error:
        _log_once(f"{_file()} cannot be read, so nobody is logged in: {error}")
        return True


def _file() -> Path:
    return settings().shared_dir / "ended_logins.json"


def _login(stated: Mapping[str, object]) -> str:
    said = json.dumps([stated.get(name) for name in _OF_A_LOGIN], default=str)
    return sha256(said.encode()).hexdigest()


def _kept() -> Mapping[str, float]:
    path = _file()
    try:
        state = path.stat()
    except FileNotFoundError:
        return {}
    return _read(_FileState(path, state.st_mtime_ns, state.st_size, state.st_ino))


@lru_cache(maxsize=1)
def _read(state: _FileState) -> Mapping[str, float]:
    """Read the list in one state of its file.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no such list.
    """
    kept = json.loads(state.path.read_text(encoding="utf-8"))
    if not isinstance(kept, dict) or not all(isinstance(u, int | float) for u in kept.values()):
        raise ValueError("no list of ended logins")
    return kept


@cache
def _log_once(problem: str) -> None:
    _log.error(problem)
