"""Greek and Cyrillic letters that only look Latin, read as what they look like.

A word that mixes scripts is spelt by its look, by a slip or to deceive, such as "Amazon" with a
Cyrillic A. A word of look-alikes alone may be a real word of its script, so ``read_by_look`` is a
second reading of it, for comparison with a Latin name only: the Greek letters Beta and Rho as "BP".
"""

import re

_GREEK = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγικνορτυχϲ", "ABEZHIKMNOPTYXayikvoptuxc")
_CYRILLIC = ("АВЕЅІЈКМНОРСТУХԚԜҮавеѕіјкмнорстухԛԝү", "ABESIJKMHOPCTYXQWYabesijkmhopctyxqwy")
_BY_LOOK = str.maketrans("".join(s for s, _ in (_GREEK, _CYRILLIC)), _GREEK[1] + _CYRILLIC[1])
_AS_GREEK, _AS_CYRILLIC = (
    {ord(latin): letter for letter, latin in reversed(list(zip(*pairs, strict=True)))}
    for pairs in (_GREEK, _CYRILLIC)
)
_SCRIPTS = ((re.compile("[Ͱ-Ͽ]"), _AS_GREEK), (re.compile("[Ѐ-ԯ]"), _AS_CYRILLIC))
_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")
_EITHER = re.compile("[Ͱ-ϿЀ-ԯ]")


def unmix_scripts(text: str) -> str:
    """Return the text with each word in one script.

    A word is Latin if all its other letters look Latin; else its Latin letters are read as those of
    its script that look like them.
    """
    if not _EITHER.search(text):
        return text
    return _WORD.sub(lambda match: _unmixed(match[0]), text)


def read_by_look(text: str) -> str:
    """Return the text with each word in Latin letters that is made of nothing but look-alikes."""
    if not _EITHER.search(text):
        return text
    return _WORD.sub(lambda match: _seen(match[0]), text)


def _unmixed(word: str) -> str:
    if not _LATIN.search(word) or not _EITHER.search(word):
        return word
    seen = word.translate(_BY_LOOK)
    for letters, table in _SCRIPTS:
        if letters.search(seen):
            return word.translate(table)
    return seen


def _seen(word: str) -> str:
    seen = word.translate(_BY_LOOK)
    return word if _EITHER.search(seen) else seen
