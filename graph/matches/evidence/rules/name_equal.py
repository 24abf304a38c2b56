"""Names equal but for script signs, order and the spelling of the legal form."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.evidence.name_comparison import NameComparison, NameRelation
from graph.matches.names.read_name import LONGEST_NAME
from graph.support.language import N_, LazyText, lazy_text


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    names = pair.names
    if names is None or names.relation not in (NameRelation.EQUAL, NameRelation.OTHER_FORM):
        return
    keys = (names.left.key, names.right.key)
    bits = pair.ground.name_rarity(pair.left, keys)
    if names.relation is NameRelation.OTHER_FORM:
        bits /= 2
    text = _describe(names)
    yield EvidenceLine("name_equal", round(bits, 1), text, names.left.text, names.right.text)


def _describe(names: NameComparison) -> LazyText:
    left, right = names.left.text, names.right.text
    if LONGEST_NAME in (len(left), len(right)):
        form = N_("The first {n} characters of the names are equal; the rest is not compared")
        return lazy_text(form, n=LONGEST_NAME)
    if names.relation is NameRelation.OTHER_FORM:
        return lazy_text(N_("The names are equal but for the legal form"))
    if left.casefold() == right.casefold():
        return lazy_text(N_("The names are equal"))
    return lazy_text(N_("The names are equal but for spelling, order or legal form"))


RULE = EvidenceRule(whats=("name_equal",), find=_find)
