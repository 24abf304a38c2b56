"""Options of one name can be told apart: of equal labels Streamlit takes the last."""

import pytest

from views.shell.option_labels import distinct_labels


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        ({"a": "Example One", "b": "Example Two"}, ["Example One", "Example Two"]),
        ({"a": "Example", "b": "Example", "c": "Other"}, ["Example (a)", "Example (b)", "Other"]),
        ({"a": "Example\u202e", "b": "Example\\u202e"}, None),
        ({"a": "Example", "b": "Example", "c": "Example (a)"}, None),
    ],
)
def test_no_two_options_have_one_label(labels: dict[str, str], shown: list[str] | None) -> None:
    told = distinct_labels(labels)
    assert list(told) == list(labels)
    assert len(set(told.values())) == len(labels)
    assert shown is None or list(told.values()) == shown
