"""Work in a thread beside the page, which is told of every failure of it."""

import logging
from collections.abc import Callable
from threading import Thread

from graph.errors import InvestigatorError
from graph.support.language import N_

_FAULT = N_("The program failed at this. Try again; if it stays, report what its log says of it.")
_log = logging.getLogger(__name__)


def run_in_thread(work: Callable[[], None], failed: Callable[[InvestigatorError], None]) -> Thread:
    """Begin work, and tell why it failed if it does."""
    thread = Thread(target=_run_work, args=(work, failed), daemon=True)
    thread.start()
    return thread


def _run_work(work: Callable[[], None], failed: Callable[[InvestigatorError], None]) -> None:
    try:
        work()
    except InvestigatorError as error:
        failed(error)
    except OSError as error:
        failed(InvestigatorError(str(error)))
    except Exception:  # A fault of ours must not leave the page waiting.
        _log.exception("Work beside a page failed")
        failed(InvestigatorError(_FAULT))
