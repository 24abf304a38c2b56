"""Answer of an export: the files, and what their format has no place for."""

from graph.exports.base import ExportNote, Selection, export_note_document
from graph.investigation.answers import ExportAnswer, json_text
from graph.presentation.verdict_words import caveat_line
from graph.support.language import english_text


def export_answer(selection: Selection, note: ExportNote) -> ExportAnswer:
    """Return what an export of a selection wrote."""
    counts = ", ".join(f"{count} {what}" for what, count in note.counts.items())
    return ExportAnswer(
        sentence=f"Written as {note.format}: {counts}",
        sources=(),
        not_checked=tuple(caveat_line(caveat) for caveat in selection.cut),
        json=json_text(export_note_document(note)),
        format=note.format,
        files=note.files,
        not_held=(
            *(f"{m.label} ({m.count}): {english_text(m.why)}" for m in note.not_held),
            *(f"{left.what} ({left.count}): left out for publication" for left in note.left_out),
        ),
    )
