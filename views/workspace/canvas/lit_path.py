"""Path between two selected parties: a chain, or both legs to their common owner."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.analyses.tracing.chains_between import ChainsBetween, find_chains_between
from graph.analyses.tracing.common_owners import CommonOwner, find_common_owners
from graph.analyses.tracing.verdict import Chain
from views.drawing.scene import chain_id
from views.shell import session
from views.shell.place import kept_in_place


@dataclass(frozen=True, slots=True)
class PathBetween:
    """Chains between two parties, or without one the nearest parties above both."""

    between: ChainsBetween
    owners: tuple[CommonOwner, ...]

    @property
    def chains(self) -> tuple[Chain, ...]:
        """Chains to list: those between the two, else the legs to what both have above them."""
        return self.between.chains or tuple(leg for o in self.owners for leg in o.legs)

    def lit_ties(self, picked: str = "") -> frozenset[str]:
        """Return the ids of the ties to light: the picked chain's, else the first one's.

        Both legs of every common owner are lit: one alone is no path between the two.
        """
        chains: Sequence[Chain] = self.chains
        if self.between.chains:
            chosen = [c for c in chains if chain_id(c) == picked]
            chains = chosen or chains[:1]
        return frozenset(hop.tie.id for chain in chains for hop in chain.hops)


def path_between(one: str, other: str, as_of: str | None) -> PathBetween:
    """Return how two parties are connected on a day (ISO), or today."""
    return _path_between(session.store().revision(), one, other, as_of)


@kept_in_place(20)
def _path_between(revision: int, one: str, other: str, as_of: str | None) -> PathBetween:
    del revision  # part of the cache key: what is stored decides
    projection = session.snapshot().projection
    between = find_chains_between(projection, one, other, as_of)
    return PathBetween(between, find_common_owners(projection, between))
