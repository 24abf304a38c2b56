"""Find entities by any stated name or number: other spellings, other scripts, misspelt ones."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz

from graph.model.records import Kind
from graph.stores.reading.fetch import kind_of
from graph.stores.results import Hit
from graph.stores.search_words import (
    SEARCH_TEXT,
    has_halves,
    heard_in,
    turned,
    whole,
    without_and,
)
from graph.support.language import gettext as _
from graph.support.text.folding import folded, joined_syllables, latin, number, simplified, sounds

EMBEDDED_INDEX = f"Entity[{SEARCH_TEXT}]"
NEO4J_INDEX = "entity_search"
EARLIER_NEO4J_INDEX = "entity_names"
_FOUND = "node.id AS id, labels(node) AS labels, node.name AS name, node.names AS names"
_FIND = (
    "CALL db.index.fulltext.queryNodes($index, $asked) YIELD node, score "
    f"RETURN {_FOUND} ORDER BY score DESC LIMIT 200"
)
_SURE = 2  # how many of the questions are asked anyway
_LEAST_SCORE = 75
_EXACT = 100.0
_SIMPLIFIED_ALIKE = 99.5
_SPELT_ALIKE = 99.0
_BEGUN = 96.0
_GOOD_ENOUGH = 90.0
_MOST_WORDS = 24
_MOST_MISSPELT = 8
_MOST_LOOSE = 3
_LEAST_BEGUN = 3
_LESS_FOR_SOUND = 8.0
_LEAST_OF_NUMBER = 4


def candidates(
    ask: Callable[..., list[dict[str, Any]]], index: str, text: str, enough: int
) -> list[dict[str, Any]]:
    """Return entities that may be meant; without an index, all that have a name.

    What is only alike is asked for where nobody has the name, and not enough have all its words.
    """
    asked = questions(text)
    if asked and not index:
        return ask(f"MATCH (node:Entity) RETURN {_FOUND}")
    found: list[dict[str, Any]] = []
    for turn, words in enumerate(asked):
        if turn < _SURE or (len(found) < enough and not _has_it(text, found)):
            found += ask(_FIND, index=index, asked=words)
    return found


def _has_it(text: str, found: Sequence[Mapping[str, Any]]) -> bool:
    asked = _Asked(text)
    return any(_best(asked, row)[0] >= _GOOD_ENOUGH for row in found)


def questions(text: str) -> list[str]:
    """Return what the index is asked, one after the other, in Lucene's words.

    The whole name; then all of its words, the last ones perhaps begun; then all but one of them,
    of which a half is right; then all but one; then some of its sounds; then halves of words, for
    a name of which nothing is left whole. No word is asked for by its likeness: that goes through
    every word of a store, the words for whole names among them. Signs are left out: no name is
    found by them.
    """
    words = list(dict.fromkeys(latin(text).split()))[:_MOST_WORDS]
    if not words:
        return []
    begun = " ".join(f"+({w} {w}*)" if len(w) >= _LEAST_BEGUN else f"+{w}" for w in words)
    left_out = _all_but_one(words, lambda _word: "")
    asked = (
        " ".join(sorted(whole(text))),
        begun,
        _all_but_one(words, lambda word: f"+({_halves(word)})"),
        left_out,
        " ".join(dict.fromkeys(heard_in(text))),
        " ".join(f"{w} {_halves(w)}" for w in sorted(words, key=len)[-_MOST_LOOSE:]),
    )
    return [question for question in asked if question]


def _all_but_one(words: Sequence[str], instead: Callable[[str], str]) -> str:
    """Ask for all words but one, each of the longest in turn, and for something in its place."""
    asked = []
    for out in sorted(words, key=len)[-_MOST_MISSPELT:]:
        terms = [f"+{w}" for w in words if w != out] + [instead(out)]
        asked.append(" ".join(filter(None, terms)))
    return " ".join(f"({terms})" for terms in asked if terms)


def _halves(word: str) -> str:
    """Ask for what begins or ends as a word does: a slip leaves one of its halves as it is."""
    if not has_halves(word):
        return word
    half = (len(word) - 1) // 2
    return f"{word[:half]}* {turned(word)[: half + 2]}*"


def ranked(text: str, rows: Iterable[Mapping[str, Any]], limit: int) -> tuple[Hit, ...]:
    """Order candidates by how well any of their names fits, and say which one did.

    The whole name, in whatever case and with or without its accents, comes before all others.
    """
    asked = _Asked(text)
    found = []
    for row in {row["id"]: row for row in rows}.values():
        score, name = _best(asked, row)
        if score >= _LEAST_SCORE:
            exact = score >= _EXACT
            hit = Hit(row["id"], _shown(row), kind_of(row["labels"]), _why(row, name), exact)
            own = name == row["name"]
            found.append(((-score, not own, -asked.covers(name), hit.name, hit.id), hit))
    return tuple(hit for _place, hit in sorted(found, key=lambda f: f[0])[:limit])


def _shown(row: Mapping[str, Any]) -> str:
    return str(row["name"] or row["id"])


def _best(asked: "_Asked", row: Mapping[str, Any]) -> tuple[float, str]:
    """Return the best score of an entity, and for which of its names; an id is none."""
    ident, own = str(row["id"]), str(row["name"] or "")
    names = {str(n) for n in row["names"] or ()} - {ident}
    names |= {own} - {"", ident}
    scored = [(asked.score(name), name) for name in names]
    if asked.is_account(ident):
        scored.append((_EXACT, ident))
    return max(scored, key=lambda s: (s[0], s[1] == own, s[1]), default=(0.0, ""))


class _Asked:
    """What was typed, in the forms that names are held against."""

    def __init__(self, text: str) -> None:
        self._folded = folded(text)
        self._latin = latin(text)
        self._words = self._latin.split()
        self._number = number(text)
        self._letters = "".join(self._words)
        self._simplified = simplified(text)
        self._plain = sorted(without_and(self._latin).split())
        self._sounds = "".join(sounds(text))

    def score(self, name: str) -> float:
        """Return 0 to 100: that a name is what was asked for, 100 for the name itself."""
        own, spelt = folded(name), latin(name)
        if not spelt:
            return 0.0
        if own == self._folded or (self._number and self._number == number(name)):
            return _EXACT
        words = spelt.split()
        letters = "".join(words)
        if alike := self._spelt_alike(name, words, letters):
            return alike
        if len(self._letters) > 3 and self._letters in letters:
            return _BEGUN
        by_word = self._by_word([*words, *joined_syllables(name)])
        heard = self._heard(name) if not own.isascii() else 0.0
        return min(_BEGUN, max(by_word, fuzz.ratio(self._letters, letters), heard))

    def _spelt_alike(self, name: str, words: Sequence[str], letters: str) -> float:
        """Return how near a name is that has the same letters, in whatever order or parts."""
        if simplified(name) == self._simplified:
            return _SIMPLIFIED_ALIKE
        if words == self._words:
            return _SPELT_ALIKE
        if sorted(words) == sorted(self._words):
            return _SPELT_ALIKE - 1
        if letters == self._letters or sorted(without_and(" ".join(words)).split()) == self._plain:
            return _SPELT_ALIKE - 2
        return 0.0

    def _heard(self, name: str) -> float:
        """Return how alike a name of another script sounds, less than one that is spelt alike."""
        return float(fuzz.ratio(self._sounds, "".join(sounds(name)))) - _LESS_FOR_SOUND

    def _by_word(self, words: Sequence[str]) -> float:
        """Return how well each word is found, long ones counting more."""
        told = ((len(w), max((_alike(w, v) for v in words), default=0.0)) for w in self._words)
        weights, scores = zip(*((n, n * s) for n, s in told), strict=True)
        return float(sum(scores) / sum(weights))

    def covers(self, name: str) -> float:
        """Return how much of a name was asked for."""
        return len(self._letters) / max(1, len(latin(name).replace(" ", "")))

    def is_account(self, ident: str) -> bool:
        """Whether an account number was typed by which an id ends: ``A1…`` of ``amazon-de-A1…``."""
        known = len(self._number) >= _LEAST_OF_NUMBER and "-" in ident
        return known and number(ident.rpartition("-")[2]) == self._number


def _alike(asked: str, word: str) -> float:
    if asked == word:
        return 100.0
    if word.startswith(asked):
        return _BEGUN
    if min(len(asked), len(word)) < 3:
        return 0.0
    return float(fuzz.ratio(asked, word))


def _why(row: Mapping[str, Any], name: str) -> str:
    if name == row["name"]:
        return _("name")
    if name == row["id"]:
        return "id"
    if sum(c.isdigit() for c in name) >= _LEAST_OF_NUMBER:
        return _("register number {number}").format(number=name)
    return _("also named {name}").format(name=name)


def exact(row: Mapping[str, Any]) -> Hit:
    """Return the entity whose id was typed."""
    kind: Kind = kind_of(row["labels"])
    return Hit(row["id"], row["name"] or row["id"], kind, "id", exact=True)
