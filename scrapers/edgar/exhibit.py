"""Exhibit 21 of an annual report: the subsidiaries a company lists, in its many shapes.

17 CFR 229.601(b)(21) asks for name and jurisdiction; how they are set out is left to the filer.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.errors import ShareError
from graph.model import Kind
from graph.shares import Share, parse_share
from scrapers.base import Unknown
from scrapers.edgar.jurisdictions import country_of
from scrapers.edgar.tables import (
    Cell,
    Row,
    columns,
    footnotes,
    table_rows,
    text_lines,
    without_marks,
)
from scrapers.forms import kind_of
from scrapers.pages import Page
from scrapers.values import unknown

_SHARES = re.compile(r"percent|%|ownership|owned|voting|interest", re.I)
_PLACES = re.compile(
    r"jurisdiction|state|country|place|incorporat|organi[sz]|formed|formation", re.I
)
_NAMES = re.compile(r"^(?:legal )?name|subsidiar|^entity|^company$", re.I)
_OTHER_NAMES = re.compile(r"doing business|d/b/a|dba|trade name|business name|other name", re.I)
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,8})?)\s*(%|percent)?", re.I)
_SOME = "(0,100]%"
_LONGEST = 250
_BRACKETED = re.compile(r"(.+?)\s*\(([^()]{2,60})\)\.?$")
_SENTENCE = re.compile(
    r"(.+?),?\s+(?:an?|organi[sz]ed under the laws of|incorporated in)\s+(?:the )?(.+?)"
    r"(?:\s+(?:corporation|limited liability company|company|limited partnership|partnership|"
    r"business trust|statutory trust))?\.?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Subsidiary:
    """One company of the list. ``under`` is the company it is indented under, where it is one."""

    name: str
    jurisdiction: str = ""
    country: str = ""
    share: Share | None = None
    share_heading: str = ""
    under: str = ""
    other_names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class _Headings:
    """The columns of a table, by what their headings say."""

    shares: tuple[Cell, ...] = ()
    places: tuple[Cell, ...] = ()
    others: tuple[Cell, ...] = ()

    def role(self, cell: Cell) -> str:
        """Return what a cell is by the heading above it."""
        for role in ("shares", "places", "others"):
            headings: tuple[Cell, ...] = getattr(self, role)
            if any(h.first <= cell.last and cell.first <= h.last for h in headings):
                return role
        return ""


def subsidiaries(page: Page, filer: str) -> Iterator[Subsidiary | Unknown]:
    """Yield the companies an exhibit lists; nothing where it is no list."""
    lines = text_lines(page)
    notes = footnotes(lines)
    found = [*_from_tables(page), *_from_lines(lines, page.where)]
    if not any(isinstance(item, Subsidiary) for item in found):
        found += _bare_names(lines, filer, page.where)
    above: list[Subsidiary] = []
    for item in found:
        if isinstance(item, Unknown) or _same(item.name, filer):
            if isinstance(item, Unknown):
                yield item
            continue
        above = [earlier for earlier in above if earlier.indent < item.indent - 1.0]
        texts = tuple(f"{mark} {notes[mark]}" for mark in item.notes if mark in notes)
        yield replace(item, under=above[-1].name if above else "", notes=texts or item.notes)
        above.append(item)


def _same(name: str, filer: str) -> bool:
    plain = [re.sub(r"[\W_]+", "", text.casefold()) for text in (name, filer)]
    return bool(plain[1]) and plain[0] == plain[1]


def _from_tables(page: Page) -> Iterator[Subsidiary | Unknown]:
    if b"<t" not in page.body.lower():
        return
    for rows in table_rows(page.html()):
        headings, begun = _Headings(), False
        for row in rows:
            if _is_heading(row):
                headings = _read_headings(row, headings)
                continue
            for part in _halves(row, headings):
                read = _subsidiary(part, headings, page.where)
                begun = begun or isinstance(read, Subsidiary)
                if read is not None and (begun or isinstance(read, Subsidiary)):
                    yield read


def _is_heading(row: Row) -> bool:
    texts = [cell.text for cell in row]
    if any(country_of(text) or _PERCENT.fullmatch(text) for text in texts):
        return False
    said = [text for text in texts if any(p.search(text) for p in (_SHARES, _PLACES, _NAMES))]
    named = any(kind_of(text) is Kind.COMPANY and not _NAMES.search(text) for text in texts)
    return bool(said) and not named and len(" ".join(texts)) < _LONGEST


def _read_headings(row: Row, before: _Headings) -> _Headings:
    """Read a row of headings; one that says nothing of columns leaves those before."""
    others = [c for c in row if _OTHER_NAMES.search(c.text)]
    shares = [c for c in row if _SHARES.search(c.text) and c not in others]
    places = [c for c in row if _PLACES.search(c.text) and c not in shares and c not in others]
    if not (others or shares or places):
        return before
    # A heading over several lines is one: its later rows add to the earlier ones.
    return _Headings(
        (*before.shares, *shares) if not places else tuple(shares) or before.shares,
        tuple(places) or before.places,
        tuple(others) or before.others,
    )


def _halves(row: Row, headings: _Headings) -> list[Row]:
    """Part a row that holds two companies side by side."""
    if (
        len(row) == 4
        and not headings.shares
        and country_of(row[1].text)
        and country_of(row[3].text)
    ):
        return [row[:2], row[2:]]
    return [row]


def _name_first(row: Row) -> Row:
    """Return a row with the name before the place, where the list has them the other way."""
    if len(row) < 2 or not country_of(row[0].text) or country_of(row[1].text):
        return row
    named = kind_of(row[1].text) is Kind.COMPANY and kind_of(row[0].text) is not Kind.COMPANY
    return (row[1], row[0], *row[2:]) if named else row


def _subsidiary(row: Row, headings: _Headings, where: str) -> Subsidiary | Unknown | None:
    first, *rest = _name_first(row)
    formed = kind_of(re.sub(r"(?:\s*\([0-9a-z]{1,2}\))+$", "", first.text)) is Kind.COMPANY
    name, marks = without_marks(first.text, formed)
    if len(name) > _LONGEST or not re.search(r"[^\W\d_]", name) or not name.strip("()*"):
        return None
    if not rest and (not formed or name.endswith(":")):
        return None if name.startswith(("(", "*")) else unknown("row of Exhibit 21", name, where)
    found = Subsidiary(name, notes=(*first.marks, *marks), indent=first.indent)
    for cell in rest:
        found = _with_cell(found, cell, headings)
    if headings.shares and found.share is None:
        said = (c.text for c in rest if headings.role(c) == "shares" and not country_of(c.text))
        stated = next(said, "")
        if stated:
            found = replace(found, share=parse_share(_SOME))
    if found.share is not None:
        heading = " ".join(cell.text for cell in headings.shares)
        found = replace(found, share_heading=heading or "percentage owned")
    return found


def _with_cell(found: Subsidiary, cell: Cell, headings: _Headings) -> Subsidiary:
    role = headings.role(cell)
    percent = _PERCENT.fullmatch(without_marks(cell.text, formed=True)[0])
    if percent and (role == "shares" or percent[2] or (not role and headings.shares)):
        # Up to 1 without a sign may be a percentage as well as a fraction of the whole.
        plain = percent[2] or float(percent[1]) > 1
        return replace(found, share=_share(percent[1]) if plain else parse_share(_SOME))
    if role == "others":
        return replace(found, other_names=(*found.other_names, cell.text))
    if (role == "shares" and not country_of(cell.text)) or cell.text in ("%", "-", "–", "—"):
        return found
    if found.jurisdiction:
        return replace(found, other_names=(*found.other_names, cell.text))
    place = without_marks(cell.text, formed=True)[0]
    return replace(found, jurisdiction=place, country=country_of(place))


def _share(number: str) -> Share | None:
    try:
        return parse_share(f"{number}%")
    except ShareError:
        return None


def _from_lines(lines: Sequence[str], where: str) -> Iterator[Subsidiary | Unknown]:
    headings = _Headings()
    for line in lines:
        row = columns(line)
        if not row or len(line) > _LONGEST or row[0].text.startswith(("(", "*", "<")):
            continue
        if _is_heading(row) and len(row) > 1:
            headings = _Headings(tuple(c for c in row if _SHARES.search(c.text)))
            continue
        if len(row) > 1:
            known = any(country_of(c.text) or _PERCENT.fullmatch(c.text) for c in row[1:])
            if known or kind_of(row[0].text) is Kind.COMPANY:
                read = _subsidiary(row, headings, where)
                if read is not None:
                    yield read
            continue
        if not _NAMES.search(line):
            yield from _sentence(row[0])


def _sentence(cell: Cell) -> Iterator[Subsidiary]:
    for form in (_BRACKETED, _SENTENCE):
        match = form.fullmatch(cell.text)
        if match and country_of(match[2]):
            place = match[2].strip()
            yield Subsidiary(match[1].strip(), place, country_of(place), indent=cell.indent)
            return


def _bare_names(lines: Sequence[str], filer: str, where: str) -> Iterator[Subsidiary | Unknown]:
    """Yield the lines that are names of companies and nothing else.

    The filer's own name stands among them: where it is not known, none of them is taken.
    """
    for line in lines:
        name = without_marks(" ".join(line.split()), formed=True)[0]
        if len(name) > _LONGEST or _NAMES.search(name) or kind_of(name) is not Kind.COMPANY:
            continue
        yield Subsidiary(name) if filer else unknown("line of Exhibit 21", name, where)
