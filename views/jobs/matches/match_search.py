"""Search for candidates in one store, and its list as kept on disk."""

from collections.abc import Callable
from threading import Lock
from typing import Protocol

from graph.matches.candidate import Candidate, MatchList
from graph.matches.candidate_store import CandidateStore, candidate_store
from graph.matches.match_index import MatchIndex
from graph.matches.places import agent_addresses
from graph.model.records import Contents
from graph.stores.store import Store
from graph.support.settings import settings
from views.shell.place import data_dir


class MatchSearch(Protocol):
    """What finds the candidates of a store and compares any two entries of it."""

    @property
    def found(self) -> MatchList | None:
        """The last list, None before the first."""
        ...

    def renew(
        self,
        contents: Contents,
        revision: int,
        report: Callable[[int, int], None],
        cancelled: Callable[[], None],
    ) -> None:
        """Make the list anew; the old one stays until the new one is whole."""
        ...

    def compare(
        self, read: Callable[[], Contents], revision: int, left: str, right: str
    ) -> Candidate:
        """Compare two entries, listed or not; ``read`` is called where the index is older."""
        ...

    def follow(self, before: int, after: int) -> None:
        """Take that only a judgement lies between two revisions: it changes no comparison."""
        ...


class KeptSearch:
    """The list that is kept on disk, read once, and an index for comparing single pairs."""

    def __init__(self, kept: CandidateStore) -> None:
        self._kept = kept
        self._lock = Lock()
        self._found = kept.read()
        self._index: tuple[int, MatchIndex] | None = None

    @property
    def found(self) -> MatchList | None:
        """The last list, None before the first."""
        return self._found

    def renew(
        self,
        contents: Contents,
        revision: int,
        report: Callable[[int, int], None],
        cancelled: Callable[[], None],
    ) -> None:
        """Make the list anew; the old one stays until the new one is whole."""
        self._kept.refresh(
            contents,
            revision,
            agents=agent_addresses(),
            mass_tenants=settings().mass_tenants,
            report=report,
            cancelled=cancelled,
        )
        self._found = self._kept.read()

    def compare(
        self, read: Callable[[], Contents], revision: int, left: str, right: str
    ) -> Candidate:
        """Compare two entries, listed or not; ``read`` is called where the index is older."""
        with self._lock:
            if self._index is None or self._index[0] != revision:
                self._index = revision, MatchIndex.by_settings(read())
            return self._index[1].compare(left, right)

    def follow(self, before: int, after: int) -> None:
        """Take that only a judgement lies between two revisions: it changes no comparison."""
        with self._lock:
            if self._index is not None and self._index[0] == before:
                self._index = after, self._index[1]


def open_search(store: Store) -> MatchSearch:
    """Return the search of a store, with its list as kept on disk."""
    return KeptSearch(candidate_store(data_dir(), store.ident()))
