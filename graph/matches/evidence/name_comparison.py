"""Comparison of all names of two parties: the pair of names that is most alike, and how."""

from dataclasses import dataclass, replace
from enum import StrEnum

from graph.matches.evidence.ground import Ground
from graph.matches.names.likeness import Likeness, compare_names, is_spelling
from graph.matches.names.read_name import ComparableName
from graph.matches.parties import Party
from graph.model.records import Kind

_NEAR = 0.75
_COMMON_WORDS = 0.4  # below it other words than the numbers tell the names apart
_SHORT_WORD = 7
_MOST_COMPARED = 400  # pairs of names; parties with fifty names each would have 2,500


class NameRelation(StrEnum):
    """Relation of two names, by the word of its evidence."""

    EQUAL = "name_equal"
    OTHER_FORM = "form"
    NUMBER = "name_number"
    SCRIPT = "name_script"
    NEAR = "name_near"
    SLIP = "name_slip"
    ADDS = "name_adds"
    PART = "name_part"
    DIFFERS = "name_differs"


@dataclass(frozen=True, slots=True)
class NameComparison:
    """Two names, their relation, and the likeness that it rests on."""

    left: ComparableName
    right: ComparableName
    relation: NameRelation
    likeness: Likeness


def compare_parties(left: Party, right: Party, ground: Ground) -> NameComparison | None:
    """Return the most alike of all names of two parties."""
    is_person = left.kind is Kind.PERSON
    pairs = [(x, y) for x in left.names for y in right.names][:_MOST_COMPARED]
    best: NameComparison | None = None
    rank = (-1.0, False)
    for x, y in pairs:
        found = compare_names(x, y, person=is_person)
        here = (found.score, x.forms == y.forms)
        if here > rank:
            rank = here
            best = NameComparison(x, y, _relation(left, right, x, y, found), found)
    if best and best.relation is NameRelation.DIFFERS and _begin_alike(best, left, ground):
        return replace(best, relation=NameRelation.PART)
    return best


def may_be_near(left: Party, right: Party) -> bool:
    """Whether two companies may be listed that nothing but one near name has brought together.

    It only tells apart what is surely not listed: one name each, of which a word stands for another
    that is no spelling of it, and no number that both have.
    """
    if len(left.names) != 1 or len(right.names) != 1 or _have_one_number(left, right):
        return True
    one, other = left.names[0], right.names[0]
    if one.by_look or other.by_look:
        return True
    words = [w for w in one.words if w not in other.words]
    others = [w for w in other.words if w not in one.words]
    if len(words) != 1 or len(others) != 1 or len(one.words) != len(other.words):
        return True
    return is_spelling(words[0], others[0])


def _have_one_number(left: Party, right: Party) -> bool:
    return any(
        one.value == other.value and one.group == other.group
        for one in left.numbers
        for other in right.numbers
    )


def _begin_alike(names: NameComparison, party: Party, ground: Ground) -> bool:
    """Whether two names of companies begin with one word that few others begin with."""
    first = names.left.words[0]
    is_one = first == names.right.words[0] and len(first) > len("the")
    return is_one and party.kind is Kind.COMPANY and ground.begins_few(party.kind, first)


def _relation(
    left: Party, right: Party, x: ComparableName, y: ComparableName, found: Likeness
) -> NameRelation:
    if found.score == 1:
        one_country = {c.value for c in left.countries} & {c.value for c in right.countries}
        differ = x.classes and y.classes and not x.classes & y.classes
        return NameRelation.OTHER_FORM if differ and one_country else NameRelation.EQUAL
    if found.numbers_differ and found.score >= _COMMON_WORDS:
        return NameRelation.NUMBER
    if x.is_latin is not y.is_latin and found.score < _NEAR:
        return NameRelation.SCRIPT
    if found.score >= _NEAR and not (found.only_left and found.only_right):
        if found.only_left or found.only_right:
            return NameRelation.ADDS
        slip = found.spelt and min(len(w) for pair in found.spelt for w in pair) < _SHORT_WORD
        return NameRelation.SLIP if slip else NameRelation.NEAR
    return NameRelation.DIFFERS
