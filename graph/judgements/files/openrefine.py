"""A project of OpenRefine as CSV: the id of a row, what it was reconciled with, and how.

The user names the three columns in this order. Without names they are those that are written. A
row that is "new", or "none", says nothing of the pair.
"""

from collections.abc import Iterable, Sequence
from functools import partial

from graph.errors import InputError
from graph.importing.result import quote_value
from graph.importing.spreadsheet.cells import Cells
from graph.judgements.files.base import FileFormat, FileJudgement, JudgementFile, WrittenFile
from graph.judgements.files.tables import read_pair, read_table
from graph.judgements.history import in_force
from graph.model.records import Judgement, Tie
from graph.support.csv_text import csv_text
from graph.support.language import N_, LazyText, lazy_text
from graph.support.safe_text import escape_formula

COLUMNS = ("id", "reconciled_id", "judgement")
_MATCHED, _NOTHING = "matched", frozenset({"new", "none", ""})
_EXPECTED = lazy_text(N_("one of {words}"), words="matched, new, none")
_JUDGES_NOTHING = LazyText(N_("not reconciled: new or none"))


def read(name: str, content: bytes, columns: Sequence[str]) -> JudgementFile:
    """Read a project by the columns that the user names.

    Raises:
        InputError: other than three columns are named.
    """
    named = tuple(columns) or COLUMNS
    if len(named) != len(COLUMNS):
        raise InputError(
            N_("Name three columns: of the id, of the reconciled id and of the judgement.")
        )
    return read_table(name, content, named, partial(_reconciled, named=named))


def _reconciled(cells: Cells, named: Sequence[str]) -> FileJudgement | LazyText:
    word = cells.word(named[2]).casefold()
    if word in _NOTHING:
        return _JUDGES_NOTHING
    if word != _MATCHED:
        cells.refuse(named[2], quote_value(word), _EXPECTED)
    return read_pair(cells, named[:2], Judgement.ACCEPTED)


def write(ties: Iterable[Tie]) -> WrittenFile:
    """Write the acceptances in force; OpenRefine has no word for any other judgement."""
    judged = list(in_force(ties))
    rows = [(t.start, t.end, _MATCHED) for t in judged if t.judgement is Judgement.ACCEPTED]
    cells = ([escape_formula(cell) for cell in row] for row in rows)
    return WrittenFile(csv_text([COLUMNS, *cells]), len(judged) - len(rows))


FORMAT = FileFormat("openrefine", read=read, write=write)
