"""Labels, types and properties that a query names, and its own clauses that leave out rows.

They are read from the tokens, without a grammar of Cypher: a name that could be something else,
such as a key of a map that the query itself makes, is not taken for a name of the database.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import Any

from graph.stores.reading.cypher.cypher_tokens import CypherToken, TokenKind, cypher_tokens

_NOTHING = CypherToken(TokenKind.SIGN, ";", 0, 0)
_OPENS = {"(": ")", "[": "]", "{": "}"}
_NAMES = (TokenKind.WORD, TokenKind.QUOTED)
_EXPRESSION = frozenset("| & ! % (".split())
_AFTER_LABEL = ("WHERE",)
# Parts of dates and durations, which a query may read like properties.
_TEMPORAL = frozenset(
    "year quarter month week day ordinalDay dayOfWeek dayOfQuarter weekYear hour minute second "
    "years quarters months weeks days hours minutes seconds epochSeconds epochMillis".split()
)


@dataclass(frozen=True, slots=True)
class QueryNames:
    """Names that a query expects in the database.

    ``classes`` are those that may be a label or a relationship type, as in ``WHERE x:NAME``.
    """

    labels: frozenset[str]
    types: frozenset[str]
    classes: frozenset[str]
    properties: frozenset[str]


@dataclass(frozen=True, slots=True)
class OwnLimits:
    """Clauses of a query that leave out rows.

    ``rows`` is the smallest LIMIT of a final RETURN, None if it has none. ``inner`` are the other
    clauses as written; whether they left out anything cannot be seen in the rows.
    """

    rows: int | None
    inner: tuple[str, ...]


class _Bracket(Enum):
    NODE = auto()
    RELATIONSHIP = auto()
    PROPERTIES = auto()
    MAP = auto()
    OTHER = auto()


def names_in(cypher: str) -> QueryNames:
    """Return the names that a query expects in the database.

    Raises:
        QueryRefusedError: a string, name or comment is not closed.
    """
    return _NameWalk(cypher_tokens(cypher)).names()


class _NameWalk:
    """One pass over the tokens of a query that collects names by where they stand."""

    def __init__(self, tokens: tuple[CypherToken, ...]) -> None:
        self._tokens = tokens
        self._open: list[_Bracket] = []
        self._classes: dict[_Bracket, set[str]] = {kind: set() for kind in _Bracket}
        self._properties: set[str] = set()
        self._made: set[str] = set()

    def names(self) -> QueryNames:
        for at, token in enumerate(self._tokens):
            self._take(at, token)
        others = self._classes[_Bracket.OTHER] | self._classes[_Bracket.MAP]
        return QueryNames(
            labels=frozenset(self._classes[_Bracket.NODE]),
            types=frozenset(self._classes[_Bracket.RELATIONSHIP]),
            classes=frozenset(others),
            properties=frozenset(self._properties - self._made - _TEMPORAL),
        )

    def _take(self, at: int, token: CypherToken) -> None:
        if token.sort is TokenKind.SIGN and token.text in _OPENS:
            self._open.append(self._kind_of(at))
        elif token.sort is TokenKind.SIGN and token.text in _OPENS.values():
            self._open = self._open[:-1]
        elif token.is_sign(":"):
            self._take_colon(at)
        elif token.is_sign(".") and self._is_property(at):
            self._properties.add(self._token(at + 1).name)

    def _take_colon(self, at: int) -> None:
        inside = self._open[-1] if self._open else _Bracket.OTHER
        if inside in (_Bracket.PROPERTIES, _Bracket.MAP) and self._is_key(at - 1):
            names = self._properties if inside is _Bracket.PROPERTIES else self._made
            names.add(self._token(at - 1).name)
            return
        self._classes[inside] |= set(self._class_names(at + 1, inside))

    def _class_names(self, at: int, inside: _Bracket) -> Iterator[str]:
        """Yield the names of a label expression; outside of a pattern only its first."""
        pattern = inside in (_Bracket.NODE, _Bracket.RELATIONSHIP)
        while True:
            token = self._token(at)
            if token.sort in _NAMES and not token.is_word(*_AFTER_LABEL):
                yield token.name
                if not pattern or not self._token(at + 1).is_sign("|", "&"):
                    return
            elif not (pattern and token.is_sign(*_EXPRESSION, ":")):
                return
            at += 1

    def _is_property(self, at: int) -> bool:
        """Whether a dot stands between a value and the name of one of its properties."""
        before, after = self._token(at - 1), self._token(at + 1)
        if after.sort not in _NAMES or self._token(at + 2).is_sign("(", "."):
            return False
        # A name before a second dot is a part of a procedure's or function's name.
        value = before.sort in (*_NAMES, TokenKind.PARAM) or before.is_sign(")", "]", "}")
        return (value and not self._token(at - 2).is_sign(".")) or before.is_sign("{", ",")

    def _is_key(self, at: int) -> bool:
        key = self._token(at)
        return key.sort in _NAMES and self._token(at - 1).is_sign("{", ",")

    def _kind_of(self, at: int) -> _Bracket:
        before = self._token(at - 1)
        match self._token(at).text:
            case "[":
                return _Bracket.RELATIONSHIP if before.is_sign("-") else _Bracket.OTHER
            case "(":
                called = before.sort in _NAMES and not before.is_word("MATCH", "WHERE", "AND")
                return _Bracket.OTHER if called else _Bracket.NODE
        if self._open and self._open[-1] in (_Bracket.NODE, _Bracket.RELATIONSHIP):
            return _Bracket.PROPERTIES
        return _Bracket.MAP

    def _token(self, at: int) -> CypherToken:
        return self._tokens[at] if 0 <= at < len(self._tokens) else _NOTHING


def own_limits(cypher: str, parameters: Mapping[str, Any]) -> OwnLimits:
    """Return the clauses of a query that leave out rows.

    Raises:
        QueryRefusedError: a string, name or comment is not closed.
    """
    tokens, final, inner = cypher_tokens(cypher), list[int](), list[str]()
    for at, clause, value in _cutting_clauses(tokens):
        rows = _row_number(value, parameters)
        if clause == "LIMIT" and rows is not None and _ends_query(tokens, at):
            final.append(rows)
        else:
            inner.append(clause if value.sort is TokenKind.WORD else f"{clause} {value.text}")
    return OwnLimits(min(final, default=None), tuple(dict.fromkeys(inner)))


def _cutting_clauses(
    tokens: tuple[CypherToken, ...],
) -> Iterator[tuple[int, str, CypherToken]]:
    """Yield each LIMIT, SKIP and OFFSET with its place and the token behind it."""
    for at, (token, value) in enumerate(pairwise(tokens)):
        is_name = at and tokens[at - 1].is_sign(".", ":")
        after = tokens[at + 2] if at + 2 < len(tokens) else _NOTHING
        is_number = value.sort in (TokenKind.NUMBER, TokenKind.PARAM)
        is_call = value.sort is TokenKind.WORD and after.is_sign("(")
        if token.is_word("LIMIT", "SKIP", "OFFSET") and (is_number or is_call) and not is_name:
            yield at, token.upper, value


def _row_number(value: CypherToken, parameters: Mapping[str, Any]) -> int | None:
    stated = parameters.get(value.name) if value.sort is TokenKind.PARAM else value.text
    try:
        return int(str(stated))
    except ValueError:
        return None


def _ends_query(tokens: tuple[CypherToken, ...], at: int) -> bool:
    """Whether nothing but the end of the query, or of a part of a UNION, follows a LIMIT."""
    depth = sum(t.is_sign(*_OPENS) - t.is_sign(*_OPENS.values()) for t in tokens[:at])
    after = tokens[at + 2] if at + 2 < len(tokens) else _NOTHING
    return depth == 0 and (after.is_sign(";") or after.is_word("UNION"))
