"""One VAT number, which a group or the clients of one tax agent may share."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.parties import VAT
from graph.support.language import N_, lazy_text


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    others = {n.value: n for n in pair.right.values(VAT)}
    for one in pair.left.values(VAT):
        if other := others.get(one.value):
            text = lazy_text(N_("One VAT number: {number}"), number=one.text)
            yield EvidenceLine("vat", 25, text, one.text, other.text)


RULE = EvidenceRule(whats=("vat",), find=_find)
