"""What is left of a statement when any of the imports that made it is taken back."""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graph.stores.versions.value_versions import (
    BOOKKEEPING_NAMES,
    properties_with_import,
    properties_without_import,
)

VALUES = st.dictionaries(
    st.sampled_from(["name", "status", "legal name"]), st.sampled_from(["a", "b"])
)
GONE = st.lists(st.integers(0, 4), unique=True)


def left(stated: Sequence[Mapping[str, str]], gone: Sequence[int], *, replacing: bool) -> Any:
    """Let imports state values one after the other, and take some back."""
    there: dict[str, Any] = {"id": "s"}
    for number, values in enumerate(stated):
        there = properties_with_import(there, values, f"import-{number}", replacing=replacing)
    for number in gone:
        there = properties_without_import(there, f"import-{number}")
    assert there["imports"] == [f"import-{n}" for n in range(len(stated)) if n not in gone]
    return {k: v for k, v in there.items() if k not in BOOKKEEPING_NAMES}


@given(st.lists(VALUES, min_size=5, max_size=5), GONE)
def test_what_replaced_gives_way_to_what_the_last_of_the_others_states(
    stated: list[dict[str, str]], gone: list[int]
) -> None:
    others = [values for number, values in enumerate(stated) if number not in gone]

    assert left(stated, gone, replacing=True) == (others[-1] if others else {})


@given(st.lists(st.sets(st.sampled_from("abc")), min_size=5, max_size=5), GONE)
def test_what_was_added_stays_as_long_as_another_states_it(
    names: list[set[str]], gone: list[int]
) -> None:
    stated = [dict.fromkeys(some, "x") for some in names]
    others = [some for number, some in enumerate(names) if number not in gone]

    assert left(stated, gone, replacing=False) == dict.fromkeys(set().union(*others), "x")
