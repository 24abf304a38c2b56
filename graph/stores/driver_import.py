"""Import of the database driver without the libraries of tables, which it would bring along."""

import sys
from importlib import import_module
from threading import Lock

_TABLES = ("pandas", "pyarrow")
_ONE_AT_A_TIME = Lock()


def import_driver() -> None:
    """Import the driver as where no library of tables is installed, in half the time.

    It imports them at its start, for values that are never passed to it here. None in
    ``sys.modules`` is the documented way to say that a module is not there.
    """
    with _ONE_AT_A_TIME:
        if "neo4j" in sys.modules:
            return
        hidden = [name for name in _TABLES if name not in sys.modules]
        sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
        try:
            import_module("neo4j")
        finally:
            for name in hidden:
                del sys.modules[name]
