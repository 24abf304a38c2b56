"""Number of matches that wait for a judgement; the navigation shows it.

It is apart from the search: every page reads it, and none may load what compares entries for it.
"""

from views.jobs.job import BackgroundJob, JobRegistry
from views.shell.identity import Role
from views.shell.place import kept_in_place
from views.shell.store import shared_store

_KEY = "waiting"


class _Waiting:
    """The strong and likely pairs that nobody has judged, as counted at a revision."""

    count = 0
    revision = -1


@kept_in_place()
def _waiting() -> _Waiting:
    return _Waiting()


@kept_in_place()
def _count_jobs() -> JobRegistry[None, int]:
    return JobRegistry(Role.READER)


def waiting_matches() -> int:
    """Return how many strong and likely pairs waited when they were last counted."""
    return _waiting().count


def keep_waiting(count: int, revision: int) -> None:
    """Keep how many pairs wait at a revision of the store."""
    _waiting().count, _waiting().revision = count, revision


def count_in_background() -> None:
    """Count anew where the store has changed; the next page that is opened shows the number.

    A page calls it at its end: the count reads the list that is kept on disk. Nothing is drawn
    again for it: a page may be left, or be typed into, just then.
    """
    _count_jobs().begin(_KEY, None, _count)


def _count(_job: BackgroundJob[None, int]) -> int:
    store = shared_store.store()
    revision = store.revision()
    if revision == _waiting().revision:
        return waiting_matches()
    # Here, not above: what compares entries is not loaded before the first page is painted.
    from views.jobs.matches.waiting_count import count_waiting_pairs

    keep_waiting(count_waiting_pairs(store), revision)
    return waiting_matches()
