"""Ties as the frontier of a trace knows them: who is tied to whom, and how, and nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Protocol

from graph.model.records import Contents, Kind, TieType


@dataclass(frozen=True, slots=True)
class Link:
    """A tie that can be walked; ``accepted`` says of a SAME_AS that somebody accepted it."""

    type: TieType
    start: str
    end: str
    start_kind: Kind
    _: KW_ONLY
    end_kind: Kind
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class LinkBatch:
    """Links of some parties; ``crowds`` has the size of each crowd that was left out."""

    links: tuple[Link, ...]
    crowds: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many share a party, and which of them are matched to somebody."""

    size: int
    matched: tuple[str, ...]


class TraceReader(Protocol):
    """What a trace reads of a store.

    The crowd of a party are the tenants of an address or contact and the appointments of an
    officer; that of a party with more than ``most`` is left out, None leaves out nobody's.
    """

    def walkable(self, ids: Iterable[str], most: int | None = None) -> Contents:
        """Return entities with their ties that a chain may walk, and the parties at the ends."""

    def links(self, ids: Iterable[str], most: int | None) -> LinkBatch:
        """Return the ties of parties that a chain may walk, without what is stated in them."""

    def accepted(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Return the SAME_AS of parties that somebody accepted."""

    def crowds(self, ids: Iterable[str]) -> Mapping[str, Crowd]:
        """Return the crowds of parties, over all days."""

    def matches(self, ids: Iterable[str]) -> Contents:
        """Return entities with their SAME_AS, and the parties at the ends."""
