"""The case of a server: opened once, closed by its last user, and opened again after a loss."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import pytest

from graph.errors import InputError, StoreUnavailableError
from graph.serve.open_case import OpenCase


class Openings:
    """What was opened and closed, in this order."""

    def __init__(self) -> None:
        self.events: list[str] = []
        self.fails = False

    @contextmanager
    def open(self) -> Iterator[str]:
        if self.fails:
            raise StoreUnavailableError("The database cannot be reached.")
        number = 1 + sum(event.startswith("open") for event in self.events)
        self.events.append(f"open {number}")
        yield f"case {number}"
        self.events.append(f"close {number}")


def _lose(case: OpenCase[str]) -> None:
    with pytest.raises(StoreUnavailableError), case.use():
        raise StoreUnavailableError("The database was lost.")


def test_all_calls_share_one_case() -> None:
    openings = Openings()
    case = OpenCase(openings.open)
    with case.use() as one, case.use() as other:
        assert one == other == "case 1"
    with case.use():
        pass
    case.close()

    assert openings.events == ["open 1", "close 1"]


def test_a_lost_case_is_opened_again_by_the_next_call() -> None:
    openings = Openings()
    case = OpenCase(openings.open)
    _lose(case)
    openings.fails = True
    with pytest.raises(StoreUnavailableError), case.use():
        pass
    openings.fails = False
    with case.use() as found:
        assert found == "case 2"

    assert openings.events == ["open 1", "close 1", "open 2"]


def test_a_lost_case_is_closed_by_the_last_call_that_uses_it() -> None:
    openings = Openings()
    case = OpenCase(openings.open)
    with case.use():
        _lose(case)
        assert openings.events == ["open 1"]
        with case.use() as found:
            assert found == "case 2"
    case.close()

    assert openings.events == ["open 1", "open 2", "close 1", "close 2"]


def test_a_refused_question_loses_nothing() -> None:
    openings = Openings()
    case = OpenCase(openings.open)
    with pytest.raises(InputError), case.use():
        raise InputError("There is no such party.")
    with case.use() as found:
        assert found == "case 1"


def test_calls_that_come_while_it_is_opened_wait_for_it() -> None:
    openings, may_open = Openings(), Event()

    @contextmanager
    def open_slowly() -> Iterator[str]:
        may_open.wait(10)
        with openings.open() as opened:
            yield opened

    case, found = OpenCase(open_slowly), list[str]()

    def call() -> None:
        with case.use() as opened:
            found.append(opened)

    threads = [Thread(target=call) for _ in range(5)]
    for thread in threads:
        thread.start()
    may_open.set()
    for thread in threads:
        thread.join(10)

    assert found == ["case 1"] * 5
    assert openings.events == ["open 1"]
