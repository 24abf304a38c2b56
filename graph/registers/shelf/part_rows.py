"""Rows of a shelf's parts by their number; the row groups read last are kept."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache, partial
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from graph.registers.shelf.document import unreadable_file

_KEPT_GROUPS = 64
_Row = TypeVar("_Row")


class PartRows:
    """Rows of several Parquet files, numbered through all of them; several threads may read."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = paths
        self._group = lru_cache(maxsize=_KEPT_GROUPS)(self._read_group)
        self._files: dict[Path, pq.ParquetFile] = {}
        self._lock = Lock()

    def rows(self, numbers: Iterable[int], row: Callable[..., _Row]) -> Iterator[_Row]:
        """Yield rows in the order of their numbers, each made of its cells by ``row``.

        Raises:
            InputError: a file is damaged where they stand.
        """
        by_group: dict[int, list[int]] = defaultdict(list)
        for number in sorted(set(numbers)):
            group = bisect_right(self._firsts, number) - 1
            by_group[group].append(number - self._firsts[group])
        for group, places in by_group.items():
            taken = self._group(group).take(pa.array(places))
            columns = [column.to_pylist() for column in taken.columns]
            yield from (row(*cells) for cells in zip(*columns, strict=True))

    @property
    def _firsts(self) -> list[int]:
        return self._index[0]

    @cached_property
    def _index(self) -> tuple[list[int], list[tuple[Path, int]]]:
        """Return the first row of each row group, and where the group stands."""
        firsts, places, row = [], [], 0
        for path in self._paths:
            described = _explained(path, partial(pq.read_metadata, path))
            for group in range(described.num_row_groups):
                firsts.append(row)
                places.append((path, group))
                row += described.row_group(group).num_rows
        return firsts, places

    def _read_group(self, number: int) -> pa.Table:
        path, group = self._index[1][number]

        def read() -> pa.Table:
            # One reader of a file serves one thread at a time.
            with self._lock:
                if path not in self._files:
                    self._files[path] = pq.ParquetFile(path, memory_map=True)
                return self._files[path].read_row_group(group, use_threads=False)

        return _explained(path, read)


def _explained(path: Path, read: Callable[[], Any]) -> Any:
    try:
        return read()
    except (OSError, pa.ArrowException) as error:
        raise unreadable_file(path) from error
