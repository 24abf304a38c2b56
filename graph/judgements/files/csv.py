"""Judgements as CSV: ``left,right,judgement,judged_by,judged_at,note``."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.importing.result import quote_value
from graph.importing.spreadsheet.cells import Cells
from graph.judgements.files.base import (
    PEER_WORDS,
    FileFormat,
    FileJudgement,
    JudgementFile,
    WrittenFile,
)
from graph.judgements.files.tables import read_pair, read_table
from graph.model.records import Judgement, Tie
from graph.support.csv_text import csv_text
from graph.support.language import N_, lazy_text
from graph.support.safe_text import escape_formula

COLUMNS = ("left", "right", "judgement", "judged_by", "judged_at", "note")
_REQUIRED = COLUMNS[:3]
_WORDS = {**{str(word): word for word in Judgement}, **PEER_WORDS}


def read(name: str, content: bytes, columns: Sequence[str]) -> JudgementFile:
    """Read a CSV file; other columns are passed over."""
    del columns
    return read_table(name, content, _REQUIRED, _judgement)


def _judgement(cells: Cells) -> FileJudgement:
    text = cells.word("judgement").casefold()
    if text not in _WORDS:
        expected = lazy_text(N_("one of {words}"), words=", ".join(_WORDS))
        cells.refuse("judgement", quote_value(text), expected)
    word = _WORDS.get(text, Judgement.UNSURE)
    found = read_pair(cells, COLUMNS[:2], word, "judged_at")
    return replace(found, judged_by=cells.word("judged_by"), note=cells.raw("note"))


def write(ties: Iterable[Tie]) -> WrittenFile:
    """Write every judgement, those replaced or taken back too."""
    rows = ((t.start, t.end, t.judgement, t.judged_by, t.judged_at, t.wording) for t in ties)
    cells = ([escape_formula(str(cell or "")) for cell in row] for row in rows)
    return WrittenFile(csv_text([COLUMNS, *cells]), 0)


FORMAT = FileFormat("csv", read=read, write=write)
