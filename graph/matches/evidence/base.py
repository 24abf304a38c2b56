"""Rules of evidence: each finds one kind of thing that speaks for one party, or against it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.ground import Ground
from graph.matches.evidence.name_comparison import NameComparison, compare_parties
from graph.matches.parties import Party, Shared


@dataclass(frozen=True)
class Pair:
    """Two parties of one kind, and the store they are of; without slots, for its names."""

    left: Party
    right: Party
    ground: Ground

    @cached_property
    def names(self) -> NameComparison | None:
        """The two names that are most alike; None where one party has no name with letters."""
        return compare_parties(self.left, self.right, self.ground)

    @cached_property
    def shared(self) -> Mapping[str, list[tuple[Shared, Shared]]]:
        """What both share, as either side has it, by the word of its evidence and then by key."""
        found: dict[str, list[tuple[Shared, Shared]]] = {}
        if self.left.shared and self.right.shared:
            others = {(s.what, s.key): s for s in self.right.shared}
            for (what, key), one in {(s.what, s.key): s for s in self.left.shared}.items():
                if other := others.get((what, key)):
                    found.setdefault(what, []).append((one, other))
        return found


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """A rule of evidence.

    ``whats`` are the kinds of line that ``find`` may yield; it reads the pair and changes nothing.
    ``decides`` tells that nothing outweighs what it finds: the two are not one party.
    """

    whats: tuple[str, ...]
    find: Callable[[Pair], Iterator[EvidenceLine]]
    decides: bool = False
