"""The spreadsheet format: tables of sources, entities and ties as records of the model."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field, fields
from hashlib import sha256

from graph.importing.result import IN_WORKBOOK, Problem, Reference, quote_value, row_name
from graph.importing.spreadsheet.cell_values.damaged_cells import refused_columns
from graph.importing.spreadsheet.cells import Cells
from graph.importing.spreadsheet.csv_tables import Table
from graph.importing.spreadsheet.rows import read_entity, read_source, read_tie
from graph.importing.spreadsheet.table_format import REQUIRED
from graph.model.records import ENDS, Kind, Records, Source, Statement, Tie, TieType
from graph.support.language import N_, LazyText, join_with_or, lazy_text

_SOURCE_TWICE = N_("the source {id} a second time, with another {columns}")
_TIE_TWICE = N_("the tie {id} a second time, with another {columns}")


@dataclass(slots=True)
class Sheets:
    """Records that the sheets have given so far, the first of each id to compare repeats."""

    sources: dict[str, Source] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    kinds: dict[str, Kind] = field(default_factory=dict)
    ties: dict[str, tuple[Tie, Cells]] = field(default_factory=dict)
    _: KW_ONLY
    named: list[tuple[str, Cells]] = field(default_factory=list)
    nameless: dict[str, Cells] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    places: dict[str, str] = field(default_factory=dict)

    def place(self, what: str, ident: str, cells: Cells) -> None:
        """Remember the first row that states something."""
        self.places.setdefault(f"{what} {ident}", row_name(cells.place, cells.row.line))


def sheet_of(name: str, header: Sequence[str]) -> str:
    """Return the sheet of a CSV file, by its name, else by its columns; empty if it is none."""
    stem = name.rpartition(".")[0].lower()
    if stem in REQUIRED:
        return stem
    found = (sheet for sheet in ("ties", "entities", "sources") if {*REQUIRED[sheet]} <= {*header})
    return next(found, "")


def read_sheets(
    tables: Iterable[tuple[str, Table]],
) -> tuple[Records, list[Problem], list[Reference], Mapping[str, str]]:
    """Return the records of tables, all their problems, open ids, and the rows of records."""
    sheets = Sheets()
    for sheet, table in tables:
        if not _has_columns(sheets, sheet, table):
            sheets.unread.update({sheet} if sheet else REQUIRED)
            continue
        sheets.problems.extend(table.problems)
        refused = refused_columns(table.problems)
        for row in table.rows:
            cells = Cells(table.place, row, sheets.problems, refused.get(row.line, ()))
            if cells.was_refused("id"):
                sheets.unread.add(sheet)
            if not _is_side_note(sheet, cells):
                _READ[sheet](sheets, cells)
    _refuse_nameless(sheets)
    references = _references(sheets)
    ties = tuple(tie for tie, _ in sheets.ties.values())
    records = Records(tuple(sheets.sources.values()), tuple(sheets.statements.values()), ties)
    return records, sheets.problems, references, sheets.places


def _has_columns(sheets: Sheets, sheet: str, table: Table) -> bool:
    """Whether a table can be read at all; if not, its problems are reported."""
    required = REQUIRED.get(sheet, ())
    missing = [column for column in required if column not in table.header]
    if not sheet or not table.header:
        sheets.problems.extend(table.problems)
        return False
    if not missing:
        return True
    sheets.problems.extend(p for p in table.problems if p.line == 1)
    names = ", ".join(required)
    expected = lazy_text(N_("the columns {names}, separated by commas"), names=names)
    if IN_WORKBOOK in table.place:
        expected = lazy_text(N_("the columns {names}"), names=names)
    found = LazyText(N_("no such column"))
    if len(missing) > 1:
        found = lazy_text(N_("no columns {names}"), names=", ".join(missing))
    column = missing[0] if len(missing) == 1 else ""
    sheets.problems.append(
        Problem(place=table.place, line=1, column=column, found=found, expected=expected)
    )
    return False


def _is_side_note(sheet: str, cells: Cells) -> bool:
    """Refuse a title, a total or a note among the rows with one problem, not one a column."""
    empty = [c for c in REQUIRED[sheet] if not cells.word(c) and not cells.was_refused(c)]
    if len(empty) < 2 or cells.row.line == 0:
        return False
    found = lazy_text(N_("nothing in the columns {names}"), names=", ".join(empty))
    expected = LazyText(N_("all of them, or no such row if it is a title, a total or a note"))
    cells.refuse("", found, expected)
    return True


def _add_source(sheets: Sheets, cells: Cells) -> None:
    source = read_source(cells)
    earlier = sheets.sources.setdefault(source.id, source)
    sheets.place("source", source.id, cells)
    if source.id:
        _check_repeat(cells, earlier, source, _SOURCE_TWICE)


def _add_entity(sheets: Sheets, cells: Cells) -> None:
    statement = read_entity(cells)
    if statement is None:
        return
    kind = sheets.kinds.setdefault(statement.entity, statement.kind)
    sheets.place("entity", statement.entity, cells)
    if kind != statement.kind:
        expected = lazy_text(
            N_("{kind}, which an earlier row gives for {id}"), kind=kind, id=statement.entity
        )
        cells.refuse("kind", quote_value(statement.kind), expected)
        return
    earlier = sheets.statements.setdefault(statement.id, statement)
    for name, value in statement.values.items():
        if name in earlier.values and earlier.values[name] != value:
            expected = lazy_text(
                N_("'{value}', which an earlier row of this source gives for it"),
                value=earlier.values[name],
            )
            cells.refuse(name, quote_value(str(value)), expected)
    values = {**statement.values, **earlier.values}
    merged = Statement(statement.entity, kind, statement.source, values)
    sheets.statements[statement.id] = merged
    sheets.named.append((statement.source, cells))
    if "name" not in statement.values:
        sheets.nameless.setdefault(statement.entity, cells)


def _refuse_nameless(sheets: Sheets) -> None:
    """Refuse entities that no row names; one source need not name them if another does."""
    named = {s.entity for s in sheets.statements.values() if "name" in s.values}
    for entity, cells in sheets.nameless.items():
        if entity not in named:
            cells.refuse("name", quote_value(""), LazyText(N_("a text")))


def _add_tie(sheets: Sheets, cells: Cells) -> None:
    tie = read_tie(cells, derived_id(cells.row.cells))
    if tie is None:
        return
    earlier, _ = sheets.ties.setdefault(tie.id, (tie, cells))
    sheets.place("tie", tie.id, cells)
    _check_repeat(cells, earlier, tie, _TIE_TWICE)
    sheets.named.append((tie.source, cells))


def _check_repeat(cells: Cells, earlier: Source | Tie, now: Source | Tie, twice: str) -> None:
    if earlier is now:
        return
    names = [item.name for item in fields(now)]
    differing = [name for name in names if getattr(earlier, name) != getattr(now, name)]
    if differing:
        columns = ", ".join(_COLUMNS.get(name, name) for name in differing)
        found = lazy_text(twice, id=quote_value(now.id), columns=columns)
        cells.refuse("id", found, LazyText(N_("one content for one id")))


def derived_id(cells: Mapping[str, str]) -> str:
    """Return an id for a tie without one, from all cells of its row in any order of columns."""
    content = sorted((name, cell.strip()) for name, cell in cells.items() if name and cell.strip())
    digest = sha256(json.dumps(content, ensure_ascii=True).encode()).hexdigest()
    return f"tie-{digest[:24]}"


def _references(sheets: Sheets) -> list[Reference]:
    references = []
    for source, cells in sheets.named:
        lost = "sources" in sheets.unread or cells.was_refused("source")
        if source and source not in sheets.sources and not lost:
            expected = LazyText(N_("the id of a source in the files or in the store"))
            references.append(
                Reference(source, cells.problem("source", quote_value(source), expected))
            )
    for tie, cells in sheets.ties.values():
        found = _end_references(sheets.kinds, tie, cells)
        # A table or row that could not be read may define the id, so it is not reported.
        lost = "entities" in sheets.unread
        references.extend(r for r in found if not lost and not cells.was_refused(r.problem.column))
    return references


def _end_references(kinds: Mapping[str, Kind], tie: Tie, cells: Cells) -> list[Reference]:
    references = []
    ends = (("from", tie.start, tie.end, 0), ("to", tie.end, tie.start, 1))
    for column, end, other, side in ends:
        allowed = ENDS[tie.type][side]
        if tie.type is TieType.SAME_AS and other in kinds:
            allowed = frozenset({kinds[other]})
        names = join_with_or(sorted(allowed))
        if end not in kinds:
            expected = lazy_text(N_("the id of a {kind} in the files or in the store"), kind=names)
            if len(allowed) == len(Kind):
                expected = LazyText(N_("the id of an entity in the files or in the store"))
            problem = cells.problem(column, quote_value(end), expected)
            references.append(Reference(end, problem, allowed))
        elif kinds[end] not in allowed and not (tie.type is TieType.SAME_AS and side == 0):
            found = lazy_text(N_("{id}, a {kind}"), id=quote_value(end), kind=kinds[end])
            wanted = N_("the id of a {kind} at this end of {tie}")
            cells.refuse(column, found, lazy_text(wanted, kind=names, tie=tie.type))
    return references


_COLUMNS = {"type": "tie", "start": "from", "end": "to"}
_READ = {"sources": _add_source, "entities": _add_entity, "ties": _add_tie}
