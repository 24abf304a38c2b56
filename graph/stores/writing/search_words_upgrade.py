"""Rebuild of search words that an earlier version wrote, or that are missing."""

from collections.abc import Callable
from typing import Any

from neo4j import ManagedTransaction

from graph.stores.search_words import FORM, SEARCH_TEXT, search_text
from graph.stores.writing.load import Transact

_BATCH = 5_000
_NAMED = (
    "MATCH (e:Entity) WHERE e.id > $after RETURN e.id AS id, e.name AS name, e.names AS names "
    f"ORDER BY e.id LIMIT {_BATCH}"
)
_WORDS = f"UNWIND $rows AS r MATCH (e:Entity {{id: r[0]}}) SET e.{SEARCH_TEXT} = r[1]"
_MARKED = "MERGE (s:Store) SET s.search_form = $form"

Ask = Callable[..., list[dict[str, Any]]]


def fold_names(ask: Ask, write: Transact) -> None:
    """Write the search words of all entities in batches, and mark the store; safe to repeat."""
    after = ""
    while rows := ask(_NAMED, after=after):
        words = [[r["id"], _words_of(r)] for r in rows]
        write(lambda tx, words=words: _write_words(tx, words))  # type: ignore[misc]
        after = str(rows[-1]["id"])
    write(lambda tx: tx.run(_MARKED, form=FORM).consume())


def _write_words(tx: ManagedTransaction, words: list[list[str]]) -> None:
    tx.run(_WORDS, rows=words).consume()


def _words_of(row: dict[str, Any]) -> str:
    names = {str(name) for name in (*(row["names"] or ()), row["name"]) if name}
    return search_text(names, str(row["id"]))
