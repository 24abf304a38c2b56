"""One month of birth; only month and year are compared and shown."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.support.language import N_, DateText, lazy_text

_MONTH = len("1970-01")


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    left, right = (
        {d.value for d in party.values("birth_date") if len(d.value) == _MONTH}
        for party in (pair.left, pair.right)
    )
    for month in sorted(left & right)[:1]:
        text = lazy_text(N_("Born in one month: {month}"), month=DateText(month))
        yield EvidenceLine("birth", 9, text, month, month)


RULE = EvidenceRule(whats=("birth",), find=_find)
