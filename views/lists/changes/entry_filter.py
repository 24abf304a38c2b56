"""Choice among the entries: since when, of which case, of which sort, about whom."""

from collections.abc import Collection, Iterator
from dataclasses import KW_ONLY, dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum

from graph.support.language import N_, Labels
from scrapers.contract.change_kind import ChangeKind
from scrapers.watch.change import Entry, VerdictChange
from scrapers.watch.kept_changes import cases_of
from views.lists.changes.kept_list import KeptList
from views.lists.changes.visits import VisitEnd


class EntrySort(StrEnum):
    """Sort of an entry, as a reader chooses it."""

    VERDICT = "verdict"
    NEW = "new"
    ENDED = "ended"
    CHANGED = "changed"
    UNSTATED = "no longer stated"


SORT_LABELS: Labels[EntrySort] = Labels(
    {
        EntrySort.VERDICT: N_("Verdict"),
        EntrySort.NEW: N_("New"),
        EntrySort.ENDED: N_("Ended"),
        EntrySort.CHANGED: N_("Changed"),
        EntrySort.UNSTATED: N_("No longer listed"),
    }
)
_SORTS = {
    ChangeKind.NEW_PARTY: EntrySort.NEW,
    ChangeKind.NEW_TIE: EntrySort.NEW,
    ChangeKind.ENDED_TIE: EntrySort.ENDED,
    ChangeKind.CHANGED_TIE: EntrySort.CHANGED,
    ChangeKind.CHANGED_VALUE: EntrySort.CHANGED,
    ChangeKind.NO_LONGER_STATED: EntrySort.UNSTATED,
}


def sort_of(entry: Entry) -> EntrySort:
    """Return the sort of an entry."""
    return EntrySort.VERDICT if isinstance(entry, VerdictChange) else _SORTS[entry.kind]


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """What was chosen; an empty part lets everything through.

    ``visit`` lets through what was found after it, ``day`` what was read on that day or later.
    """

    visit: VisitEnd | None = None
    day: date | None = None
    _: KW_ONLY
    case: str = ""
    sorts: tuple[EntrySort, ...] = ()
    words: str = ""
    party: str = ""


def filter_entries(
    kept: KeptList, asked: EntryFilter, dismissed: Collection[str]
) -> tuple[list[Entry], list[Entry]]:
    """Return the entries that pass, newest first: those that stand, and those dismissed."""
    standing, aside = list[Entry](), list[Entry]()
    for entry in _passing(kept, asked):
        (aside if entry.id in dismissed else standing).append(entry)
    return standing, aside


def _passing(kept: KeptList, asked: EntryFilter) -> Iterator[Entry]:
    begin = _begin(asked.day)
    words = asked.words.casefold().split()
    after = kept.places.get(asked.visit.last) if asked.visit else None
    for entry in kept.entries:
        if asked.visit and not _is_after(entry, asked.visit, after, kept):
            continue
        if (
            entry.at >= begin
            and (not asked.case or asked.case in cases_of(entry))
            and (not asked.sorts or sort_of(entry) in asked.sorts)
            and (not asked.party or asked.party in {p.id for p in entry.parties})
            and all(word in kept.words[entry.id] for word in words)
        ):
            yield entry


def _is_after(entry: Entry, visit: VisitEnd, place: int | None, kept: KeptList) -> bool:
    """Whether an entry was found after a visit; by its moment where the list is another one."""
    if place is None:
        return not visit.last or entry.at >= visit.at
    return kept.places[entry.id] > place


def _begin(day: date | None) -> str:
    """Return the first moment of a day on this machine, in UTC; empty without a day."""
    if day is None:
        return ""
    begin = datetime.combine(day, time.min).astimezone(UTC)
    return begin.isoformat(timespec="seconds").replace("+00:00", "Z")
