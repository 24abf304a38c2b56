"""The words by which an entity is found, kept beside its names as ``search_text``.

They are the words of its names in Latin letters (``graph.folding``), each once more from its end,
the sounds of names in other letters, and a few words for each whole name, so
that a name is found at once however many share its words.
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
"""Raised when other words are kept: a store with those of an earlier form makes them anew."""
_APOSTROPHES = re.compile("['`\u00b4\u2018\u2019]")
_AND = frozenset({"and", "und", "et", "og", "och", "dan", "ve", "i", "e", "y"})
_LEAST_TURNED = 4
_LEAST_SOUNDS = 3
_SOUNDS = 4
# What nobody types begins a word that stands for something else than a word of a name.
_TURNED, _SOUND = "qz", "zs"


def search_text(names: Iterable[str], ident: str) -> str:
    """Return the words by which an entity is found; those of its id are among them."""
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
    """Whether a word is long enough for one half of it to be asked for."""
    return len(word) >= _LEAST_TURNED and not word.isdigit()


def reversed_word(word: str) -> str:
    """Return the word that stands for a word read from its end."""
    return _TURNED + word[::-1]


def sound_pieces(name: str) -> list[str]:
    """Return the words that stand for some sounds of a name, one after the other.

    Where a script sets no spaces, or is written in Latin letters in several ways, its words are
    not those that are typed.
    """
    heard = "".join(consonant_sounds(name))
    last = max(1, len(heard) - _SOUNDS + 1)
    return [_SOUND + heard[at : at + _SOUNDS] for at in range(last)] if heard else []


def whole_name_words(name: str) -> set[str]:
    """Return the words that stand for a whole name.

    They are those of its own letters, of one way to write Chinese, of Latin letters with and
    without its spaces and its "and", of its sounds, and of a number.
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
    return " ".join([first, *(w for w in rest[:-1] if w not in _AND), *rest[-1:]])
