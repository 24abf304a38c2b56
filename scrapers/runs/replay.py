"""Replay of a run from its captures alone, without the network."""

import gzip
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.support.language import LazyText
from graph.support.settings import Settings
from scrapers.captures.archive import Captures
from scrapers.contract.collector import Collector
from scrapers.fetching.fetcher import Fetcher
from scrapers.runs.collect import collect_subjects
from scrapers.runs.import_files import description_of, read_given_files
from scrapers.runs.run import Run, RunFolder, RunKind
from scrapers.runs.sink import Sink


@dataclass(frozen=True, slots=True)
class Differences:
    """JSON lines of records that only the earlier or only the present reading has."""

    before: tuple[str, ...]
    now: tuple[str, ...]


def replay_run(
    collector: Collector, settings: Settings, folder: RunFolder, sink: Sink
) -> list[LazyText]:
    """Read the captures of a run again and return problems.

    Raises:
        StoreUnavailableError: the store failed.
    """
    run = folder.read()
    with Captures(folder.captures, writing=False) as captures:
        try:
            if run.kind is RunKind.COLLECT:
                return collect_subjects(
                    collector, Fetcher(collector, settings, captures, None), run, sink
                )
            return _files(collector, captures, run, sink)
        finally:
            sink.close()


def _files(collector: Collector, captures: Captures, run: Run, sink: Sink) -> list[LazyText]:
    given = description_of(run)
    with _unpack_files(captures) as (paths, idents):
        named = [(path, path.name) for path in paths]
        return read_given_files(collector, named, given, lambda path, _: idents[path], sink)


@contextmanager
def _unpack_files(captures: Captures) -> Iterator[tuple[list[Path], dict[Path, str]]]:
    """Yield the files of a run on disk, and their record ids; small ones in temporary folders.

    The time of change is restored, because it is the date of a page that states none.
    """
    paths: list[Path] = []
    idents: dict[Path, str] = {}
    with TemporaryDirectory() as folder:
        for number, kept in enumerate(captures.files()):
            path = kept.path
            if path is None:
                path = Path(folder) / str(number) / kept.name
                path.parent.mkdir()
                path.write_bytes(kept.content)
                day = datetime.fromisoformat(kept.modified).replace(tzinfo=UTC).timestamp()
                os.utime(path, (day, day))
            paths.append(path)
            idents[path] = kept.record_id
        yield paths, idents


def differences(before: Path, now: Path) -> Differences | None:
    """Compare the records files of two readings; None if the earlier one does not exist."""
    if not before.exists():
        return None
    earlier, present = Counter(_lines(before)), Counter(_lines(now))
    return Differences(tuple((earlier - present).elements()), tuple((present - earlier).elements()))


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        yield from (line.rstrip("\n") for line in stream)
