"""The words by which an entity is found, kept beside its names as ``search_text``.

They are the words of its names in Latin letters (``graph.folding``), and one word for each whole
name, so that a name is found at once however many share its words.
"""

import re
from collections.abc import Iterable

from graph.folding import folded, joined_syllables, key, latin, number

SEARCH_TEXT = "search_text"
FORM = 1
"""Raised when other words are kept: a store with those of an earlier form makes them anew."""
_APOSTROPHES = re.compile("['`\u00b4\u2018\u2019]")


def search_text(names: Iterable[str], ident: str) -> str:
    """Return the words by which an entity is found; those of its id are among them."""
    words = {*latin(ident).split(), *whole(ident.rpartition("-")[2])}
    for name in names:
        if name != ident:
            words.update(latin(name).split(), joined_syllables(name), whole(name))
            if _APOSTROPHES.search(name):
                words.update(latin(_APOSTROPHES.sub(" ", name)).split())
    return " ".join(sorted(words))


def whole(name: str) -> set[str]:
    """Return the words that stand for a whole name: in its own letters, in Latin ones, a number."""
    return {key(form) for form in (folded(name), latin(name), number(name)) if form}
