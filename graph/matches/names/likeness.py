"""Likeness of two names, and the words in which they differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from graph.matches.names.read_name import FILLERS, ComparableName

# Words that many companies share say little; a store gives weights of its own.
_COMMON = frozenset(
    "group holding holdings trading services service international global company enterprise "
    "enterprises solutions technology technologies tech industries industry management investments "
    "investment capital consulting import export e commerce ecommerce electronic electronics "
    "network store shop official direct uk usa china hongkong hong kong singapore germany "
    "deutschland europe eu asia new limited ltd".split()
)
_FILLER_WEIGHT, _COMMON_WEIGHT = 0.25, 0.5
# A word that one name adds counts less than one that stands for another.
_ADDED = 0.75
# Names in each of which a word of its own stands for another, and names with other numbers.
_REPLACED, _OTHER_NUMBERS = 0.85, 0.6
_GLUED = 0.98


@dataclass(frozen=True, slots=True)
class Likeness:
    """Likeness of two names from 0 to 1, and the words that tell them apart.

    ``only_left`` and ``only_right`` are words that the other name lacks, ``spelt`` pairs of words
    that are spelt otherwise. ``is_by_look`` tells that letters of one name are read as the Latin
    letters that they look like.
    """

    score: float
    only_left: tuple[str, ...] = ()
    only_right: tuple[str, ...] = ()
    spelt: tuple[tuple[str, str], ...] = ()
    numbers_differ: bool = False
    is_by_look: bool = False


def compare_names(
    left: ComparableName,
    right: ComparableName,
    weights: Mapping[str, float] | None = None,
    *,
    person: bool = False,
) -> Likeness:
    """Align the words of two names, the rarer the weightier.

    ``weights`` are those of words, from 0 to 1; without them common words of companies weigh half.
    Of a person's name an initial stands for a word. A name without letters is like no other.
    """
    if not left.words or not right.words:
        return Likeness(0.0)
    found = _compare(left, right, weights, person)
    if left.is_latin is right.is_latin or not (left.by_look or right.by_look):
        return found
    seen = _compare(left.by_look or left, right.by_look or right, weights, person)
    return replace(seen, is_by_look=True) if seen.score > found.score else found


def _compare(
    left: ComparableName,
    right: ComparableName,
    weights: Mapping[str, float] | None,
    person: bool,
) -> Likeness:
    if left.key == right.key:
        return Likeness(1.0)
    if left.glued == right.glued or "".join(left.words) == "".join(right.words):
        return Likeness(_GLUED)
    words = _Alignment(list(left.words), list(right.words), weights or {})
    words.pair_equal(left.words)
    words.pair_spelt(person)
    return words.likeness(numbers_differ=left.numbers != right.numbers)


@dataclass(slots=True)
class _Alignment:
    """Words of two names that are not paired yet, and the weight of those that are."""

    left: list[str]
    right: list[str]
    weights: Mapping[str, float]
    alike: float = 0.0
    total: float = 0.0
    spelt: list[tuple[str, str]] = field(default_factory=list)

    def pair_equal(self, words: tuple[str, ...]) -> None:
        for word in words:
            if word in self.right:
                self._pair((word,), (word,), 1.0)

    def pair_spelt(self, person: bool) -> None:
        for score, one, other in sorted(_spellings(self.left, self.right, person), reverse=True):
            if set(one) <= set(self.left) and set(other) <= set(self.right):
                self._pair(one, other, score)
                self.spelt.append((" ".join(one), " ".join(other)))

    def _pair(self, one: tuple[str, ...], other: tuple[str, ...], score: float) -> None:
        for word in one:
            self.left.remove(word)
        for word in other:
            self.right.remove(word)
        weight = 2 * max(self._weigh(one), self._weigh(other))
        self.alike += score * weight
        self.total += weight

    def likeness(self, *, numbers_differ: bool) -> Likeness:
        left, right = self._weigh(self.left), self._weigh(self.right)
        total = self.total + (left + right) * (1 if left and right else _ADDED)
        score = self.alike / total if total else 0.0
        if min(left, right) >= _COMMON_WEIGHT:
            score *= _REPLACED
        if numbers_differ:
            score = min(score, _OTHER_NUMBERS)
        rest = tuple(self.left), tuple(self.right)
        return Likeness(round(score, 3), *rest, tuple(self.spelt), numbers_differ)

    def _weigh(self, words: tuple[str, ...] | list[str]) -> float:
        return sum(self.weights.get(word) or _usual_weight(word) for word in words)


def _usual_weight(word: str) -> float:
    if word in FILLERS or len(word) == 1:
        return _FILLER_WEIGHT
    return _COMMON_WEIGHT if word in _COMMON else 1.0


_Spelling = tuple[float, tuple[str, ...], tuple[str, ...]]


def _spellings(lefts: list[str], rights: list[str], person: bool) -> Iterator[_Spelling]:
    """Yield words, and pairs of words against one, that may be spellings of each other."""
    for one in lefts:
        for other in rights:
            if score := _spelling(one, other, person):
                yield score, (one,), (other,)
    for score, two, one in _split_words(lefts, rights, person):
        yield score, two, (one,)
    for score, two, one in _split_words(rights, lefts, person):
        yield score, (one,), two


def _split_words(
    parted: list[str], whole: list[str], person: bool
) -> Iterator[tuple[float, tuple[str, str], str]]:
    long_words = [word for word in whole if len(word) > 4]
    for first, second in pairwise(parted):
        for word in long_words:
            if (score := _spelling(first + second, word, person)) > 0.8:
                yield score, (first, second), word


def is_spelling(left: str, right: str) -> bool:
    """Whether two words of companies' names may be spellings of one."""
    return _spelling(left, right, person=False) > 0


@lru_cache(maxsize=1 << 14)
def _spelling(left: str, right: str, person: bool) -> float:
    """Return how alike two words are spelt, 0 for two words.

    A short word allows no slip, a long one up to three; the start of a longer word, and a person's
    initial, are spellings as well. Numbers are equal or different.
    """
    if person and 1 in (len(left), len(right)) and left[0] == right[0]:
        return 0.8
    if left.isdigit() or right.isdigit():
        return 0.0
    short, long = sorted((left, right), key=len)
    allowed = _slips_allowed(len(short))
    slips = OSA.distance(left, right, score_cutoff=allowed)
    if slips <= allowed:
        return 1 - 1.2 * slips / len(long)
    return 0.75 if not person and len(short) > 4 and long.startswith(short) else 0.0


def _slips_allowed(length: int) -> int:
    return 0 if length < 4 else 1 if length < 7 else 2 if length < 11 else 3
