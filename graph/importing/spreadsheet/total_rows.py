"""Rows below a table that are not records: a total, a note."""

from dataclasses import replace

from graph.importing.spreadsheet.csv_tables import Table, TableRow, describe_row
from graph.importing.spreadsheet.table_format import REQUIRED
from graph.model.vocabulary.lexicon import TOTAL, plain_words

_BELOW = "a total or a note below the table"


def without_totals(sheet: str, table: Table) -> Table:
    """Return a table without the totals and notes below it, which go to ``aside``."""
    rows = list(table.rows)
    left: list[TableRow] = []
    while rows and _is_total(sheet, rows[-1]):
        left.insert(0, rows.pop())
    if not left:
        return table
    lines = {row.line for row in left}
    aside = tuple(
        (_BELOW, describe_row(table.place, row.line, list(row.cells.values()))) for row in left
    )
    problems = tuple(problem for problem in table.problems if problem.line not in lines)
    return replace(table, rows=tuple(rows), problems=problems, aside=(*table.aside, *aside))


def _is_total(sheet: str, row: TableRow) -> bool:
    """Whether a row lacks the cells of a record, and is worded as a total or a sentence."""
    empty = [column for column in REQUIRED.get(sheet, ()) if column not in row.cells]
    if len(empty) < 2 or row.line == 0:
        return False
    texts = [plain_words(text).strip(" :.") for text in row.cells.values()]
    is_sentence = len(texts) == 1 and " " in texts[0]
    return is_sentence or any(TOTAL.fullmatch(text) for text in texts)
