"""The shares that the cells of a row state, and whose they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from graph.errors import ShareError
from graph.model.shares import Share, exact_text, parse_share
from graph.model.vocabulary.bands import band_in
from graph.model.vocabulary.lexicon import plain
from scrapers.sources.registers.edgar.exhibits.headings import (
    Column,
    Headings,
    counts_percent,
    is_by_filer,
)
from scrapers.sources.registers.edgar.exhibits.tables import Cell, without_marks
from scrapers.sources.registers.edgar.jurisdictions import country_of

PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,8})?)\s*(%|percent)?", re.I)
_SOME = "(0,100]%"
_MAJORITY = "(50,100]%"
_WHOLE = re.compile(r"wholly[- ]?owned|^(?:whole|full|fully owned|all)$")
NONE = frozenset({"%", "-", "–", "—", "n/a", "N/A", "*"})
_SHARES = (Column.SHARE, Column.DIRECT, Column.INDIRECT, Column.OWNERS_SHARE)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Holding:
    """A share that a row states, with its words; None is the whole.

    ``by_filer`` holds where the heading says that it is the filer's, ``by_owner`` where it says
    that it is an owner's; else it is that of an owner whom the row names, if it names one.
    """

    share: Share | None
    wording: str
    interest: str = ""
    by_filer: bool = False
    by_owner: bool = False


def is_share_cell(cell: Cell, headings: Headings) -> bool:
    """Whether a cell states a share of the filer or of an owner whom the row names."""
    column = headings.column(cell)
    if column in (*_SHARES, Column.VOTES):
        return not country_of(cell.text) and not names_owner(cell.text)
    if column is not Column.NONE:
        return False
    text = without_marks(cell.text, formed=True)[0]
    match = PERCENT.fullmatch(text)
    return bool(match and match[2])


def names_owner(text: str) -> bool:
    """Whether words of a share say whose it is, and not that it is the filer's."""
    return bool(re.search(r"\bby\s+\w", text)) and not is_by_filer(text)


def holdings(cells: Sequence[Cell], headings: Headings) -> list[Holding]:
    """Return the shares of a row: of shares and of votes, where both have a column."""
    kinds: dict[tuple[str, bool], list[Cell]] = {}
    for cell in cells:
        if without_marks(cell.text, formed=True)[0] not in NONE:
            column = headings.column(cell)
            interest = "votes" if column is Column.VOTES else ""
            kinds.setdefault((interest, column is Column.OWNERS_SHARE), []).append(cell)
    return [_holding(kinds[kind], headings, kind[0]) for kind in sorted(kinds)]


def _holding(cells: Sequence[Cell], headings: Headings, interest: str) -> Holding:
    shares = [(cell, _share(cell, headings)) for cell in _newest(cells, headings)]
    words = "; ".join(
        f"{headings.over(c) or 'percentage owned'}: {_shown(c, headings)}" for c, _ in shares
    )
    share = _together([share for _, share in shares], cells, headings)
    by_filer = any(is_by_filer(headings.over(cell)) for cell, _ in shares)
    by_owner = any(headings.column(cell) is Column.OWNERS_SHARE for cell, _ in shares)
    return Holding(share, words, interest, by_filer, by_owner)


def _shown(cell: Cell, headings: Headings) -> str:
    text = without_marks(cell.text, formed=True)[0]
    match = PERCENT.fullmatch(text)
    signed = not counts_percent(headings.over(cell))
    return f"{match[1]}%" if match and percent(text, signed=signed) else text


def _newest(cells: Sequence[Cell], headings: Headings) -> Sequence[Cell]:
    """Return of columns for several years the one of the last."""
    years = [_YEAR.findall(headings.over(cell)) for cell in cells]
    if len(cells) < 2 or not all(len(year) == 1 for year in years):
        return cells
    last = max(year[0] for year in years)
    return [cell for cell, year in zip(cells, years, strict=True) if year[0] == last]


def _share(cell: Cell, headings: Headings) -> Share | None:
    """Return the share of a cell; None where its words are of whole ownership."""
    text = without_marks(cell.text, formed=True)[0]
    if _WHOLE.search(plain(text)):
        return None
    signed = not counts_percent(headings.over(cell))
    return percent(text, signed=signed) or _in_words(text) or parse_share(_SOME)


def percent(text: str, *, signed: bool) -> Share | None:
    """Return a text that is a percentage; ``signed`` asks for its sign."""
    match = PERCENT.fullmatch(text.strip())
    # Up to 1 without a sign may be a percentage as well as a fraction of the whole.
    if match is None or not (match[2] or (not signed and float(match[1]) > 1)):
        return None
    try:
        return parse_share(f"{match[1]}%")
    except ShareError:
        return None


def _in_words(text: str) -> Share | None:
    if re.search(r"majority", plain(text)):
        return parse_share(_MAJORITY)
    return band_in(plain(text))


def _together(
    shares: Sequence[Share | None], cells: Sequence[Cell], headings: Headings
) -> Share | None:
    """Return one share of several columns: they may overlap, so that the sum is the most."""
    known = [share for share in shares if share is not None]
    if len(known) < len(shares):
        return None if not known else parse_share(_SOME)
    if all((s.min, s.max) == (known[0].min, known[0].max) for s in known):
        both = {headings.column(cell) for cell in cells} == {Column.DIRECT, Column.INDIRECT}
        if not both:
            return known[0]
    if any(headings.column(cell) is Column.INDIRECT for cell in cells):
        least, most = (
            max(s.min for s in known),
            min(sum((s.max for s in known), Fraction(0)), Fraction(1)),
        )
    else:
        least, most = min(s.min for s in known), max(s.max for s in known)
    return Share(least, most, text=f"[{exact_text(least * 100)},{exact_text(most * 100)}]%")
