"""Names of which one has words more."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.evidence.name_comparison import NameRelation
from graph.matches.evidence.near_names import near_line
from graph.support.language import N_


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    return near_line(pair, NameRelation.ADDS, N_("One name adds {words}"))


RULE = EvidenceRule(whats=("name_adds",), find=_find)
