"""Calls that nobody waits for any more: each ends, and gives its turn to others."""

import asyncio
import time
from collections.abc import Callable
from itertools import count
from threading import enumerate as threads

import pytest

from graph.investigation.investigation import Investigation, open_investigation
from graph.serve.calls import MOST_AT_ONCE, Calls
from graph.stores.local_server import Access
from graph.stores.reading.cancel import RunningQuery
from tests.asynchronous import run_apart
from tests.graph.serve.case import SHOP, records_of_case
from tests.servers import fill


def _is_at_work() -> bool:
    return any(thread.name == "call" for thread in threads())


@pytest.mark.parametrize(
    "ask",
    [
        lambda case: case.search("Trendy"),
        lambda case: case.trace(SHOP),
        lambda case: case.owners("top"),
        lambda case: case.red_flags(),
    ],
    ids=["search", "trace", "owners", "red_flags"],
)
def test_cancelled_work_ends_at_its_next_step(
    embedded_server: Access, ask: Callable[[Investigation], object]
) -> None:
    fill(embedded_server, records_of_case())
    assert embedded_server.folder

    with open_investigation(embedded_server.folder) as case:

        def ask_on_and_on(_running: RunningQuery) -> None:
            for _ in count():
                ask(case)

        async def cancel_more_than_there_are_turns() -> float:
            calls = Calls()
            running = [
                asyncio.create_task(calls.run(ask_on_and_on)) for _ in range(2 * MOST_AT_ONCE)
            ]
            await asyncio.sleep(0.5)
            for each in running:
                each.cancel()
            begun = time.monotonic()
            await asyncio.wait_for(calls.run(lambda _running: None), 30)
            while _is_at_work():
                await asyncio.sleep(0.05)
            return time.monotonic() - begun

        assert run_apart(cancel_more_than_there_are_turns()) < 30
