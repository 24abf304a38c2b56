"""Reading of the groups of some entries, with every judgement that ever made or parted them."""

from collections.abc import Iterable

from graph.model.links import TraceReader
from graph.model.records import Contents, Entity, Judgement, Tie


def read_matches(reads: TraceReader, ids: Iterable[str]) -> Contents:
    """Return entries with all that were ever accepted as one with them, and every match on these.

    An acceptance that was overruled counts too: what it joins is decided once all is read.
    """
    wanted, read = set(ids), set[str]()
    entities: dict[str, Entity] = {}
    ties: dict[str, Tie] = {}
    while more := wanted - read:
        found = reads.matches(more)
        entities |= found.entities
        ties |= {tie.id: tie for tie in found.ties}
        read |= more
        accepted = (t for t in found.ties if t.judgement is Judgement.ACCEPTED)
        wanted |= {end for t in accepted for end in (t.start, t.end)}
    return Contents(entities, {}, (), tuple(ties[i] for i in sorted(ties)))
