"""Names of what is watched, where the database holds the party or the page of a subject."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from graph.model.records import Contents
from scrapers.sources.catalogue import COLLECTORS
from scrapers.watch.watch_list import Watch, WatchKey
from views.shell import session
from views.shell.place import kept_in_place
from views.shell.session import Snapshot


def watched_names(watches: Collection[Watch], shot: Snapshot) -> Mapping[WatchKey, str]:
    """Return the name of each subject that the database knows."""
    return _names(tuple(watch.key for watch in watches), shot.revision)


@kept_in_place()
def _names(keys: tuple[WatchKey, ...], revision: int) -> Mapping[WatchKey, str]:
    del revision  # another one may know other names
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for source, subject in keys:
        wanted[source].add(subject)
    return dict(_found(wanted, session.snapshot().contents))


def _found(
    wanted: Mapping[str, Collection[str]], contents: Contents
) -> Iterator[tuple[WatchKey, str]]:
    """Yield titles of pages first, and then the names of parties, which count before them."""
    collectors = {each.name: each for each in COLLECTORS if each.name in wanted}
    for source in contents.sources.values():
        name = source.id.partition(":")[0]
        if name in collectors and source.url:
            subject = collectors[name].subject_of(source.url)
            if subject in wanted[name]:
                yield (name, subject), source.title
    for name, collector in collectors.items():
        for entity in contents.entities.values():
            if (subject := collector.follow(entity.id)) in wanted[name]:
                yield (name, subject), entity.name
