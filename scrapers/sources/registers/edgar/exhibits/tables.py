"""The text of an exhibit as rows of cells, from tables, lists or columns of plain text."""

import re
from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from itertools import pairwise, takewhile

from bs4 import Tag

from scrapers.contract.page import Page

_MARK = r"(?:\(\s*[0-9a-z]{1,2}\s*\)|[*†‡§]+|\[\d{1,2}\])"
_MARKS = re.compile(rf"(?:\s*,?\s*{_MARK})+", re.IGNORECASE)
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(pt|px|em|in|%)?")
_UNITS = {"px": 0.75, "em": 10.0, "in": 72.0, "%": 5.0}
_GAP = re.compile(r"\t+|\s{2,}|\s*\.{3,}\s*|\s*…+\s*")
_WIDEST = 60
_BLOCKS = ("p", "li", "div", "pre", "dd", "dt")
_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6", "center")


@dataclass(frozen=True, slots=True)
class ExhibitCell:
    """A cell with the columns it spans, its footnote marks and its indent in points."""

    text: str
    first: int
    last: int
    marks: tuple[str, ...] = ()
    _: KW_ONLY
    indent: float = 0.0


ExhibitRow = tuple[ExhibitCell, ...]


def page_parts(page: Page) -> Iterator[list[ExhibitRow] | str]:
    """Yield the parts of an exhibit in order: a table as its rows, or a single line."""
    if not _is_html(page):
        # A last line without a newline may be cut off in the middle of a name.
        text = re.sub(r"<[^<>]{1,200}>", "", page.text).rpartition("\n")[0]
        yield from (line.rstrip() for line in text.splitlines())
        return
    for block in page.html().find_all([*_BLOCKS, *_HEADS, "table"]):
        if block.name == "table":
            if not block.find("table"):
                yield from _table(block)
        elif block.find_parent("table"):
            continue
        elif not block.find([*_BLOCKS, *_HEADS, "table"]):
            yield from _lines(block)
        elif block.name == "li" and (own := _own_text(block)):
            yield own


def _table(table: Tag) -> Iterator[list[ExhibitRow]]:
    caption = [
        (ExhibitCell(text=_text(c)[0], first=0, last=0),)
        for c in table.find_all("caption")
        if _text(c)[0]
    ]
    rows = [*caption, *(tuple(_cells(row)) for row in table.find_all("tr"))]
    if filled := [row for row in rows if row]:
        yield filled


def _own_text(item: Tag) -> str:
    """Return the text of an item of a list above the list inside it."""
    inner = [*_BLOCKS, *_HEADS, "table", "ul", "ol"]
    above = takewhile(
        lambda node: not isinstance(node, Tag) or (node.name not in inner and not node.find(inner)),
        item.children,
    )
    return " ".join(" ".join(node.get_text() for node in above).split())


def _lines(block: Tag) -> Iterator[str]:
    for line in block.get_text("\n" if block.find("br") else "").splitlines():
        yield line.replace("\xa0", " ").rstrip()


def _is_html(page: Page) -> bool:
    return page.body.lstrip()[:1] == b"<" and b"<html" in page.body[:4000].lower()


def _cells(row: Tag) -> Iterator[ExhibitCell]:
    column = 0
    for cell in row.find_all(["td", "th"]):
        span = str(cell.get("colspan") or "1")
        width = min(int(span), _WIDEST) if re.fullmatch(r"[1-9]\d?", span, re.ASCII) else 1
        text, marks = _text(cell)
        if text:
            yield ExhibitCell(
                text=text, first=column, last=column + width - 1, marks=marks, indent=_indent(cell)
            )
        column += width


def _text(cell: Tag) -> tuple[str, tuple[str, ...]]:
    """Return the text of a cell, and the footnote marks that are set apart from it."""
    words, marks = [], []
    for line_break in cell.find_all("br"):
        line_break.replace_with(" ")
    for block in cell.find_all(_BLOCKS):
        block.insert_after(" ")
    for piece in cell.find_all(string=True):
        raw = str(piece).replace("\xa0", " ")
        bare = raw.strip()
        parent = piece.parent.name if piece.parent else ""
        apart = parent in ("sup", "sub") or bare != cell.get_text().replace("\xa0", " ").strip()
        if bare and apart and _MARKS.fullmatch(bare):
            marks += re.findall(_MARK, bare, re.IGNORECASE)
        else:
            words.append(raw)
    return " ".join("".join(words).split()), tuple(marks)


def _indent(cell: Tag) -> float:
    """Return the indent of the first text of a cell, in points."""
    total, inner = 0.0, cell
    while isinstance(inner, Tag):
        style = str(inner.get("style") or "").casefold()
        for name in ("padding-left", "margin-left", "text-indent"):
            if match := re.search(rf"{name}\s*:\s*([^;]+)", style):
                total += _points(match[1])
        inner = next((c for c in inner.children if isinstance(c, Tag)), None)  # type: ignore[assignment]
    lead = re.match(r"[ \t\r\n]*([\xa0\u2003 ]*)", cell.get_text())
    return total + 3.0 * (lead[1].count("\xa0") + lead[1].count("\u2003") if lead else 0)


def _points(stated: str) -> float:
    match = _LENGTH.match(stated.strip())
    return float(match[1]) * _UNITS.get(match[2] or "", 1.0) if match else 0.0


def text_lines(page: Page) -> list[str]:
    """Return the lines of an exhibit's paragraphs, also of those inside table cells."""
    if not _is_html(page):
        return [part for part in page_parts(page) if isinstance(part, str)]
    blocks = page.html().find_all(_BLOCKS)
    return [line for b in blocks if not b.find([*_BLOCKS, "table"]) for line in _lines(b)]


def split_columns(line: str) -> ExhibitRow:
    """Return a line of text as cells, split at its gaps."""
    indent = 3.0 * (len(line) - len(line.lstrip()))
    parts = [part.strip() for part in _GAP.split(line.strip()) if part and part.strip(" .")]
    return tuple(
        ExhibitCell(text=part, first=n, last=n, marks=(), indent=indent if n == 0 else 0.0)
        for n, part in enumerate(parts)
    )


def split_marks(name: str, formed: bool) -> tuple[str, tuple[str, ...]]:
    """Return a name without the footnote marks at its end, and the marks.

    A number in brackets is a mark only after a company form: ``LNG Carrier (2)`` keeps it.
    """
    match = re.search(rf"(?:\s*,?\s*{_MARK})+$", name, re.IGNORECASE)
    if match is None or not match.start():
        return name, ()
    marks = tuple(re.findall(_MARK, match[0], re.IGNORECASE))
    plain = all(mark[0] in "*†‡§[" for mark in marks)
    return (name[: match.start()].rstrip(), marks) if formed or plain else (name, ())


def footnotes(page: Page) -> dict[str, str]:
    """Return the footnotes of an exhibit by their marks, those in rows of tables too."""
    notes: dict[str, str] = {}
    lines = [*text_lines(page), *_row_lines(page)]
    clean = [" ".join(line.split()) for line in lines if line.strip()]
    for line, following in pairwise([*clean, ""]):
        if match := re.match(rf"({_MARK})\s*(.*)", line, re.IGNORECASE):
            text = match[2] or following
            if len(text) > 20:
                notes.setdefault(match[1], text[:500])
    return notes


def _row_lines(page: Page) -> Iterator[str]:
    """Yield rows of bare cells as lines: a filer may set its notes as rows without paragraphs."""
    if not _is_html(page):
        return
    for row in page.html().find_all("tr"):
        if not row.find([*_BLOCKS, "table"]):
            yield " ".join(cell.get_text(" ") for cell in row.find_all(["td", "th"]))
