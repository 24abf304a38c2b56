"""Addresses, contacts, officers and the like that two parties share."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import Pair
from graph.support.language import lazy_text


def shared_lines(pair: Pair, what: str, message: str, weight: float) -> Iterator[EvidenceLine]:
    """Yield a line for each thing that both share and that few parties have."""
    for one, other in pair.shared.get(what, ()):
        if pair.ground.is_mass(one) or pair.ground.is_mass(other):
            continue
        count = pair.ground.tenants(one)
        bits = round(weight * pair.ground.rarity(pair.left.kind, count), 1)
        text = lazy_text(message, name=one.name, count=count)
        yield EvidenceLine(what, bits, text, one.name, other.name)
