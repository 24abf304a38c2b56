"""Check that a query does no more than read the graph, made before it is sent.

Neither server is enough alone: Neo4j's READ mode lets LOAD CSV, SHOW, TERMINATE and ``dbms.*``
procedures through, and the embedded server's reader may SHOW and TERMINATE transactions.

The check tells words that are clauses from words that are names. Two operands never follow each
other, so a word after a finished operand is a keyword. A word where an operand is expected is a
name, unless what follows it could only follow a clause.
"""

from enum import Enum, auto

from graph.errors import QueryRefusedError
from graph.stores.reading.cypher.cypher_tokens import CypherToken, TokenKind, cypher_tokens
from graph.support.language import N_, LazyText, lazy_text

PROCEDURES = frozenset(
    {
        "db.labels",
        "db.relationshiptypes",
        "db.propertykeys",
        "db.schema.visualization",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
        "db.index.fulltext.querynodes",
        "db.index.fulltext.queryrelationships",
    }
)
"""The procedures that may be called, in lower case."""

_OPENING = LazyText(N_("MATCH, OPTIONAL MATCH, UNWIND, WITH, CALL or RETURN"))
_OPENING_WORDS = frozenset("MATCH OPTIONAL UNWIND WITH CALL RETURN EXPLAIN PROFILE CYPHER".split())
_CHANGES = N_(
    "{clause} would change the graph; read it with MATCH and RETURN, and change it with an import."
)
_ADMINISTERS = N_(
    "{clause} administers the server and does not read the graph; use MATCH and RETURN."
)
_SCHEMA = N_("{clause} shows the server, not the graph; use CALL db.labels() or MATCH and RETURN.")
_LOADS = N_(
    "{clause} reads files or addresses, not the graph; use an import, then MATCH and RETURN."
)
_LEAVES = N_(
    "{clause} leaves the graph that is open; set NEO4J_DATABASE instead and write MATCH and RETURN."
)
_REFUSED = {
    **dict.fromkeys(
        "CREATE MERGE SET DELETE DETACH NODETACH REMOVE FOREACH INSERT".split(), _CHANGES
    ),
    **dict.fromkeys(
        "DROP ALTER RENAME GRANT DENY REVOKE TERMINATE START STOP".split(), _ADMINISTERS
    ),
    **dict.fromkeys(
        "ENABLE DEALLOCATE REALLOCATE DRYRUN BEGIN COMMIT ROLLBACK".split(), _ADMINISTERS
    ),
    "SHOW": _SCHEMA,
    "LOAD": _LOADS,
    "USE": _LEAVES,
}
# Signs and words that may follow a name, and never the first word of a refused clause.
_AFTER_ANY_NAME = frozenset(": . , ) ] } = ;".split())
_AFTER_OPERAND = _AFTER_ANY_NAME | frozenset(":: .. <> < > <= >= =~ + - * / ^ | || % & [ {".split())
_READING = frozenset(
    "AS AND OR XOR IN IS STARTS ENDS CONTAINS WHERE ORDER LIMIT SKIP OFFSET RETURN WITH MATCH "
    "OPTIONAL UNWIND CALL UNION WHEN THEN ELSE END ASC DESC ASCENDING DESCENDING YIELD".split()
)
_BEFORE_NAME = frozenset(". : :: | & ! %".split())
# Words in front of an operand that belong to it.
_MODIFIERS = frozenset("DISTINCT NOT CASE INDEX SCAN JOIN TEXT RANGE POINT SEEK ON".split())
_FIRST_OF_TWO = frozenset("ORDER OPTIONAL STARTS ENDS".split())
# Words behind an operand that finish it.
_FINISHING = frozenset("END ASC DESC ASCENDING DESCENDING FINISH".split())
_NOTHING = CypherToken(TokenKind.SIGN, ";", 0, 0)


class _Expectation(Enum):
    """Kind of token that may come next."""

    CLAUSE = auto()
    OPERAND = auto()
    KEYWORD = auto()


def check_read_only(cypher: str) -> None:
    """Refuse a query that does more than read the graph.

    Raises:
        QueryRefusedError: the query is refused, with the place of the word that caused it.
    """
    tokens = cypher_tokens(cypher)
    if not tokens or tokens[0].is_sign(";"):
        raise QueryRefusedError(N_("The query is empty; begin it with {words}."), words=_OPENING)
    if not tokens[0].is_word(*_OPENING_WORDS):
        _check_opening(tokens[0])
    _TokenWalk(tokens).run()


def _check_opening(first: CypherToken) -> None:
    if first.upper in _REFUSED:
        raise _refused_clause(first)
    raise _refusal(first, lazy_text(N_("A query begins with {words}."), words=_OPENING))


def _refused_clause(token: CypherToken) -> QueryRefusedError:
    clause = "LOAD CSV" if token.upper == "LOAD" else token.upper
    return _refusal(token, lazy_text(_REFUSED[token.upper], clause=clause))


def _refusal(token: CypherToken, text: LazyText) -> QueryRefusedError:
    return QueryRefusedError(text, token.line, token.column)


class _TokenWalk:
    """One pass over the tokens of a query that refuses the first forbidden clause."""

    def __init__(self, tokens: tuple[CypherToken, ...]) -> None:
        self._tokens = tokens
        self._expected = _Expectation.CLAUSE
        self._calls: list[bool] = []  # for each open bracket: does a CALL begin there?

    def run(self) -> None:
        for at, token in enumerate(self._tokens):
            if token.sort is TokenKind.WORD:
                self._word(at, token)
            elif token.sort is TokenKind.SIGN:
                self._sign(at, token)
            else:
                self._expected = _Expectation.KEYWORD

    def _token(self, at: int) -> CypherToken:
        return self._tokens[at] if 0 <= at < len(self._tokens) else _NOTHING

    def _word(self, at: int, token: CypherToken) -> None:
        if token.upper == "LOAD" and self._token(at + 1).is_word("CSV"):
            raise _refused_clause(token)
        if self._is_name(at):
            self._check_function(at)
            self._expected = _Expectation.KEYWORD
            return
        if token.upper in _REFUSED:
            raise _refused_clause(token)
        if token.upper == "CALL":
            self._check_procedure(at + 1)
        self._expected = self._after_keyword(token.upper)

    def _is_name(self, at: int) -> bool:
        before, word, after = self._token(at - 1), self._token(at), self._token(at + 1)
        # After a dot, a sign of a label expression or AS every word is a name, even SET.
        if at and (before.is_sign(*_BEFORE_NAME) or self._is_alias(at)):
            return True
        # After a finished operand a second one cannot follow.
        if self._expected is _Expectation.KEYWORD:
            return False
        if after.is_sign(*_AFTER_ANY_NAME):
            return True
        if self._expected is _Expectation.CLAUSE or before.is_word(*_FIRST_OF_TWO):
            return False
        # ``RETURN set + 1`` names a variable, ``SET n.x = 1`` is a clause.
        if word.upper in _REFUSED:
            return after.is_sign(*_AFTER_OPERAND) or after.is_word(*_READING)
        return word.upper not in _MODIFIERS and not self._is_procedure(at)

    def _is_alias(self, at: int) -> bool:
        """Whether an AS comes before, and is not itself a name."""
        before = self._token(at - 1)
        return before.is_word("AS") and self._expected is _Expectation.OPERAND

    def _is_procedure(self, at: int) -> bool:
        return self._token(at).upper == "CALL" and self._token(at + 2).is_sign(".", "(")

    def _after_keyword(self, word: str) -> _Expectation:
        if word in _FINISHING:
            return _Expectation.KEYWORD
        if self._expected is _Expectation.CLAUSE and word in {"ALL", "DISTINCT"}:
            return _Expectation.CLAUSE
        if word in {"UNION", "EXPLAIN", "PROFILE", "CYPHER"}:
            return _Expectation.CLAUSE
        return _Expectation.OPERAND

    def _sign(self, at: int, token: CypherToken) -> None:
        if token.text == ";" and at + 1 < len(self._tokens):
            text = LazyText(N_("Only one query can be asked; ask the next by itself."))
            raise _refusal(self._tokens[at + 1], text)
        if token.text in "([{":
            self._calls.append(token.text == "{" and self._begins_call(at))
        elif token.text in ")]}" and self._calls and self._calls.pop():
            self._check_transactions(at + 1)
        self._expected = self._after_sign(at, token)

    def _after_sign(self, at: int, token: CypherToken) -> _Expectation:
        if token.text == "{":
            return _Expectation.CLAUSE if not self._is_projection(at) else _Expectation.OPERAND
        every = token.text == "*" and self._token(at - 1).is_word("WITH", "RETURN", "DISTINCT")
        return _Expectation.KEYWORD if every or token.text in ")]}" else _Expectation.OPERAND

    def _is_projection(self, at: int) -> bool:
        """Whether a map begins here: its first word is a key, never a clause."""
        return self._token(at + 2).is_sign(":", ",", "}")

    def _begins_call(self, at: int) -> bool:
        at -= 1
        if self._token(at).is_sign(")"):
            while at > 0 and not self._token(at).is_sign("("):
                at -= 1
            at -= 1
        return self._token(at).is_word("CALL")

    def _check_transactions(self, at: int) -> None:
        if self._token(at).is_word("IN"):
            text = LazyText(N_("IN TRANSACTIONS is for queries that write; leave it out."))
            raise _refusal(self._token(at), text)

    def _dotted(self, at: int) -> str:
        parts = [self._token(at).name]
        while self._token(at + 1).is_sign("."):
            at += 2
            parts.append(self._token(at).name)
        return ".".join(parts)

    def _check_procedure(self, at: int) -> None:
        if self._token(at).sort not in {TokenKind.WORD, TokenKind.QUOTED}:
            return
        name = self._dotted(at)
        if name.lower() not in PROCEDURES:
            text = lazy_text(
                N_("The procedure {name} may not be called; use MATCH, or db.labels and the like."),
                name=name,
            )
            raise _refusal(self._token(at), text)

    def _check_function(self, at: int) -> None:
        """Refuse functions that run Cypher given as text, which cannot be checked here."""
        if self._dotted(at).lower().startswith("apoc.cypher."):
            text = LazyText(
                N_("Functions that run Cypher from a text are refused; write the query itself.")
            )
            raise _refusal(self._token(at), text)
