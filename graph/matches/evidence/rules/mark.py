"""Mark of which both are stated as the owner; a mark's name alone says nothing."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.evidence.shared_things import shared_lines
from graph.support.language import N_


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    return shared_lines(
        pair,
        "mark",
        N_("Both are stated as owner of the mark {name}; entries that have it: {count}"),
        1,
    )


RULE = EvidenceRule(whats=("mark",), find=_find)
