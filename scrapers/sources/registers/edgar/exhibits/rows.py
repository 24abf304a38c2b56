"""One row of a list of subsidiaries: the company and its owners."""

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
    """Return the company of a row with its unknown values; empty for a row without one."""
    first, *rest = _name_first(row, headings)
    company = parse_subsidiary(first.text, section, first.marks)
    name = company.name
    if len(name) > LONGEST or not re.search(r"[^\W\d_]", name) or not name.strip("()*"):
        return []
    if not rest and (not looks_like_company(name) or name.endswith(":")):
        aside = name.startswith(("(", "*"))
        return [] if aside else [unknown_value("row of Exhibit 21", name, where)]
    company = replace(company, indent=first.indent)
    odd: list[Unknown] = []
    for cell in rest:
        if _cell_text(cell) in EMPTY_SHARE_MARKS:
            continue
        if is_share_cell(cell, headings):
            company = _with_doubt(company, cell, headings)
            continue
        extended = _with_cell(company, cell, headings)
        company = extended or company
        if extended is None or (extended.owners and not _is_owner_name(extended.owners[-1].name)):
            company = replace(company, owners=()) if extended else company
            heading = headings.text_over(cell)[:40]
            odd.append(unknown_value(f"column of Exhibit 21 {heading!r}", cell.text, where))
    shares = [cell for cell in rest if is_share_cell(cell, headings)]
    return [*odd, replace(company, holdings=(*company.holdings, *row_holdings(shares, headings)))]


def _with_doubt(company: Subsidiary, cell: ExhibitCell, headings: Headings) -> Subsidiary:
    """Return a company marked by words for a joint venture or an end in or over a share cell."""
    text, heading = _cell_text(cell), headings.text_over(cell)
    mark = mark_of(text) if re.search(r"[^\W\d_]", text) else CompanyMark()
    if mark.listing is None and not UNCONSOLIDATED.search(plain_words(heading)):
        return company
    listing = mark.listing or Listing.LINKED
    return replace(
        company,
        mark=replace(mark, listing=listing),
        remarks=(*company.remarks, f"{heading}: {cell.text}"),
    )


def _status_mark(heading: str, text: str) -> CompanyMark:
    """Return the mark of a status cell: consolidated or not, by which method, or its state."""
    words, status = plain_words(heading), plain_words(text)
    by_equity = "method" in words and "equity" in status
    if by_equity or ("consolidat" in words and status in ("no", "n", "not", "none")):
        return CompanyMark(Listing.LINKED)
    return mark_of(text)


def _cell_text(cell: ExhibitCell) -> str:
    return split_marks(cell.text, formed=True)[0]


def _name_first(row: ExhibitRow, headings: Headings) -> ExhibitRow:
    """Return a row with the name before the place, where the list has them reversed."""
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
    """Return whether a text may name an owner: letters, not a reference to a row or note."""
    return len(re.findall(r"[^\W\d_]", text)) > 1


def _with_cell(company: Subsidiary, cell: ExhibitCell, headings: Headings) -> Subsidiary | None:
    """Return a company with the content of a cell added; None if it is not understood."""
    heading, column = headings.text_over(cell), headings.column_of_cell(cell)
    match column:
        case ColumnKind.OTHER_NAMES:
            return replace(company, other_names=(*company.other_names, cell.text))
        case ColumnKind.OWNER:
            owners = tuple(_owner(part, heading) for part in _cell_text(cell).split(";"))
            return replace(company, owners=(*company.owners, *(o for o in owners if o.name)))
        case ColumnKind.OTHERS_SHARE:
            shares = "; ".join(filter(None, (company.others_share, f"{heading}: {cell.text}")))
            return replace(company, others_share=shares)
        case ColumnKind.ABOUT | ColumnKind.ASIDE:
            mark = _status_mark(heading, cell.text) if column is ColumnKind.ABOUT else CompanyMark()
            if is_end_heading(heading):
                state = "dissolved" if "dissol" in heading.casefold() else ""
                mark = CompanyMark(Listing.PAST, single_day(plain_words(cell.text)), state)
            about = (*company.remarks, f"{heading}: {cell.text}")
            return replace(
                company, mark=mark if mark != CompanyMark() else company.mark, remarks=about
            )
        case ColumnKind.SHARE | ColumnKind.VOTES | ColumnKind.OWNERS_SHARE if names_owner(
            cell.text
        ):
            shares = "; ".join(filter(None, (company.others_share, f"{heading}: {cell.text}")))
            return replace(company, others_share=shares)
        case _:
            return _with_place(company, cell, column)


def _with_place(company: Subsidiary, cell: ExhibitCell, column: ColumnKind) -> Subsidiary | None:
    text = _cell_text(cell)
    is_place = column in (ColumnKind.PLACE, ColumnKind.NONE) or bool(country_of(text))
    if company.jurisdiction or not is_place:
        return None
    return replace(company, jurisdiction=text, country=country_of(text))


def _owner(text: str, heading: str) -> ColumnOwner:
    for form in (_SHARE_LAST, _SHARE_FIRST):
        match = form.fullmatch(text.strip())
        if match and (share := parse_percent(match["share"], signed=True)):
            return ColumnOwner(match["name"].strip(), heading, share)
    return ColumnOwner(text.strip(), heading)
