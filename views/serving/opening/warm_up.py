"""What every first page waits for, begun when the server starts: the database and the code."""

from importlib import import_module
from threading import Thread

from graph.stores.driver_import import import_driver

_FIRST = "views.serving.session_script"
_NEXT = ("views.lists.start_page", "views.workspace.desk")


def begin_warm_up() -> None:
    """Open the shared store and import what the start page needs, in the background."""
    Thread(target=_warm_up, name="warm up", daemon=True).start()


def _warm_up() -> None:
    # Here, not above: the server answers before this is imported.
    from views.shell.store.places import places

    places().shared().pending_store()
    import_module(_FIRST)
    import_driver()
    for name in _NEXT:
        import_module(name)
