"""One number of one register."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.parties import LEI, VAT
from graph.support.language import N_, lazy_text


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    others = {(n.group, n.value): n for n in pair.right.numbers}
    for one in pair.left.numbers:
        other = others.get((one.group, one.value))
        if other is None or one.group in (LEI, VAT):
            continue
        text = lazy_text(
            N_("One number, {register}: {number}"), register=one.group, number=one.text
        )
        yield EvidenceLine("same_number", 25, text, one.text, other.text)
    if pair.left.account and pair.left.account == pair.right.account:
        text = lazy_text(
            N_("One merchant account on sites of one family: {account}"), account=pair.left.account
        )
        yield EvidenceLine("same_number", 25, text, pair.left.account, pair.right.account)


RULE = EvidenceRule(whats=("same_number",), find=_find)
