"""Officer of both."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.evidence.shared_things import shared_lines
from graph.support.language import N_


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    return shared_lines(
        pair, "officer", N_("{name} is an officer of both; entries that have it: {count}"), 0.5
    )


RULE = EvidenceRule(whats=("officer",), find=_find)
