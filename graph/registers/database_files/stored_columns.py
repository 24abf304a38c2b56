"""Values of many statements as columns, each named by the heading of its CSV: ``status:string``."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import orjson
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json as pj
from numpy.typing import NDArray

from graph.stores.properties import database_values

LIST_SIGN = "\x1f"
"""Sign between the items of a list; a text of a register has no such control character."""

_TEXT, _TEXTS = "string", "string[]"
_ARROW = {_TEXT: pa.string(), _TEXTS: pa.list_(pa.string()), "long": pa.int64()}
_ARROW |= {"double": pa.float64(), "boolean": pa.bool_()}
_UNUSABLE_IN_HEADINGS = frozenset(':"\r\n')
Rows = NDArray[np.int64]


def heading(name: str, form: str) -> str:
    """Return the heading of a property with a type of Neo4j's import."""
    return f"{name}:{form}"


def has_heading(name: str) -> bool:
    """Whether a heading can hold a property's name."""
    return bool(name.strip()) and not _UNUSABLE_IN_HEADINGS & set(name)


def property_name(column: str) -> str:
    """Return the name of the property of a column."""
    return column.rpartition(":")[0]


def is_list(column: str) -> bool:
    """Whether a column has lists of texts."""
    return column.endswith(_TEXTS)


class ValueReader:
    """Reads JSON objects into columns; a value keeps the type that it is stated in.

    The types met before are expected again, which spares a guess at what a text may mean.
    """

    def __init__(self) -> None:
        self._expected: dict[str, pa.DataType] = {}

    def read(self, objects: Sequence[str] | pa.Array) -> pa.Table:
        """Return the values of JSON objects, a row for each; a value that is missing is null."""
        if not len(objects):
            return pa.table({})
        found = self._read_at_once(objects)
        if found is None:
            return columns_of([database_values(orjson.loads(text)) for text in _texts(objects)])
        return found

    def _read_at_once(self, objects: Sequence[str] | pa.Array) -> pa.Table | None:
        """Return the values, None where a column has values of several types."""
        content = "\n".join(_texts(objects)).encode()
        try:
            table = self._parse(content)
            forms = {field.name: _form_of(field.type) for field in table.schema}
            if any(form is None for form in forms.values()):
                return None
            if any(f.type != _ARROW[forms[f.name] or ""] for f in table.schema):
                self._expected |= {name: _ARROW[form or ""] for name, form in forms.items()}
                table = self._parse(content)
        except pa.ArrowInvalid:
            return None
        if table.num_rows != len(objects):  # an object without values is no line to the reader
            return None
        self._expected |= {field.name: field.type for field in table.schema}
        return _with_headings(table, {n: f for n, f in forms.items() if f})

    def _parse(self, content: bytes) -> pa.Table:
        schema = pa.schema(list(self._expected.items())) if self._expected else None
        return pj.read_json(
            pa.BufferReader(content),
            read_options=pj.ReadOptions(use_threads=False, block_size=len(content) + 1),
            parse_options=pj.ParseOptions(explicit_schema=schema),
        )


def _texts(objects: Sequence[str] | pa.Array) -> Sequence[str]:
    return objects.to_pylist() if isinstance(objects, pa.Array | pa.ChunkedArray) else objects


def _form_of(kind: pa.DataType) -> str | None:
    """Return the type of Neo4j's import; None where single values have to be looked at."""
    if pa.types.is_string(kind) or pa.types.is_temporal(kind):
        return _TEXT
    if pa.types.is_list(kind):
        item = kind.value_type
        is_text = pa.types.is_string(item) or pa.types.is_temporal(item) or pa.types.is_null(item)
        return _TEXTS if is_text else None
    if pa.types.is_int64(kind):
        return "long"
    return "boolean" if pa.types.is_boolean(kind) else None


def _with_headings(table: pa.Table, forms: Mapping[str, str]) -> pa.Table:
    columns = {}
    for name, form in forms.items():
        column = table[name].combine_chunks()
        if column.null_count < len(column) and has_heading(name):
            columns[heading(_stored_name(name), form)] = column
    return pa.table(columns) if columns else _empty(table.num_rows)


def _empty(rows: int) -> pa.Table:
    return pa.table({"": pa.nulls(rows)})


def columns_of(objects: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Return properties as columns; a name with values of several types has one for each."""
    cells: dict[str, dict[int, Any]] = defaultdict(dict)
    for row, values in enumerate(objects):
        for name, value in values.items():
            if has_heading(name):
                cells[heading(name, _form_of_value(value))][row] = value
    columns = {}
    for name, by_row in cells.items():
        kind = _ARROW[name.rpartition(":")[2]]
        columns[name] = pa.array([by_row.get(row) for row in range(len(objects))], kind)
    return pa.table(columns) if columns else _empty(len(objects))


def _form_of_value(value: object) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "long"
    if isinstance(value, float):
        return "double"
    return _TEXTS if isinstance(value, list | tuple) else _TEXT


def _stored_name(name: str) -> str:
    return next(iter(database_values({name: ""})))


def split_by_types(table: pa.Table) -> Iterator[pa.Table]:
    """Yield a table in parts, in each of which a property has one type."""
    names = [property_name(column) for column in table.column_names]
    several = [c for c, n in zip(table.column_names, names, strict=True) if names.count(n) > 1]
    if not several:
        yield table
        return
    stated = np.stack([table[c].is_valid().to_numpy(zero_copy_only=False) for c in several], axis=1)
    _, part = np.unique(stated, axis=0, return_inverse=True)
    for number in range(int(part.max()) + 1):
        some = table.take(pa.array(np.flatnonzero(part.ravel() == number)))
        empty = [c for c in several if some[c].null_count == len(some)]
        kept = [c for c in empty if _has_other(c, several, empty)]
        yield some.drop_columns(kept)


def _has_other(column: str, several: Sequence[str], empty: Sequence[str]) -> bool:
    """Whether another type of a property is stated, or stands for it among those that are not."""
    alike = [c for c in several if property_name(c) == property_name(column)]
    return any(c not in empty for c in alike) or column != alike[0]


def as_cells(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column as its CSV holds it: the items of a list as one text."""
    return pc.binary_join(column, LIST_SIGN) if pa.types.is_list(column.type) else column
