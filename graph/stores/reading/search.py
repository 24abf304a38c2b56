"""Search of entities by any stated name or number: other spellings, other scripts, slips."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz

from graph.model.records import Kind
from graph.stores.reading.fetch import kind_of
from graph.stores.results import Hit
from graph.stores.search_words import (
    SEARCH_TEXT,
    drop_and,
    has_halves,
    reversed_word,
    sound_pieces,
    whole_name_words,
)
from graph.support.language import gettext as _
from graph.support.text.folding import (
    consonant_sounds,
    fold_name,
    latin_words,
    number_key,
    simplify_chinese,
    syllable_pairs,
)

EMBEDDED_INDEX = f"Entity[{SEARCH_TEXT}]"
EARLIER_NEO4J_INDEX = "entity_names"
_FOUND = "node.id AS id, labels(node) AS labels, node.name AS name, node.names AS names"
_FIND = (
    "CALL db.index.fulltext.queryNodes($index, $asked) YIELD node, score "
    f"RETURN {_FOUND} ORDER BY score DESC LIMIT 200"
)
_SURE = 2  # queries that always run
_LEAST_SCORE = 75
EXACT = 100.0
"""Score of a name, number or id that was typed whole."""

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


def search_candidates(
    ask: Callable[..., list[dict[str, Any]]], index: str, text: str, enough: int
) -> list[dict[str, Any]]:
    """Return rows of entities that may be meant; without an index, those of all entities.

    The looser queries run only while no name matches well and there are fewer than ``enough`` rows.
    """
    queries = index_queries(text)
    if queries and not index:
        return ask(f"MATCH (node:Entity) RETURN {_FOUND}")
    found: list[dict[str, Any]] = []
    for turn, words in enumerate(queries):
        if turn < _SURE or (len(found) < enough and not _has_match(text, found)):
            found += ask(_FIND, index=index, asked=words)
    return found


def _has_match(text: str, found: Sequence[Mapping[str, Any]]) -> bool:
    typed = _TypedText(text)
    return any(_best_score(typed, row)[0] >= _GOOD_ENOUGH for row in found)


def index_queries(text: str) -> list[str]:
    """Return the queries of the index for a text, in Lucene's syntax, from strict to loose.

    The whole name; then all of its words, the last ones perhaps begun; then all but one of them,
    and a half of that one; then all but one; then some of its sounds; then halves of words, for a
    name without a correct word. No query is fuzzy: that would go through every word of a store, the
    words for whole names among them. Signs are dropped: no name is found by them.
    """
    words = list(dict.fromkeys(latin_words(text).split()))[:_MOST_WORDS]
    if not words:
        return []
    begun = " ".join(f"+({w} {w}*)" if len(w) >= _LEAST_BEGUN else f"+{w}" for w in words)
    left_out = _query_without_one(words, lambda _word: "")
    queries = (
        " ".join(sorted(whole_name_words(text))),
        begun,
        _query_without_one(words, lambda word: f"+({_half_word_query(word)})"),
        left_out,
        " ".join(dict.fromkeys(sound_pieces(text))),
        " ".join(f"{w} {_half_word_query(w)}" for w in sorted(words, key=len)[-_MOST_LOOSE:]),
    )
    return [question for question in queries if question]


def _query_without_one(words: Sequence[str], instead: Callable[[str], str]) -> str:
    """Return a query for all words but one, each of the longest in turn, plus ``instead``."""
    queries = []
    for out in sorted(words, key=len)[-_MOST_MISSPELT:]:
        terms = [f"+{w}" for w in words if w != out] + [instead(out)]
        queries.append(" ".join(filter(None, terms)))
    return " ".join(f"({terms})" for terms in queries if terms)


def _half_word_query(word: str) -> str:
    """Return a query for words that begin or end alike: a slip leaves one half intact."""
    if not has_halves(word):
        return word
    half = (len(word) - 1) // 2
    return f"{word[:half]}* {reversed_word(word)[: half + 2]}*"


def rank_hits(text: str, rows: Iterable[Mapping[str, Any]], limit: int) -> tuple[Hit, ...]:
    """Return candidates by how well any of their names fits, each with the name that did.

    The whole name, in any case and with or without its accents, comes first.
    """
    typed = _TypedText(text)
    found = []
    for row in {row["id"]: row for row in rows}.values():
        score, name = _best_score(typed, row)
        if score >= _LEAST_SCORE:
            exact = score >= EXACT
            hit = Hit(
                id=row["id"],
                name=_display_name(row),
                kind=kind_of(row["labels"]),
                why=_match_reason(row, name),
                exact=exact,
                score=score,
            )
            own = name == row["name"]
            found.append(((-score, not own, -typed.coverage(name), hit.name, hit.id), hit))
    return tuple(hit for _place, hit in sorted(found, key=lambda f: f[0])[:limit])


def _display_name(row: Mapping[str, Any]) -> str:
    return str(row["name"] or row["id"])


def _best_score(typed: "_TypedText", row: Mapping[str, Any]) -> tuple[float, str]:
    """Return the best score of an entity, and the name that has it; an id is not a name."""
    ident, own = str(row["id"]), str(row["name"] or "")
    names = {str(n) for n in row["names"] or ()} - {ident}
    names |= {own} - {"", ident}
    scored = [(typed.score(name), name) for name in names]
    if typed.is_account(ident):
        scored.append((EXACT, ident))
    return max(scored, key=lambda s: (s[0], s[1] == own, s[1]), default=(0.0, ""))


class _TypedText:
    """A typed text, in the forms that names are compared in."""

    def __init__(self, text: str) -> None:
        self._folded = fold_name(text)
        self._latin = latin_words(text)
        self._words = self._latin.split()
        self._number = number_key(text)
        self._letters = "".join(self._words)
        self._simplified = simplify_chinese(text)
        self._plain = sorted(drop_and(self._latin).split())
        self._sounds = "".join(consonant_sounds(text))

    def score(self, name: str) -> float:
        """Return how well a name fits, 0 to 100; 100 for the name itself."""
        own, spelt = fold_name(name), latin_words(name)
        if not spelt:
            return 0.0
        if own == self._folded or (self._number and self._number == number_key(name)):
            return EXACT
        words = spelt.split()
        letters = "".join(words)
        if alike := self._spelling_score(name, words, letters):
            return alike
        if len(self._letters) > 3 and self._letters in letters:
            return _BEGUN
        by_word = self._word_score([*words, *syllable_pairs(name)])
        heard = self._sound_score(name) if not own.isascii() else 0.0
        return min(_BEGUN, max(by_word, fuzz.ratio(self._letters, letters), heard))

    def _spelling_score(self, name: str, words: Sequence[str], letters: str) -> float:
        """Return the score of a name with the same letters, in any order or parts; else 0."""
        if simplify_chinese(name) == self._simplified:
            return _SIMPLIFIED_ALIKE
        if words == self._words:
            return _SPELT_ALIKE
        if sorted(words) == sorted(self._words):
            return _SPELT_ALIKE - 1
        if letters == self._letters or sorted(drop_and(" ".join(words)).split()) == self._plain:
            return _SPELT_ALIKE - 2
        return 0.0

    def _sound_score(self, name: str) -> float:
        """Return how alike a name of another script sounds, less than one that is spelt alike."""
        return float(fuzz.ratio(self._sounds, "".join(consonant_sounds(name)))) - _LESS_FOR_SOUND

    def _word_score(self, words: Sequence[str]) -> float:
        """Return how well each typed word fits, long ones counting more."""
        fits = ((len(w), max((_similarity(w, v) for v in words), default=0.0)) for w in self._words)
        weights, scores = zip(*((n, n * s) for n, s in fits), strict=True)
        return float(sum(scores) / sum(weights))

    def coverage(self, name: str) -> float:
        """Return the typed part of a name, above 1 if more was typed."""
        return len(self._letters) / max(1, len(latin_words(name).replace(" ", "")))

    def is_account(self, ident: str) -> bool:
        """Whether the account number that ends an id was typed: ``A1…`` of ``amazon-de-A1…``."""
        known = len(self._number) >= _LEAST_OF_NUMBER and "-" in ident
        return known and number_key(ident.rpartition("-")[2]) == self._number


def _similarity(typed: str, word: str) -> float:
    if typed == word:
        return 100.0
    if word.startswith(typed):
        return _BEGUN
    if min(len(typed), len(word)) < 3:
        return 0.0
    return float(fuzz.ratio(typed, word))


def _match_reason(row: Mapping[str, Any], name: str) -> str:
    if name == row["name"]:
        return _("name")
    if name == row["id"]:
        return "id"
    if sum(c.isdigit() for c in name) >= _LEAST_OF_NUMBER:
        return _("register number {number}").format(number=name)
    return _("also named {name}").format(name=name)


def exact_hit(row: Mapping[str, Any]) -> Hit:
    """Return the entity whose id was typed."""
    kind: Kind = kind_of(row["labels"])
    name = row["name"] or row["id"]
    return Hit(id=row["id"], name=name, kind=kind, why="id", exact=True, score=EXACT)
