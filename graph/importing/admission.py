"""Admission of read records: their free words are applied, then the gate checks them."""

from dataclasses import replace

from graph.importing.free_words import apply_words
from graph.importing.result import ImportContents, count_unplaced
from graph.importing.storable import unstorable_values
from graph.model.gate import RecordGate, RefusedValue, merge_values
from graph.model.records import Records, Source, Statement, Tie


def admit_reading(reading: ImportContents) -> ImportContents:
    """Pass the records through the gate; what it refuses is listed as not understood."""
    records = reading.records
    sources: dict[str, Source] = {source.id: source for source in records.sources}
    statements: dict[str, Statement] = {}
    ties: list[Tie] = []
    refused: list[tuple[str, str]] = []
    read = [(tie, _apply_words(tie, reading)) for tie in records.ties]
    refused += [
        ("a tie that its own words deny", _example(reading, "tie", tie.id))
        for tie, applied in read
        if applied is None
    ]
    refused += [
        ("a tie that its own words make a link", _example(reading, "tie", tie.id))
        for tie, applied in read
        if applied is not None and applied.type is not tie.type
    ]
    applied_ties = [applied for _, applied in read if applied is not None]
    for record in RecordGate[Source]().admit_page([*records.statements, *applied_ties]):
        match record:
            case Statement():
                if there := statements.get(record.id):
                    values = merge_values(there.values, record.values)
                    record = replace(record, values=values)
                statements[record.id] = record
            case Tie():
                ties.append(record)
            case RefusedValue():
                refused.append((record.value, _example(reading, "entity", record.entity)))
            case Source():
                sources[record.id] = record
    through = Records(tuple(sources.values()), tuple(statements.values()), tuple(ties))
    not_understood = (*reading.not_understood, *count_unplaced(refused))
    problems = (*reading.problems, *unstorable_values(through, reading.places))
    return replace(reading, records=through, problems=problems, not_understood=not_understood)


def _example(reading: ImportContents, kind: str, ident: str) -> str:
    """Return the row that states a record, or its id where it is of no row."""
    return reading.places.get(f"{kind} {ident}", ident)


def _apply_words(tie: Tie, reading: ImportContents) -> Tie | None:
    """Apply the free words of a tie from a row; other formats have applied theirs."""
    return apply_words(tie) if f"tie {tie.id}" in reading.places else tie
