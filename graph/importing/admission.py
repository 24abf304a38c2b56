"""What was read, once its words are read and the gate has let it pass."""

from dataclasses import replace

from graph.importing.result import ImportContents, count_unplaced
from graph.importing.storable import unstorable_values
from graph.importing.tie_words import apply_words
from graph.model.gate import RecordGate, RefusedValue, merge_values
from graph.model.records import Records, Source, Statement, Tie


def admit_reading(reading: ImportContents) -> ImportContents:
    """Let the records through the gate; what it turns away is told among the not understood."""
    records = reading.records
    sources: dict[str, Source] = {source.id: source for source in records.sources}
    statements: dict[str, Statement] = {}
    ties: list[Tie] = []
    turned: list[tuple[str, str]] = []
    read = [(tie, _apply_words(tie, reading)) for tie in records.ties]
    turned += [("a tie that its own words deny", tie.id) for tie, said in read if said is None]
    turned += [
        ("a tie that its own words make a link", tie.id)
        for tie, said in read
        if said is not None and said.type is not tie.type
    ]
    told_ties = [said for _, said in read if said is not None]
    for record in RecordGate[Source]().admit_page([*records.statements, *told_ties]):
        match record:
            case Statement():
                there = statements.get(record.id)
                values = merge_values(there.values, record.values) if there else record.values
                statements[record.id] = replace(record, values=values)
            case Tie():
                ties.append(record)
            case RefusedValue():
                turned.append((record.value, record.entity))
            case Source():
                sources[record.id] = record
    through = Records(tuple(sources.values()), tuple(statements.values()), tuple(ties))
    told = (*reading.not_understood, *count_unplaced(turned))
    problems = (*reading.problems, *unstorable_values(through, reading.places))
    return replace(reading, records=through, problems=problems, not_understood=told)


def _apply_words(tie: Tie, reading: ImportContents) -> Tie | None:
    """Read the free words of a tie that stands in a row; other formats have read theirs."""
    return apply_words(tie) if f"tie {tie.id}" in reading.places else tie
