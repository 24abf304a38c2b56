"""Exhibit 21 of an annual report: the list of a company's subsidiaries, in its many layouts.

17 CFR 229.601(b)(21) asks for name and jurisdiction; the layout is left to the filer. Exhibit 8.1
of a report on Form 20-F is such a list too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scrapers.contract.collector import Unknown
from scrapers.contract.page import Page
from scrapers.parsing.json_values import unknown_value
from scrapers.sources.registers.edgar.exhibits.headings import ColumnKind, Headings
from scrapers.sources.registers.edgar.exhibits.holdings import PERCENT
from scrapers.sources.registers.edgar.exhibits.names import (
    Subsidiary,
    has_company_form,
    looks_like_company,
    parse_subsidiary,
)
from scrapers.sources.registers.edgar.exhibits.row_kinds import (
    PARENT_LINE,
    TITLE,
    is_heading,
    is_section_row,
    names_company,
    split_row,
)
from scrapers.sources.registers.edgar.exhibits.rows import LONGEST, subsidiary_of
from scrapers.sources.registers.edgar.exhibits.sections import (
    CompanyMark,
    Listing,
    Section,
    is_filer,
    mark_of,
    section_of,
)
from scrapers.sources.registers.edgar.exhibits.tables import (
    ExhibitRow,
    footnotes,
    page_parts,
    split_columns,
    split_marks,
    text_lines,
)
from scrapers.sources.registers.edgar.jurisdictions import country_of

__all__ = ["Subsidiary", "subsidiaries"]

_BRACKETED = re.compile(r"(.+?)\s*\(([^()]{2,60})\)\.?$")
_SENTENCE = re.compile(
    r"(.+?),?\s+(?:an?|organi[sz]ed under the laws of|incorporated in)\s+(?:the )?(.+?)"
    r"(?:\s+(?:corporation|limited liability company|company|limited partnership|partnership|"
    r"business trust|statutory trust))?\.?$",
    re.I,
)


def subsidiaries(page: Page, filer: str) -> Iterator[Subsidiary | Unknown]:
    """Yield the companies an exhibit lists; nothing for a page that is not a list."""
    lines = text_lines(page)
    notes = footnotes(page)
    items = list(_ExhibitReader(filer, page.where).read(page))
    if not any(isinstance(item, Subsidiary) for item in items):
        items += _bare_names(lines, filer, page.where)
    above: list[Subsidiary] = []
    for item in items:
        if isinstance(item, Unknown):
            yield item
        elif not _is_same_name(item.name, filer) and not any(map(is_filer, item.remarks)):
            above = [earlier for earlier in above if earlier.indent < item.indent - 1.0]
            under = item.section.list_owner or (above[-1].name if above else "")
            yield _with_notes(replace(item, list_owner=under), notes)
            above.append(item)


def _with_notes(item: Subsidiary, notes: dict[str, str]) -> Subsidiary:
    """Return a company with the texts of its footnotes and their effect on its listing."""
    texts = tuple(f"{mark} {notes[mark]}" for mark in item.notes if mark in notes)
    marks = [mark_of(notes[mark], note=True) for mark in item.notes if mark in notes]
    mark = (
        item.mark
        if item.mark != CompanyMark()
        else next((m for m in marks if m != CompanyMark()), CompanyMark())
    )
    if mark.listing is Listing.LINKED and item.holdings and item.mark == CompanyMark():
        # The filing states a share, so a note on the method of accounting does not weaken it.
        mark = CompanyMark()
    return replace(item, notes=texts or item.notes, mark=mark)


def _is_same_name(name: str, filer: str) -> bool:
    plain = [re.sub(r"[\W_]+", "", text.casefold()) for text in (name, filer)]
    return bool(plain[1]) and plain[0] == plain[1]


class _ExhibitReader:
    """Reader of an exhibit from top to bottom; a heading applies to the rows after it."""

    def __init__(self, filer: str, where: str) -> None:
        self._filer = filer
        self._where = where
        self._section = Section()
        self._headings = Headings()

    def read(self, page: Page) -> Iterator[Subsidiary | Unknown]:
        """Yield the companies of all tables and lines, in their order."""
        for part in page_parts(page):
            if isinstance(part, str):
                yield from self._read_line(part)
            else:
                yield from self._read_table(part)

    def _opens_section(self, text: str) -> bool:
        """Return whether a text is the heading of a section, which it then opens."""
        section = section_of(text, self._filer)
        if section is None:
            return False
        self._section = section
        return True

    def _read_table(self, rows: Sequence[ExhibitRow]) -> Iterator[Subsidiary | Unknown]:
        self._headings, begun, after_heading = Headings(), False, False
        for row in rows:
            if is_section_row(row) and self._opens_section(row[0].text):
                continue
            if is_heading(row):
                # A heading may take several rows: later ones add to the earlier ones.
                before = self._headings.cells if after_heading or not begun else ()
                if len(row) > 1 or row[0].first:
                    self._headings = Headings((*before, *self._name_registrant(row)))
                    self._take_headings()
                after_heading = True
                continue
            after_heading = False
            for part in split_row(row, self._headings):
                items = self._read_row(part)
                begun = begun or any(isinstance(item, Subsidiary) for item in items)
                if begun:
                    yield from items

    def _name_registrant(self, row: ExhibitRow) -> ExhibitRow:
        """Return a heading row with the filer's own name replaced by "the Registrant"."""
        if not self._filer:
            return row
        name = re.compile(re.escape(self._filer), re.IGNORECASE)
        return tuple(replace(cell, text=name.sub("the Registrant", cell.text)) for cell in row)

    def _take_headings(self) -> None:
        """Set the section by the name column's heading: joint ventures, parents of the filer."""
        cells = self._headings.cells
        listed = {self._headings.column_of_cell(cell): cell for cell in cells}
        first = self._headings.column_of_cell(cells[0])
        if ColumnKind.NAME in listed or first is not ColumnKind.OWNER:
            over = listed.get(ColumnKind.NAME, cells[0])
            section = section_of(self._headings.text_over(over), self._filer)
            is_weaker = section is not None and section.listing is not Listing.SUBSIDIARY
            if section is not None and (is_weaker or self._section.listing is Listing.MIXED):
                self._section = section
        else:
            self._section = Section(Listing.PARENT, cells[0].text)

    def _read_row(self, row: ExhibitRow) -> list[Subsidiary | Unknown]:
        return subsidiary_of(row, self._headings, self._section, self._where)

    def _read_line(self, line: str) -> Iterator[Subsidiary | Unknown]:
        row = split_columns(line)
        if not row or row[0].text.startswith(("(", "*", "<")):
            return
        if len(line) > LONGEST:
            return
        if len(row) == 1:
            yield from self._read_text(row)
            return
        if is_heading(row) and len(row) > 1:
            self._headings = Headings(self._name_registrant(row))
            self._take_headings()
            return
        if len(row) > 1:
            known = any(country_of(c.text) or PERCENT.fullmatch(c.text) for c in row[1:])
            if known or looks_like_company(row[0].text):
                yield from self._read_row(row)

    def _read_text(self, row: ExhibitRow) -> Iterator[Subsidiary | Unknown]:
        """Yield the company of a line of one text, or open a section by its heading."""
        text = row[0].text
        if not names_company(text):
            self._opens_section(text)
            return
        if TITLE.search(text):
            return
        company = self._read_sentence(text)
        if company is not None:
            yield replace(company, indent=row[0].indent)
        elif PARENT_LINE.match(text):
            yield unknown_value("line of Exhibit 21", text, self._where)

    def _read_sentence(self, text: str) -> Subsidiary | None:
        """Return the company of ``Jam LLC, a Nevada company (dissolved)``, ``Jam LLC (Nevada)``."""
        outer = parse_subsidiary(text, self._section)
        for words in dict.fromkeys((text, outer.name)):
            for form in (_BRACKETED, _SENTENCE):
                match = form.fullmatch(words)
                if match and country_of(match[2]):
                    place = match[2].strip()
                    company = parse_subsidiary(match[1].strip(), self._section)
                    mark = (
                        outer.mark
                        if words == outer.name and outer.mark != CompanyMark()
                        else company.mark
                    )
                    about = dict.fromkeys(
                        (*company.remarks, *(outer.remarks if words != text else ()))
                    )
                    return replace(
                        company,
                        jurisdiction=place,
                        country=country_of(place),
                        mark=mark,
                        remarks=tuple(about),
                    )
        return None


def _bare_names(lines: Sequence[str], filer: str, where: str) -> Iterator[Subsidiary | Unknown]:
    """Yield the lines that are company names and nothing else.

    The filer's own name is among them. If it is unknown, none of the lines is taken.
    """
    section = Section()
    for line in lines:
        name = split_marks(" ".join(line.split()), formed=True)[0]
        opened = None if has_company_form(name) else section_of(name, filer)
        section = opened or section
        if opened or not looks_like_company(name):
            continue
        if len(name) > LONGEST or TITLE.search(name):
            continue
        named = Subsidiary(name=name, section=section)
        yield named if filer else unknown_value("line of Exhibit 21", name, where)
