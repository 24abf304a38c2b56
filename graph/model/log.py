"""The log of a store: who did what, and when; entries are added and never changed."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import uuid4


class Deed(StrEnum):
    """What the log speaks of: the writes of people, and what leaves the house."""

    IMPORT = "import"
    UNDO = "undo"
    REMOVAL = "removal"
    RESET = "reset"
    RESTORE = "restore"
    NOTE = "note"
    NOTE_WITHDRAWN = "note withdrawn"
    DISMISSAL = "dismissal"
    DISMISSAL_WITHDRAWN = "dismissal withdrawn"
    ACCEPTED = "judgement: accepted"
    REJECTED = "judgement: rejected"
    UNSURE = "judgement: unsure"
    TAKEN_BACK = "judgement taken back"
    EXPORT = "export"
    BUNDLE = "bundle"
    STORY = "story"
    BACKUP = "backup"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One entry: its moment (ISO, UTC), the person, the deed, and what it is about.

    ``what`` is a ``Deed``, or the word of a later version. ``ids`` are parties, ties, sources and
    notes; ``import_id`` is empty without an import. ``files`` are the names of what was imported,
    exported or restored.
    """

    who: str
    what: str
    ids: tuple[str, ...] = ()
    import_id: str = ""
    _: KW_ONLY
    files: tuple[str, ...] = ()
    at: str = field(default_factory=_now)
    id: str = field(default_factory=lambda: uuid4().hex)


def entry_from(document: Mapping[str, Any]) -> LogEntry:
    """Return an entry of a document that ``log_document`` made, always with the same id.

    Raises:
        KeyError: a part is missing.
        TypeError: a part is of another kind.
    """
    parts = {name: document[name] for name in ("at", "who", "what", "ids", "import")}
    if not isinstance(parts["ids"], list):
        raise TypeError(parts["ids"])
    return LogEntry(
        str(parts["who"]),
        str(parts["what"]),
        tuple(map(str, parts["ids"])),
        str(parts["import"] or ""),
        at=str(parts["at"]),
        id=sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32],
    )


def log_document(entries: Iterable[LogEntry]) -> list[dict[str, Any]]:
    """Return entries ready for ``json.dumps``, in their order."""
    return [
        {
            "at": each.at,
            "who": each.who,
            "what": each.what,
            "ids": list(each.ids),
            "import": each.import_id or None,
        }
        for each in entries
    ]
