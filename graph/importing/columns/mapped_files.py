"""Files read by one mapping, and several readings as one import."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from graph.importing.columns.grid_files import read_grid, unpacked_sheets
from graph.importing.columns.mapped_records import map_grid
from graph.importing.columns.mapping import ColumnMapping
from graph.importing.columns.parties import another_value
from graph.importing.files import files_at
from graph.importing.result import ImportContents, Problem, count_unplaced
from graph.model.records import Records, Statement, Value
from graph.support.language import N_, LazyText
from graph.support.text.folding import fold_name

_SPREADSHEETS = (".csv", ".xlsx")


def map_paths(paths: Sequence[Path], mapping: ColumnMapping, encoding: str = "") -> ImportContents:
    """Return the contents of spreadsheets that one mapping explains, their problems included."""
    given, problems = files_at(paths, [])
    readings = [ImportContents(problems=tuple(problems))]
    for name, content in unpacked_sheets(given):
        if name.lower().endswith(_SPREADSHEETS):
            grid = read_grid(name, content, mapping.sheet, encoding)
            readings.append(map_grid(grid, mapping))
        else:
            readings.append(ImportContents(problems=(_other_file(name),), files=(name,)))
    return join_contents(readings)


def _other_file(name: str) -> Problem:
    found, expected = (
        LazyText(N_("a file of another kind")),
        LazyText(N_("a .csv or .xlsx file, or a .zip of such files")),
    )
    return Problem(place=name, line=0, column="", found=found, expected=expected)


def join_contents(readings: Sequence[ImportContents]) -> ImportContents:
    """Return several readings as one import, as if their rows stood in one sheet.

    Of a party that several files state, the values of the first file count; another name is an
    alias of it, and any other value that differs is named.
    """
    sources = {each.id: each for r in readings for each in r.records.sources}
    statements: dict[str, Statement] = {}
    left: list[tuple[str, str]] = []
    for each in (each for r in readings for each in r.records.statements):
        there = statements.get(each.id)
        statements[each.id] = _join_statements(there, each, left) if there else each
    ties = {each.id: each for r in readings for each in r.records.ties}
    return ImportContents(
        records=Records(tuple(sources.values()), tuple(statements.values()), tuple(ties.values())),
        problems=tuple(each for r in readings for each in r.problems),
        not_understood=(
            *(each for r in readings for each in r.not_understood),
            *count_unplaced(left),
        ),
        files=tuple(each for r in readings for each in r.files),
        references=tuple(each for r in readings for each in r.references),
        places={record: place for r in readings for record, place in r.places.items()},
    )


def _join_statements(one: Statement, other: Statement, left: list[tuple[str, str]]) -> Statement:
    values: dict[str, Value] = dict(one.values)
    for name, value in other.values.items():
        if name in ("name", "aliases"):
            _add_names(values, value)
        elif values.setdefault(name, value) != value:
            left.append((another_value(name), f"{values['name']}: {value}"))
    return replace(one, values=values)


def _add_names(values: dict[str, Value], stated: Value) -> None:
    named = (values["name"], *_several(values.get("aliases", ())))
    known = {fold_name(str(name)): str(name) for name in named}
    for name in _several(stated):
        known.setdefault(fold_name(name), name)
    aliases = tuple(name for name in known.values() if name != values["name"])
    if aliases:
        values["aliases"] = aliases


def _several(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)
