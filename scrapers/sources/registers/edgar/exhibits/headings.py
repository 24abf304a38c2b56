"""The columns of a list of subsidiaries, by their headings."""

import re
from dataclasses import dataclass
from enum import StrEnum

from scrapers.sources.registers.edgar.exhibits.tables import ExhibitCell


class ColumnKind(StrEnum):
    """The content of a column's cells."""

    NAME = "name"
    PLACE = "place"
    SHARE = "share of the filer"
    DIRECT = "direct share"
    INDIRECT = "indirect share"
    VOTES = "votes of the filer"
    OTHERS_SHARE = "share of others"
    OWNERS_SHARE = "share of the owner or parent whom the row may name"
    OWNER = "owner"
    OTHER_NAMES = "other names"
    ABOUT = "status or relation"
    ASIDE = "left out"
    ODD = "not understood"
    NONE = "without a heading"


_OTHER_NAMES = re.compile(
    r"doing business|d/b/a|\bdba\b|trade ?name|business name|other name|assumed name|former name"
    r"|names? under which|operating name|known as"
)
_PERCENT = re.compile(r"percent|%|\bpct\b|\bstake\b")
# A column of share counts holds no percentages, whatever its cells look like.
_NUMBERS = re.compile(r"\b(?:shares|units|stock)\b")
_SHARES = re.compile(r"ownership|\bowned\b|\bvot(?:ing|es)|interest|equity|shareholding|\bheld\b")
_OTHERS = re.compile(
    r"non-?controlling|minority|\bby others\b|others?'|third part|outside|public|partner"
    r"|\bother (?:owner|holder|sharehold)"
)
_OWNERS = re.compile(
    r"\bby (?:(?:its|their|the|immediate|direct) )*(?:parent|owner|holder)\b(?! company)|immediate"
)
_OWNER = re.compile(
    r"(?:owned|held|controlled) by\b|\bparents?\b|\bowners?\b(?!ship)|\bholders?\b|sharehold?ers?\b"
    r"|stockholders?\b|holding company|holding entity|subsidiary of|\bmembers?\b|ownership entity"
)
_BY_FILER = re.compile(
    r"by (?:the |us\b|our )?(?:registrant|company|corporation|parent company|us\b|group|issuer)"
)
_PLACES = re.compile(
    r"jurisdiction|\bstates?\b|country|countries|\bplace|incorporat|organi[sz]|formed|formation"
    r"|domicile|location|province|territory|registered in|\blaw(?:s)?\b"
)
_NAMES = re.compile(
    r"\bnames?\b|subsidiar|\bentit(?:y|ies)\b|^compan(?:y|ies)$|corporation|legal entity|\bvies?\b"
    r"|affiliate|joint venture|investee|associate"
)
_ABOUT = re.compile(
    r"\bstatus\b|relation|\bnature\b|\btype\b|classification|consolidation|consolidated\?|remark|\bnotes?\b|method"
    r"|comment|accounting"
)
_END_WORDS = re.compile(
    r"dissol|\bsold\b|\bsale\b|dispos|divest|liquidated|de-?registr|deregister|struck|terminat"
)
_FIRST_ASIDE = re.compile(
    r"\bdates?\b|\byear\b|principal place|place of business|address|registered office"
    r"|nature of business|business activit|line of business|number of shares|\bno\. of shares"
)
_ASIDE = re.compile(
    r"segment|business|activit|address|\bein\b|\bno\.?$|number|currency|capital"
    r"|line of|industry|employer|tax|\bid\b|principal|registered office|form of|legal form|kind"
)


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading cells of a table; a heading may span several rows and columns."""

    cells: tuple[ExhibitCell, ...] = ()

    def text_over(self, cell: ExhibitCell) -> str:
        """Return all headings over a cell, from the top, as one text."""
        texts = (h.text for h in self.cells if h.first <= cell.last and cell.first <= h.last)
        return " ".join(dict.fromkeys(texts))

    def column_of_cell(self, cell: ExhibitCell) -> ColumnKind:
        """Return the kind of a cell by the headings over it."""
        heading = self.text_over(cell)
        return column_kind(heading) if heading else ColumnKind.NONE

    def has_column(self, *columns: ColumnKind) -> bool:
        """Return whether the table has a column of one of the kinds."""
        return any(self.column_of_cell(cell) in columns for cell in self.cells)


def column_kind(heading: str) -> ColumnKind:
    """Return the kind of a column by the words of its heading."""
    text = " ".join(heading.casefold().replace("\xa0", " ").split())
    if _OTHER_NAMES.search(text):
        return ColumnKind.OTHER_NAMES
    if is_end_heading(text):
        return ColumnKind.ABOUT
    if _FIRST_ASIDE.search(text):
        return ColumnKind.ASIDE
    if _PERCENT.search(text) or _is_share(text):
        return _share_column(text)
    if _OWNER.search(text) and not _BY_FILER.search(text):
        return ColumnKind.OWNER
    for form, column in _OTHER_COLUMNS:
        if form.search(text):
            return column
    return ColumnKind.ODD


_OTHER_COLUMNS = (
    (_PLACES, ColumnKind.PLACE),
    (_ABOUT, ColumnKind.ABOUT),
    (_NAMES, ColumnKind.NAME),
    (_ASIDE, ColumnKind.ASIDE),
)


def is_end_heading(heading: str) -> bool:
    """Return whether a heading is about the day on which a company was dissolved or sold."""
    return bool(_END_WORDS.search(heading.casefold()))


def is_percent_heading(heading: str) -> bool:
    """Return whether a bare number under a heading of shares is a percentage."""
    text = heading.casefold()
    return bool(_PERCENT.search(text)) or not _NUMBERS.search(text)


def is_by_filer(heading: str) -> bool:
    """Return whether a heading says that the shares below it are the filer's."""
    return bool(_BY_FILER.search(heading.casefold()))


def _is_share(text: str) -> bool:
    """Return whether words about shares head a column of shares, not of owners or places."""
    if re.search(r"\b(?:owned|held|controlled) by\b", text) and not _BY_FILER.search(text):
        return False
    named = _NAMES.search(text) or _PLACES.search(text)
    return bool(_SHARES.search(text)) and not named


def _share_column(text: str) -> ColumnKind:
    by = re.search(
        r"\b(?:owned|held|controlled) (?:directly |indirectly |or |and )*by (?!the$)", text
    )
    if _OWNERS.search(text):
        return ColumnKind.OWNERS_SHARE
    if _OTHERS.search(text) or (by and not _BY_FILER.search(text)):
        return ColumnKind.OTHERS_SHARE
    if "indirect" in text and not re.search(r"(?<!in)\bdirect", text):
        return ColumnKind.INDIRECT
    if re.search(r"(?<!in)\bdirect", text) and "indirect" not in text:
        return ColumnKind.DIRECT
    return ColumnKind.VOTES if "voting" in text or "votes" in text else ColumnKind.SHARE
