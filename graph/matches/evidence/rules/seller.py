"""Seller of both storefronts."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.evidence.shared_things import shared_lines
from graph.support.language import N_


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    return shared_lines(
        pair, "seller", N_("{name} runs both storefronts; entries that have it: {count}"), 1
    )


RULE = EvidenceRule(whats=("seller",), find=_find)
