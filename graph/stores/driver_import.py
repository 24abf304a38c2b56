"""Import of the database driver without the libraries of tables, which it would bring along."""

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from threading import Lock, get_ident
from types import ModuleType

_TABLES = frozenset({"pandas", "pyarrow"})
_ONE_AT_A_TIME = Lock()


class _HiddenTables(MetaPathFinder):
    """Finder that says of the libraries of tables, to one thread, that they are not installed."""

    def __init__(self) -> None:
        self._thread = get_ident()

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Leave every other module, and every other thread, to the finders that follow."""
        del path, target
        if fullname in _TABLES and get_ident() == self._thread:
            raise ModuleNotFoundError(name=fullname)
        return None


def import_driver() -> None:
    """Import the driver as where no library of tables is installed, in half the time.

    It imports them at its start, for values that are never passed to it here.
    """
    with _ONE_AT_A_TIME:
        if "neo4j" in sys.modules:
            return
        hidden = _HiddenTables()
        sys.meta_path.insert(0, hidden)
        try:
            import_module("neo4j")
        finally:
            sys.meta_path.remove(hidden)
