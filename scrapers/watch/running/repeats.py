"""Changes that another watched subject of the same source shows too: one change is one entry."""

from collections.abc import Sequence

from scrapers.watch.change import Change
from scrapers.watch.kept_changes import KeptChanges
from scrapers.watch.watch_list import WatchList

_Key = tuple[object, ...]


def without_repeats(found: Sequence[Change], watches: WatchList, kept: KeptChanges) -> list[Change]:
    """Return changes without those that another subject of the source and case shows as well.

    A tie stands on the pages of both its ends. If the other end was collected since this subject
    was last read, the change is in the kept list already.
    """
    last_read = {watch.key: watch.last_run for watch in watches.all()}
    since = min((last_read.get((c.source, c.subject), "") for c in found), default="")
    known: dict[_Key, list[Change]] = {}
    for entry in kept.entries(since=since) if found else ():
        if isinstance(entry, Change):
            known.setdefault(_key(entry), []).append(entry)
    fresh: list[Change] = []
    for change in found:
        others = known.setdefault(_key(change), [])
        read = last_read.get((change.source, change.subject), "")
        if any(each.subject != change.subject and each.at >= read for each in others):
            continue
        others.append(change)
        fresh.append(change)
    return fresh


def _key(change: Change) -> _Key:
    """Return what a change says, whichever page shows it."""
    tie = change.tie
    ends = (tie.tie, tie.start.id, tie.end.id) if tie else ()
    about = "" if tie else change.entity and change.entity.id
    return (change.source, change.case, change.kind, ends, about, change.differences)
