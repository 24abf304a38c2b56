"""Where the records of a run go: beside its captures, and into a store where there is one."""

from collections.abc import Callable
from pathlib import Path

from graph.errors import InputError
from graph.stores.store import Store
from graph.support.language import N_, lazy_text
from scrapers.contract.collector import Collector
from scrapers.runs.replay import Differences, differences
from scrapers.runs.run import RunFolder, RunKind
from scrapers.runs.sink import Sink
from scrapers.sources import COLLECTORS
from scrapers.storing.writer import BulkFileWriter, SavedPageWriter, StoreWriter

RECORDS = "records.jsonl.gz"
REPLAY_RECORDS = f"replayed-{RECORDS}"


def find_collector(name: str) -> Collector:
    """Return a source by its name.

    Raises:
        InputError: there is none of that name.
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
    """Return where the records of a run go; the lines of a bulk file are not kept twice."""
    bulk = folder.read().kind is RunKind.IMPORT and collector.read_files is not None
    saved = SavedPageWriter if folder.read().kind is RunKind.IMPORT else StoreWriter
    gatherer = BulkFileWriter if bulk else saved
    by = lazy_text(N_("collect {source}"), source=collector.name)
    writing = gatherer(store, folder.path.name, by) if store is not None else None
    return Sink(collector.name, writing, None if bulk else folder.path / kept, shown)


def has_replay_records(folder: RunFolder) -> bool:
    """Whether a replay kept its records, so that they can be compared."""
    return _replay_file(folder).exists()


def compare_replay(folder: RunFolder) -> Differences | None:
    """Compare a replay with the reading before, which it replaces; None where none was kept."""
    before, now = folder.path / RECORDS, _replay_file(folder)
    found = differences(before, now)
    now.replace(before)
    return found


def _replay_file(folder: RunFolder) -> Path:
    return folder.path / REPLAY_RECORDS
