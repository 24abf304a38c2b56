"""Users' own queries: read-only, and ended on the server when they are out of time."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from neo4j import READ_ACCESS, Driver, Query
from neo4j.exceptions import ClientError, CypherSyntaxError, Neo4jError
from neo4j.graph import Node, Path, Relationship

from graph.errors import QueryRefusedError
from graph.stores.reading.cancel import MarkedQuery, RunningQuery, run_within, timeout_error
from graph.stores.reading.cypher.cypher_tokens import without_last_semicolon
from graph.stores.reading.cypher.query_names import own_limits
from graph.stores.reading.cypher.query_values import check_values
from graph.stores.reading.cypher.read_only_check import check_read_only
from graph.stores.reading.cypher.returned_columns import returned_columns
from graph.stores.results import NodeValue, PathValue, QueryRows, TieValue
from graph.stores.search_words import SEARCH_TEXT
from graph.support.language import N_
from graph.support.safe_text import split_lines

# The mark after a query, as the servers quote it in their messages.
_MARK = re.compile(r"(?:\\n|\s)*/\* query [0-9a-f]{32} \*/")
_PLACE = re.compile(r"(\()?line (\d+)[,:]?\s*(?:column )?(\d+)")


def read_rows(
    drivers: tuple[Driver, Driver],
    database: str,
    cypher: str,
    parameters: Mapping[str, Any],
    *,
    limit: int,
    seconds: float,
    running: RunningQuery,
) -> QueryRows:
    """Run a reading query with the reader's account; ``drivers`` are writer's and reader's.

    Raises:
        QueryRefusedError: it would do more than read, or is not valid Cypher.
        InputError: no database takes the value of a parameter.
        QueryStoppedError: it was not done in time, or cancelled; nothing of it runs on.
    """
    check_read_only(cypher)
    check_values(parameters)
    own = own_limits(cypher, parameters)
    mark = f"query {uuid4().hex}"
    # After the query, so that places in it stay; on its own line, since a comment may end it.
    marked = Query(f"{without_last_semicolon(cypher)}\n/* {mark} */", timeout=seconds)

    def work() -> QueryRows:
        with drivers[1].session(database=database, default_access_mode=READ_ACCESS) as session:
            result = session.run(marked, dict(parameters))
            columns = tuple(result.keys()) or returned_columns(cypher)
            # One row above the limit shows that the rows are cut.
            rows = [tuple(_plain_value(v) for v in r.values()) for r in result.fetch(limit + 1)]
            result.consume()
            cut = len(rows) > limit
            return QueryRows(
                columns,
                tuple(rows[:limit]),
                cut,
                own_limit=own.rows if own.rows and not cut and len(rows) >= own.rows else 0,
                own_clauses=own.inner,
            )

    try:
        return run_within(work, MarkedQuery(drivers[0], database, mark), seconds, running)
    except Neo4jError as error:
        raise _query_error(error, seconds, cypher) from error


def _query_error(error: Neo4jError, seconds: float, cypher: str) -> Exception:
    message = _MARK.sub("", error.message or str(error)).splitlines()[0]
    if isinstance(error, CypherSyntaxError):
        lines = split_lines(without_last_semicolon(cypher))
        line, column = _place(error.message or "", lines)
        message = re.sub(rf"line {len(lines) + 1}:\d+", f"line {line}:{column}", message)
        return QueryRefusedError(
            N_("The database cannot read this query: {message}"), line, column, message=message
        )
    if "terminat" in message.casefold() or "timed out" in message.casefold():
        return timeout_error(seconds)
    text = N_("The database failed this query: {message}")
    if isinstance(error, ClientError):
        text = N_("The database refused this query: {message}")
    return QueryRefusedError(text, message=message)


def _place(message: str, lines: Sequence[str]) -> tuple[int, int]:
    """Return line and column from 1, zeros if the message has none; at most the query's end.

    Neo4j gives the place in brackets; the embedded server without, its columns from 0.
    """
    place = _PLACE.search(message)
    if place is None:
        return 0, 0
    line, column = int(place[2]), int(place[3]) + (0 if place[1] else 1)
    return (line, column) if line <= len(lines) else (len(lines), len(lines[-1]) + 1)


def _plain_value(value: Any) -> Any:
    if isinstance(value, Node):
        properties = {k: v for k, v in value.items() if k != SEARCH_TEXT}
        return NodeValue(str(value.get("id", "")), tuple(sorted(value.labels)), properties)
    if isinstance(value, Relationship):
        start, end = (str(n.get("id", "")) if n else "" for n in value.nodes)
        return TieValue(
            id=str(value.get("id", "")),
            type=value.type,
            start=start,
            end=end,
            properties=dict(value),
        )
    if isinstance(value, Path):
        return PathValue(
            tuple(_plain_value(n) for n in value.nodes),
            tuple(_plain_value(r) for r in value.relationships),
        )
    if isinstance(value, list):
        return [_plain_value(v) for v in value]
    return {k: _plain_value(v) for k, v in value.items()} if isinstance(value, dict) else value
