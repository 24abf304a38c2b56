"""Names that begin with one rare word."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.evidence.name_comparison import NameRelation
from graph.support.language import N_, lazy_text


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    names = pair.names
    if names and names.relation is NameRelation.PART:
        text = lazy_text(N_("The names are partly equal"))
        yield EvidenceLine("name_part", 1, text, names.left.text, names.right.text)


RULE = EvidenceRule(whats=("name_part",), find=_find)
