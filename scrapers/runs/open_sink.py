"""Sink of a run: a file next to its captures, and the store if there is one."""

from collections.abc import Callable
from pathlib import Path

from graph.errors import InputError
from graph.stores.store import Store
from graph.support.language import N_, lazy_text
from scrapers.contract.collector import Collector
from scrapers.runs.replay import Differences, differences
from scrapers.runs.run import RunFolder, RunKind
from scrapers.runs.sink import Sink
from scrapers.sources.catalogue import COLLECTORS
from scrapers.storing.writer import BulkFileWriter, SavedPageWriter, StoreWriter

RECORDS = "records.jsonl.gz"
REPLAY_RECORDS = f"replayed-{RECORDS}"


def find_collector(name: str) -> Collector:
    """Return the collector of a source by its name.

    Raises:
        InputError: no source has that name.
    """
    for collector in COLLECTORS:
        if collector.name == name:
            return collector
    raise InputError(
        N_("There is no source {name!r}; list them: python -m scrapers list"), name=name
    )


def open_sink(
    collector: Collector,
    folder: RunFolder,
    store: Store | None,
    shown: Callable[[dict[str, object]], None] = lambda _record: None,
    kept: str = RECORDS,
) -> Sink:
    """Return the sink of a run; records of a bulk file are not kept next to it.

    ``shown`` is called with each record as a JSON object, ``kept`` is the name of the records file.
    """
    bulk = folder.read().kind is RunKind.IMPORT and collector.read_files is not None
    saved = SavedPageWriter if folder.read().kind is RunKind.IMPORT else StoreWriter
    writer = BulkFileWriter if bulk else saved
    by = lazy_text(N_("collect {source}"), source=collector.name)
    writing = writer(store, folder.path.name, by) if store is not None else None
    return Sink(collector.name, writing, None if bulk else folder.path / kept, shown)


def has_replay_records(folder: RunFolder) -> bool:
    """Whether a replay wrote a records file, which can be compared."""
    return _replay_file(folder).exists()


def compare_replay(folder: RunFolder) -> Differences | None:
    """Compare a replay with the reading before, and replace that; None if none was kept."""
    before, now = folder.path / RECORDS, _replay_file(folder)
    compared = differences(before, now)
    now.replace(before)
    return compared


def _replay_file(folder: RunFolder) -> Path:
    return folder.path / REPLAY_RECORDS
