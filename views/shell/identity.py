"""Person who looks at a page or for whom a job works, and what their role lets them do.

Each thread acts for one person: that of a page by the identity cookie of its session, that of a
background job by ``acting_as``. Without login there is one local person, who may do everything.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from typing import ParamSpec, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

from graph.errors import RoleError
from graph.support.language import N_
from views.shell.login.claims import Claims, read_claims
from views.shell.login.roles import Role, role_of
from views.shell.login.setup import LoginSetup, login_setup

__all__ = [
    "NEEDS",
    "NO_ROLE",
    "Person",
    "Role",
    "acting_as",
    "current_person",
    "may",
    "needs",
    "require",
]

NEEDS = {
    Role.READER: N_("Log in to do this."),
    Role.EDITOR: N_("You can read here. To change something, ask a keeper for the role of editor."),
    Role.KEEPER: N_("Only a keeper can do this."),
}
"""Sentence on why somebody without a role cannot do something."""

NO_ROLE = N_("You are logged in, but have no role here: ask a keeper to add you to ROLES_FILE.")


@dataclass(frozen=True, slots=True)
class Person:
    """A person and their role; without login all is empty but the role, which is keeper."""

    name: str
    email: str
    role: Role
    groups: frozenset[str]

    @property
    def author(self) -> str:
        """Name and e-mail, as the author of what they write; empty without login."""
        if self.name and self.email:
            return f"{self.name} ({self.email})"
        return self.name or self.email

    @property
    def file_mark(self) -> str:
        """End of the names of files that are this person's own; empty without login."""
        return f"-{sha256(self.author.encode()).hexdigest()[:16]}" if self.author else ""


LOCAL_PERSON = Person("", "", Role.KEEPER, frozenset())
_P = ParamSpec("_P")
_T = TypeVar("_T")
_ACTING: ContextVar[Person | None] = ContextVar("acting", default=None)


def is_login_needed() -> bool:
    """Whether this process knows people by their login."""
    return login_setup() is not LoginSetup.NONE


def current_claims() -> Claims | None:
    """Return what the provider says of whom this page is for, None where nobody is logged in."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    return read_claims(st.user.to_dict())


def person_of(claims: Claims) -> Person | None:
    """Return the person of these claims, None where they have no role."""
    role = role_of(claims.email, claims.groups)
    return Person(claims.name, claims.email, role, claims.groups) if role else None


def current_person() -> Person:
    """Return the person for whom this thread acts.

    Raises:
        RoleError: nobody is logged in, or whoever is has no role.
    """
    if acting := _ACTING.get():
        return acting
    if not is_login_needed():
        return LOCAL_PERSON
    claims = current_claims()
    if claims is None:
        raise RoleError(NEEDS[Role.READER])
    person = person_of(claims)
    if person is None:
        raise RoleError(NO_ROLE)
    return person


def may(role: Role) -> bool:
    """Whether the current person has at least this role."""
    try:
        return current_person().role >= role
    except RoleError:
        return False


def require(role: Role) -> Person:
    """Return the current person, who has at least this role.

    Raises:
        RoleError: they have not.
    """
    person = current_person()
    if person.role < role:
        raise RoleError(NEEDS[role])
    return person


def needs(role: Role) -> Callable[[Callable[_P, _T]], Callable[_P, _T]]:
    """Let only persons with a role run a function: each that writes beside the store says one."""

    def guard(work: Callable[_P, _T]) -> Callable[_P, _T]:
        @wraps(work)
        def work_if_allowed(*args: _P.args, **named: _P.kwargs) -> _T:
            require(role)
            return work(*args, **named)

        return work_if_allowed

    return guard


@contextmanager
def acting_as(person: Person) -> Iterator[None]:
    """Let this thread act for a person, as a background job does for who began it."""
    token = _ACTING.set(person)
    try:
        yield
    finally:
        _ACTING.reset(token)
