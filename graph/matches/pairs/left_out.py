"""What was not compared, and why."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from graph.matches.candidate import LeftOut
from graph.matches.names.read_name import MOST_NAMES
from graph.matches.pairs.key_table import KeyTable
from graph.support.language import N_, lazy_text


def list_left_out(table: KeyTable, most: int, names: int) -> tuple[LeftOut, ...]:
    """Return what many share, the largest number first, then ``names`` beyond those compared."""
    return (*_crowds(table, most), *_names(names))


def _names(left_out: int) -> Iterator[LeftOut]:
    if left_out:
        why = lazy_text(
            N_("names beyond the first {most} of an entry are not compared"), most=MOST_NAMES
        )
        yield LeftOut("names", left_out, why)


def _crowds(table: KeyTable, most: int) -> Iterator[LeftOut]:
    _keys, counts = table.crowded(most)
    by_size: dict[int, int] = defaultdict(int)
    sizes, times = np.unique(counts, return_counts=True)
    for size, number in zip(sizes.tolist(), times.tolist(), strict=True):
        by_size[size] += number
    for size in sorted(by_size, reverse=True):
        pairs = size * (size - 1) // 2 * by_size[size]
        why = lazy_text(
            N_("{parties} entries share one name, contact or address, which says nothing"),
            parties=size,
        )
        yield LeftOut("crowd", pairs, why)
