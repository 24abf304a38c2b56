"""Names read for comparison in large numbers: those of the common form by a compiled loop."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from graph.matches.names.read_name import ARTICLE, FILLERS, NUMERALS, legal_forms, read_name
from graph.registers.kernels.names import hash_words, read_names
from graph.registers.shelf.texts_file import text_buffers

_ROOM_OF_LETTER = 5


@dataclass(frozen=True, slots=True)
class _WordTables:
    """Hashes of the words that a name is read without, each rising."""

    forms: NDArray[np.uint64]
    fronts: NDArray[np.uint64]
    fillers: NDArray[np.uint64]
    numerals: NDArray[np.uint64]
    digits: NDArray[np.uint8]


def read_cores(texts: pa.LargeStringArray) -> pa.LargeStringArray:
    """Return ``read_name(text).core`` of each text."""
    offsets, letters = text_buffers(texts)
    tables = _word_tables()
    room = int(offsets[-1] - offsets[0]) * _ROOM_OF_LETTER
    written, ends = np.empty(room, np.uint8), np.zeros(len(offsets), np.int64)
    is_common = np.zeros(len(texts), np.bool_)
    read_names(
        letters,
        offsets,
        tables.forms,
        tables.fronts,
        tables.fillers,
        np.uint64(hash_words(ARTICLE)),
        tables.numerals,
        tables.digits,
        written,
        ends,
        is_common,
    )
    cores = pa.LargeStringArray.from_buffers(
        len(texts), pa.py_buffer(ends), pa.py_buffer(written[: ends[-1]])
    )
    if is_common.all():
        return cores
    others = [read_name(text).core for text in texts.filter(pa.array(~is_common)).to_pylist()]
    is_other = pa.array(~is_common)
    return pc.replace_with_mask(cores, is_other, pa.array(others, pa.large_string()))


@cache
def _word_tables() -> _WordTables:
    forms = legal_forms()
    fronts = [words for words in forms.by_words if len(words) > 1 or words[0] in forms.in_front]
    numerals = sorted((hash_words(word), ord(digit)) for word, digit in NUMERALS.items())
    return _WordTables(
        forms=_hashes(map(" ".join, forms.by_words)),
        fronts=_hashes(map(" ".join, fronts)),
        fillers=_hashes(FILLERS),
        numerals=np.array([own for own, _ in numerals], np.uint64),
        digits=np.array([digit for _, digit in numerals], np.uint8),
    )


def _hashes(words: Iterable[str]) -> NDArray[np.uint64]:
    return np.array(sorted({hash_words(each) for each in words}), np.uint64)
