"""Names equal but for script signs, order and the spelling of the legal form."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.evidence.name_comparison import NameRelation
from graph.support.language import N_, lazy_text


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    names = pair.names
    if names is None or names.relation not in (NameRelation.EQUAL, NameRelation.OTHER_FORM):
        return
    keys = (names.left.key, names.right.key)
    bits = pair.ground.name_rarity(pair.left, keys)
    if names.relation is NameRelation.OTHER_FORM:
        bits /= 2
        text = lazy_text(N_("The names are equal but for the legal form"))
    elif names.left.text.casefold() == names.right.text.casefold():
        text = lazy_text(N_("The names are equal"))
    else:
        text = lazy_text(N_("The names are equal but for spelling, order or legal form"))
    yield EvidenceLine("name_equal", round(bits, 1), text, names.left.text, names.right.text)


RULE = EvidenceRule(whats=("name_equal",), find=_find)
