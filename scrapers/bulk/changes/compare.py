"""Comparison of two editions of a shelf by ids and digests of their rows."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from graph.registers.shelf.document import DerivedFile
from graph.support.gzip_members import file_digest
from scrapers.bulk.changes.changed_rows import CHANGE_ROWS, FORMS, change_batches
from scrapers.contract.change_kind import ChangeKind

CHANGES = "changes.parquet"


@dataclass(frozen=True, slots=True)
class ChangeCounts:
    """Numbers of parties and ties that are new, ended, changed or no longer stated."""

    new: int
    ended: int
    changed: int
    gone: int


def read_changes(edition: Path) -> ChangeCounts | None:
    """Return the numbers of an edition's changes, None where it replaced no other."""
    try:
        kinds = pq.read_table(edition / CHANGES, columns=["kind"]).column("kind")
    except (OSError, pa.ArrowException):
        return None
    found = {each["values"]: each["counts"] for each in kinds.value_counts().to_pylist()}
    return _counts(Counter({ChangeKind(kind): count for kind, count in found.items()}))


def compare_editions(before: Path, after: Path) -> tuple[ChangeCounts, tuple[DerivedFile, ...]]:
    """Compare two editions, write the changes into the later one, and return their numbers."""
    path = after / CHANGES
    totals: Counter[ChangeKind] = Counter()
    rows = 0
    with pq.ParquetWriter(path, CHANGE_ROWS, compression="zstd") as writer:
        for form in FORMS:
            for batch in change_batches(form, before, after):
                totals.update(map(ChangeKind, batch.column("kind").to_pylist()))
                rows += batch.num_rows
                writer.write_batch(batch)
    file = DerivedFile(
        file=CHANGES, shape=(rows,), dtype="", bytes=path.stat().st_size, sha256=file_digest(path)
    )
    return _counts(totals), (file,)


def _counts(totals: Counter[ChangeKind]) -> ChangeCounts:
    return ChangeCounts(
        new=totals[ChangeKind.NEW_PARTY] + totals[ChangeKind.NEW_TIE],
        ended=totals[ChangeKind.ENDED_TIE],
        changed=totals[ChangeKind.CHANGED_TIE] + totals[ChangeKind.CHANGED_VALUE],
        gone=totals[ChangeKind.NO_LONGER_STATED],
    )
