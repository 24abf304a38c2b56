"""Encoding of a table, and the separator of its columns.

A form with only one possible reading is read; any other is reported once, not once a row.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from graph.importing.result import Problem, quote_value
from graph.support.language import N_, LazyText, Text, lazy_text
from graph.support.safe_text import split_lines

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "sources": ("id", "title"),
    "entities": ("id", "kind", "name"),
    "ties": ("tie", "from", "to", "source"),
}
"""Columns that each sheet must have."""

HEADER_ROWS = 20
"""Number of rows, from the first, in which a header is looked for."""

UTF_8 = "utf-8"
ENCODINGS = (UTF_8, "cp1252", "cp1250", "cp1251", "cp1254", "gb18030", "shift_jis")
"""Encodings that a user may name for a file; UTF-16 is recognized by its bytes."""

_HEAD = 64 * 1024
_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_COMMA = ","
_DECLARED = "sep="
_SEPARATORS: Mapping[str, LazyText] = {
    ";": LazyText(N_("semicolons")),
    "\t": LazyText(N_("tabs")),
    "|": LazyText(N_("upright lines")),
}
_SAVED: Text = LazyText(N_("commas in UTF-8; save it as .xlsx, or as CSV UTF-8 with commas"))


@dataclass(frozen=True, slots=True)
class TableText:
    """Text of a table and the separator of its columns; ``wide`` is True for UTF-16."""

    text: str
    separator: str
    wide: bool = False


def is_header(cells: Iterable[str]) -> bool:
    """Whether a row has the columns of one of the sheets, in capitals or not."""
    return _has_columns({cell.strip().strip('"').lower() for cell in cells})


def _has_columns(names: Set[str]) -> bool:
    return any({*required} <= names for required in REQUIRED.values())


def columns_in(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of a header, ``Tie`` and ``FROM`` as the format writes them."""
    names = tuple(cell.strip() for cell in cells)
    lower = tuple(name.lower() for name in names)
    return lower if _has_columns({*lower}) and not _has_columns({*names}) else names


def decode_table(place: str, content: bytes, encoding: str = UTF_8) -> TableText | Problem:
    """Return a table as text, or the problem with its bytes or separators."""
    wide = wide_encoding(content[:_HEAD])
    text = decode_text(place, content, wide or encoding)
    # The separator is reported first: it does not depend on the bytes that are wrong.
    sample = content[:_HEAD].decode(wide or UTF_8, "replace") if isinstance(text, Problem) else text
    separator, known = _separator(sample.lstrip("\ufeff"))
    if not known:
        return _separator_problem(place, separator, wide is not None)
    return text if isinstance(text, Problem) else TableText(text, separator, wide is not None)


def is_declaration(cells: Iterable[str]) -> bool:
    """Whether a row only declares the separator, as some programs write it: ``sep=;``."""
    text = "".join(cells).strip().casefold()
    return text.startswith(_DECLARED) and len(text) <= len(_DECLARED) + 1


def _separator_problem(place: str, separator: str, wide: bool) -> Problem:
    separators = _SEPARATORS[separator]
    text = N_("columns separated by {separators}")
    if wide:
        text = N_("a file in UTF-16, its columns separated by {separators}")
    return Problem(
        place=place,
        line=1,
        column="",
        found=lazy_text(text, separators=separators),
        expected=_SAVED,
    )


def wide_encoding(head: bytes) -> str | None:
    """Return the encoding of a file whose characters have two bytes each."""
    if head[:2] in _MARKS:
        return _MARKS[head[:2]]
    evens, odds = head[::2].count(0), head[1::2].count(0)
    if max(evens, odds) * 4 < len(head) or not head:
        return None
    return "utf-16-be" if evens > odds else "utf-16-le"


def decode_text(place: str, content: bytes, encoding: str) -> str | Problem:
    """Return bytes as text, or the problem with the first that does not fit the encoding."""
    zero = -1 if encoding.startswith("utf-16") else content.find(b"\0")
    if zero >= 0:
        line = content.count(b"\n", 0, zero) + 1
        return Problem(
            place=place,
            line=line,
            column="",
            found=LazyText(N_("a NUL byte")),
            expected=LazyText(N_("text without one")),
        )
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return _decode_problem(place, content, error)


def _decode_problem(place: str, content: bytes, error: UnicodeDecodeError) -> Problem:
    """Return the problem of a byte, with its line in Windows-1252 for the user to judge."""
    line = content.count(b"\n", 0, error.start) + 1
    if error.encoding.replace("_", "-") != UTF_8:
        found = lazy_text(N_("bytes that are not {encoding}"), encoding=error.encoding)
        return Problem(
            place=place,
            line=line,
            column="",
            found=found,
            expected=LazyText(N_("a file saved as CSV UTF-8 or as .xlsx")),
        )
    around = content[max(error.start - 20, 0) : error.start + 20]
    shown = around.decode("cp1252", "replace").splitlines()
    found = lazy_text(
        N_("bytes that are not UTF-8 (0x{byte:02x}); as Windows-1252 they read {text}"),
        byte=content[error.start],
        text=quote_value(max(shown, key=len).strip()),
    )
    expected = N_(
        "a file saved as CSV UTF-8 or as .xlsx; if that is what it says, python -m graph import "
        "--encoding cp1252"
    )
    return Problem(place=place, line=line, column="", found=found, expected=LazyText(expected))


def _separator(text: str) -> tuple[str, bool]:
    """Return the separator of the columns, and whether the table can be read with it."""
    lines = [line for line in split_lines(text[:_HEAD])[:HEADER_ROWS] if line.strip()]
    if not lines or any(is_header(line.split(_COMMA)) for line in lines):
        return _COMMA, True
    for separator in _SEPARATORS:
        if any(is_header(line.split(separator)) for line in lines):
            return separator, True
    declared = lines[0].casefold().startswith(_DECLARED) and lines[0][4:5] in _SEPARATORS
    if declared:
        return lines[0][4], False
    bare = (each for each in _SEPARATORS if each in lines[0] and _COMMA not in lines[0])
    found = next(bare, _COMMA)
    return found, found == _COMMA
