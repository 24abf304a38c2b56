"""Objects of a JSON or JSON Lines file, each with its place."""

import json
from collections.abc import Mapping

from graph.importing.result import Problem
from graph.support.language import N_, LazyText, Text, lazy_text

Json = Mapping[str, object]
NumberedObject = tuple[str, Json]
"""An object with its place, for messages."""

_NOT_UTF8, _UTF8 = LazyText(N_("bytes that are not UTF-8")), LazyText(N_("a file in UTF-8"))
OTHER_KIND = LazyText(N_("JSON of another kind"))


def numbered_objects(
    name: str, content: bytes, what: str, expected: Text
) -> tuple[list[NumberedObject], list[Problem]]:
    """Return the objects of a JSON list, of one object or of JSON Lines; ``what`` names one.

    A file that holds anything but objects is a problem, and none of its objects is returned.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return [], [Problem(place=name, line=line, column="", found=_NOT_UTF8, expected=_UTF8)]
    try:
        whole = json.loads(text)
    except ValueError:
        return _lines(name, text, expected)
    except RecursionError:
        return [], [
            Problem(
                place=name,
                line=0,
                column="",
                found=LazyText(N_("lists nested too deeply")),
                expected=expected,
            )
        ]
    listed = whole if isinstance(whole, list) else [whole]
    return _objects(name, [(f"{name}, {what} {n}", i) for n, i in enumerate(listed, 1)], expected)


def _lines(name: str, text: str, expected: Text) -> tuple[list[NumberedObject], list[Problem]]:
    found: list[tuple[str, object]] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        try:
            if line.strip():
                found.append((f"{name}, line {number}", json.loads(line)))
        except (ValueError, RecursionError) as error:
            found_there = lazy_text(N_("no JSON ({error})"), error=error.args[0])
            problems.append(
                Problem(place=name, line=number, column="", found=found_there, expected=expected)
            )
            if not found:
                break  # Not JSON lines at all: one message, not one a line.
    objects, more = _objects(name, found, expected) if found else ([], [])
    return objects, problems or more


def _objects(
    name: str, found: list[tuple[str, object]], expected: Text
) -> tuple[list[NumberedObject], list[Problem]]:
    objects = [(place, item) for place, item in found if isinstance(item, dict)]
    if len(objects) < len(found):
        return [], [Problem(place=name, line=0, column="", found=OTHER_KIND, expected=expected)]
    return list(objects), []
