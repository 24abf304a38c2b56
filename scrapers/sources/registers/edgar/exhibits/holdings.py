"""The shares that the cells of a row state, and their owners."""

import re
from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from fractions import Fraction

from graph.errors import ShareError
from graph.model.shares import Share, exact_text, parse_share
from graph.model.vocabulary.bands import band_in
from graph.model.vocabulary.lexicon import plain_words
from scrapers.sources.registers.edgar.exhibits.headings import (
    ColumnKind,
    Headings,
    is_by_filer,
    is_percent_heading,
)
from scrapers.sources.registers.edgar.exhibits.tables import ExhibitCell, split_marks
from scrapers.sources.registers.edgar.jurisdictions import country_of

PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,8})?)\s*(%|percent)?", re.I)
_SOME = "(0,100]%"
_MAJORITY = "(50,100]%"
_WHOLE = re.compile(r"wholly[- ]?owned|^(?:whole|full|fully owned|all)$")
EMPTY_SHARE_MARKS = frozenset({"%", "-", "–", "—", "n/a", "N/A", "*"})
_SHARES = (ColumnKind.SHARE, ColumnKind.DIRECT, ColumnKind.INDIRECT, ColumnKind.OWNERS_SHARE)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class StatedHolding:
    """A share that a row states, with its words; None means wholly owned.

    ``by_filer`` is true where the heading says that it is the filer's, ``by_owner`` where it says
    that it is an owner's. Otherwise it belongs to the owner whom the row names, if it names one.
    """

    share: Share | None
    wording: str
    interest: str = ""
    by_filer: bool = False
    _: KW_ONLY
    by_owner: bool = False


def is_share_cell(cell: ExhibitCell, headings: Headings) -> bool:
    """Return whether a cell states a share of the filer or of an owner named in the row."""
    column = headings.column_of_cell(cell)
    if column in (*_SHARES, ColumnKind.VOTES):
        return not country_of(cell.text) and not names_owner(cell.text)
    if column is not ColumnKind.NONE:
        return False
    text = split_marks(cell.text, formed=True)[0]
    match = PERCENT.fullmatch(text)
    return bool(match and match[2])


def names_owner(text: str) -> bool:
    """Return whether the words of a share name an owner other than the filer."""
    return bool(re.search(r"\bby\s+\w", text)) and not is_by_filer(text)


def row_holdings(cells: Sequence[ExhibitCell], headings: Headings) -> list[StatedHolding]:
    """Return the holdings of a row: shares, and votes where they have a column."""
    kinds: dict[tuple[str, bool], list[ExhibitCell]] = {}
    for cell in cells:
        if split_marks(cell.text, formed=True)[0] not in EMPTY_SHARE_MARKS:
            column = headings.column_of_cell(cell)
            interest = "votes" if column is ColumnKind.VOTES else ""
            kinds.setdefault((interest, column is ColumnKind.OWNERS_SHARE), []).append(cell)
    return [_holding(kinds[kind], headings, kind[0]) for kind in sorted(kinds)]


def _holding(cells: Sequence[ExhibitCell], headings: Headings, interest: str) -> StatedHolding:
    shares = [(cell, _cell_share(cell, headings)) for cell in _newest_cells(cells, headings)]
    words = "; ".join(
        f"{headings.text_over(c) or 'percentage owned'}: {_cell_words(c, headings)}"
        for c, _ in shares
    )
    share = _combine_shares([share for _, share in shares], cells, headings)
    by_filer = any(is_by_filer(headings.text_over(cell)) for cell, _ in shares)
    by_owner = any(headings.column_of_cell(cell) is ColumnKind.OWNERS_SHARE for cell, _ in shares)
    return StatedHolding(
        share=share, wording=words, interest=interest, by_filer=by_filer, by_owner=by_owner
    )


def _cell_words(cell: ExhibitCell, headings: Headings) -> str:
    text = split_marks(cell.text, formed=True)[0]
    match = PERCENT.fullmatch(text)
    signed = not is_percent_heading(headings.text_over(cell))
    return f"{match[1]}%" if match and parse_percent(text, signed=signed) else text


def _newest_cells(cells: Sequence[ExhibitCell], headings: Headings) -> Sequence[ExhibitCell]:
    """Return the cells of the latest year, where the columns are of several years."""
    years = [_YEAR.findall(headings.text_over(cell)) for cell in cells]
    if len(cells) < 2 or not all(len(year) == 1 for year in years):
        return cells
    last = max(year[0] for year in years)
    return [cell for cell, year in zip(cells, years, strict=True) if year[0] == last]


def _cell_share(cell: ExhibitCell, headings: Headings) -> Share | None:
    """Return the share of a cell; None where its words mean wholly owned."""
    text = split_marks(cell.text, formed=True)[0]
    if _WHOLE.search(plain_words(text)):
        return None
    signed = not is_percent_heading(headings.text_over(cell))
    return parse_percent(text, signed=signed) or _share_in_words(text) or parse_share(_SOME)


def parse_percent(text: str, *, signed: bool) -> Share | None:
    """Return the share of a percentage, None for other texts; ``signed`` requires the sign."""
    match = PERCENT.fullmatch(text.strip())
    # A number up to 1 without a sign may be a percentage or a fraction of the whole.
    if match is None or not (match[2] or (not signed and float(match[1]) > 1)):
        return None
    try:
        return parse_share(f"{match[1]}%")
    except ShareError:
        return None


def _share_in_words(text: str) -> Share | None:
    if re.search(r"majority", plain_words(text)):
        return parse_share(_MAJORITY)
    return band_in(plain_words(text))


def _combine_shares(
    shares: Sequence[Share | None], cells: Sequence[ExhibitCell], headings: Headings
) -> Share | None:
    """Return one share from several columns.

    Direct and indirect shares may overlap, so their sum is only the upper bound.
    """
    known = [share for share in shares if share is not None]
    if len(known) < len(shares):
        return None if not known else parse_share(_SOME)
    if all((s.min, s.max) == (known[0].min, known[0].max) for s in known):
        both = {headings.column_of_cell(cell) for cell in cells} == {
            ColumnKind.DIRECT,
            ColumnKind.INDIRECT,
        }
        if not both:
            return known[0]
    if any(headings.column_of_cell(cell) is ColumnKind.INDIRECT for cell in cells):
        least, most = (
            max(s.min for s in known),
            min(sum((s.max for s in known), Fraction(0)), Fraction(1)),
        )
    else:
        least, most = min(s.min for s in known), max(s.max for s in known)
    return Share(min=least, max=most, text=f"[{exact_text(least * 100)},{exact_text(most * 100)}]%")
