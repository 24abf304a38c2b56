"""Find entities by any stated name or number, misspelt ones too."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from rapidfuzz import fuzz, utils

from graph.language import gettext as _
from graph.model import Kind
from graph.stores.fetching import kind_of
from graph.stores.results import Hit

EMBEDDED_INDEX = "Entity[namesbyitem]"
NEO4J_INDEX = "entity_names"
FIND = (
    "CALL db.index.fulltext.queryNodes($index, $asked) YIELD node, score "
    "RETURN node.id AS id, labels(node) AS labels, node.name AS name, node.names AS names "
    "ORDER BY score DESC LIMIT 200"
)
_WORD = re.compile(r"\w+")
_OPERATORS = frozenset({"AND", "OR", "NOT", "TO"})
_LEAST_SCORE = 60


def lucene(text: str) -> str:
    """Ask for each word exactly, as a beginning, and misspelt; signs are left out.

    Escaped signs alone break the embedded server's parser, and no name is found by its signs.
    """
    words = [w.lower() if w in _OPERATORS else w for w in _WORD.findall(text)]
    return " ".join(f"{w} {w}* {w}~2" for w in words)


def ranked(text: str, rows: Iterable[Mapping[str, Any]], limit: int) -> tuple[Hit, ...]:
    """Order candidates by how well any of their names fits, and say which one did."""
    found = []
    for row in rows:
        names = [str(n) for n in row["names"] or ()]
        scored = [(_score(text, name), name) for name in {*names, str(row["name"])}]
        best = max(scored, key=lambda s: (s[0], s[1] == row["name"], s[1]))
        if best[0] >= _LEAST_SCORE:
            hit = Hit(row["id"], row["name"], kind_of(row["labels"]), _why(row, best[1]))
            found.append((-best[0], hit.name, hit.id, hit))
    return tuple(hit for *_, hit in sorted(found, key=lambda f: f[:3])[:limit])


def _score(text: str, name: str) -> float:
    asked, told = utils.default_process(text), utils.default_process(name)
    if not told:
        return 0
    whole = fuzz.WRatio(asked, told)
    return 100.0 + len(asked) / len(told) if asked == told or asked in told else whole


def _why(row: Mapping[str, Any], name: str) -> str:
    if name == row["name"]:
        return _("name")
    if name == row["id"]:
        return "id"
    if any(c.isdigit() for c in name):
        return _("register number {number}").format(number=name)
    return _("also named {name}").format(name=name)


def exact(row: Mapping[str, Any]) -> Hit:
    """Return the entity whose id was typed."""
    kind: Kind = kind_of(row["labels"])
    return Hit(row["id"], row["name"] or row["id"], kind, "id")
