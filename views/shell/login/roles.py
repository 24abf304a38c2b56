"""Roles of persons, and the file that gives them by e-mail or by group."""

import logging
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path

from graph.errors import InputError
from graph.support.language import N_, english_text
from graph.support.settings import settings

_log = logging.getLogger(__name__)


class Role(IntEnum):
    """Role of a person; each may do what the ones before it may."""

    READER = 1
    EDITOR = 2
    KEEPER = 3


@dataclass(frozen=True, slots=True)
class RoleHolders:
    """E-mails, in lower case, and groups that have one role."""

    role: Role
    emails: frozenset[str]
    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class _FileState:
    path: Path
    changed: int
    size: int


def role_of(email: str, groups: Iterable[str]) -> Role | None:
    """Return the highest role that the file gives by this e-mail or one of these groups.

    The file is read again when it has changed, so that a role that is taken from somebody ends
    with their next click. Where it cannot be read nobody has a role, and the log says why.
    """
    try:
        holders = _holders()
    except InputError as error:
        _log_once(english_text(error.text))
        return None
    found = [
        each.role
        for each in holders
        if (email and email.lower() in each.emails) or not each.groups.isdisjoint(groups)
    ]
    return max(found, default=None)


@cache
def _log_once(problem: str) -> None:
    """Put a problem into the log, which every click would repeat."""
    _log.error(problem)


def _holders() -> tuple[RoleHolders, ...]:
    path = settings().roles_file
    if path is None:
        raise InputError(N_("ROLES_FILE is not set: nobody has a role. See docs/share.md."))
    try:
        state = path.stat()
    except OSError as error:
        raise _unreadable(path, type(error).__name__) from None
    return read_roles(_FileState(path, state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=1)
def read_roles(state: _FileState) -> tuple[RoleHolders, ...]:
    """Read the file of roles in one state of it.

    Raises:
        InputError: it cannot be read, or is no file of roles.
    """
    path = state.path
    try:
        stated = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _unreadable(path, str(error) or type(error).__name__) from None
    names = {role.name.lower(): role for role in Role}
    if unknown := sorted(stated.keys() - names.keys()):
        raise _unreadable(path, f"[{unknown[0]}]")
    return tuple(_read_role(path, names[name], table) for name, table in stated.items())


def _read_role(path: Path, role: Role, table: object) -> RoleHolders:
    if not isinstance(table, dict) or not table.keys() <= {"emails", "groups"}:
        raise _unreadable(path, f"[{role.name.lower()}]")
    emails, groups = (_texts(path, role, table.get(key, [])) for key in ("emails", "groups"))
    return RoleHolders(role, frozenset(text.strip().lower() for text in emails), groups)


def _texts(path: Path, role: Role, stated: object) -> frozenset[str]:
    if not isinstance(stated, list) or not all(isinstance(x, str) and x.strip() for x in stated):
        raise _unreadable(path, f"[{role.name.lower()}]")
    return frozenset(stated)


def _unreadable(path: Path, why: str) -> InputError:
    return InputError(
        N_("{path} is no file of roles ({why}): nobody has a role. See docs/share.md."),
        path=path,
        why=why,
    )
