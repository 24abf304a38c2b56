"""Search words of an entity, stored next to its names as ``search_text``.

They are the words of its names in Latin letters (``folding``), each also reversed, the sounds of
names in other letters, and a few words that each stand for a whole name. The last find a name at
once, however many names share its words.
"""

import re
from collections.abc import Iterable

from graph.support.text.folding import (
    consonant_sounds,
    fold_name,
    latin_words,
    number_key,
    simplify_chinese,
    syllable_pairs,
    word_set_key,
)

SEARCH_TEXT = "search_text"
FORM = 2
"""Version of the search words: a store with words of an earlier version rebuilds them."""
_APOSTROPHES = re.compile("['`\u00b4\u2018\u2019]")
AND_WORDS = frozenset({"and", "und", "et", "og", "och", "dan", "ve", "i", "e", "y"})
_LEAST_TURNED = 4
_LEAST_SOUNDS = 3
_SOUNDS = 4
# Prefixes that no user types mark the words that are not plain words of a name.
_TURNED, _SOUND = "qz", "zs"


def search_text(names: Iterable[str], ident: str) -> str:
    """Return the search words of an entity, those of its id among them."""
    words = {*latin_words(ident).split(), *whole_name_words(ident.rpartition("-")[2])}
    for name in names:
        if name != ident:
            words |= _words_of(name)
    return " ".join(sorted(words))


def _words_of(name: str) -> set[str]:
    own = latin_words(name).split()
    if _APOSTROPHES.search(name):
        own += latin_words(_APOSTROPHES.sub(" ", name)).split()
    turned_words = (reversed_word(word) for word in own if has_halves(word))
    heard = () if fold_name(name).isascii() else sound_pieces(name)
    return {*own, *turned_words, *heard, *syllable_pairs(name), *whole_name_words(name)}


def has_halves(word: str) -> bool:
    """Whether a word is long enough to be searched by one of its halves."""
    return len(word) >= _LEAST_TURNED and not word.isdigit()


def reversed_word(word: str) -> str:
    """Return the search word for a reversed word, which finds words by their end."""
    return _TURNED + word[::-1]


def sound_pieces(name: str) -> list[str]:
    """Return the search words for overlapping pieces of the sounds of a name.

    A script without spaces, or with several romanizations, is not typed word for word as written.
    """
    heard = "".join(consonant_sounds(name))
    last = max(1, len(heard) - _SOUNDS + 1)
    return [_SOUND + heard[at : at + _SOUNDS] for at in range(last)] if heard else []


def whole_name_words(name: str) -> set[str]:
    """Return the search words that each stand for a whole name.

    They stand for its own letters, for one way to write Chinese, for Latin letters with and without
    its spaces and its "and", for its sounds, and for a number.
    """
    spelt, heard = latin_words(name), "".join(consonant_sounds(name))
    forms = {
        fold_name(name),
        simplify_chinese(name),
        spelt,
        number_key(name),
        spelt.replace(" ", ""),
    }
    forms |= {drop_and(spelt), f"{_SOUND} {heard}" if len(heard) >= _LEAST_SOUNDS else ""}
    return {word_set_key(form) for form in forms if form}


def drop_and(words: str) -> str:
    """Return words without those that stand for ``&`` between two others."""
    first, *rest = words.split() or [""]
    return " ".join([first, *(w for w in rest[:-1] if w not in AND_WORDS), *rest[-1:]])
