"""Bookkeeping of a STATES, so that each import of its values can be undone.

Next to its values it has ``imports``; ``value_imports``, a mark ``IMPORT NAME`` for each import and
value that it states; and ``value_earlier``, the replaced values as JSON with marks of their own,
the oldest first.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from graph.stores.versions.tie_versions import content_json

BOOKKEEPING_NAMES = frozenset({"id", "imports", "value_imports", "value_earlier"})
_MARKS = "value_imports"
_EARLIER = "value_earlier"
_NOTHING = "id"  # the name in the mark of an import that states the entity and no value

Properties = Mapping[str, Any]


def properties_with_import(
    there: Properties, values: Properties, import_id: str, *, replacing: bool
) -> dict[str, Any]:
    """Return the properties of a statement once an import states it too.

    ``there`` are its properties before, at least its id. The values are added to those, or replace
    them; replaced values can come back.
    """
    before = {**_values(there), _MARKS: list(there.get(_MARKS) or ())}
    earlier = list(there.get(_EARLIER) or ())
    now = dict(values) if replacing else {**_values(there), **values}
    marks: list[str] = before[_MARKS]
    if replacing and now != _values(there):
        left = _version_without(before, import_id)
        earlier += [content_json(left)] if left[_MARKS] else []
        marks = []
    stated = _marks(values, import_id)
    now |= {_MARKS: [*(m for m in marks if m not in stated), *stated]}
    imports = [i for i in there.get("imports") or () if i != import_id]
    return _with_bookkeeping(there, now, [*imports, import_id], earlier)


def properties_without_import(there: Properties, import_id: str) -> dict[str, Any]:
    """Return the properties of a statement without an import: what the others state."""
    imports = [i for i in there["imports"] if i != import_id]
    if there.get(_MARKS) is None:
        return {**there, "imports": imports}
    now = {**_values(there), _MARKS: list(there[_MARKS])}
    versions = (
        _version_without(v, import_id) for v in (*map(json.loads, there.get(_EARLIER) or ()), now)
    )
    *earlier, now = [v for v in versions if v[_MARKS]] or [{_MARKS: []}]
    return _with_bookkeeping(there, now, imports, [content_json(v) for v in earlier])


def _values(properties: Properties) -> dict[str, Any]:
    return {k: v for k, v in properties.items() if k not in BOOKKEEPING_NAMES}


def _with_bookkeeping(
    there: Properties, now: Properties, imports: list[str], earlier: list[str]
) -> dict[str, Any]:
    kept = {**now, "id": there["id"], "imports": imports}
    return {**kept, _EARLIER: earlier} if earlier else kept


def _version_without(version: Properties, import_id: str) -> dict[str, Any]:
    """Return a version without an import and the values that only it stated."""
    marks = version[_MARKS]
    left = [m for m in marks if not m.startswith(f"{import_id} ")]
    withdrawn = _marked_names(marks) - _marked_names(left)
    return {**{k: v for k, v in version.items() if k not in withdrawn}, _MARKS: left}


def _marks(values: Properties, import_id: str) -> list[str]:
    return [f"{import_id} {name}" for name in values or (_NOTHING,)]


def _marked_names(marks: Iterable[str]) -> set[str]:
    return {mark.partition(" ")[2] for mark in marks}
