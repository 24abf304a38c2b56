"""Processes that read pieces, and their results as they come."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol

from scrapers.bulk.building.piece_result import PieceResult
from scrapers.bulk.building.worker import (
    Failure,
    PieceReader,
    SharedSignals,
    Task,
    begin_process,
    read_in_process,
)
from scrapers.bulk.inputs.documents import Document
from scrapers.bulk.part_writer import OpenFile
from scrapers.bulk.sources.bulk_source import BulkSource

_WAIT_SECONDS = 0.5

OnLines = Callable[[int], None]
"""Called with the number of lines read so far; raises to end the reading."""


class Pool(Protocol):
    """Readers of pieces."""

    def read(self, tasks: Iterator[Task], on_lines: OnLines) -> Iterator[PieceResult | Failure]:
        """Yield the results of tasks as they come, in any order."""
        ...

    def close(self) -> None:
        """End the readers; a piece that is being read is taken back."""
        ...


class _OwnSignals:
    """Signals of a build that reads in its own process."""

    def __init__(self) -> None:
        self.lines = 0
        self.on_lines: OnLines = lambda _lines: None

    def count(self, lines: int) -> None:
        self.lines += lines
        self.on_lines(self.lines)

    def is_stopped(self) -> bool:
        return False


class OwnProcess:
    """Reader in this process, for few lines."""

    def __init__(
        self,
        source: BulkSource,
        documents: tuple[Document, ...],
        building: Path,
        open_file: OpenFile,
    ) -> None:
        self._signals = _OwnSignals()
        self._reader = PieceReader(source, documents, building, self._signals, open_file)

    def read(self, tasks: Iterator[Task], on_lines: OnLines) -> Iterator[PieceResult | Failure]:
        """Yield the result of each task."""
        self._signals.on_lines = on_lines
        for task in tasks:
            yield self._reader.read(task)

    def close(self) -> None:
        """Close the inputs."""
        self._reader.close()


class Processes:
    """Readers in processes of their own; few pieces wait at a time."""

    def __init__(
        self, source: BulkSource, documents: tuple[Document, ...], building: Path, count: int
    ) -> None:
        context = get_context("spawn")
        self._count = count
        self._signals = SharedSignals(context)
        self._executor = ProcessPoolExecutor(
            count, context, _begin, (source.name, documents, building, self._signals)
        )
        self._running: set[Future[PieceResult | Failure]] = set()

    def read(self, tasks: Iterator[Task], on_lines: OnLines) -> Iterator[PieceResult | Failure]:
        """Yield results as they come."""
        more = True
        while more or self._running:
            while more and len(self._running) < self._count + 1:
                task = next(tasks, None)
                if task is None:
                    more = False
                else:
                    self._running.add(self._executor.submit(read_in_process, task))
                on_lines(self._signals.lines())
            done, self._running = wait(self._running, _WAIT_SECONDS, FIRST_COMPLETED)
            on_lines(self._signals.lines())
            for future in done:
                yield future.result()

    def close(self) -> None:
        """Tell the readers to end, and wait until they took back what is unfinished."""
        self._signals.stop()
        with suppress(Exception):
            self._executor.shutdown(wait=True, cancel_futures=True)


def _begin(
    source: str, documents: tuple[Document, ...], building: Path, signals: SharedSignals
) -> None:
    # Ctrl-C reaches all processes of a terminal: the one that started them ends them in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    begin_process(source, documents, building, signals)
