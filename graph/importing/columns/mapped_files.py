"""Files read by one mapping, and several readings as one import."""

from collections.abc import Sequence
from pathlib import Path

from graph.importing.columns.grid_files import read_grid
from graph.importing.columns.mapped_records import map_grid
from graph.importing.columns.mapping import ColumnMapping
from graph.importing.files import files_at
from graph.importing.result import ImportContents, Problem
from graph.model.records import Records
from graph.support.language import N_, LazyText

_SPREADSHEETS = (".csv", ".xlsx")


def map_paths(paths: Sequence[Path], mapping: ColumnMapping, encoding: str = "") -> ImportContents:
    """Return the contents of spreadsheets that one mapping explains, their problems included."""
    files, problems = files_at(paths, [])
    readings = [ImportContents(problems=tuple(problems))]
    for name, content in files:
        if name.lower().endswith(_SPREADSHEETS):
            grid = read_grid(name, content, mapping.sheet, encoding)
            readings.append(map_grid(grid, mapping))
        else:
            readings.append(ImportContents(problems=(_other_file(name),), files=(name,)))
    return join_contents(readings)


def _other_file(name: str) -> Problem:
    found, expected = LazyText(N_("a file of another kind")), LazyText(N_("a .csv or .xlsx file"))
    return Problem(place=name, line=0, column="", found=found, expected=expected)


def join_contents(readings: Sequence[ImportContents]) -> ImportContents:
    """Return several readings as one import; of one statement or tie, the last reading counts."""
    sources = {each.id: each for r in readings for each in r.records.sources}
    statements = {each.id: each for r in readings for each in r.records.statements}
    ties = {each.id: each for r in readings for each in r.records.ties}
    return ImportContents(
        records=Records(tuple(sources.values()), tuple(statements.values()), tuple(ties.values())),
        problems=tuple(each for r in readings for each in r.problems),
        not_understood=tuple(each for r in readings for each in r.not_understood),
        files=tuple(each for r in readings for each in r.files),
        references=tuple(each for r in readings for each in r.references),
        places={record: place for r in readings for record, place in r.places.items()},
    )
