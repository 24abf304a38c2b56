"""Names read for comparison: script, case and signs aside, the legal form told apart."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from sys import intern

from graph.matches.names.legal_forms import LegalForm, LegalForms, read_legal_forms
from graph.matches.names.lookalikes import read_by_look, unmix_scripts
from graph.support.text.folding import latin_words

LONGEST_NAME = 200
"""Characters of a name that are compared; the rest is not."""
MOST_NAMES = 50
"""Names of one party that a caller compares; it says how many it left out."""

FILLERS = frozenset({"the", "and", "of", "de", "und", "et", "y"})
"""Words that names add or leave out."""

NUMERALS = {
    word: str(number)
    for words, first in (("one two three four five six seven eight nine", 1), ("ii iii iv", 2))
    for number, word in enumerate(words.split(), first)
}
"""Words of a name that are read as a digit."""

ARTICLE = "the"
"""Word that is not read in front of a name."""

_MARKS = re.compile("[\u2120\u2122\u00ae\u00a9]")
_JOINED_BY = re.compile(r"[&+\uff06\uff0b]")
# Initials at the end, which spell a form or an abbreviation: "Foo S A".
_SPACED_INITIALS = re.compile(r"\b[a-z](?: [a-z]){1,3}$")
_NUMBER = re.compile(r"\d+")
_NO_NUMBERS: frozenset[str] = frozenset()
_LAST_LATIN = "\u024f"


@dataclass(frozen=True, slots=True)
class ComparableName:
    """A name as it is compared: its own words in order, and what was taken off.

    ``text`` is the name as stated, cut to ``LONGEST_NAME`` characters. ``words`` is empty for a
    name without letters, which is like no other. ``forms`` and ``classes`` are of its legal forms,
    ``numbers`` are those within its words. ``glued`` are all its words, forms too, without spaces.
    ``by_look`` is the same name with words of look-alike letters read as Latin ones, where that
    differs: it counts against Latin names only.
    """

    text: str
    words: tuple[str, ...]
    forms: frozenset[str]
    classes: frozenset[str]
    numbers: frozenset[str]
    key: str
    glued: str
    is_latin: bool
    by_look: "ComparableName | None" = None

    @property
    def core(self) -> str:
        """The words in their order, without the legal form."""
        return " ".join(self.words)

    @property
    def readings(self) -> "tuple[ComparableName, ...]":
        """The name, and how it reads by its look where that differs: search for each."""
        return (self, self.by_look) if self.by_look else (self,)


def read_name(text: str) -> ComparableName:
    """Return a name ready for comparison.

    >>> read_name("The Marlpit Garden Tools Co., Ltd.").words
    ('marlpit', 'garden', 'tools')
    """
    return _read(text[:LONGEST_NAME])


@lru_cache(maxsize=1 << 14)
def _read(text: str) -> ComparableName:
    whole = text if text.isascii() else _one_script(text)
    name = _read_whole(text, whole)
    seen = whole if name.is_latin else read_by_look(whole)
    by_look = _read_whole(text, seen) if seen != whole else name
    return name if by_look.words == name.words else replace(name, by_look=by_look)


def _one_script(text: str) -> str:
    normal = unicodedata.normalize("NFKC", _MARKS.sub("", text))[:LONGEST_NAME]
    return unmix_scripts(normal)


def _read_whole(text: str, whole: str) -> ComparableName:
    if not any(map(str.isalpha, whole)):
        return ComparableName(
            text, (), frozenset(), frozenset(), frozenset(), "", "", is_latin=True
        )
    forms = legal_forms()
    rest, cut = forms.cut_unspaced(whole)
    latin = _latin(whole)
    words = (latin if rest == whole else _latin(rest)).split()
    cut = (*cut, *forms.cut_words(words))
    return _comparable(text, whole, words, cut, latin.replace(" ", ""))


def _comparable(
    text: str, whole: str, words: list[str], cut: tuple[LegalForm, ...], glued: str
) -> ComparableName:
    # One object for each word: a store holds the same ones in thousands of names.
    own = tuple(intern(NUMERALS.get(word, word)) for word in _without_fillers(words))
    forms, classes = _forms_and_classes(cut)
    return ComparableName(
        text=text,
        words=own,
        forms=forms,
        classes=classes,
        numbers=_numbers_in(own),
        key=" ".join(sorted(word for word in own if word not in FILLERS)) or " ".join(own),
        glued=glued,
        is_latin=whole.isascii() or not any(c.isalpha() and c > _LAST_LATIN for c in whole),
    )


def _numbers_in(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(n.lstrip("0") for w in words for n in _NUMBER.findall(w)) or _NO_NUMBERS


@lru_cache(maxsize=1 << 12)
def _forms_and_classes(cut: tuple[LegalForm, ...]) -> tuple[frozenset[str], frozenset[str]]:
    classes = frozenset(form.legal_class for form in cut if form.legal_class)
    return frozenset(form.name for form in cut), classes


def _without_fillers(words: list[str]) -> list[str]:
    """Drop a filler at the end, as legal forms leave it ("& Co"), and an article in front."""
    while len(words) > 1 and words[-1] in FILLERS:
        words = words[:-1]
    return words[1:] if len(words) > 1 and words[0] == ARTICLE else words


def _latin(text: str) -> str:
    """Return the words of a text in Latin letters, "&" and "+" as "and"."""
    words = latin_words(_JOINED_BY.sub(" and ", text))
    return _SPACED_INITIALS.sub(lambda match: match[0].replace(" ", ""), words)


@cache
def legal_forms() -> LegalForms:
    """Return the legal forms that are told apart from a name."""
    return read_legal_forms(_latin)
