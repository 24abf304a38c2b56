"""The compiler of the kernels: that it is installed, and who is told when it works."""

from collections.abc import Callable
from importlib.util import find_spec

from graph.errors import InputError
from graph.support.language import N_

MISSING = N_("This needs numba, which is not installed: pip install numba.")

_listeners: list[Callable[[], None]] = []


def require_compiler() -> None:
    """Refuse work that cannot be done without the compiler, before it begins.

    Raises:
        InputError: the compiler is not installed.
    """
    if find_spec("numba") is None:
        raise InputError(MISSING)


def on_preparing(listen: Callable[[], None]) -> None:
    """Have a listener called once, when this process first compiles a kernel."""
    _listeners.append(listen)


def tell_preparing() -> None:
    """Call those who wait for the first compilation."""
    while _listeners:
        _listeners.pop()()
