"""Names in the forms they are compared in: without case, accents, special letters and signs.

``fold_name`` keeps each script, ``simplify_chinese`` writes Chinese in one of its two ways,
``latin_words`` writes every script in Latin letters, ``consonant_sounds`` keeps what different
romanizations agree on. Names with one folded form are the same name as users type it. Names with
one Latin form only sound alike (many Chinese names share one), so only search may rely on it.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from itertools import groupby, pairwise

from anyascii import anyascii

from graph.support.text.chinese_characters import SIMPLIFIED

_APOSTROPHES = re.compile(r"(?<=\w)['`\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u2032](?=\w)")
_INITIALS = re.compile(r"\b(\w)\.(?=\w\b)")
# Letters that are written in several ways; Arabic ones without their signs.
_SAME = str.maketrans(
    {"ё": "е", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ـ": ""}  # noqa: RUF001
)
# The Arabic article, joined to a word and as a word of its own.
_ARTICLE = re.compile("^(?:ال|لل)(\\w{2,})$")
ARTICLES = frozenset({"al", "el", "lil"})
# Spellings of one sound in the usual romanizations.
SPELT_ALIKE = (
    *(("shch", "s"), ("sch", "s"), ("sh", "s"), ("zh", "z"), ("kh", "k"), ("gh", "g")),
    *(("dh", "d"), ("th", "t"), ("ph", "f"), ("tch", "c"), ("ch", "c"), ("ts", "c"), ("tz", "c")),
    *(("ck", "k"), ("q", "k"), ("x", "ks")),
)
VOWELS = "aeiouwyh"
_NO_VOWELS = str.maketrans("", "", VOWELS)
_DOUBLED = re.compile(r"(.)\1+")
_SIGNS = ("COMBINING", "ARABIC", "HEBREW")


def fold_name(text: str) -> str:
    """Return the words of a name in lower case, Latin letters plain: ``Łódź`` as ``lodz``."""
    return " ".join(_words(text))


def simplify_chinese(text: str) -> str:
    """Return the words of a name with simplified Chinese characters for traditional ones."""
    return fold_name(text).translate(SIMPLIFIED)


def latin_words(text: str) -> str:
    """Return the words of a name in Latin letters: ``Ромашка`` as ``romashka``.

    Chinese and Korean, which set no spaces, are split into syllables.
    """
    return " ".join(part for word in _words(text) for part in _syllables(word))


def syllable_pairs(text: str) -> list[str]:
    """Return each pair of neighbouring syllables of unspaced words, as typed: ``qihang``."""
    return [one + other for word in _words(text) for one, other in pairwise(list(_syllables(word)))]


def consonant_sounds(text: str) -> list[str]:
    """Return the consonants of each word in Latin letters, alternative spellings as one.

    ``Щука`` and ``shchuka``, ``محمد`` and ``Muhammad`` have the same; Arabic articles have none.
    """
    parted = (_ARTICLE.sub(r"\1", word) for word in _words(text))
    spelt = (part for word in parted for part in _syllables(word) if part not in ARTICLES)
    return [sound for part in spelt if (sound := _word_sound(part))]


def _word_sound(word: str) -> str:
    for letters, one in SPELT_ALIKE:
        word = word.replace(letters, one)
    return _DOUBLED.sub(r"\1", word.translate(_NO_VOWELS))


def number_key(text: str) -> str:
    """Return a number's letters and digits; empty if it has no digit.

    Leading zeros of a plain number, which are often lost in typing, do not count.
    """
    compact = "".join(_words(text))
    if compact.isdigit():
        return compact.lstrip("0")
    return compact if any(c.isdigit() for c in compact) else ""


def word_set_key(words: str) -> str:
    """Return one word that stands for a set of words in any order."""
    ordered = " ".join(sorted(words.split()))
    return f"zq{sha256(ordered.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> tuple[str, ...]:
    """Return the words of a name; apostrophes and the points of initials do not split them."""
    text = html.unescape(html.unescape(text)) if "&" in text else text
    if text.isascii():
        text = text.lower()
        if "'" in text or "`" in text:
            text = _APOSTROPHES.sub("", text)
    else:
        text = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text))
        text = "".join(map(_plain_letter, text)).casefold().translate(_SAME)
    if "." in text:
        text = _INITIALS.sub(r"\1", text)
    return tuple(text.translate(_WORD_BREAKS).split())


class _WordBreaks(dict[int, int]):
    """Translation table that makes spaces of all but letters, their marks, and digits."""

    def __missing__(self, code: int) -> int:
        self[code] = code if unicodedata.category(chr(code))[0] in "LMN" else ord(" ")
        return self[code]


_WORD_BREAKS = _WordBreaks()


@lru_cache(maxsize=1 << 14)
def _plain_letter(character: str) -> str:
    """Return a Latin letter without its diacritics, a Greek one without its accent."""
    if character.isascii():
        return character
    name, kind = unicodedata.name(character, ""), unicodedata.category(character)
    if kind in ("Mn", "Cf"):
        return "" if kind == "Cf" or name.startswith(_SIGNS) else character
    if name.startswith("LATIN"):
        return anyascii(character)
    if name.startswith("GREEK"):
        return unicodedata.normalize("NFD", character)[:1]
    return character


@lru_cache(maxsize=1 << 14)
def _syllables(word: str) -> tuple[str, ...]:
    return tuple(filter(None, _parts(word)))


def _parts(word: str) -> Iterator[str]:
    if word.isascii():
        yield word
        return
    for unspaced, some in groupby(word, _sets_no_spaces):
        spelt = [anyascii(c).casefold() for c in "".join(some).translate(SIMPLIFIED)]
        parts = spelt if unspaced else ["".join(spelt)]
        yield from ("".join(c for c in part if c.isalnum()) for part in parts)


def _sets_no_spaces(character: str) -> bool:
    """Whether a character is Chinese or Korean, and so a syllable of its own."""
    return (
        "\u2e80" <= character <= "\u2fdf"
        or "\u3400" <= character <= "\u9fff"
        or "\uac00" <= character <= "\ud7a3"
        or character >= "\U00020000"
    )
