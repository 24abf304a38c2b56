"""Names that differ."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.evidence.name_comparison import NameRelation
from graph.support.language import N_, lazy_text


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    names = pair.names
    if names and names.relation is NameRelation.DIFFERS:
        text = lazy_text(N_("The names differ"))
        yield EvidenceLine("name_differs", -4, text, names.left.text, names.right.text)


RULE = EvidenceRule(whats=("name_differs",), find=_find)
