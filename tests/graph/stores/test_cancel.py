"""A reading query ends on the server when its time is over or somebody cancels it."""

import threading
import time

import pytest

from graph.errors import QueryStoppedError
from graph.stores.reading.cancel import RunningQuery
from graph.stores.store import Store

RUNAWAY = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(a * b) AS n"


def on_the_server(store: Store) -> list[str]:
    queries = [str(row["currentQuery"]) for row in store._rows("SHOW TRANSACTIONS")]
    return [query for query in queries if "UNWIND range" in query]


def test_a_query_over_its_time_is_ended(store: Store) -> None:
    with pytest.raises(QueryStoppedError, match="after 1 s"):
        store.read(RUNAWAY, {}, limit=1, seconds=1)

    assert on_the_server(store) == []


def test_a_query_is_cancelled_by_another_thread(store: Store) -> None:
    running = RunningQuery()

    def cancel() -> None:
        last = time.monotonic() + 20
        while not on_the_server(store) and time.monotonic() < last:
            time.sleep(0.05)
        running.cancel()

    other = threading.Thread(target=cancel)
    other.start()
    began = time.monotonic()
    with pytest.raises(QueryStoppedError, match="cancelled"):
        store.read(RUNAWAY, {}, limit=1, seconds=60, running=running)
    other.join()

    assert time.monotonic() - began < 30
    assert on_the_server(store) == []
    assert store.read("RETURN 1 AS n", {}, limit=1, seconds=10).rows == ((1,),)


def test_a_query_cancelled_before_it_begins_does_not_begin(store: Store) -> None:
    running = RunningQuery()
    running.cancel()

    with pytest.raises(QueryStoppedError, match="cancelled"):
        store.read(RUNAWAY, {}, limit=1, seconds=60, running=running)

    assert on_the_server(store) == []
