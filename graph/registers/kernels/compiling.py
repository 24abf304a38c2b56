"""Compilation of kernels, and the folder that keeps them compiled."""

import os
from collections.abc import Callable
from typing import TypeVar, cast

from graph.errors import InputError
from graph.registers.kernels.compiler import MISSING, tell_preparing

_FOLDER = "NUMBA_CACHE_DIR"
_Function = TypeVar("_Function", bound=Callable[..., object])


def _name_cache_folder() -> None:
    """Name the folder of compiled kernels: the program's own folder may be read-only."""
    from graph.support.settings import settings

    os.environ.setdefault(_FOLDER, str(settings().shared_dir.absolute() / "cache" / "numba"))


_name_cache_folder()

try:
    from numba import njit
    from numba.core import event
except ImportError as error:
    raise InputError(MISSING) from error


class _Preparing(event.Listener):
    """Tells when something is compiled; what was kept of an earlier process is not."""

    def on_start(self, event: event.Event) -> None:
        """Tell those who wait."""
        del event
        tell_preparing()

    def on_end(self, event: event.Event) -> None:
        """Tell nobody."""


event.register("numba:compile", _Preparing())  # type: ignore[no-untyped-call]


def compiled(function: _Function) -> _Function:
    """Return a function compiled at its first call, and kept for later processes."""
    return cast(_Function, njit(cache=True)(function))


def inlined(function: _Function) -> _Function:
    """Return a small function that is compiled into those that call it."""
    return cast(_Function, njit(inline="always")(function))
