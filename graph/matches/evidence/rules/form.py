"""Legal forms of two classes in one country."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.evidence.name_comparison import NameRelation
from graph.support.language import N_, lazy_text


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    names = pair.names
    if names is None or names.relation is not NameRelation.OTHER_FORM:
        return
    one, other = (", ".join(sorted(side.classes)) for side in (names.left, names.right))
    text = lazy_text(N_("The legal forms differ: {one} and {other}"), one=one, other=other)
    yield EvidenceLine("form", -4, text, names.left.text, names.right.text)


RULE = EvidenceRule(whats=("form",), find=_find)
