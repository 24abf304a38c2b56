"""Names with a slip of spelling in a long word."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.evidence.name_comparison import NameRelation
from graph.matches.evidence.near_names import near_line
from graph.support.language import N_


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    return near_line(pair, NameRelation.NEAR, N_("The names are nearly equal, spelt {words}"))


RULE = EvidenceRule(whats=("name_near",), find=_find)
