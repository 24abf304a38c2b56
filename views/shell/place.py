"""Place in which a session works: the shared database, or a private case that is open to it.

A session works in one place as long as it lives, the one that its first address names. Whatever is
read, written or kept is asked of ``current_place``; a job works where it was begun.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

from graph.errors import InputError, RoleError
from graph.support.private_cases import PrivateCase, list_private_cases, read_private_case
from graph.support.settings import Settings, settings
from views.shell.identity import current_person, is_login_needed
from views.shell.store.places import NOT_OPEN, Place, places

PARAMETER = "private"
"""Name of the private case's slug in an address."""

_P = ParamSpec("_P")
_R = TypeVar("_R")
_SLUG = "private_case"
_WORKING_IN: ContextVar[Place | None] = ContextVar("working in", default=None)


def current_place() -> Place:
    """Return the place in which this session or job works.

    Raises:
        InputError: it is a private case that is not open to this person, or none.
    """
    if (place := _WORKING_IN.get()) is not None:
        return place
    if get_script_run_ctx(suppress_warning=True) is None:
        raise RuntimeError("Neither a page nor a job: it has to be told where to work.")
    case = current_case()
    return places().private(case) if case else places().shared()


def current_case() -> PrivateCase | None:
    """Return the private case in which this session works, None in the shared database.

    Raises:
        InputError: it is not open to this person, or there is none.
    """
    slug = _session_slug()
    return _open_case(slug) if slug else None


def data_dir() -> Path:
    """Return the folder of what is a file in the place of this session or job."""
    return current_place().data_dir


def place_settings() -> Settings:
    """Return the settings of the place of this session or job."""
    return current_place().settings


def settings_of(case: PrivateCase) -> Settings:
    """Return the settings of a private case, added or not.

    Raises:
        InputError: it has no database of its own.
    """
    return settings().shared.of_private_case(case)


def shared_dir() -> Path:
    """Return the folder of what all places read: registers, and the set of marketplaces."""
    return settings().shared_dir


def cases_open_to_me() -> list[PrivateCase]:
    """Return the private cases of which the person is a member, by name."""
    return [case for case in list_private_cases(shared_dir()) if _is_open(case)]


@contextmanager
def working_in(place: Place) -> Iterator[None]:
    """Let this thread work in a place, and keep the place open, as a job does."""
    token = _WORKING_IN.set(place)
    try:
        with place.in_use():
            yield
    finally:
        _WORKING_IN.reset(token)


def kept_in_place(most: int = 1) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """Keep results of a function for all sessions that work in a place, and for them alone.

    Of each place the last ``most`` results are kept, by their arguments; what is no argument, such
    as the store, has to be told by one, such as its revision.
    """

    def decorate(make: Callable[_P, _R]) -> Callable[_P, _R]:
        name = f"{make.__module__}.{make.__qualname__}"

        @wraps(make)
        def find(*args: _P.args, **kwargs: _P.kwargs) -> _R:
            key = args, tuple(sorted(kwargs.items()))
            kept = current_place().kept
            return kept.find_or_make(name, key, most, lambda: make(*args, **kwargs))

        return find

    return decorate


def _session_slug() -> str:
    if _SLUG not in st.session_state:
        st.session_state[_SLUG] = st.query_params.get(PARAMETER, "")
    return str(st.session_state[_SLUG])


def _open_case(slug: str) -> PrivateCase:
    """Return a private case; one that is not open to the person is as one that does not exist."""
    case = read_private_case(shared_dir(), slug)
    if case is None or not _is_open(case):
        raise InputError(NOT_OPEN)
    return case


def _is_open(case: PrivateCase) -> bool:
    """Whether the person is a member; who works without login on this machine is one of all."""
    if not is_login_needed():
        return True
    try:
        return case.has_member(current_person().email)
    except RoleError:
        return False
