"""Ties reduced to their type and ends, for the frontier of a trace."""

from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Protocol

from graph.model.records import Contents, Kind, TieType


@dataclass(frozen=True, slots=True)
class Link:
    """A tie that a chain can walk; ``accepted`` is True for a SAME_AS that a user accepted."""

    type: TieType
    start: str
    end: str
    start_kind: Kind
    _: KW_ONLY
    end_kind: Kind
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class LinkBatch:
    """Links of some parties; ``crowds`` is the size of each crowd left out, by its party."""

    links: tuple[Link, ...]
    crowds: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Crowd:
    """Number of entities that share a party, and the ids of those with an accepted match."""

    size: int
    matched: tuple[str, ...]


class TraceReader(Protocol):
    """The reads that a trace makes in a store.

    A crowd is the tenants of an address or contact, or the appointments of an officer. A crowd of
    more than ``most`` is left out; with None every crowd is read.
    """

    def walkable(self, ids: Iterable[str], most: int | None = None) -> Contents:
        """Return entities with their ties that a chain may walk, and the parties at the ends."""

    def links(self, ids: Iterable[str], most: int | None) -> LinkBatch:
        """Return the ties of parties that a chain may walk, reduced to their type and ends."""

    def accepted(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Return the SAME_AS of parties that a user accepted."""

    def crowds(self, ids: Iterable[str]) -> Mapping[str, Crowd]:
        """Return the crowds of parties, over all days."""

    def matches(self, ids: Iterable[str]) -> Contents:
        """Return entities with their SAME_AS, and the parties at the ends."""

    def surroundings(self, ids: Iterable[str], most: int | None) -> Contents:
        """Return entities with all of their ties, those to goods too, and the parties at the ends.

        As in ``walkable``, the storefronts of a platform are not among them.
        """

    def platforms(self) -> tuple[str, ...]:
        """Return the ids of all platforms."""

    def sold_on(self, platforms: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the storefronts that sell or sold on some platforms."""
