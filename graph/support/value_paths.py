"""Paths of the values of a nested payload, such as ``identification.legal_form``.

Lists add nothing to a path. A known path includes everything under it, and ``*`` in one stands for
any one key.
"""

from collections.abc import Iterator, Set
from functools import lru_cache

_DEEPEST = 12


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


@lru_cache(maxsize=1 << 14)
def is_known_path(path: str, known: Set[str]) -> bool:
    """Whether a path, or one that contains it, is among the known ones."""
    parts = path.split(".")
    above = [parts[:length] for length in range(1, len(parts) + 1)]
    if not {".".join(some) for some in above}.isdisjoint(known):
        return True
    wild = [name.split(".") for name in known if "*" in name]
    return any(_fits_pattern(some, name) for some in above for name in wild)


def _fits_pattern(path: list[str], pattern: list[str]) -> bool:
    pairs = zip(path, pattern, strict=False)
    return len(path) == len(pattern) and all(b in ("*", a) for a, b in pairs)
