"""One address, or one contact, that two entries are."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.model.records import Kind
from graph.support.language import N_, lazy_text


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    left, right = pair.left, pair.right
    if not left.place or left.place != right.place:
        return
    if left.kind is Kind.ADDRESS:
        text = lazy_text(N_("One address but for its spelling"))
        yield EvidenceLine("address", 25, text, left.name, right.name)
    else:
        text = lazy_text(N_("One contact but for its spelling"))
        yield EvidenceLine("contact", 25, text, left.name, right.name)


RULE = EvidenceRule(whats=("address", "contact"), find=_find)
