"""Two months or years of birth."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.support.language import N_, DateText, lazy_text


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    left, right = (
        [d for d in party.values("birth_date") if not d.claimed]
        for party in (pair.left, pair.right)
    )
    if not left or not right or any(_agree(a.value, b.value) for a in left for b in right):
        return
    one, other = left[0].value, right[0].value
    text = lazy_text(
        N_("Born in two months: {one} and {other}"), one=DateText(one), other=DateText(other)
    )
    yield EvidenceLine("born_differs", -25, text, one, other)


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


RULE = EvidenceRule(whats=("born_differs",), find=_find, decides=True)
