"""Contents as the three tables of the spreadsheet format, with text in all cells."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.exports.base import UnsupportedFields
from graph.importing.spreadsheet.columns import column_of, share_cells
from graph.model.records import Contents, Source, Statement, Tie, TieType, Value
from graph.support.language import N_
from graph.support.safe_text import escape_control_characters

SOURCES = ("id", "title", "publisher", "url", "type", "published", "retrieved", "licence")
SOURCE_COLUMNS = (*SOURCES, "restates", "capture", "sha256")
ENTITY_COLUMNS = (
    *("id", "kind", "name", "country", "short_name", "registration_number", "incorporated"),
    *("dissolved", "status", "website", "note", "source"),
)
TIE_COLUMNS = (
    *("id", "tie", "from", "to", "share", "interest", "holding", "since", "until", "role"),
    *("purpose", "judgement", "judged_by", "judged_at", "wording", "quoted", "lang"),
    *("translation", "standing", "source"),
)

_TRIGGERED = re.compile(r"'*[=+\-@\t\r]")
_FIRST = frozenset("'=+-@\t\r")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
# With the columns that are written only if a tie needs them.
_TIE_NAMES = frozenset({*TIE_COLUMNS, "role_kind", "nature", "score", "share_bounds", "share_text"})
_KEYS = frozenset({"id", "kind", "source"})

_RESERVED = N_(
    "values of a name that the table uses for a column of its own, or that none can have"
)
_BLANK = N_("texts of spaces only, which an import reads as not stated")
_TEXTS = (
    *("interest", "role", "role_kind", "purpose", "nature", "judged_by", "judged_at", "wording"),
    *("lang", "translation"),
)

ColumnCells = dict[str, str]


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table by its name: a header, and a row of cells for each record, made while iterating."""

    name: str
    header: tuple[str, ...]
    rows: Iterator[tuple[str, ...]]


def escape_cell(cell: str) -> str:
    """Return a cell with ``'`` before a text that a spreadsheet would run as a formula.

    A text that has such a ``'`` already gets another one, so that an import can remove exactly one.
    """
    # Most cells begin with a letter; this test spares them the regular expressions.
    if cell[:1] not in _FIRST or not _TRIGGERED.match(cell) or _PLAIN_NUMBER.fullmatch(cell):
        return cell
    return f"'{cell}"


def tables_of(contents: Contents) -> tuple[SheetTable, SheetTable, SheetTable]:
    """Return sources, entities (a row for each statement) and ties, each sorted by id."""
    sources = [source for _, source in sorted(contents.sources.items())]
    statements = sorted(_statements(contents), key=lambda item: (item.entity, item.source))
    ties = sorted(contents.ties, key=lambda item: item.id)
    return (
        _table("sources", SOURCE_COLUMNS, lambda: map(source_cells, sources)),
        _table("entities", ENTITY_COLUMNS, lambda: map(statement_cells, statements)),
        _table("ties", TIE_COLUMNS, lambda: map(tie_cells, ties)),
    )


def _statements(contents: Contents) -> list[Statement]:
    """Return all statements; an entity without one gets one of its displayed values."""
    stated = {statement.entity for statement in contents.statements}
    without = [entity for id_, entity in contents.entities.items() if id_ not in stated]
    made = [Statement(e.id, e.kind, "", {"name": e.name, **e.values}) for e in without]
    return [*contents.statements, *made]


def note_unwritten(contents: Contents, lacking: UnsupportedFields) -> None:
    """Note the values that no column can hold, or whose cell would be read as empty."""
    for name, count in _count_unwritten(contents).items():
        lacking.add(name, _RESERVED, count)
    for column in _TEXTS:
        blank = sum(getattr(tie, column).isspace() for tie in contents.ties)
        lacking.add(column, _BLANK, blank)
    for column in SOURCE_COLUMNS:
        blank = sum(getattr(source, column).isspace() for source in contents.sources.values())
        lacking.add(column, _BLANK, blank)


def _count_unwritten(contents: Contents) -> Counter[str]:
    """Count by name the values that have no column, mostly because the table uses their name."""
    counts: Counter[str] = Counter()
    for statement in _statements(contents):
        counts.update(_unwritable(statement.values, _KEYS))
    for tie in contents.ties:
        counts.update(_unwritable(tie.extra, _TIE_NAMES))
    for source in contents.sources.values():
        counts.update(_unwritable(source.extra, SOURCE_COLUMNS))
    return counts


def _unwritable(values: Mapping[str, Value], taken: Collection[str]) -> Iterator[str]:
    """Return the names without a column: taken, empty, or with outer spaces.

    A heading loses the spaces around it, so such a name would not be read back.
    """
    return (name for name in values if name in taken or name != name.strip() or not name)


def _table(
    name: str, columns: Sequence[str], records: Callable[[], Iterable[ColumnCells]]
) -> SheetTable:
    """Return a table; records are read once for its columns and once more for its rows."""
    further = sorted({column for row in records() for column in row} - {*columns})
    header = (*columns, *further)
    rows = (tuple(escape_cell(row.get(column, "")) for column in header) for row in records())
    return SheetTable(name, tuple(escape_cell(column) for column in header), rows)


def source_cells(source: Source) -> ColumnCells:
    """Return the row of a source."""
    further = _value_cells(source.extra, SOURCE_COLUMNS)
    return {**further, **{column: getattr(source, column) for column in SOURCE_COLUMNS}}


def statement_cells(statement: Statement) -> ColumnCells:
    """Return the row of what a source states of an entity."""
    further = _value_cells(statement.values, _KEYS)
    if "name:text" in further:
        # ``name:text`` holds the name as it is, but the column ``name`` must not be empty.
        further["name"] = (
            escape_control_characters(str(statement.values["name"])).strip() or statement.entity
        )
    keys = {"id": statement.entity, "kind": str(statement.kind), "source": statement.source}
    return {**further, **keys}


def tie_cells(tie: Tie) -> ColumnCells:
    """Return the row of a tie."""
    same = ("id", "interest", "since", "until", "role", "role_kind", "purpose", "nature")
    worded = ("judged_by", "judged_at", "wording", "lang", "translation", "source")
    cells = {column: getattr(tie, column) for column in (*same, *worded)}
    cells |= {"tie": str(tie.type), "from": tie.start, "to": tie.end}
    cells |= {"judgement": str(tie.judgement or ""), "standing": str(tie.standing or "")}
    cells |= {"quoted": "true" if tie.quoted else ""}
    cells |= {"score": "" if tie.score is None else repr(float(tie.score))}
    cells |= {"holding": str(tie.holding) if tie.type is TieType.OWNS else ""}
    stated = {column: cell for column, cell in cells.items() if cell}
    further = _value_cells(tie.extra, _TIE_NAMES)
    return {**further, **stated, **share_cells(tie.share)}


def _value_cells(values: Mapping[str, Value], without: Collection[str]) -> ColumnCells:
    """Return values as cells under their names; a value that is not plain text: ``NAME:form``."""
    cells: ColumnCells = {}
    unwritable = set(_unwritable(values, without))
    for name, value in values.items():
        if name in unwritable:
            continue
        column, cell = column_of(name, value)
        cells[column] = cell
    return cells
