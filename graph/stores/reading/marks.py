"""What a database says of itself as a whole, on its one ``(:Store)`` node."""

from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Any

from neo4j import ManagedTransaction, Transaction


@dataclass(frozen=True, slots=True)
class StoreMarks:
    """Versions and counters of a database.

    ``version`` is how it is written and ``search_form`` how its search words are, 0 for one that
    has none; ``restoring`` is the file of a restore that has not ended, ``private_case`` the one
    case that the database holds; ``writes`` counts every transaction that wrote, ``revision`` and
    ``notes`` what readers see of them.
    """

    version: int
    search_form: int
    _: KW_ONLY
    restoring: str = ""
    private_case: str = ""
    writes: int = 0
    revision: int = 0
    notes: int = 0


def read_marks(tx: ManagedTransaction | Transaction) -> StoreMarks:
    """Return the marks; two processes that were the first may have made two nodes of them."""
    found = [row["p"] for row in tx.run("MATCH (s:Store) RETURN properties(s) AS p").data()]
    return StoreMarks(
        max((_number(each, "version") for each in found), default=0),
        max((_number(each, "search_form") for each in found), default=0),
        restoring=_text(found, "restoring"),
        private_case=_text(found, "private_case"),
        writes=sum(_number(each, "writes") for each in found),
        revision=sum(_number(each, "revision") for each in found),
        notes=sum(_number(each, "notes") for each in found),
    )


def _number(stored: Mapping[str, Any], name: str) -> int:
    return int(stored.get(name) or 0)


def _text(stored: Iterable[Mapping[str, Any]], name: str) -> str:
    return next((str(each[name]) for each in stored if each.get(name)), "")
