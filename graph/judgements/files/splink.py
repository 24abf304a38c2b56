"""Labels of Splink: ``unique_id_l,unique_id_r,clerical_match_score``, for measuring other tools.

A label has neither author nor moment.
"""

from collections.abc import Iterable, Sequence

from graph.importing.result import quote_value
from graph.importing.spreadsheet.cells import Cells
from graph.judgements.files.base import FileFormat, FileJudgement, JudgementFile, WrittenFile
from graph.judgements.files.tables import read_pair, read_table
from graph.judgements.history import in_force
from graph.model.records import Judgement, Tie
from graph.support.csv_text import csv_text
from graph.support.language import N_, LazyText
from graph.support.safe_text import escape_formula

COLUMNS = ("unique_id_l", "unique_id_r", "clerical_match_score")
_SCORES = {1.0: Judgement.ACCEPTED, 0.0: Judgement.REJECTED, 0.5: Judgement.UNSURE}
_WRITTEN = {judgement: f"{score:g}" for score, judgement in _SCORES.items()}
_EXPECTED = LazyText(N_("1 (same), 0 (different) or 0.5 (cannot tell)"))


def read(name: str, content: bytes, columns: Sequence[str]) -> JudgementFile:
    """Read a file of labels; other columns are passed over."""
    del columns
    return read_table(name, content, COLUMNS, _label)


def _label(cells: Cells) -> FileJudgement:
    text = cells.word(COLUMNS[2])
    try:
        word = _SCORES.get(float(text))
    except ValueError:
        word = None
    if word is None:
        cells.refuse(COLUMNS[2], quote_value(text), _EXPECTED)
    return read_pair(cells, COLUMNS[:2], word or Judgement.UNSURE)


def write(ties: Iterable[Tie]) -> WrittenFile:
    """Write the judgement in force of each pair; a "maybe" is no label."""
    judged = list(in_force(ties))
    rows = [(t.start, t.end, _WRITTEN[t.judgement]) for t in judged if t.judgement in _WRITTEN]
    cells = ([escape_formula(cell) for cell in row] for row in rows)
    return WrittenFile(csv_text([COLUMNS, *cells]), len(judged) - len(rows))


FORMAT = FileFormat("splink", read=read, write=write)
