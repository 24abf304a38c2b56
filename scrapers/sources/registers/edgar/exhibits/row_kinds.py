"""Kinds of rows and lines in an exhibit: column heading, section heading or company."""

import re

from graph.model.party_kind import kind_by_name
from scrapers.sources.registers.edgar.exhibits.headings import ColumnKind, Headings, column_kind
from scrapers.sources.registers.edgar.exhibits.holdings import PERCENT
from scrapers.sources.registers.edgar.exhibits.names import has_company_form
from scrapers.sources.registers.edgar.exhibits.rows import LONGEST
from scrapers.sources.registers.edgar.exhibits.tables import ExhibitRow
from scrapers.sources.registers.edgar.jurisdictions import country_of

TITLE = re.compile(r"^(?:legal )?name|subsidiar|^entity|^company$", re.I)
_KNOWN_KINDS = frozenset(ColumnKind) - {ColumnKind.ODD}
# Words that make a text a column heading although it contains a company form or a word for a body.
_LABEL_OF_SHARES = re.compile(r"^(?:%|percent|voting|equity|interest|owned|held|ownership)", re.I)
_LABEL = re.compile(
    r"^(?:legal |full )?names?\b"
    r"|^(?:state|country|jurisdiction|place)\b"
    r"|subsidiar|^(?:legal )?entit|^compan|doing business|d/b/a|\bdba\b"
    r"|^(?:immediate |direct |ultimate )?(?:parent|holding|owner|shareholder)|^(?:owned|held)\b",
    re.I,
)
PARENT_LINE = re.compile(r"(?:ultimate |immediate )?parents?(?: company| entity)?\s*:", re.I)
_SUBSIDIARIES_OF = re.compile(r"(?:\w+[ -]){0,3}subsidiar\w* of\b", re.I)


def names_company(text: str) -> bool:
    """Return whether a line names a company, before any comma or bracket."""
    if _SUBSIDIARIES_OF.match(text):
        return False
    first = re.split(r"[,(]", text)[0]
    return has_company_form(text) or has_company_form(first) or bool(PARENT_LINE.match(text))


def is_section_row(row: ExhibitRow) -> bool:
    """Return whether a table row is one text over all columns and not a company."""
    text = row[0].text
    is_one = len(row) == 1 and not row[0].first
    return is_one and (text.endswith(":") or not names_company(text))


def _has_formed_name(text: str) -> bool:
    """Return whether a cell names a company by its legal form."""
    if not has_company_form(text) or _LABEL_OF_SHARES.match(text):
        return False
    return not kind_by_name(text).body or not _LABEL.search(text)


def is_heading(row: ExhibitRow) -> bool:
    """Return whether a row is a column heading: words for columns, no company or place."""
    texts = [cell.text for cell in row]
    if any(country_of(text) or PERCENT.fullmatch(text) for text in texts):
        return False
    headings = [text for text in texts if column_kind(text) in _KNOWN_KINDS]
    named = any(_has_formed_name(text) for text in texts)
    least = 1 if len(row) == 1 or TITLE.search(texts[0]) else 2
    return len(headings) >= least and not named and len(" ".join(texts)) < LONGEST


def split_row(row: ExhibitRow, headings: Headings) -> list[ExhibitRow]:
    """Return the companies of a row; a row of four cells may hold two side by side."""
    if (
        len(row) == 4
        and not headings.has_column(
            ColumnKind.SHARE, ColumnKind.VOTES, ColumnKind.DIRECT, ColumnKind.INDIRECT
        )
        and not headings.has_column(ColumnKind.OWNER)
        and country_of(row[1].text)
        and country_of(row[3].text)
    ):
        return [row[:2], row[2:]]
    return [row]
