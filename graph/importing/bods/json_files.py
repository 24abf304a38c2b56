"""A JSON file, or JSON lines, as BODS statements that know their place."""

from graph.importing.json_objects import OTHER_KIND, Numbered, numbered
from graph.importing.result import Problem
from graph.support.language import N_, Said

__all__ = ["Numbered", "statements_of"]

EXPECTED = Said(N_("a list of BODS statements or FollowTheMoney entities, or one of them a line"))
_MARKS = frozenset({"statementType", "recordType"})


def statements_of(name: str, content: bytes) -> tuple[list[Numbered], list[Problem]]:
    """Read a JSON file, or JSON lines, into statements."""
    statements, problems = numbered(name, content, "statement", EXPECTED)
    if statements and not any(_MARKS & item.keys() for _, item in statements):
        return [], [*problems, Problem(name, 0, "", OTHER_KIND, EXPECTED)]
    return statements, problems
