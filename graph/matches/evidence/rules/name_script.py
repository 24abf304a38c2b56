"""Names in two scripts, which are not compared letter by letter."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.evidence.name_comparison import NameRelation
from graph.support.language import N_, lazy_text


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    names = pair.names
    if names and names.relation is NameRelation.SCRIPT:
        text = lazy_text(N_("The names are in two scripts and were not compared"))
        yield EvidenceLine("name_script", 0, text, names.left.text, names.right.text)


RULE = EvidenceRule(whats=("name_script",), find=_find)
