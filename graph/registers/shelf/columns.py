"""Columns of a shelf's parts: statements of parties, and ties."""

import pyarrow as pa


def _codes(width: pa.DataType) -> pa.DataType:
    return pa.dictionary(width, pa.string())


STATED = pa.schema(
    [
        ("entity", pa.string()),
        ("kind", _codes(pa.int8())),
        ("source", _codes(pa.int16())),
        # Set where the statement is weaker than its source: a stand-in name is derived.
        ("standing", _codes(pa.int8())),
        ("name", pa.string()),
        ("country", _codes(pa.int16())),
        # Day the party ended, "?" where that day is not stated, null where it has not ended.
        ("over", pa.string()),
        # All values as a JSON object, keys as in the record, nothing left out.
        ("values", pa.string()),
    ]
)

TIES = pa.schema(
    [
        ("id", pa.string()),
        ("type", _codes(pa.int8())),
        ("start", pa.string()),
        ("end", pa.string()),
        ("source", _codes(pa.int16())),
        ("standing", _codes(pa.int8())),
        ("holding", _codes(pa.int8())),
        # Exact text such as "(0.25,0.5]"; null where no share is stated.
        ("share", _codes(pa.int32())),
        ("interest", _codes(pa.int16())),
        ("role", _codes(pa.int32())),
        ("role_kind", _codes(pa.int8())),
        ("since", pa.string()),
        ("until", pa.string()),
        ("purpose", _codes(pa.int16())),
        ("nature", _codes(pa.int16())),
        ("wording", _codes(pa.int32())),
        # JSON of every further field of the Tie that is set; null where none is.
        ("extra", pa.string()),
    ]
)

ROWS_IN_A_GROUP = 4096
"""Rows of a row group of Parquet, few so that single rows can be read by themselves."""
