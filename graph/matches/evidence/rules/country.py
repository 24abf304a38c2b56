"""Two countries."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.support.language import N_, CountryText, lazy_text


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    left, right = pair.left.countries, pair.right.countries
    if left and right and not {c.value for c in left} & {c.value for c in right}:
        one, other = left[0].value, right[0].value
        text = lazy_text(
            N_("Two countries: {one} and {other}"), one=CountryText(one), other=CountryText(other)
        )
        yield EvidenceLine("country", -5, text, one, other)


RULE = EvidenceRule(whats=("country",), find=_find)
