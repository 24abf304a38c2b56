"""One row of a list of subsidiaries: the company, and what the row says of its owners."""

import re
from dataclasses import replace

from graph.model.vocabulary.lexicon import UNCONSOLIDATED, plain_words
from scrapers.contract.collector import Unknown
from scrapers.parsing.json_values import unknown_value
from scrapers.sources.registers.edgar.exhibits.headings import ColumnKind, Headings, is_end_heading
from scrapers.sources.registers.edgar.exhibits.holdings import (
    EMPTY_SHARE_MARKS,
    is_share_cell,
    names_owner,
    parse_percent,
    row_holdings,
)
from scrapers.sources.registers.edgar.exhibits.names import (
    ColumnOwner,
    Subsidiary,
    has_company_form,
    looks_like_company,
    parse_subsidiary,
)
from scrapers.sources.registers.edgar.exhibits.sections import (
    CompanyMark,
    Listing,
    Section,
    mark_of,
    single_day,
)
from scrapers.sources.registers.edgar.exhibits.tables import ExhibitCell, ExhibitRow, split_marks
from scrapers.sources.registers.edgar.jurisdictions import country_of

LONGEST = 250
_SHARE_LAST = re.compile(r"(?P<name>.+?)\s*[-–,:]?\s*\(?(?P<share>\d{1,3}(?:\.\d+)? ?%)\)?")
_SHARE_FIRST = re.compile(r"(?P<share>\d{1,3}(?:\.\d+)? ?%)(?: owned)?(?: by)? (?P<name>.+)")


def subsidiary_of(
    row: ExhibitRow, headings: Headings, section: Section, where: str
) -> list[Subsidiary | Unknown]:
    """Read a row; nothing of one that holds no company."""
    first, *rest = _name_first(row, headings)
    found = parse_subsidiary(first.text, section, first.marks)
    name = found.name
    if len(name) > LONGEST or not re.search(r"[^\W\d_]", name) or not name.strip("()*"):
        return []
    if not rest and (not looks_like_company(name) or name.endswith(":")):
        aside = name.startswith(("(", "*"))
        return [] if aside else [unknown_value("row of Exhibit 21", name, where)]
    found = replace(found, indent=first.indent)
    odd: list[Unknown] = []
    for cell in rest:
        if _cell_text(cell) in EMPTY_SHARE_MARKS:
            continue
        if is_share_cell(cell, headings):
            found = _with_doubt(found, cell, headings)
            continue
        read = _with_cell(found, cell, headings)
        found = read or found
        if read is None or (read.owners and not _is_owner_name(read.owners[-1].name)):
            found = replace(found, owners=()) if read else found
            heading = headings.text_over(cell)[:40]
            odd.append(unknown_value(f"column of Exhibit 21 {heading!r}", cell.text, where))
    shares = [cell for cell in rest if is_share_cell(cell, headings)]
    return [*odd, replace(found, holdings=(*found.holdings, *row_holdings(shares, headings)))]


def _with_doubt(found: Subsidiary, cell: ExhibitCell, headings: Headings) -> Subsidiary:
    """Take words for a joint venture or an end that stand in a cell of shares, or over it."""
    text, heading = _cell_text(cell), headings.text_over(cell)
    mark = mark_of(text) if re.search(r"[^\W\d_]", text) else CompanyMark()
    if mark.listing is None and not UNCONSOLIDATED.search(plain_words(heading)):
        return found
    listing = mark.listing or Listing.LINKED
    return replace(
        found,
        mark=replace(mark, listing=listing),
        remarks=(*found.remarks, f"{heading}: {cell.text}"),
    )


def _status_mark(heading: str, text: str) -> CompanyMark:
    """Read a column for what a company is: consolidated or not, by which method, in which state."""
    words, told = plain_words(heading), plain_words(text)
    by_equity = "method" in words and "equity" in told
    if by_equity or ("consolidat" in words and told in ("no", "n", "not", "none")):
        return CompanyMark(Listing.LINKED)
    return mark_of(text)


def _cell_text(cell: ExhibitCell) -> str:
    return split_marks(cell.text, formed=True)[0]


def _name_first(row: ExhibitRow, headings: Headings) -> ExhibitRow:
    """Return a row with the name before the place, where the list has them the other way."""
    named = [i for i, cell in enumerate(row) if headings.column_of_cell(cell) is ColumnKind.NAME]
    first = headings.column_of_cell(row[0])
    if named and named[0] and first not in (ColumnKind.NAME, ColumnKind.NONE):
        at = named[0]
        return (row[at], *row[:at], *row[at + 1 :])
    if len(row) < 2 or not country_of(row[0].text) or country_of(row[1].text):
        return row
    is_name = has_company_form(row[1].text) and not has_company_form(row[0].text)
    return (row[1], row[0], *row[2:]) if is_name else row


def _is_owner_name(text: str) -> bool:
    """Whether a text may name an owner: it has letters, and is no reference to a row or note."""
    return len(re.findall(r"[^\W\d_]", text)) > 1


def _with_cell(found: Subsidiary, cell: ExhibitCell, headings: Headings) -> Subsidiary | None:
    """Add what a cell states to a company; None where it is not understood."""
    heading, column = headings.text_over(cell), headings.column_of_cell(cell)
    match column:
        case ColumnKind.OTHER_NAMES:
            return replace(found, other_names=(*found.other_names, cell.text))
        case ColumnKind.OWNER:
            owners = tuple(_owner(part, heading) for part in _cell_text(cell).split(";"))
            return replace(found, owners=(*found.owners, *(o for o in owners if o.name)))
        case ColumnKind.OTHERS_SHARE:
            told = "; ".join(filter(None, (found.others_share, f"{heading}: {cell.text}")))
            return replace(found, others_share=told)
        case ColumnKind.ABOUT | ColumnKind.ASIDE:
            mark = _status_mark(heading, cell.text) if column is ColumnKind.ABOUT else CompanyMark()
            if is_end_heading(heading):
                state = "dissolved" if "dissol" in heading.casefold() else ""
                mark = CompanyMark(Listing.PAST, single_day(plain_words(cell.text)), state)
            about = (*found.remarks, f"{heading}: {cell.text}")
            return replace(found, mark=mark if mark != CompanyMark() else found.mark, remarks=about)
        case ColumnKind.SHARE | ColumnKind.VOTES | ColumnKind.OWNERS_SHARE if names_owner(
            cell.text
        ):
            told = "; ".join(filter(None, (found.others_share, f"{heading}: {cell.text}")))
            return replace(found, others_share=told)
        case _:
            return _with_place(found, cell, column)


def _with_place(found: Subsidiary, cell: ExhibitCell, column: ColumnKind) -> Subsidiary | None:
    text = _cell_text(cell)
    is_place = column in (ColumnKind.PLACE, ColumnKind.NONE) or bool(country_of(text))
    if found.jurisdiction or not is_place:
        return None
    return replace(found, jurisdiction=text, country=country_of(text))


def _owner(text: str, heading: str) -> ColumnOwner:
    for form in (_SHARE_LAST, _SHARE_FIRST):
        match = form.fullmatch(text.strip())
        if match and (share := parse_percent(match["share"], signed=True)):
            return ColumnOwner(match["name"].strip(), heading, share)
    return ColumnOwner(text.strip(), heading)
