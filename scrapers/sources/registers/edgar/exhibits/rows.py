"""One row of a list of subsidiaries: the company, and what the row says of its owners."""

import re
from dataclasses import replace

from graph.model.vocabulary.lexicon import UNCONSOLIDATED, plain
from scrapers.contract.collector import Unknown
from scrapers.parsing.json_values import unknown
from scrapers.sources.registers.edgar.exhibits.headings import Column, Headings, says_gone
from scrapers.sources.registers.edgar.exhibits.holdings import (
    NONE,
    holdings,
    is_share_cell,
    names_owner,
    percent,
)
from scrapers.sources.registers.edgar.exhibits.names import (
    Owner,
    Subsidiary,
    is_company,
    is_formed,
    named,
)
from scrapers.sources.registers.edgar.exhibits.sections import (
    Listing,
    Mark,
    Section,
    day_in,
    mark_of,
)
from scrapers.sources.registers.edgar.exhibits.tables import Cell, Row, without_marks
from scrapers.sources.registers.edgar.jurisdictions import country_of

LONGEST = 250
_SHARE_LAST = re.compile(r"(?P<name>.+?)\s*[-–,:]?\s*\(?(?P<share>\d{1,3}(?:\.\d+)? ?%)\)?")
_SHARE_FIRST = re.compile(r"(?P<share>\d{1,3}(?:\.\d+)? ?%)(?: owned)?(?: by)? (?P<name>.+)")


def subsidiary_of(
    row: Row, headings: Headings, section: Section, where: str
) -> list[Subsidiary | Unknown]:
    """Read a row; nothing of one that holds no company."""
    first, *rest = _name_first(row, headings)
    found = named(first.text, section, first.marks)
    name = found.name
    if len(name) > LONGEST or not re.search(r"[^\W\d_]", name) or not name.strip("()*"):
        return []
    if not rest and (not is_company(name) or name.endswith(":")):
        aside = name.startswith(("(", "*"))
        return [] if aside else [unknown("row of Exhibit 21", name, where)]
    found = replace(found, indent=first.indent)
    odd: list[Unknown] = []
    for cell in rest:
        if _plain(cell) in NONE:
            continue
        if is_share_cell(cell, headings):
            found = _with_doubt(found, cell, headings)
            continue
        read = _with_cell(found, cell, headings)
        found = read or found
        if read is None or (read.owners and not _is_name(read.owners[-1].name)):
            found = replace(found, owners=()) if read else found
            heading = headings.over(cell)[:40]
            odd.append(unknown(f"column of Exhibit 21 {heading!r}", cell.text, where))
    shares = [cell for cell in rest if is_share_cell(cell, headings)]
    return [*odd, replace(found, holdings=(*found.holdings, *holdings(shares, headings)))]


def _with_doubt(found: Subsidiary, cell: Cell, headings: Headings) -> Subsidiary:
    """Take words for a joint venture or an end that stand in a cell of shares, or over it."""
    text, heading = _plain(cell), headings.over(cell)
    mark = mark_of(text) if re.search(r"[^\W\d_]", text) else Mark()
    if mark.listing is None and not UNCONSOLIDATED.search(plain(heading)):
        return found
    listing = mark.listing or Listing.LINKED
    return replace(
        found, mark=replace(mark, listing=listing), about=(*found.about, f"{heading}: {cell.text}")
    )


def _about(heading: str, text: str) -> Mark:
    """Read a column for what a company is: consolidated or not, by which method, in which state."""
    words, told = plain(heading), plain(text)
    by_equity = "method" in words and "equity" in told
    if by_equity or ("consolidat" in words and told in ("no", "n", "not", "none")):
        return Mark(Listing.LINKED)
    return mark_of(text)


def _plain(cell: Cell) -> str:
    return without_marks(cell.text, formed=True)[0]


def _name_first(row: Row, headings: Headings) -> Row:
    """Return a row with the name before the place, where the list has them the other way."""
    named = [i for i, cell in enumerate(row) if headings.column(cell) is Column.NAME]
    first = headings.column(row[0])
    if named and named[0] and first not in (Column.NAME, Column.NONE):
        at = named[0]
        return (row[at], *row[:at], *row[at + 1 :])
    if len(row) < 2 or not country_of(row[0].text) or country_of(row[1].text):
        return row
    is_name = is_formed(row[1].text) and not is_formed(row[0].text)
    return (row[1], row[0], *row[2:]) if is_name else row


def _is_name(text: str) -> bool:
    """Whether a text may name an owner: it has letters, and is no reference to a row or note."""
    return len(re.findall(r"[^\W\d_]", text)) > 1


def _with_cell(found: Subsidiary, cell: Cell, headings: Headings) -> Subsidiary | None:
    """Add what a cell states to a company; None where it is not understood."""
    heading, column = headings.over(cell), headings.column(cell)
    match column:
        case Column.OTHER_NAMES:
            return replace(found, other_names=(*found.other_names, cell.text))
        case Column.OWNER:
            owners = tuple(_owner(part, heading) for part in _plain(cell).split(";"))
            return replace(found, owners=(*found.owners, *(o for o in owners if o.name)))
        case Column.OTHERS_SHARE:
            told = "; ".join(filter(None, (found.others_share, f"{heading}: {cell.text}")))
            return replace(found, others_share=told)
        case Column.ABOUT | Column.ASIDE:
            mark = _about(heading, cell.text) if column is Column.ABOUT else Mark()
            if says_gone(heading):
                state = "dissolved" if "dissol" in heading.casefold() else ""
                mark = Mark(Listing.PAST, day_in(plain(cell.text)), state)
            about = (*found.about, f"{heading}: {cell.text}")
            return replace(found, mark=mark if mark != Mark() else found.mark, about=about)
        case Column.SHARE | Column.VOTES | Column.OWNERS_SHARE if names_owner(cell.text):
            told = "; ".join(filter(None, (found.others_share, f"{heading}: {cell.text}")))
            return replace(found, others_share=told)
        case _:
            return _with_place(found, cell, column)


def _with_place(found: Subsidiary, cell: Cell, column: Column) -> Subsidiary | None:
    text = _plain(cell)
    is_place = column in (Column.PLACE, Column.NONE) or bool(country_of(text))
    if found.jurisdiction or not is_place:
        return None
    return replace(found, jurisdiction=text, country=country_of(text))


def _owner(text: str, heading: str) -> Owner:
    for form in (_SHARE_LAST, _SHARE_FIRST):
        match = form.fullmatch(text.strip())
        if match and (share := percent(match["share"], signed=True)):
            return Owner(match["name"].strip(), heading, share)
    return Owner(text.strip(), heading)
