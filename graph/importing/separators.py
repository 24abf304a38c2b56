"""A table that a spreadsheet saved in another form: named in one sentence, not once a row."""

from collections.abc import Iterable, Mapping

from graph.importing.reading import Problem
from graph.language import N_, Said, Text, said

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "sources": ("id", "title"),
    "entities": ("id", "kind", "name"),
    "ties": ("tie", "from", "to", "source"),
}
"""The columns that each sheet must have."""

LOOKED = 20
"""Rows from the first in which a header is looked for."""

_HEAD = 64 * 1024
_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_SEPARATORS: Mapping[str, Said] = {
    ";": Said(N_("semicolons")),
    "\t": Said(N_("tabs")),
    "|": Said(N_("upright lines")),
}
_SAVED: Text = Said(N_("commas in UTF-8; save it as .xlsx, or as CSV UTF-8 with commas"))


def is_header(cells: Iterable[str]) -> bool:
    """Whether a row has the columns of one of the sheets."""
    names = {cell.strip().strip('"') for cell in cells}
    return any({*required} <= names for required in REQUIRED.values())


def saved_otherwise(place: str, content: bytes) -> Problem | None:
    """Say that a file is UTF-16 or has other separators; None where it has neither."""
    wide = _wide(content[:_HEAD])
    text = content[:_HEAD].decode(wide or "utf-8", "replace").lstrip("\ufeff")
    separator = _SEPARATORS.get(_separator(text))
    if wide is None and separator is None:
        return None
    found = Said(N_("a file in UTF-16"))
    if separator:
        found = said(N_("columns separated by {separators}"), separators=separator)
    if separator and wide:
        found = said(
            N_("a file in UTF-16, its columns separated by {separators}"), separators=separator
        )
    return Problem(place, 1, "", found, _SAVED)


def _wide(head: bytes) -> str | None:
    """Return the encoding of a file whose characters have two bytes each."""
    if head[:2] in _MARKS:
        return _MARKS[head[:2]]
    evens, odds = head[::2].count(0), head[1::2].count(0)
    if max(evens, odds) * 4 < len(head) or not head:
        return None
    return "utf-16-be" if evens > odds else "utf-16-le"


def _separator(text: str) -> str:
    """Return what stands between the columns where that is no comma, else nothing."""
    lines = [line for line in text.splitlines()[:LOOKED] if line.strip()]
    if not lines or is_header(lines[0].split(",")):
        return ""
    if lines[0].lower().startswith("sep=") and lines[0][4:5] in _SEPARATORS:
        return lines[0][4]
    for separator in _SEPARATORS:
        bare = separator in lines[0] and "," not in lines[0]
        if bare or any(is_header(line.split(separator)) for line in lines):
            return separator
    return ""
