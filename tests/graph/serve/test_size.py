"""Answers are cut to a size, and what is cut is counted."""

import json
from typing import Any

import pytest

from graph.serve.size import DEEP_VALUES, LONG_TEXTS, MOST_BYTES, MOST_CHARACTERS, fit_answer


def _size(document: Any) -> int:
    return len(json.dumps(document, ensure_ascii=False).encode())


def test_a_small_answer_stays_as_it_is() -> None:
    answer = {"sentence": "x", "result": [{"n": None, "m": [1, 2.5, True, "é"]}]}
    assert fit_answer(answer) == answer


def test_a_long_list_is_cut_no_more_than_needed() -> None:
    rows = [{"text": "x" * 500, "number": n} for n in range(1500)]
    fitting = fit_answer({"sentence": "x", "result": rows})

    (cut,) = fitting["left_out"]
    kept = fitting["result"]
    assert kept == rows[: len(kept)]
    assert (cut["what"], cut["count"]) == ("result", 1500 - len(kept))
    assert MOST_BYTES - 600 < _size(fitting) <= MOST_BYTES


def test_lists_inside_of_lists_are_counted_together() -> None:
    chains = [{"hops": list(range(3000))}, {"hops": list(range(2500))}]
    fitting = fit_answer({"chains": chains})

    assert fitting["left_out"] == [{"what": "chains.hops", "count": 1500}]


def test_a_long_text_is_cut() -> None:
    fitting = fit_answer({"note": "x" * (MOST_CHARACTERS + 7), "other": "y" * MOST_CHARACTERS})

    assert fitting["note"] == "x" * MOST_CHARACTERS + "…"
    assert fitting["other"] == "y" * MOST_CHARACTERS
    assert fitting["left_out"] == [{"what": LONG_TEXTS, "count": 7}]


def test_very_much_of_everything_still_fits() -> None:
    wide = {str(n): {str(m): ["é" * 9_000] * 50 for m in range(100)} for n in range(100)}
    fitting = fit_answer({"sentence": "x", "result": [wide] * 3})

    assert fitting["sentence"] == "x"
    assert _size(fitting) <= MOST_BYTES
    assert {"result", LONG_TEXTS} <= {cut["what"] for cut in fitting["left_out"]}


def test_what_is_nested_without_end_is_left_out() -> None:
    deep: list[Any] = []
    for _level in range(200):
        deep = [deep]

    assert fit_answer({"result": deep})["left_out"] == [{"what": DEEP_VALUES, "count": 1}]


@pytest.mark.parametrize(
    ("value", "sent"),
    [(float("nan"), "nan"), (float("-inf"), "-inf"), (b"x", "b'x'"), ("a\ud800b", r"a\ud800b")],
)
def test_a_value_that_json_lacks_is_text(value: object, sent: str) -> None:
    assert fit_answer({"value": value})["value"] == sent
