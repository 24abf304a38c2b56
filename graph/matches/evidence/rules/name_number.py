"""Numbers in the names that differ: funds III and IV, 2023 and 2024."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.evidence.name_comparison import NameRelation
from graph.support.language import N_, lazy_text


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    names = pair.names
    if names and names.relation is NameRelation.NUMBER:
        text = lazy_text(N_("The numbers in the names differ"))
        yield EvidenceLine("name_number", -6, text, names.left.text, names.right.text)


RULE = EvidenceRule(whats=("name_number",), find=_find)
