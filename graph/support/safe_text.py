"""Escapes that make texts of others safe to show on a terminal and in spreadsheet cells."""

import re
from io import StringIO
from unicodedata import category

_TRIGGERS = ("=", "+", "-", "@", "\t", "\r")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


def escape_control_characters(text: str) -> str:
    """Escape control, format and line-breaking characters, so that one line stays one."""
    return "".join(_escape_character(character) for character in text)


def _escape_character(character: str) -> str:
    if category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return character.encode("unicode_escape").decode("ascii")
    return character


def escape_formula(cell: str) -> str:
    """Put ``'`` before what a spreadsheet would run as a formula; plain numbers stay."""
    formula = cell.startswith(_TRIGGERS) and not _PLAIN_NUMBER.fullmatch(cell)
    return f"'{cell}" if formula else cell


def split_lines(text: str) -> list[str]:
    """Split a text at its line ends, as files and databases count lines.

    ``str.splitlines`` also splits at characters that are part of a line, such as U+2028.
    """
    return [line.rstrip("\r\n") for line in StringIO(text, newline="")]
