"""Shares in lists of holders: percentages, numbers of shares, and words for none."""

import re
import unicodedata
from fractions import Fraction

from graph.errors import ShareError
from graph.model.shares import Share, exact_text, parse_share
from graph.model.vocabulary.bands import band_in
from graph.model.vocabulary.lexicon import JOINT, plain_words
from graph.support.text.folding import fold_name

SOME_SHARE = Share(min=Fraction(0), max=Fraction(1), min_open=True, text="(0,100]%")
"""The share of a holder in a list that does not say how many shares it holds."""

NO_SHARE = Share(min=Fraction(0), max=Fraction(0), text="0%")
"""A lot of nothing; next to other lots of the same holder, the total stays open."""

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,12})?)\s*%")
# Words that make a number approximate, or a sign that makes it negative.
_INEXACT = re.compile(
    r"约|大约|約|左右|approx|circa|\bca\.|about|around|roughly|sekitar|kurang lebih|[~≈±]"
    r"|(?:^|\()\s*-\s*\d"
)
_NOTHING = frozenset(
    {*"nil na none nihil kosong 无 無 没有 沒有".split(), "n a", "tidak ada", "not applicable"}
)
_STROKE = re.compile(r"[-–—_/.]+")
_ZERO = re.compile(r"0+(?:[.,]0+)?\s*%?")
_UNITS = re.compile(r"\b(?:ordinary|preference)?\s*(?:shares?|lembar|saham|stocks?)\b|[股份]")
_WHOLE = re.compile(r"(\d{1,18})(?:\.0{1,2})?", re.ASCII)


def percentage(text: str) -> Share | None:
    """Return a share that is written with ``%``, None for any other text.

    A comma is a decimal comma, so ``1,000%`` is 1 %. A number above 100 is not a share.
    """
    match = _PERCENT.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        return None
    try:
        return parse_share(f"{match[1].replace(',', '.')}%")
    except ShareError:
        return None


def single_share(text: str) -> Share | None:
    """Return the one percentage or range in a text; None if there is none or it is approximate.

    ``510 lembar (51%)`` is 51 %, ``<5%`` is less than 5 %, ``about 5%`` is None.
    """
    if (share := percentage(text)) is not None:
        return share
    words = plain_words(text)
    if "%" not in words or _INEXACT.search(words):
        return None
    return _range(words) or band_in(words)


def _range(words: str) -> Share | None:
    try:
        return parse_share(words)
    except ShareError:
        return None


def holds_nothing(text: str) -> bool:
    """Whether a text says that nothing is held: a dash, NIL, NA, 0; an empty text does not."""
    words = unicodedata.normalize("NFKC", text).strip()
    if not words:
        return False
    number, _ = strip_joint_words(words)
    bare = _UNITS.sub("", plain_words(number)).strip()
    return bool(_STROKE.fullmatch(bare) or _ZERO.fullmatch(bare)) or fold_name(bare) in _NOTHING


def strip_joint_words(text: str) -> tuple[str, bool]:
    """Return a text without words of joint holding, and whether it had any."""
    words = plain_words(text)
    if not JOINT.search(words):
        return text, False
    rest = re.sub(r"\(\s*(?:held|holder|holders|holding|shares)?\s*\)", "", JOINT.sub("", words))
    return re.sub(r"\b(?:held|holders?|holding)\b", "", rest).strip(), True


def number_of_shares(text: str) -> int | None:
    """Return a whole number of shares, from ``1,000``, ``500.00`` or ``500 shares``, else None.

    An ambiguous number is None: ``1.000`` may be one or a thousand.
    """
    bare = _UNITS.sub("", plain_words(strip_joint_words(text)[0])).strip()
    bare = re.sub(r"(?<=\d)[,\s](?=\d{3}(?!\d))", "", bare)
    match = _WHOLE.fullmatch(bare)
    return int(match[1]) if match else None


def share_of_total(number: int, total: int) -> Share | None:
    """Return a number of shares as a part of all shares; None if it is negative or too large."""
    if not 0 <= number <= total or total == 0:
        return None
    part = Fraction(number, total)
    percent = exact_text(part * 100)
    text = f"{number}/{total}" if "/" in percent else f"{percent}%"
    return Share(min=part, max=part, text=text)


def share_up_to(share: Share) -> Share:
    """Return the share that one of several joint holders may have: above zero, up to all of it."""
    if share.max == 0:
        return share
    return Share(
        min=Fraction(0),
        max=share.max,
        min_open=True,
        max_open=share.max_open,
        text=f"(0,{exact_text(share.max * 100)}{')' if share.max_open else ']'}%",
    )


def spanning_share(first: Share, *others: Share) -> Share:
    """Return the smallest range that includes all given shares."""
    shares = (first, *others)
    low = min(shares, key=lambda s: (s.min, s.min_open))
    high = max(shares, key=lambda s: (s.max, not s.max_open))
    if low.min == high.max:
        return first
    left, right = "(" if low.min_open else "[", ")" if high.max_open else "]"
    text = f"{left}{exact_text(low.min * 100)},{exact_text(high.max * 100)}{right}%"
    return Share(
        min=low.min, max=high.max, min_open=low.min_open, max_open=high.max_open, text=text
    )
