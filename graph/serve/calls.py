"""Calls of tools, each in a thread of its own, ended where nobody waits for them any more."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, wait
from contextlib import suppress
from threading import Thread
from typing import Any, TypeVar

from graph.stores.reading.cancel import RunningQuery
from graph.support.progress import watch_steps

_T = TypeVar("_T")
MOST_AT_ONCE = 8
"""Calls that are worked on at the same time; others wait for their turn."""

_LAST_SECONDS = 1.5  # a client that is gone waits 2 s for this process before it kills it


class Calls:
    """All calls that a server works on.

    Their threads are daemons: a long computation for a client that is gone holds nothing up.
    """

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(MOST_AT_ONCE)
        self._running: dict[Future[Any], RunningQuery] = {}

    async def run(self, work: Callable[[RunningQuery], _T]) -> _T:
        """Run the work of a call; if the call is cancelled, it ends at its next step.

        A query is a step that is ended itself.

        Raises:
            Exception: what the work raises.
        """
        await self._turns.acquire()
        done: Future[_T] = Future()
        query = RunningQuery()
        self._running[done] = query
        loop = asyncio.get_running_loop()

        def leave() -> None:
            self._running.pop(done, None)
            self._turns.release()

        def do() -> None:
            try:
                with watch_steps(query.end_if_cancelled):
                    done.set_result(work(query))
            except BaseException as error:  # raised where the call waits
                done.set_exception(error)
            with suppress(RuntimeError):  # the loop has ended with the server
                loop.call_soon_threadsafe(leave)

        Thread(target=do, name="call", daemon=True).start()
        answer = asyncio.wrap_future(done)
        try:
            # Shielded, since a future that is cancelled would take no result from its thread.
            return await asyncio.shield(answer)
        except asyncio.CancelledError:
            query.cancel()
            answer.add_done_callback(_drop)
            raise

    def end_all(self) -> None:
        """End the queries of all calls, and wait a moment until they have ended."""
        running = dict(self._running)
        for query in running.values():
            query.cancel()
        wait(running, timeout=_LAST_SECONDS)


def _drop(answer: asyncio.Future[Any]) -> None:
    """Take how cancelled work ended, which asyncio would else complain about."""
    if not answer.cancelled():
        answer.exception()
