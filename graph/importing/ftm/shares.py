"""Shares of FollowTheMoney: of the percentage property, and of words inside a role."""

import re
from fractions import Fraction

from graph.errors import ShareError
from graph.importing.ftm.entity import FtmEntity
from graph.importing.ftm.parties import NoteCallback
from graph.model.shares import Share, parse_share
from graph.model.vocabulary.bands import band_in
from graph.model.vocabulary.lexicon import plain_words
from graph.model.vocabulary.tie_wordings import TieMeaning

SOME = Share(min=Fraction(0), max=Fraction(1), min_open=True, text="(0,100]%")


def share_of(
    entity: FtmEntity, read: TieMeaning, *, alone: bool, note: NoteCallback
) -> Share | None:
    """Return the share of one holding of a link; ``alone`` is True if it is the only one.

    Several holdings have their shares from their own words. Without any share, words of whole
    ownership state none at all.
    """
    stated = entity.all("percentage")
    shares = [parse_percentage(text) for text in stated]
    if None in shares:
        note("a percentage that is no share of 0 to 100 %", entity.place)
    known = [share for share in shares if share is not None]
    if not alone:
        if read.share is None and known:
            note("a percentage beside several holdings", entity.place)
        return read.share or SOME
    worded = [read.share] if read.share is not None else []
    return _share_span(entity, [*worded, *known], note) or (
        None if read.whole and not stated else SOME
    )


def _share_span(entity: FtmEntity, shares: list[Share], note: NoteCallback) -> Share | None:
    """Return the one share, else the band from the lowest to the highest."""
    if not shares:
        return None
    first = shares[0]
    if all((share.min, share.max) == (first.min, first.max) for share in shares):
        return first
    note("several percentages of one holding", entity.place)
    low = min(shares, key=lambda share: (share.min, share.min_open))
    high = max(shares, key=lambda share: (share.max, not share.max_open))
    text = "; ".join(entity.all("percentage"))[:100] or first.text
    return Share(
        min=low.min, max=high.max, min_open=low.min_open, max_open=high.max_open, text=text
    )


def parse_percentage(stated: str) -> Share | None:
    """Return a percentage in the words of a source; None if it is not one of 0 to 100 %."""
    text = stated.replace(",", ".").replace("%", "").strip()
    number = re.fullmatch(r"\d{1,3}(?:\.\d{1,12})?|[<>]=?\s*\d{1,3}(?:\.\d+)?", text)
    ranged = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s*(?:-|–|to)\s*(\d{1,3}(?:\.\d+)?)", text)
    try:
        if ranged:
            return parse_share(f"[{ranged[1]},{ranged[2]}]%")
        if number and text.startswith("<"):
            return parse_share(f"[0,{text.lstrip('<= ')}{']' if '=' in text else ')'}%")
        return parse_share(f"{text}%") if number else band_in(plain_words(stated))
    except ShareError:
        return None
