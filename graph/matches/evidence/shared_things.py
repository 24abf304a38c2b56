"""Addresses, contacts, officers and the like that two parties share."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import Pair
from graph.matches.parties import Shared
from graph.support.language import lazy_text


def shared_things(pair: Pair, what: str) -> Iterator[tuple[Shared, Shared]]:
    """Yield what both share of one kind, as either side has it."""
    others = pair.right.shared_by_key(what)
    for key, one in sorted(pair.left.shared_by_key(what).items()):
        if key in others:
            yield one, others[key]


def shared_lines(pair: Pair, what: str, message: str, weight: float) -> Iterator[EvidenceLine]:
    """Yield a line for each thing that both share and that few parties have."""
    for one, other in shared_things(pair, what):
        if pair.ground.is_mass(one) or pair.ground.is_mass(other):
            continue
        count = pair.ground.tenants(one)
        bits = round(weight * pair.ground.rarity(pair.left.kind, count), 1)
        text = lazy_text(message, name=one.name, count=count)
        yield EvidenceLine(what, bits, text, one.name, other.name)
