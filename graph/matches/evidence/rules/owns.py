"""One stated to own or control the other."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.support.language import N_, lazy_text


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    for upper, lower in ((pair.left, pair.right), (pair.right, pair.left)):
        if upper.id in lower.above:
            text = lazy_text(
                N_("{upper} is stated to own or control {lower}"),
                upper=upper.name,
                lower=lower.name,
            )
            yield EvidenceLine("owns", -20, text)


RULE = EvidenceRule(whats=("owns",), find=_find, decides=True)
