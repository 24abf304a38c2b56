"""Users' notes on entities and ties, which are never statements of a source."""

from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from typing import Any


class Mark(StrEnum):
    """Mark that a user gives to the noted entity or tie."""

    CHECKED = "checked"
    DISPUTED = "disputed"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Note:
    """One note; it is never changed, only withdrawn, and a withdrawn one stays in the history.

    ``about`` is the id of an entity or a tie. ``written`` and ``withdrawn`` are ISO times in UTC,
    the latter empty while the note holds. ``finding`` is the key of the finding of a red flag that
    the note dismisses, empty where it dismisses none.
    """

    id: str
    about: str
    text: str
    author: str
    _: KW_ONLY
    mark: Mark | None
    written: str
    withdrawn: str = ""
    finding: str = ""


def note_document(note: Note) -> dict[str, Any]:
    """Return a note with its history, ready for ``json.dumps``."""
    history = [{"at": note.written, "what": "written", "by": note.author}]
    if note.withdrawn:
        history.append({"at": note.withdrawn, "what": "withdrawn", "by": ""})
    document: dict[str, Any] = {
        "id": note.id,
        "about": note.about,
        "text": note.text,
        "author": note.author,
        "mark": note.mark,
        "written": note.written,
        "withdrawn": note.withdrawn or None,
        "history": history,
    }
    return document | {"finding": note.finding} if note.finding else document


def note_from(document: dict[str, Any]) -> Note:
    """Return the note of a document that ``note_document`` made.

    Raises:
        KeyError: a part is missing.
        ValueError: the mark is unknown.
    """
    mark = document["mark"]
    return Note(
        id=str(document["id"]),
        about=str(document["about"]),
        text=str(document["text"]),
        author=str(document["author"]),
        mark=Mark(mark) if mark else None,
        written=str(document["written"]),
        withdrawn=str(document["withdrawn"] or ""),
        finding=str(document.get("finding") or ""),
    )
