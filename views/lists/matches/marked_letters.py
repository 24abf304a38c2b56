"""Letters in which two values differ, for underlining them."""

from difflib import SequenceMatcher

from rapidfuzz import fuzz

MarkedText = list[tuple[str, int]]
"""Pieces of a text; 1 marks a piece that the other side lacks."""

_ALIKE = 60.0  # of 100: below it nearly every letter differs, and marking them says nothing
_LONGEST = 300  # characters compared


def likeness(left: str, right: str) -> float:
    """Return how alike two texts are, 0 to 100, whatever their case."""
    return fuzz.ratio(left.casefold()[:_LONGEST], right.casefold()[:_LONGEST])


def plain(text: str) -> MarkedText:
    """Return a text without a mark."""
    return [(text, 0)]


def mark_differences(text: str, others: list[str]) -> MarkedText:
    """Mark the letters of a text that the most similar one of the others lacks."""
    other = max(others, key=lambda each: likeness(text, each), default="")
    if not other or len(text) > _LONGEST or likeness(text, other) < _ALIKE:
        return plain(text)
    steps = SequenceMatcher(None, text.casefold(), other.casefold(), autojunk=False).get_opcodes()
    if len(text.casefold()) != len(text):  # a letter such as İ becomes two
        return plain(text)
    return [(text[i1:i2], int(what != "equal")) for what, i1, i2, _j1, _j2 in steps if i2 > i1]
