"""Relationships of ties, made from the columns of a part."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import orjson
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from graph.model.records import Holding, TieType
from graph.model.shares import share_properties
from graph.registers.database_files.stored_columns import columns_of
from graph.registers.shelf.rows import share_of
from graph.stores.properties import database_values

COLUMNS = (
    "id", "type", "start", "end", "source", "standing", "holding", "share", "interest", "role",
    "role_kind", "since", "until", "purpose", "nature", "wording", "extra",
)  # fmt: skip
_PLAIN = (
    "source", "standing", "interest", "role", "role_kind", "since", "until", "purpose", "nature",
    "wording",
)  # fmt: skip


def tie_table(rows: pa.Table, import_id: str) -> pa.Table:
    """Return the relationships of the rows of a part, their columns named by headings."""
    texts = {name: _texts(rows[name]) for name in COLUMNS}
    columns = {
        ":START_ID(Entity)": texts["start"],
        ":END_ID(Entity)": texts["end"],
        ":TYPE": texts["type"],
        "id:string": texts["id"],
        "imports:string[]": pa.repeat(pa.scalar(import_id), rows.num_rows),
        "holding:string": _holding(texts["type"], texts["holding"]),
        **{f"{name}:string": texts[name] for name in _PLAIN},
    }
    for name, further in _stated_once(texts["share"], texts["extra"]).items():
        columns[name] = pc.coalesce(columns[name], further) if name in columns else further
    stated = {name: c for name, c in columns.items() if c.null_count < len(c)}
    return pa.table(stated)


def _texts(column: pa.ChunkedArray) -> pa.Array:
    """Return a column as texts; an empty one is missing."""
    texts = column.cast(pa.string()).combine_chunks()
    return pc.if_else(pc.equal(texts, ""), None, texts)


def _holding(kind: pa.Array, holding: pa.Array) -> pa.Array:
    stated = holding.fill_null(str(Holding.WHOLE))
    return pc.if_else(pc.equal(kind, str(TieType.OWNS)), stated, pa.scalar(None, pa.string()))


def _stated_once(share: pa.Array, extra: pa.Array) -> dict[str, pa.Array]:
    """Return the columns of shares and of all further fields, each different one read once."""
    shares, extras = share.dictionary_encode(), extra.dictionary_encode()
    width = len(extras.dictionary) + 1
    pairs: NDArray[np.int64] = _codes(shares) * width + _codes(extras)
    different, place = np.unique(pairs, return_inverse=True)
    cells, further = [*shares.dictionary.to_pylist(), None], [*extras.dictionary.to_pylist(), None]
    stated = [_properties(cells[pair // width], further[pair % width]) for pair in different]
    columns = columns_of(stated)
    at = pa.array(place.ravel())
    return {name: columns[name].combine_chunks().take(at) for name in columns.column_names if name}


def _codes(column: pa.DictionaryArray) -> NDArray[np.int64]:
    missing = len(column.dictionary)
    codes: NDArray[np.int64] = column.indices.fill_null(missing).to_numpy(zero_copy_only=False)
    return codes.astype(np.int64)


def _properties(share: str | None, extra: str | None) -> Mapping[str, Any]:
    """Return the properties of a share and of the further fields of a tie."""
    further = orjson.loads(extra) if extra else {}
    of_source = database_values(further.pop("extra", {}))
    words = further.pop("share_text", None)
    return {**of_source, **further, **share_properties(share_of(share, words) if share else None)}
