"""Changes between two editions as rows: what is new, ended, changed or no longer stated."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import pyarrow as pa

from scrapers.bulk.changes.row_digests import (
    ComparedRows,
    Hashes,
    different_ids,
    id_hashes,
    row_batches,
)
from scrapers.contract.change_kind import ChangeKind

_CHANGES_AT_ONCE = 200_000


CHANGE_ROWS = pa.schema(
    [
        ("kind", pa.dictionary(pa.int8(), pa.string())),
        ("id", pa.string()),
        # Type and ends of a tie, null for a party.
        ("tie", pa.dictionary(pa.int8(), pa.string())),
        ("start", pa.string()),
        ("end", pa.string()),
        # All rows of the id before and after as a JSON list, null where there is none.
        ("before", pa.string()),
        ("after", pa.string()),
    ]
)
_PARTIES = ComparedRows(
    "stated", "entity", ("kind", "standing", "name", "country", "over", "values")
)
_TIES = ComparedRows(
    "ties",
    "id",
    tuple(
        "type start end standing holding share interest role role_kind since until purpose nature "
        "wording extra".split()
    ),
)
FORMS = (_PARTIES, _TIES)
_Row = dict[str, Any]


def change_batches(form: ComparedRows, before: Path, after: Path) -> Iterator[pa.RecordBatch]:
    """Yield the changes of one kind of rows between two editions, by the hash of the id."""
    found = different_ids(before, after, form)
    wanted = np.sort(np.concatenate([found.new, found.gone, found.changed]))
    for at in range(0, len(wanted), _CHANGES_AT_ONCE):
        chunk = wanted[at : at + _CHANGES_AT_ONCE]
        earlier, later = _rows_of(before, form, chunk), _rows_of(after, form, chunk)
        idents = sorted(earlier.keys() | later.keys())
        changes = [_change(form, i, earlier.get(i, []), later.get(i, [])) for i in idents]
        yield pa.RecordBatch.from_pylist(changes, schema=CHANGE_ROWS)


def _rows_of(edition: Path, form: ComparedRows, wanted: Hashes) -> dict[str, list[_Row]]:
    rows: defaultdict[str, list[_Row]] = defaultdict(list)
    for batch in row_batches(edition, form):
        hashes = id_hashes(batch, form)
        places = np.searchsorted(wanted, hashes).clip(max=len(wanted) - 1)
        for row in batch.filter(pa.array(wanted[places] == hashes)).to_pylist():
            there = rows[row.pop(form.ident)]
            if row not in there:
                there.append(row)
    return rows


def _change(
    form: ComparedRows, ident: str, before: Sequence[_Row], after: Sequence[_Row]
) -> dict[str, Any]:
    some = next(iter((*after, *before)))
    is_tie = form is _TIES
    return {
        "kind": _kind(is_tie, before, after).value,
        "id": ident,
        "tie": some["type"] if is_tie else None,
        "start": some["start"] if is_tie else None,
        "end": some["end"] if is_tie else None,
        "before": _as_json(before),
        "after": _as_json(after),
    }


def _kind(is_tie: bool, before: Sequence[_Row], after: Sequence[_Row]) -> ChangeKind:
    if not after:
        return ChangeKind.NO_LONGER_STATED
    if not before:
        return ChangeKind.NEW_TIE if is_tie else ChangeKind.NEW_PARTY
    if not is_tie:
        return ChangeKind.CHANGED_VALUE
    has_ended = all(row["until"] for row in after) and not any(row["until"] for row in before)
    return ChangeKind.ENDED_TIE if has_ended else ChangeKind.CHANGED_TIE


def _as_json(rows: Sequence[_Row]) -> str | None:
    plain = [{name: value for name, value in row.items() if value is not None} for row in rows]
    return orjson.dumps(plain).decode() if plain else None
