"""What a program can collect again of a party: by its ids, and what its statements came from."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.model.records import Contents, Source
from graph.support.language import N_, LazyText, lazy_text
from graph.support.settings import Settings
from scrapers.contract.collector import Collector
from scrapers.runs.find_capture import find_record
from scrapers.runs.further import Way, sources_for_party
from scrapers.runs.run import Run, RunFolder, RunKind, Runs
from scrapers.sources.catalogue import COLLECTORS
from scrapers.watch.watch_list import WatchKey
from scrapers.watch.watchable import is_watchable

_DAY = 10  # length of 2026-11-30


@dataclass(frozen=True, slots=True)
class Watchable:
    """A source with the subject that it is asked for, and why that speaks of the party."""

    source: str
    subject: str
    why: LazyText

    @property
    def key(self) -> WatchKey:
        """Source and subject, as a watch has them."""
        return self.source, self.subject


def watchable_of_party(contents: Contents, ident: str, settings: Settings) -> tuple[Watchable, ...]:
    """Return what can be watched of a party, first what its statements came from.

    ``contents`` hold the party with its neighbours. A site that keeps programs out is left out: its
    pages are saved by hand.
    """
    found: dict[WatchKey, Watchable] = {}
    for each in _collected_before(contents, ident, settings.data_dir):
        found.setdefault(each.key, each)
    asked = {each.name for each in COLLECTORS if _is_asked(each)}
    for offer in sources_for_party(contents, ident, settings):
        if offer.way is Way.FETCH and offer.source in asked:
            each = Watchable(offer.source, offer.subject, offer.why)
            found.setdefault(each.key, each)
    return tuple(found.values())


def _is_asked(collector: Collector) -> bool:
    """Whether a program is let in by a source that can be watched."""
    return is_watchable(collector) and not collector.walled


def _collected_before(contents: Contents, ident: str, data_dir: Path) -> Iterator[Watchable]:
    """Yield the subjects for which the captures were made that speak of a party."""
    collectors = {each.name: each for each in COLLECTORS if _is_asked(each)}
    runs = Runs(data_dir)
    known = runs.all()
    for ident_of_source in dict.fromkeys(s.source for s in contents.statements_about(ident)):
        source = contents.sources.get(ident_of_source)
        collector = collectors.get(ident_of_source.partition(":")[0])
        if source is None or collector is None or not source.capture:
            continue
        made = (run for run in known if _may_hold(run, collector, source))
        subject = collector.subject_of(source.url) or next(
            (run.subjects[0] for run in made if _holds(runs.folder(run.run), source)), ""
        )
        if subject:
            why = lazy_text(N_("Collected before: {title}"), title=source.title)
            yield Watchable(collector.name, subject, why)


def _may_hold(run: Run, collector: Collector, source: Source) -> bool:
    """Whether a run of one subject may have made the capture of a source, by its day."""
    days = run.started[:_DAY], (run.ended or run.started)[:_DAY]
    return (
        run.source == collector.name
        and run.kind is RunKind.COLLECT
        and len(run.subjects) == 1
        and not run.hops
        and days[0] <= source.retrieved[:_DAY] <= days[1]
    )


def _holds(folder: RunFolder, source: Source) -> bool:
    return folder.captures.exists() and find_record(folder.captures, source.capture) is not None
