"""Coroutines run by tests beside a browser, whose own loop goes on in the thread of the tests."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

_T = TypeVar("_T")


def run_apart(work: Coroutine[Any, Any, _T]) -> _T:
    """Run a coroutine in a thread of its own, and return its result."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, work).result()
