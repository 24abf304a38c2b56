"""Log of the server: on stderr, without texts of sources."""

import logging
import sys
from traceback import extract_tb
from types import TracebackType

from graph.support.safe_text import escape_control_characters

_Failure = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
_FRAMES = 5


class _PlainFormatter(logging.Formatter):
    """Lines that say what failed where, but not with what: a message may quote a source."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a record as one line."""
        return escape_control_characters(super().format(record))

    def formatException(self, ei: _Failure) -> str:  # noqa: N802 - the library's name
        """Return the kind of a failure and its place, innermost last."""
        frames = extract_tb(ei[2])[-_FRAMES:] if ei[2] else []
        places = (f"{frame.filename}:{frame.lineno}" for frame in frames)
        return f"{ei[0].__name__ if ei[0] else 'Failure'} at {' > '.join(places)}"


def log_to_stderr() -> None:
    """Write what happens to stderr, a line each."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_PlainFormatter("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("graph.serve").setLevel(logging.INFO)
