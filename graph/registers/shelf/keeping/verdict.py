"""Result of the last check of a shelf's files, kept beside its editions."""

from pathlib import Path
from typing import Any

import orjson

from graph.support.atomic_files import write_private
from graph.support.language import Text
from graph.support.stored_texts import read_stored_text, store_text


def keep_check(path: Path, edition: str, problem: Text) -> None:
    """Keep what a check of an edition found; an empty problem if all of it holds."""
    stored = {"edition": edition, "problem": store_text(problem) if problem else ""}
    write_private(path, orjson.dumps(stored))


def read_check(path: Path, edition: str) -> Text:
    """Return the problem that the last check of an edition found; empty for none."""
    try:
        stored: Any = orjson.loads(path.read_bytes())
    except (OSError, ValueError):
        return ""
    if not isinstance(stored, dict) or stored.get("edition") != edition:
        return ""
    problem = stored.get("problem")
    return read_stored_text(problem) if problem else ""
