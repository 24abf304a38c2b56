"""What so many have, or an agent lends, that it says nothing."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.parties import Shared
from graph.support.language import N_, LazyText, lazy_text

_KINDS = ("contact", "address", "officer", "company", "seller", "mark")


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    for what in _KINDS:
        for one, other in pair.shared.get(what, ()):
            if pair.ground.is_mass(one) or pair.ground.is_mass(other):
                yield EvidenceLine("mass", 0, _reason(pair, one), one.name, other.name)


def _reason(pair: Pair, shared: Shared) -> LazyText:
    count = pair.ground.tenants(shared)
    if count > pair.ground.mass_tenants:
        return lazy_text(
            N_("{name} says nothing: {count} entries have it"), name=shared.name, count=count
        )
    return lazy_text(N_("{name} says nothing: formation agents lend it"), name=shared.name)


RULE = EvidenceRule(whats=("mass",), find=_find)
