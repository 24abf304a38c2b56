"""Parties opened last, newest first, kept in a file beside the database."""

import json
from contextlib import suppress
from pathlib import Path

from graph.support.atomic_files import write_file
from views.shell.identity import current_person
from views.shell.place import data_dir

_MOST = 12


def _file() -> Path:
    """Return the list of this person; what one has opened is no business of the others."""
    return data_dir() / f"recent{current_person().file_mark}.json"


def recent_ids() -> list[str]:
    """Return the ids of the parties opened last, newest first; none if the file is damaged."""
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [ident for ident in kept if isinstance(ident, str)] if isinstance(kept, list) else []


def remember_party(ident: str) -> None:
    """Put a party first among those opened last; a list that cannot be written stays as it is."""
    before = recent_ids()
    after = [ident, *(i for i in before if i != ident)][:_MOST]
    if after != before:
        with suppress(OSError):
            write_file(_file(), json.dumps(after).encode())
