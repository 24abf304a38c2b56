"""Names in a query that the database does not have, each with the one that may be meant."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Protocol

from graph.errors import QueryRefusedError, QueryStoppedError
from graph.model.records import Kind, TieType
from graph.stores.properties import model_properties
from graph.stores.reading.cancel import RunningQuery
from graph.stores.reading.cypher.query_names import names_in
from graph.stores.results import NameKind, QueryRows, UnknownName

_SECONDS = 5  # in which the database has to list its names, else nothing is said of them
_MOST_NAMES = 100_000
_MODEL: Mapping[NameKind, frozenset[str]] = {
    NameKind.LABEL: frozenset({*Kind, "Entity", "Source"}),
    NameKind.TYPE: frozenset({*TieType, "STATES"}),
    NameKind.PROPERTY: model_properties(),
}
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
    known = _MODEL[NameKind.PROPERTY]
    unknown = {name for name in named.properties - known if not _is_property(read, name)}
    if unknown:
        # Listing all properties reads everything, so only a name that is nowhere is worth it.
        known = known.union(*(_listed(read, each) for each in _ALL_PROPERTIES))
        yield from _missing(NameKind.PROPERTY, unknown, known)


def _is_property(read: ReadRows, name: str) -> bool:
    """Whether any node or relationship has a property; found at the first that has it."""
    quoted = name.replace("`", "``")
    return any(
        read(
            f"MATCH {pattern} WHERE x.`{quoted}` IS NOT NULL RETURN 1 LIMIT 1",
            {},
            limit=1,
            seconds=_SECONDS,
            running=RunningQuery(),
        ).rows
        for pattern in ("(x)", "()-[x]->()")
    )


def _listed(read: ReadRows, cypher: str) -> frozenset[str]:
    listed = read(cypher, {}, limit=_MOST_NAMES, seconds=_SECONDS, running=RunningQuery())
    return frozenset(str(name) for (name,) in listed.rows)


def _missing(kind: NameKind, wanted: Iterable[str], known: frozenset[str]) -> Iterator[UnknownName]:
    by_small_letters = {name.casefold(): name for name in sorted(known | _MODEL[kind])}
    for name in sorted(set(wanted) - known):
        in_model = name in _MODEL[kind]
        near = [] if in_model else get_close_matches(name.casefold(), by_small_letters, 1)
        yield UnknownName(kind, name, by_small_letters[near[0]] if near else "", in_model)
