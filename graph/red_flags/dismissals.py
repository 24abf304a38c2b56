"""Findings that a user dismissed, each by a note that stays and can be withdrawn."""

import hashlib
from collections.abc import Iterable, Mapping

from graph.errors import UnknownIdError
from graph.model.notes import Note
from graph.red_flags.detect import FlagResult
from graph.red_flags.findings import Finding
from graph.support.language import N_

_DIGITS = 12


def finding_key(finding: Finding) -> str:
    """Return the key of a finding: flag, subject, and a digest of what it rests on.

    The same parties, ties and sources always give the same key. Any added one gives another key, so
    that a new finding is not dismissed with the old.
    """
    rests_on = (sorted(finding.entities), sorted(finding.ties), sorted(finding.sources))
    digest = hashlib.sha256(repr(rests_on).encode("utf-8", "backslashreplace")).hexdigest()
    return f"{finding.flag}:{finding.subject}:{digest[:_DIGITS]}"


def dismissal_notes(notes: Iterable[Note]) -> Mapping[str, Note]:
    """Return the notes that dismiss a finding now, by its key; the last of several."""
    return {note.finding: note for note in notes if note.finding and not note.withdrawn}


def find_finding(raised: Iterable[FlagResult], key: str) -> Finding:
    """Return the finding of a key.

    Raises:
        UnknownIdError: no flag raises it now.
    """
    for each in raised:
        for finding in each.findings:
            if finding_key(finding) == key:
                return finding
    raise UnknownIdError(
        N_("No finding has the key {key!r} now; see the keys with: graph flags"), key=key
    )


def find_dismissal(notes: Iterable[Note], key: str) -> Note:
    """Return the note that dismisses a finding.

    Raises:
        UnknownIdError: the finding is not dismissed.
    """
    note = dismissal_notes(notes).get(key)
    if note is None:
        raise UnknownIdError(
            N_("No finding with the key {key!r} is dismissed; see: graph flags"), key=key
        )
    return note
