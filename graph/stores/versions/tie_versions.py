"""Earlier contents of a tie or a source, so that an import that replaced them can be undone.

``earlier`` holds the contents before the present one as JSON, the oldest first. ``said`` holds a
mark ``IMPORT N`` for each import and content that it stated: N is the index in ``earlier``, or its
length for the present content.
"""

import json
from collections.abc import Mapping
from typing import Any

NAMES = frozenset({"earlier", "said"})

CARRIED_COLUMNS = (
    "{x}.imports AS kept, {x}.earlier AS earlier, "
    "coalesce({x}.said, [i IN coalesce({x}.imports, []) | i + ' 0']) AS said"
)
"""Columns of a WITH that carry the bookkeeping over the writing of a new content."""

NOTE_CONTENT = (
    "SET {x}.earlier = CASE WHEN {before} = '' THEN earlier ELSE coalesce(earlier, []) + {before} "
    "END WITH {x}, r, kept, said, $import + ' ' + toString(size(coalesce({x}.earlier, []))) AS m "
    "SET {x}.said = CASE WHEN m IN said THEN said ELSE said + m END SET {x}.imports = kept"
)
"""Records the import of the new content; ``before`` is the old as JSON, empty if the same."""


def content_json(properties: Mapping[str, Any]) -> str:
    """Return properties as JSON with sorted keys."""
    return json.dumps(dict(properties), ensure_ascii=False, sort_keys=True)


def content_without(properties: Mapping[str, Any], import_id: str) -> dict[str, Any]:
    """Return the properties without an import: the newest content that another states."""
    marks = [m for m in properties["said"] if m.rpartition(" ")[0] != import_id]
    earlier = list(properties.get("earlier") or ())
    place = max((int(m.rpartition(" ")[2]) for m in marks), default=len(earlier))
    content = {k: v for k, v in properties.items() if k not in NAMES}
    if place < len(earlier):
        content = {**json.loads(earlier[place]), "imports": properties["imports"]}
    return {**content, "said": marks, "earlier": earlier[:place]}
