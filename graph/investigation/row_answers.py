"""Answer of a query: its rows, how complete they are, and the sources of what they hold."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from graph.investigation.answers import RowsAnswer, cite_sources
from graph.model.records import Source
from graph.stores.results import NodeValue, PathValue, QueryRows, TieValue
from queries.formats import format_json
from queries.row_notes import extent_text, unknown_name_text


def rows_answer(
    question: str, rows: QueryRows, limit: int, sources: Iterable[Source]
) -> RowsAnswer:
    """Return the rows of a question; ``limit`` is the most rows that were asked for."""
    extent = str(extent_text(rows, limit))
    count = len(rows.rows)
    return RowsAnswer(
        sentence=f"{question} {count} row{'' if count == 1 else 's'}, {extent}",
        sources=cite_sources(sources),
        not_checked=tuple(_limits(rows, extent)),
        json=json.dumps(json.loads(format_json(rows)), ensure_ascii=False),
        columns=rows.columns,
        rows=rows.rows,
        cut=rows.cut,
        extent=extent,
    )


def sources_in(rows: QueryRows) -> tuple[str, ...]:
    """Return the ids of sources that nodes, relationships and columns of sources may name."""
    found = (
        ident
        for row in rows.rows
        for column, cell in zip(rows.columns, row, strict=True)
        for ident in (*_sources_in(cell), *_texts_of_sources(column, cell))
    )
    return tuple(dict.fromkeys(found))


def _texts_of_sources(column: str, cell: Any) -> Iterator[str]:
    """Yield texts under a heading such as ``source`` and ``r.source``."""
    if column.casefold().endswith(("source", "sources")):
        yield from (c for c in (cell if isinstance(cell, list) else [cell]) if isinstance(c, str))


def _sources_in(cell: Any) -> Iterator[str]:
    if isinstance(cell, TieValue):
        # Of a STATES relationship the source is its start.
        yield str(cell.properties.get("source") or cell.start)
    elif isinstance(cell, NodeValue) and "Source" in cell.labels:
        yield cell.id
    elif isinstance(cell, PathValue):
        for part in (*cell.nodes, *cell.ties):
            yield from _sources_in(part)
    elif isinstance(cell, list | tuple):
        for part in cell:
            yield from _sources_in(part)


def _limits(rows: QueryRows, extent: str) -> Iterator[str]:
    if rows.cut or rows.own_limit or rows.own_clauses:
        yield f"Further rows: {extent}"
    yield from (str(unknown_name_text(unknown)) for unknown in rows.unknown)
