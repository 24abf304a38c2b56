"""Legal Entity Identifiers: one, or two, of which one company may have several."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.parties import LEI
from graph.support.language import N_, lazy_text


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    left, right = pair.left.values(LEI), pair.right.values(LEI)
    if not left or not right:
        return
    same = sorted({n.value for n in left} & {n.value for n in right})
    if same:
        yield EvidenceLine(
            "lei", 25, lazy_text(N_("One LEI: {number}"), number=same[0]), same[0], same[0]
        )
        return
    one, other = left[0].text, right[0].text
    text = lazy_text(N_("Two LEIs: {one} and {other}"), one=one, other=other)
    yield EvidenceLine("lei", -8, text, one, other)


RULE = EvidenceRule(whats=("lei",), find=_find)
