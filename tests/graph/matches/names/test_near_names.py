"""Names found by what they look like."""

import numpy as np

from graph.matches.names.near_names import NameIndex

NAMES = ["marlpit garden tools", "marlpit", "chalkpit garden tools", "quarry seeds", ""]


def test_the_nearest_come_first() -> None:
    found = NameIndex.of(NAMES).find(["marlpit gardn tools", "quary seeds"], 2, 100)
    assert list(found.rows) == [0, 0, 1]
    assert list(found.hits) == [0, 1, 3] or list(found.hits) == [0, 2, 3]
    assert np.all(np.diff(found.likeness[:2]) <= 0)


def test_an_equal_name_is_wholly_alike() -> None:
    found = NameIndex.of(NAMES).find(["quarry seeds"], 1, 100)
    assert found.likeness[0] > 0.999


def test_a_run_that_many_share_is_not_followed_beyond_the_budget() -> None:
    crowd = [f"garden {i}" for i in range(500)] + ["garden quarry"]
    found = NameIndex.of(crowd).find(["garden quarry"], 600, 10)
    assert list(found.hits) == [500]


def test_of_equal_ones_the_first_are_kept() -> None:
    found = NameIndex.of(["marlpit"] * 9).find(["marlpit"], 3, 100)
    assert list(found.hits) == [0, 1, 2]


def test_nothing_is_found_in_nothing() -> None:
    assert not len(NameIndex.of([]).find(["marlpit"], 3, 10).rows)
    assert not len(NameIndex.of(NAMES).find([], 3, 10).rows)
    assert not len(NameIndex.of(NAMES).find(["", "xyz"], 3, 10).rows)
