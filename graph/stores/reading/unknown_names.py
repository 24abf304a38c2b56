"""Names in a query that the database does not have, each with the one that may be meant."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Protocol

from graph.errors import QueryRefusedError, QueryStoppedError
from graph.stores.properties import model_properties
from graph.stores.reading.cancel import RunningQuery
from graph.stores.reading.query_names import names_in
from graph.stores.results import NameKind, QueryRows, UnknownName

_SECONDS = 5  # in which the database has to list its names, else nothing is said of them
_MOST_NAMES = 100_000
_ALL_PROPERTIES = (
    "CALL db.propertyKeys()",  # on the embedded server, only those with an index
    "MATCH (n) UNWIND keys(n) AS name RETURN DISTINCT name",
    "MATCH ()-[t]->() UNWIND keys(t) AS name RETURN DISTINCT name",
)


class ReadRows(Protocol):
    """Reading query of one database."""

    def __call__(
        self,
        cypher: str,
        parameters: dict[str, object],
        /,
        *,
        limit: int,
        seconds: float,
        running: RunningQuery,
    ) -> QueryRows:
        """Return the rows of a query."""


def unknown_names(read: ReadRows, cypher: str) -> tuple[UnknownName, ...]:
    """Return the labels, types and properties of a query that the database does not have.

    Nothing is returned of a kind whose names the database cannot list in time.
    """
    try:
        return tuple(_unknown_names(read, cypher))
    except (QueryRefusedError, QueryStoppedError):
        return ()


def _unknown_names(read: ReadRows, cypher: str) -> Iterator[UnknownName]:
    named = names_in(cypher)
    if named.labels or named.types or named.classes:
        labels, types = (
            _listed(read, "CALL db.labels()"),
            _listed(read, "CALL db.relationshipTypes()"),
        )
        yield from _missing(NameKind.LABEL, named.labels, labels)
        yield from _missing(NameKind.TYPE, named.types, types)
        yield from _missing(NameKind.LABEL, named.classes - types, labels)
    known = model_properties()
    if named.properties - known:
        known = known.union(*(_listed(read, each) for each in _ALL_PROPERTIES))
        yield from _missing(NameKind.PROPERTY, named.properties, known)


def _listed(read: ReadRows, cypher: str) -> frozenset[str]:
    listed = read(cypher, {}, limit=_MOST_NAMES, seconds=_SECONDS, running=RunningQuery())
    return frozenset(str(name) for (name,) in listed.rows)


def _missing(kind: NameKind, wanted: Iterable[str], known: frozenset[str]) -> Iterator[UnknownName]:
    by_small_letters = {name.casefold(): name for name in sorted(known)}
    for name in sorted(set(wanted) - known):
        near = get_close_matches(name.casefold(), by_small_letters, 1)
        yield UnknownName(kind, name, by_small_letters[near[0]] if near else "")
