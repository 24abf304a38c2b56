"""Search words made by the kernel are those of the store."""

from hashlib import sha256

import numpy as np
import pyarrow as pa
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.registers.database_files.search_texts import search_texts
from graph.registers.kernels.sha256 import write_digits
from graph.stores.search_words import search_text

_PIECES = (
    "ALDER", "lamps", "O'Quill", "A.B.", "a.b.c", "_x", "shchuka", "Tchaikovsky", "al", "El", "and",
    "y", "007", "1990", "ltd", "Quex", "zz-top", "&", "& co", "&amp;", "Söhne", "漢字", "''",
    "L'x'", " ", "-", ".", "x.", "hh", "12ab", "tsch", "'", "`tis", "lil",
)  # fmt: skip
_NAMES = st.lists(st.sampled_from(_PIECES), max_size=5).map(" ".join)
_JOINED = st.lists(st.sampled_from(_PIECES), max_size=4).map("".join)
_IDS = st.sampled_from(
    ("gb-00012345", "gb-007", "gb-1990", "gb-psc-abc", "address-00", "x", "é-1", "a-b&c", "lei-5X")
)
_PARTIES = st.lists(
    st.tuples(st.lists(st.one_of(_NAMES, _JOINED, st.text(max_size=6)), max_size=4), _IDS),
    min_size=1,
    max_size=8,
)


@settings(max_examples=300, deadline=None)
@given(_PARTIES)
@example([(["A" * 3000, "gb-1"], "gb-1"), ([], "gb-00012345")])
def test_the_words_are_those_of_the_store(parties: list[tuple[list[str], str]]) -> None:
    names = pa.array([sorted(set(names)) for names, _ in parties], pa.list_(pa.string()))
    found = search_texts(names, pa.array([ident for _, ident in parties], pa.string()))
    assert found.to_pylist() == [search_text(names, ident) for names, ident in parties]


def test_the_digests_are_those_of_sha256() -> None:
    for size in (0, 1, 55, 56, 63, 64, 119, 120, 1000):
        message = bytes(n % 251 for n in range(size))
        digits = np.zeros(20, np.uint8)
        write_digits(np.frombuffer(message + bytes(72), np.uint8).copy(), size, digits, 0, 20)
        assert digits.tobytes().decode() == sha256(message).hexdigest()[:20]
