"""What was met before is found again, whatever came in between."""

from hypothesis import given
from hypothesis import strategies as st

from graph.support.hash_set import HashSet

TEXTS = st.lists(st.text(max_size=4))


@given(st.lists(TEXTS), TEXTS)
def test_what_was_met_is_known(batches: list[list[str]], asked: list[str]) -> None:
    seen = HashSet()
    for batch in batches:
        seen.add(batch)

    assert seen.known_among(asked) == {text for batch in batches for text in batch} & set(asked)
