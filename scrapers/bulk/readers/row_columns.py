"""Columns of rows that wait to be written, with what many rows share kept once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from graph.registers.shelf.columns import STATED, TIES
from graph.registers.shelf.rows import StatedRow, TieRow


class StatedForm(NamedTuple):
    """Cells that many statements share."""

    kind: str
    source: str
    standing: str | None
    country: str | None
    over: str | None


class TieForm(NamedTuple):
    """Cells that many ties share."""

    type: str
    source: str
    standing: str | None
    holding: str | None
    share: str | None
    interest: str | None
    role: str | None
    role_kind: str | None
    purpose: str | None
    nature: str | None
    wording: str | None
    extra: str | None


Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Ends:
    """Ids of ties, and of the parties at their ends."""

    ids: pa.Array
    starts: pa.Array
    ends: pa.Array


class _Forms:
    """Forms by number, and the columns of the rows that have them."""

    def __init__(self, names: Sequence[str], schema: pa.Schema) -> None:
        self._names, self._schema = names, schema
        self._numbers: dict[Sequence[str | None], int] = {}

    def number(self, form: Sequence[str | None]) -> int:
        return self._numbers.setdefault(form, len(self._numbers))

    def columns(self, rows: Sequence[int] | Numbers) -> dict[str, pa.Array]:
        """Return the column of each cell that the forms have."""
        of_row = np.asarray(rows, np.int32)
        return {
            name: _column([form[place] for form in self._numbers], of_row, self._type(name))
            for place, name in enumerate(self._names)
        }

    def _type(self, name: str) -> pa.DataType:
        return self._schema.field(name).type


def _column(cells: Sequence[str | None], of_row: Numbers, kind: pa.DataType) -> pa.Array:
    texts = list(dict.fromkeys(cell for cell in cells if cell is not None))
    places = {text: place for place, text in enumerate(texts)}
    codes = np.array([-1 if cell is None else places[cell] for cell in cells], np.int32)[of_row]
    indices = pa.array(codes, pa.int32(), mask=codes < 0)
    return pa.DictionaryArray.from_arrays(indices, pa.array(texts, pa.string())).cast(kind)


class StatedColumns:
    """Statements that wait."""

    def __init__(self) -> None:
        self._forms = _Forms(StatedForm._fields, STATED)
        self.form = self._forms.number
        self.clear()

    def clear(self) -> None:
        """Forget the rows."""
        self.entities: list[str] = []
        self.forms: list[int] = []
        self.names: list[str | None] = []
        self.values: list[str] = []

    def add(self, entity: str, form: int, name: str | None, values: str) -> None:
        """Add one row; ``form`` is the number of what it shares with others."""
        self.entities.append(entity)
        self.forms.append(form)
        self.names.append(name)
        self.values.append(values)

    def add_row(self, row: StatedRow) -> None:
        """Add the row of a record."""
        self.add(row.entity, self.form(stated_form_of(row)), row.name, row.values)

    def batch(self) -> pa.RecordBatch:
        """Return the rows in the schema of a part."""
        columns = self._forms.columns(self.forms)
        columns["entity"] = pa.array(self.entities, pa.string())
        columns["name"] = pa.array(self.names, pa.string())
        columns["values"] = pa.array(self.values, pa.string())
        return pa.RecordBatch.from_arrays([columns[name] for name in STATED.names], schema=STATED)


class TieColumns:
    """Ties that wait: single rows, and those of holders and of addresses, which share parts.

    ``forms`` are numbers of what ties share (``form``).
    """

    def __init__(self) -> None:
        self._forms = _Forms(TieForm._fields, TIES)
        self.form = self._forms.number
        self._rows: list[TieRow] = []

    def add_row(self, row: TieRow) -> None:
        """Add the row of a record."""
        self._rows.append(row)

    def take_rows(self) -> pa.RecordBatch:
        """Return the rows of records in the schema of a part, and forget them."""
        rows, self._rows = self._rows, []
        ids, starts, ends, since, until = (
            pa.array([row[TIES.get_field_index(name)] for row in rows], pa.string())
            for name in ("id", "start", "end", "since", "until")
        )
        forms = [self.form(form_of(row)) for row in rows]
        return self.batch(Ends(ids, starts, ends), forms, since, until)

    def batch(
        self, ends: Ends, forms: Sequence[int] | Numbers, since: pa.Array, until: pa.Array
    ) -> pa.RecordBatch:
        """Return ties in the schema of a part."""
        columns = self._forms.columns(forms)
        columns |= {"id": ends.ids, "start": ends.starts, "end": ends.ends}
        columns |= {"since": since, "until": until}
        return pa.RecordBatch.from_arrays([columns[name] for name in TIES.names], schema=TIES)


def stated_form_of(row: StatedRow) -> StatedForm:
    """Return the cells of a statement that many statements share."""
    return StatedForm(row.kind, row.source, row.standing, row.country, row.over)


def form_of(row: TieRow) -> TieForm:
    """Return the cells of a tie that many ties share."""
    return TieForm(**{name: getattr(row, name) for name in TieForm._fields})
