"""What was said before of a tie or a source, so that an import that said otherwise can be undone.

``earlier`` holds the contents before the present one, the oldest first, as JSON; ``said`` holds a
mark for each import that stated one of them, with the place of its content in that row.
"""

import json
from collections.abc import Mapping
from typing import Any

NAMES = frozenset({"earlier", "said"})

CARRIED_COLUMNS = (
    "{x}.imports AS kept, {x}.earlier AS earlier, "
    "coalesce({x}.said, [i IN coalesce({x}.imports, []) | i + ' 0']) AS said"
)
"""What to carry over the writing of a new content; it stands in a WITH."""

NOTE_CONTENT = (
    "SET {x}.earlier = CASE WHEN {before} = '' THEN earlier ELSE coalesce(earlier, []) + {before} "
    "END WITH {x}, r, kept, said, $import + ' ' + toString(size(coalesce({x}.earlier, []))) AS m "
    "SET {x}.said = CASE WHEN m IN said THEN said ELSE said + m END SET {x}.imports = kept"
)
"""Notes who says the new content; ``before`` is the content before as JSON, empty if the same."""


def content_json(properties: Mapping[str, Any]) -> str:
    """Return what was stated as JSON."""
    return json.dumps(dict(properties), ensure_ascii=False, sort_keys=True)


def content_without(properties: Mapping[str, Any], import_id: str) -> dict[str, Any]:
    """Return what is said once an import is taken out: the newest content that is left."""
    said = [m for m in properties["said"] if m.rpartition(" ")[0] != import_id]
    earlier = list(properties.get("earlier") or ())
    place = max((int(m.rpartition(" ")[2]) for m in said), default=len(earlier))
    told = {k: v for k, v in properties.items() if k not in NAMES}
    if place < len(earlier):
        told = {**json.loads(earlier[place]), "imports": properties["imports"]}
    return {**told, "said": said, "earlier": earlier[:place]}
