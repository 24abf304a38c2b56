"""BODS statements of a JSON or JSON Lines file, each with its place."""

from graph.importing.json_objects import OTHER_KIND, NumberedObject, numbered_objects
from graph.importing.result import Problem
from graph.support.language import N_, LazyText

__all__ = ["NumberedObject", "statements_of"]

EXPECTED = LazyText(
    N_("a list of BODS statements or FollowTheMoney entities, or one of them a line")
)
_MARKS = frozenset({"statementType", "recordType"})


def statements_of(name: str, content: bytes) -> tuple[list[NumberedObject], list[Problem]]:
    """Return the statements of a JSON or JSON Lines file, and its problems."""
    statements, problems = numbered_objects(name, content, "statement", EXPECTED)
    if statements and not any(_MARKS & item.keys() for _, item in statements):
        return [], [
            *problems,
            Problem(place=name, line=0, column="", found=OTHER_KIND, expected=EXPECTED),
        ]
    return statements, problems
