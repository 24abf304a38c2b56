"""Users' notes in the database.

A note is an ``(:Import)`` node with ``about``: like an import it is made by a person and keeps
records in place, and a reset deletes it too without a label of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from neo4j import ManagedTransaction

from graph.errors import InputError, UnknownIdError
from graph.model.notes import Mark, Note
from graph.stores.reading import fetch
from graph.stores.writing.statements import run_in_batches
from graph.support.language import N_

RAISE_NOTES = "MERGE (s:Store) SET s.notes = coalesce(s.notes, 0) + 1"
"""Raises the number of notes, which is not the revision: a note changes no record."""

_NOTES = "MATCH (n:Import) WHERE n.about IS NOT NULL"


@dataclass(frozen=True, slots=True)
class NotedIds:
    """Ids of the entities and ties that notes keep in place, unless withdrawn."""

    entities: frozenset[str]
    ties: frozenset[str]


def new_note(
    about: str, text: str, author: str, mark: Mark | None = None, finding: str = ""
) -> Note:
    """Return a note of this moment; with ``finding`` it dismisses the finding of that key.

    Raises:
        InputError: text or author is empty.
    """
    if not text.strip() or not author.strip():
        raise InputError(N_("A note needs a text and its author; give both."))
    now = datetime.now(UTC)
    ident = f"note-{now:%Y%m%dT%H%M%S}-{uuid4().hex[:6]}"
    # Finer than a second: notes written one after the other stay in that order.
    return Note(
        id=ident,
        about=about,
        text=text.strip(),
        author=author.strip(),
        mark=mark,
        written=now.isoformat(),
        finding=finding,
    )


def write_notes(tx: ManagedTransaction, notes: Iterable[Note], import_id: str = "") -> None:
    """Write notes, as part of an import where one is named.

    Raises:
        UnknownIdError: one is about neither an entity nor a tie of the store.
    """
    notes = tuple(notes)
    about = {note.about for note in notes}
    known = set(fetch.some_entities(tx, about))
    known |= {tie.id for tie in fetch.ties_with(tx, "id", about - known)}
    if missing := sorted(about - known):
        raise UnknownIdError(
            N_("The store has no entity or tie under {id!r}; search first."), id=missing[0]
        )
    run_in_batches(
        tx,
        "UNWIND $rows AS r MERGE (n:Import {id: r.id}) SET n = r",
        [{**_note_properties(n), "merged": import_id or None} for n in notes],
    )


def all_notes(tx: ManagedTransaction) -> tuple[Note, ...]:
    """Return every note, withdrawn ones too, oldest first."""
    found = [_read_note(r["p"]) for r in tx.run(f"{_NOTES} RETURN properties(n) AS p")]
    return tuple(sorted(found, key=lambda note: (note.written, note.id)))


def mark_withdrawn(tx: ManagedTransaction, ident: str) -> Note:
    """Mark a note as withdrawn now, and return it as it was.

    Raises:
        UnknownIdError: there is no such note, or it is withdrawn already.
    """
    held = {note.id: note for note in all_notes(tx) if not note.withdrawn}
    if ident not in held:
        raise UnknownIdError(
            N_("There is no note {id!r} that holds; list them with 'notes ID'."), id=ident
        )
    now = datetime.now(UTC).isoformat()
    tx.run("MATCH (n:Import {id: $id}) SET n.withdrawn = $now", id=ident, now=now).consume()
    return held[ident]


def delete_merged_notes(tx: ManagedTransaction, import_id: str) -> None:
    """Delete the notes that came with an import."""
    tx.run(f"{_NOTES} AND n.merged = $i DELETE n", i=import_id).consume()


def delete_notes(tx: ManagedTransaction, about: Iterable[str]) -> None:
    """Delete the notes about removed records: their texts may name a person."""
    run_in_batches(tx, f"{_NOTES} AND n.about IN $rows DELETE n", sorted(set(about)))


def noted_ids(tx: ManagedTransaction) -> NotedIds:
    """Return what current notes keep: an entity, or a tie with the entities at its ends."""
    about = {note.about for note in all_notes(tx) if not note.withdrawn}
    ties = fetch.ties_with(tx, "id", about) if about else ()
    ends = {end for tie in ties for end in (tie.start, tie.end)}
    return NotedIds(frozenset(about | ends), frozenset(tie.id for tie in ties))


def _note_properties(note: Note) -> dict[str, Any]:
    return {
        "id": note.id,
        "about": note.about,
        "text": note.text,
        "by": note.author,
        "mark": note.mark and str(note.mark),
        "started": note.written,
        "finished": note.written,
        "withdrawn": note.withdrawn or None,
        "finding": note.finding or None,
    }


def _read_note(stored: Mapping[str, Any]) -> Note:
    mark = stored.get("mark")
    return Note(
        id=str(stored["id"]),
        about=str(stored["about"]),
        text=str(stored.get("text") or ""),
        author=str(stored.get("by") or ""),
        mark=Mark(mark) if mark else None,
        written=str(stored.get("started") or ""),
        withdrawn=str(stored.get("withdrawn") or ""),
        finding=str(stored.get("finding") or ""),
    )
