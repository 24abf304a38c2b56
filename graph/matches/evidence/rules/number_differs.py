"""Two numbers of one register, which one company never has."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.parties import LEI, VAT
from graph.support.language import N_, lazy_text


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    groups = {n.group for n in pair.left.numbers} & {n.group for n in pair.right.numbers}
    for register in sorted(groups - {LEI, VAT}):
        left, right = pair.left.values(register), pair.right.values(register)
        entered = [[n for n in numbers if not n.claimed] for numbers in (left, right)]
        claims = all(n.claimed for n in (*left, *right))
        if {n.value for n in left} & {n.value for n in right} or not (all(entered) or claims):
            continue
        one, other = (entered[0] or left)[0].text, (entered[1] or right)[0].text
        text = lazy_text(
            N_("Two numbers of one register, {register}: {one} and {other}"),
            register=register,
            one=one,
            other=other,
        )
        yield EvidenceLine("number_differs", -25, text, one, other)


RULE = EvidenceRule(whats=("number_differs",), find=_find, decides=True)
