"""Day of incorporation, stated to the day on both sides."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.support.language import N_, DateText, lazy_text

_DAY = len("2023-07-03")


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    left, right = (
        [d for d in party.values("incorporated") if len(d.value) == _DAY]
        for party in (pair.left, pair.right)
    )
    if not left or not right:
        return
    if same := sorted({d.value for d in left} & {d.value for d in right}):
        text = lazy_text(N_("Incorporated on one day: {date}"), date=DateText(same[0]))
        yield EvidenceLine("founded", 12, text, same[0], same[0])
    else:
        one, other = left[0].value, right[0].value
        text = lazy_text(
            N_("Incorporated on two days: {one} and {other}"),
            one=DateText(one),
            other=DateText(other),
        )
        yield EvidenceLine("founded", -6, text, one, other)


RULE = EvidenceRule(whats=("founded",), find=_find)
