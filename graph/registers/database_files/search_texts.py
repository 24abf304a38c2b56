"""Search words of many parties; most names are plain and done by a kernel, the rest as ever."""

from collections.abc import Iterable
from functools import cache

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from graph.registers.kernels.search_words import Spelling, plain_search_words
from graph.registers.shelf.texts_file import text_buffers
from graph.stores.search_words import AND_WORDS, search_text
from graph.support.text.folding import ARTICLES, SPELT_ALIKE, VOWELS


def search_texts(names: pa.ListArray, ids: pa.Array) -> pa.Array:
    """Return the search words of parties by their names and ids."""
    wide_names, wide_ids = names.values.cast(pa.large_string()), ids.cast(pa.large_string())
    offsets = np.zeros(len(ids) + 1, np.int64)
    is_plain = np.zeros(len(ids), np.bool_)
    letters = plain_search_words(
        names.offsets.to_numpy().astype(np.int64),
        *text_buffers(wide_names),
        *text_buffers(wide_ids),
        _spelling(),
        offsets,
        is_plain,
    )
    words = pa.LargeStringArray.from_buffers(len(ids), pa.py_buffer(offsets), pa.py_buffer(letters))
    others = np.flatnonzero(~is_plain)
    if not len(others):
        return words
    some = pa.array(others)
    rows = zip(names.take(some).to_pylist(), ids.take(some).to_pylist(), strict=True)
    done = pa.array([search_text(stated, ident) for stated, ident in rows], pa.large_string())
    place = np.arange(len(ids))
    place[others] = len(ids) + np.arange(len(others))
    return pa.concat_arrays([words, done]).take(pa.array(place))


@cache
def _spelling() -> Spelling:
    return Spelling(
        alike=_rows(old for old, _ in SPELT_ALIKE),
        instead=_rows(new for _, new in SPELT_ALIKE),
        vowels=np.frombuffer(VOWELS.encode(), np.uint8).copy(),
        articles=_rows(sorted(ARTICLES)),
        and_words=_rows(sorted(AND_WORDS)),
    )


def _rows(texts: Iterable[str]) -> NDArray[np.uint8]:
    """Return texts as the rows of an array, with zeros behind their ends."""
    encoded = [text.encode() for text in texts]
    rows = np.zeros((len(encoded), max(map(len, encoded))), np.uint8)
    for row, text in enumerate(encoded):
        rows[row, : len(text)] = np.frombuffer(text, np.uint8)
    return rows
