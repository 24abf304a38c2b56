"""Fields of a source's payload: used ones, ignored ones, and all others, which are unknown.

A field is named by its path (``graph/support/value_paths.py``).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.support.safe_text import escape_control_characters
from graph.support.value_paths import is_known_path, value_paths
from scrapers.contract.collector import Unknown

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Fields:
    """The known fields of one kind of payload.

    ``ignored`` are fields that say nothing about ownership, control or identity. Every path that
    is in neither set is counted as not understood.
    """

    used: frozenset[str]
    ignored: frozenset[str]
    _known: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_known", self.used | self.ignored)

    def unknown_fields(self, payload: object, where: str) -> Iterator[Unknown]:
        """Yield each unknown field of a payload that has a value, once."""
        odd = {path for path in value_paths(payload) if not self.is_known(path)}
        for path in sorted(odd):
            yield Unknown(f"field {escape_control_characters(path)[:_SHOWN]}", where)

    def is_known(self, path: str) -> bool:
        """Whether a field, or one that contains it, is used or ignored."""
        return is_known_path(path, self._known)


def fields(used: str, ignored: str = "") -> Fields:
    """Return the fields of a payload from two lists of paths, separated by spaces."""
    return Fields(frozenset(used.split()), frozenset(ignored.split()))


def prefix_paths(name: str, inner: str) -> str:
    """Return paths, separated by spaces, under the field ``name``, such as those of an address."""
    return " ".join(f"{name}.{path}" for path in inner.split())
