"""A number that only a party's own page states, and that is not the register's."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.parties import LEI, VAT
from graph.support.language import N_, lazy_text


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    groups = {n.group for n in pair.left.numbers} & {n.group for n in pair.right.numbers}
    for register in sorted(groups - {LEI, VAT}):
        left, right = pair.left.values(register), pair.right.values(register)
        claimed = [all(n.claimed for n in numbers) for numbers in (left, right)]
        if {n.value for n in left} & {n.value for n in right} or sum(claimed) != 1:
            continue
        text = lazy_text(
            N_("Its own page states another number than the {register}: {one} and {other}"),
            register=register,
            one=left[0].text,
            other=right[0].text,
        )
        yield EvidenceLine("number_claimed", -6, text, left[0].text, right[0].text)


RULE = EvidenceRule(whats=("number_claimed",), find=_find)
