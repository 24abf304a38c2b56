"""Candidates of the store: kept for all sessions, and looked for anew in the background."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import TypeAlias

from graph.matches.candidate import Candidate, MatchList
from graph.model.records import Contents
from graph.support.language import N_
from views.jobs.job import BackgroundJob, JobRegistry
from views.jobs.matches.match_search import MatchSearch, open_search
from views.shell.identity import Role
from views.shell.place import kept_in_place
from views.shell.store import shared_store

_KEY = "matches"  # one at a time, whoever looks at it
_STOPPED = N_("Stopped. The list is that of the last time.")
_STOPPED_FIRST = N_("Stopped. There is no list yet.")


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """Revision of the store whose entries are compared."""

    revision: int


SearchJob: TypeAlias = BackgroundJob[SearchRequest, None]


class KeptMatches:
    """The last list of candidates that was made, and what compares any two entries."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._search: MatchSearch | None = None
        self._newer: dict[tuple[str, str], Candidate] = {}
        self._by_party: tuple[MatchList | None, Mapping[str, tuple[Candidate, ...]]] = (None, {})

    def search(self) -> MatchSearch:
        """Return the search of this store, with the list that was kept on disk."""
        with self._lock:
            if self._search is None:
                self._search = open_search(shared_store.store())
            return self._search

    @property
    def found(self) -> MatchList | None:
        """The last list, None before the first."""
        return self.search().found

    def newer(self, left: str, right: str) -> Candidate | None:
        """Return a pair whose evidence was found changed since the list was made."""
        return self._newer.get((left, right))

    def keep_newer(self, candidate: Candidate) -> None:
        """Keep a pair as it compares now, until the list is made anew."""
        self._newer[candidate.left, candidate.right] = candidate

    def forget_newer(self) -> None:
        """Forget the single pairs: the list holds them as they compare now."""
        self._newer = {}

    def of_party(self, party: str) -> tuple[Candidate, ...]:
        """Return the candidates with one party, best first."""
        found = self.found
        if self._by_party[0] is not found:
            self._by_party = found, _candidates_by_party(found.candidates if found else ())
        return self._by_party[1].get(party, ())


def _candidates_by_party(
    candidates: Iterable[Candidate],
) -> Mapping[str, tuple[Candidate, ...]]:
    found: dict[str, list[Candidate]] = {}
    for each in candidates:
        for party in (each.left, each.right):
            found.setdefault(party, []).append(each)
    return {party: tuple(pairs) for party, pairs in found.items()}


@kept_in_place()
def kept_matches() -> KeptMatches:
    """Return the candidates of this process; they outlive a session."""
    return KeptMatches()


@kept_in_place()
def _search_jobs() -> JobRegistry[SearchRequest, None]:
    return JobRegistry(Role.READER)


def last_search() -> SearchJob | None:
    """Return the search that is under way, or has ended and was not yet put aside."""
    return _search_jobs().find(_KEY)


def forget_search(job: SearchJob) -> None:
    """Put aside a search that has ended."""
    _search_jobs().forget(_KEY, job)


def begin_search(contents: Contents, revision: int) -> SearchJob:
    """Start comparing the entries of the store, or return the search under way."""
    work = partial(_find_candidates, contents, kept_matches())
    return _search_jobs().begin(_KEY, SearchRequest(revision), work)


def search_if_older(contents: Contents, revision: int) -> SearchJob | None:
    """Start comparing where the list is of another revision; a search that failed stays ended."""
    found, last = kept_matches().found, last_search()
    if (found is not None and found.revision == revision) or (last is not None and last.failure):
        return None
    return begin_search(contents, revision)


def _find_candidates(contents: Contents, kept: KeptMatches, job: SearchJob) -> None:
    stopped = _STOPPED if kept.found else _STOPPED_FIRST

    def report(done: int, of: int) -> None:
        job.report(done, of)

    kept.search().renew(contents, job.request.revision, report, lambda: job.end_if_stopped(stopped))
    kept.forget_newer()
