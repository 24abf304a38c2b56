"""Tables of judgements: a row is one judgement of the pair that two of its columns name."""

from collections.abc import Callable, Sequence

from graph.importing.result import Problem, quote_value
from graph.importing.spreadsheet.cells import Cells
from graph.importing.spreadsheet.csv_tables import csv_table
from graph.judgements.files.base import FileJudgement, JudgementFile
from graph.model.dates import EXPECTED_OR_MOMENT
from graph.model.records import Judgement
from graph.support.language import N_, LazyText, lazy_text

TWO_IDS = LazyText(N_("the id of another entry"))

ReadRow = Callable[[Cells], FileJudgement | LazyText]
"""Reads one row: a judgement, or the reason why it judges nothing."""


def read_table(
    name: str, content: bytes, required: Sequence[str], read_row: ReadRow
) -> JudgementFile:
    """Read a CSV file that has some columns; a row with a problem gives no judgement."""
    table = csv_table(name, content)
    problems = list(table.problems)
    lacking = [column for column in required if column not in table.header]
    if lacking:
        if table.header or not problems:
            problems.append(_lacking_columns(name, table.header, required))
        return JudgementFile(name, (), tuple(problems))
    damaged = {problem.line for problem in problems}
    found, passed = list[FileJudgement](), list[tuple[int, LazyText]]()
    for row in table.rows:
        before = len(problems)
        read = read_row(Cells(name, row, problems))
        if len(problems) > before or row.line in damaged:
            continue
        if isinstance(read, FileJudgement):
            found.append(read)
        else:
            passed.append((row.line, read))
    return JudgementFile(name, tuple(found), tuple(problems), tuple(passed))


def read_pair(
    cells: Cells, columns: Sequence[str], judgement: Judgement, moment: str = ""
) -> FileJudgement:
    """Return the judgement of the pair in two columns, at the moment in another."""
    left, right = (cells.id(column) for column in columns)
    if left and left == right:
        cells.refuse(columns[1], quote_value(right), TWO_IDS)
    judged_at = cells.moment(moment, EXPECTED_OR_MOMENT) if moment else ""
    return FileJudgement(cells.row.line, left, right, judgement, judged_at=judged_at)


def _lacking_columns(name: str, header: Sequence[str], required: Sequence[str]) -> Problem:
    """Return the problem of a table without some columns; it names those that are there."""
    there = ", ".join(column for column in header if column) or "–"
    return Problem(
        place=name,
        line=1,
        column="",
        found=lazy_text(N_("the columns {names}"), names=there),
        expected=lazy_text(N_("the columns {names}"), names=", ".join(required)),
    )
