"""Compilation of kernels, and the folder that keeps them compiled."""

import os
from collections.abc import Callable
from typing import TypeVar, cast

_FOLDER = "NUMBA_CACHE_DIR"
_Function = TypeVar("_Function", bound=Callable[..., object])


def _name_cache_folder() -> None:
    """Name the folder of compiled kernels: the program's own folder may be read-only."""
    from graph.support.settings import settings

    os.environ.setdefault(_FOLDER, str(settings().data_dir.absolute() / "cache" / "numba"))


_name_cache_folder()

from numba import njit  # noqa: E402 - reads the name of the folder when it is imported


def compiled(function: _Function) -> _Function:
    """Return a function compiled at its first call, and kept for later processes."""
    return cast(_Function, njit(cache=True)(function))


def inlined(function: _Function) -> _Function:
    """Return a small function that is compiled into those that call it."""
    return cast(_Function, njit(inline="always")(function))
