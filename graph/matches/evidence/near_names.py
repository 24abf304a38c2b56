"""Line of evidence of two names that are nearly equal."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import Pair
from graph.matches.evidence.name_comparison import NameComparison, NameRelation
from graph.support.language import lazy_text


def near_line(pair: Pair, relation: NameRelation, message: str) -> Iterator[EvidenceLine]:
    """Yield the line of one relation of names; ``words`` are those that tell the names apart."""
    names = pair.names
    if names is None or names.relation is not relation:
        return
    keys = (names.left.key, names.right.key)
    bits = round(pair.ground.name_rarity(pair.left, keys) * names.likeness.score / 2, 1)
    text = lazy_text(message, words=_words(names))
    yield EvidenceLine(relation.value, bits, text, names.left.text, names.right.text)


def _words(names: NameComparison) -> str:
    found = names.likeness
    if added := (*found.only_left, *found.only_right):
        return f"“{' '.join(added)}”"
    spelt = found.spelt or ((names.left.core, names.right.core),)
    return "; ".join(f"“{one}” / “{other}”" for one, other in spelt)
