"""Ownership graph of sellers: the model, its store, and the analysis of it.

For notebooks: ``from graph import open_investigation`` (docs/python.md).
"""

from typing import TYPE_CHECKING

__all__ = ["open_investigation"]

if TYPE_CHECKING:
    from graph.investigation.investigation import open_investigation
else:

    def __getattr__(name: str) -> object:
        """Load the one name for notebooks when it is first asked for.

        A package that loads its own modules could not be loaded in several threads at once.
        """
        if name == "open_investigation":
            from graph.stores.driver_import import import_driver

            import_driver()
            from graph.investigation.investigation import open_investigation

            return open_investigation
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
