"""Every source that can be watched: the same again is no change, and a broken answer is none."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from scrapers.sources.catalogue import COLLECTORS
from scrapers.watch.watchable import is_watchable
from tests.scrapers.cases import Case, cases
from tests.scrapers.watch.readings import watch_twice

WATCHED = [case for case in cases() if is_watchable(case.collector) and "subject" in case.told]
each_watched = pytest.mark.parametrize("case", WATCHED, ids=lambda case: case.name)


def test_every_source_that_can_be_watched_is_here_or_its_pages_are_given() -> None:
    of_any_site = {"dsa_trader", "ebay_seller", "impressum", "tiktok_shop"}
    watchable = {c.name for c in COLLECTORS if is_watchable(c)}
    assert watchable == {case.collector.name for case in WATCHED} | of_any_site


def _reversed_rows(content: Any) -> Any:
    """Return a JSON value with the rows of each list in other order."""
    if isinstance(content, dict):
        return {name: _reversed_rows(value) for name, value in content.items()}
    if isinstance(content, list):
        rows = [_reversed_rows(value) for value in content]
        return rows[::-1] if all(isinstance(row, dict) for row in rows) else rows
    return content


def _same(body: bytes) -> bytes:
    return body


def _rows_in_other_order(body: bytes) -> bytes:
    is_json = body.lstrip()[:1] in (b"{", b"[")
    return json.dumps(_reversed_rows(json.loads(body))).encode() if is_json else body


def _encoded_again(body: bytes) -> bytes:
    if body.lstrip()[:1] in (b"{", b"["):
        return json.dumps(json.loads(body), indent=3, ensure_ascii=True).encode()
    return body.replace(b"\n", b" \r\n\t")


# The names of Wikidata's items are asked in their order, which its case does not hold.
UNCHANGED = [
    pytest.param(case, change, id=f"{case.name} {change.__name__}")
    for case in WATCHED
    for change in (_same, _encoded_again, _rows_in_other_order)
    if (case.collector.name, change) != ("wikidata", _rows_in_other_order)
]


@pytest.mark.parametrize(("case", "change"), UNCHANGED)
def test_the_same_again_is_no_change(case: Case, change: Callable[[bytes], bytes]) -> None:
    found = watch_twice(case, case.pages, {url: change(b) for url, b in case.pages.items()})

    assert (found.problems, found.told) == ((), [])


@each_watched
@pytest.mark.parametrize("body", [b"", b"  \n", b"<html></html>", b"[]", b"{}", b"null"])
def test_an_empty_answer_is_a_problem_or_no_change(case: Case, body: bytes) -> None:
    found = watch_twice(case, case.pages, dict.fromkeys(case.pages, body))

    assert found.problems
    for url in case.pages:
        assert watch_twice(case, case.pages, {**case.pages, url: body}).told == []


@each_watched
@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_half_an_answer_is_a_problem_or_no_change(case: Case, share: float) -> None:
    for url, body in case.pages.items():
        half = {**case.pages, url: body[: int(len(body) * share)]}
        assert watch_twice(case, case.pages, half).told == []


@each_watched
def test_a_page_that_is_not_there_ends_nothing(case: Case) -> None:
    for url in case.pages:
        rest = {other: body for other, body in case.pages.items() if other != url}
        kinds = {kind for kind, _, _ in watch_twice(case, case.pages, rest).told}
        assert not kinds & {"ended_tie", "no_longer_stated"}
