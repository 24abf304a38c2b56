"""Fields of a source's payload: used ones, ignored ones, and all others, which are unknown.

A field is named by its path, such as ``identification.legal_form``; lists add nothing to a path.
A path includes everything under it, and ``*`` in a path stands for any one key.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph.support.safe_text import escape_control_characters
from scrapers.contract.collector import Unknown

_SHOWN = 80
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Fields:
    """The known fields of one kind of payload.

    ``ignored`` are fields that say nothing about ownership, control or identity. Every path that
    is in neither set is counted as not understood.
    """

    used: frozenset[str]
    ignored: frozenset[str]

    def unknown_fields(self, payload: object, where: str) -> Iterator[Unknown]:
        """Yield each unknown field of a payload that has a value, once."""
        odd = {path for path in value_paths(payload) if not self.is_known(path)}
        for path in sorted(odd):
            yield Unknown(f"field {escape_control_characters(path)[:_SHOWN]}", where)

    def is_known(self, path: str) -> bool:
        """Whether a field, or one that contains it, is used or ignored."""
        return _is_known(self, path)


@lru_cache(maxsize=1 << 14)
def _is_known(form: Fields, path: str) -> bool:
    parts = path.split(".")
    above = [parts[:length] for length in range(1, len(parts) + 1)]
    known = {".".join(some) for some in above}
    if not known.isdisjoint(form.used) or not known.isdisjoint(form.ignored):
        return True
    wild = [name.split(".") for name in (*form.used, *form.ignored) if "*" in name]
    return any(_fits_pattern(some, name) for some in above for name in wild)


def _fits_pattern(path: list[str], pattern: list[str]) -> bool:
    pairs = zip(path, pattern, strict=False)
    return len(path) == len(pattern) and all(b in ("*", a) for a, b in pairs)


def fields(used: str, ignored: str = "") -> Fields:
    """Return the fields of a payload from two lists of paths, separated by spaces."""
    return Fields(frozenset(used.split()), frozenset(ignored.split()))


def prefix_paths(name: str, inner: str) -> str:
    """Return paths, separated by spaces, under the field ``name``, such as those of an address."""
    return " ".join(f"{name}.{path}" for path in inner.split())


def value_paths(value: object, above: str = "", depth: int = 0) -> Iterator[str]:
    """Yield the paths of all values of a payload that are not empty."""
    if isinstance(value, list):
        for item in value:
            yield from value_paths(item, above, depth)
    elif isinstance(value, dict) and depth < _DEEPEST:
        for key, inner in value.items():
            yield from value_paths(inner, f"{above}.{key}" if above else str(key), depth + 1)
    elif above and value not in (None, "", {}):
        yield above
