r"""Tokens of Cypher: enough to tell a clause from a name, a string or a comment.

The server expands ``\uXXXX`` before it parses, so that is done first here. A token still knows
its place in the text as the user wrote it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from graph.errors import QueryRefusedError
from graph.support.language import N_

_ESCAPE = re.compile(r"\\\\|\\u([0-9A-Fa-f]{4})")  # a doubled backslash begins no escape
_TOKEN = re.compile(
    r"""
    (?P<space>   \s+ | //[^\n\r]* | /\*.*?\*/ )
  | (?P<string>  '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" )
  | (?P<quoted>  `(?:[^`]|``)*` )
  | (?P<param>   \$(?:`(?:[^`]|``)*`|\w+) )
  | (?P<number>  0[xo][0-9A-Fa-f_]+ | \d[\d_]*(?:\.(?!\.)\d*)?(?:[eE][+-]?\d+)? | \.\d+(?:[eE][+-]?\d+)? )
  | (?P<word>    [^\W\d]\w* )
  | (?P<open>    ['"`] | /\* )
  | (?P<sign>    \.\. | :: | <> | <= | >= | =~ | \|\| | . )
    """,  # noqa: E501
    re.VERBOSE | re.DOTALL,
)
_STRING = N_("This string is not closed; close it.")
_UNCLOSED = {
    "'": _STRING,
    '"': _STRING,
    "`": N_("This backticked name is not closed; close it."),
    "/*": N_("This comment is not closed; close it."),
}


class TokenKind(Enum):
    """Kind of a token."""

    STRING = auto()
    QUOTED = auto()
    PARAM = auto()
    NUMBER = auto()
    WORD = auto()
    SIGN = auto()


@dataclass(frozen=True, slots=True)
class CypherToken:
    """One token; ``line`` and ``column`` count from 1. Words are compared by ``upper``."""

    sort: TokenKind
    text: str
    line: int
    column: int

    @property
    def upper(self) -> str:
        """The text, in capitals if it is a word."""
        return self.text.upper() if self.sort is TokenKind.WORD else self.text

    @property
    def name(self) -> str:
        """The text without backticks and dollar."""
        return self.text.removeprefix("$").strip("`").replace("``", "`")

    def is_word(self, *words: str) -> bool:
        """Whether this is one of some words (in capitals here), without backticks."""
        return self.sort is TokenKind.WORD and self.text.upper() in words

    def is_sign(self, *signs: str) -> bool:
        """Whether this is one of some signs."""
        return self.sort is TokenKind.SIGN and self.text in signs


def cypher_tokens(cypher: str) -> tuple[CypherToken, ...]:
    """Return the tokens of Cypher, without spaces and comments.

    Raises:
        QueryRefusedError: a string, name or comment is not closed.
    """
    return tuple(_tokens(cypher))


def without_last_semicolon(cypher: str) -> str:
    """Return a query without the semicolon at its end; places in it stay as they are."""
    last = cypher_tokens(cypher)[-1:]
    if not last or not last[0].is_sign(";"):
        return cypher
    lines = cypher.split("\n")
    row, at = last[0].line - 1, last[0].column - 1
    # A semicolon that is written as an escape is left to the server.
    if lines[row][at] == ";":
        lines[row] = f"{lines[row][:at]} {lines[row][at + 1 :]}"
    return "\n".join(lines)


def _tokens(cypher: str) -> Iterator[CypherToken]:
    text, places = _expand_escapes(cypher)
    for match in _TOKEN.finditer(text):
        group = str(match.lastgroup)
        if group == "space":
            continue
        line, column = _line_and_column(cypher, places[match.start()])
        if group == "open":
            raise QueryRefusedError(_UNCLOSED[match[0]], line, column)
        yield CypherToken(TokenKind[group.upper()], match[0], line, column)


def _expand_escapes(cypher: str) -> tuple[str, list[int]]:
    """Expand the Unicode escapes; return the text and the first place of each character."""
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for match in _ESCAPE.finditer(cypher):
        if match[1] is None:
            continue
        pieces += [cypher[done : match.start()], chr(int(match[1], 16))]
        places += [*range(done, match.start()), match.start()]
        done = match.end()
    pieces.append(cypher[done:])
    places += [*range(done, len(cypher))]
    return "".join(pieces), places


def _line_and_column(cypher: str, place: int) -> tuple[int, int]:
    before = cypher[:place]
    return before.count("\n") + 1, place - (before.rfind("\n") + 1) + 1
