"""Order and ends of what is asked side by side."""

from threading import Event

import pytest

from scrapers.watch.running.journal import Batch
from scrapers.watch.running.lanes import ask_side_by_side

SOURCES = ["companies_house"] * 25 + ["gleif"] * 25 + ["jsonld"] * 2 + ["impressum"] * 2
BATCHES = [Batch(number, source, ("subject",)) for number, source in enumerate(SOURCES)]


def test_each_batch_has_its_own_answers_in_the_order_of_the_plan() -> None:
    with ask_side_by_side(BATCHES, lambda batch: batch.number, lambda: None) as take:
        assert [take(batch) for batch in BATCHES] == list(range(len(BATCHES)))


def test_sources_of_any_website_take_turns() -> None:
    asking, together = set[str](), list[set[str]]()

    def ask(batch: Batch) -> None:
        asking.add(batch.source)
        together.append(asking & {"jsonld", "impressum"})
        asking.discard(batch.source)

    with ask_side_by_side(BATCHES, ask, lambda: None) as take:
        for batch in BATCHES:
            take(batch)
    assert {len(each) for each in together} == {0, 1}


def test_a_failure_is_raised_where_its_batch_is_taken_and_ends_the_rest() -> None:
    asked, stopped = list[int](), Event()

    def ask(batch: Batch) -> None:
        asked.append(batch.number)
        if batch.number == 1:
            raise OSError("The disk is full.")
        if batch.source == "gleif":
            stopped.wait(30)

    def take_all() -> None:
        with ask_side_by_side(BATCHES, ask, stopped.set) as take:
            for batch in BATCHES:
                take(batch)

    with pytest.raises(OSError, match="full"):
        take_all()
    assert [number for number in asked if SOURCES[number] == "companies_house"] == [0, 1]
    assert [number for number in asked if SOURCES[number] == "gleif"] == [25]
