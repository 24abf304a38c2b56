"""Address that both give."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.evidence.shared_things import shared_lines
from graph.support.language import N_


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    return shared_lines(
        pair, "address", N_("Both give the address {name}; entries that have it: {count}"), 0.5
    )


RULE = EvidenceRule(whats=("address",), find=_find)
