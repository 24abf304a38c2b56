"""A JSON file, or JSON lines, as BODS statements that know their place."""

import json
from collections.abc import Sequence

from graph.importing.bods_statement import Json
from graph.importing.reading import Problem

Numbered = tuple[str, Json]
"""A statement with its place, for messages."""

_EXPECTED = "a list of BODS statements, or one statement a line"


def statements_of(name: str, content: bytes) -> tuple[list[Numbered], list[Problem]]:
    """Read a JSON file, or JSON lines, into statements."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return [], [Problem(name, line, "", "bytes that are not UTF-8", "a file in UTF-8")]
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        return _lines(name, text)
    except RecursionError:
        return [], [Problem(name, 0, "", "lists nested too deeply", _EXPECTED)]
    listed = whole if isinstance(whole, list) else [whole]
    found = [(f"{name}, statement {n}", item) for n, item in enumerate(listed, 1)]
    return _checked(name, found)


def _lines(name: str, text: str) -> tuple[list[Numbered], list[Problem]]:
    found: list[tuple[str, object]] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        try:
            if line.strip():
                found.append((f"{name}, line {number}", json.loads(line)))
        except (json.JSONDecodeError, RecursionError) as error:
            found_there = f"no JSON ({error.args[0]})"
            problems.append(Problem(name, number, "", found_there, _EXPECTED))
            if not found:
                break  # Not JSON lines at all: one message, not one a line.
    statements, more = _checked(name, found) if found else ([], [])
    return statements, problems or more


def _checked(
    name: str, found: Sequence[tuple[str, object]]
) -> tuple[list[Numbered], list[Problem]]:
    statements = [(place, item) for place, item in found if isinstance(item, dict)]
    marks = {"statementType", "recordType"}
    other = len(statements) < len(found)
    if found and (other or not any(marks & item.keys() for _, item in statements)):
        return [], [Problem(name, 0, "", "JSON of another kind", _EXPECTED)]
    return list(statements), []
