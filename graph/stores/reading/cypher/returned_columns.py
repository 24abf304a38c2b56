"""Columns that a query returns, read from its last RETURN.

Where there are no rows the embedded server names no columns, and a table would lose its heading.
"""

from collections.abc import Sequence

from graph.stores.reading.cypher.cypher_tokens import CypherToken, cypher_tokens

_OPENS = ("(", "[", "{")
_CLOSES = (")", "]", "}")
_AFTER_ITEMS = ("ORDER", "SKIP", "OFFSET", "LIMIT", "UNION")
_Place = int  # among the tokens


def returned_columns(cypher: str) -> tuple[str, ...]:
    """Return the columns as the database would name them; empty where the query does not say.

    Raises:
        QueryRefusedError: a string, name or comment is not closed.
    """
    tokens = cypher_tokens(cypher)
    outside = _places_outside_brackets(tokens)
    returns = [at for at in outside if tokens[at].is_word("RETURN") and not _is_name(tokens, at)]
    if not returns:
        return ()
    first = returns[-1] + 1
    if first < len(tokens) and tokens[first].is_word("DISTINCT"):
        first += 1
    behind = [at for at in outside if at >= first]
    end = next((at for at in behind if _ends_items(tokens, at)), len(tokens))
    commas = [at for at in behind if at < end and tokens[at].is_sign(",")]
    starts, ends = [first, *(at + 1 for at in commas)], [*commas, end]
    if first >= end or tokens[first].is_sign("*"):
        return ()
    return tuple(_heading(cypher, tokens, s, e) for s, e in zip(starts, ends, strict=True))


def _places_outside_brackets(tokens: Sequence[CypherToken]) -> list[_Place]:
    depth, places = 0, list[int]()
    for at, token in enumerate(tokens):
        depth -= token.is_sign(*_CLOSES)
        if depth == 0 and not token.is_sign(*_CLOSES):
            places.append(at)
        depth += token.is_sign(*_OPENS)
    return places


def _ends_items(tokens: Sequence[CypherToken], at: _Place) -> bool:
    token = tokens[at]
    return token.is_sign(";") or (token.is_word(*_AFTER_ITEMS) and not _is_name(tokens, at))


def _is_name(tokens: Sequence[CypherToken], at: _Place) -> bool:
    """Whether a word is a property, a label or an alias, and no clause."""
    return at > 0 and (tokens[at - 1].is_sign(".", ":") or tokens[at - 1].is_word("AS"))


def _heading(cypher: str, tokens: Sequence[CypherToken], start: _Place, end: _Place) -> str:
    if end - start > 2 and tokens[end - 2].is_word("AS"):
        return tokens[end - 1].name
    last = tokens[end - 1]
    return cypher[_offset(cypher, tokens[start]) : _offset(cypher, last) + len(last.text)]


def _offset(cypher: str, token: CypherToken) -> int:
    lines = cypher.split("\n")[: token.line - 1]
    return sum(len(line) + 1 for line in lines) + token.column - 1
