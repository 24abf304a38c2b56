"""Translation of saved queries; only their files hold the English text."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import IO

from graph.support.language import gettext as _
from graph.support.safe_text import split_lines
from queries.library import FIELD, Query
from queries.parameters import Parameter, parse_parameter

_Found = tuple[int, None, str, list[str]]


def column_words(name: str) -> str:
    """Return the name of a column as words, for its heading."""
    return name.replace("_", " ")


def translate_query(query: Query) -> Query:
    """Return a shipped query with its texts in the current language."""
    return replace(
        query,
        title=_(query.title),
        question=_(query.question),
        parameters=tuple(map(_translate_parameter, query.parameters)),
        headings=tuple(_(column_words(column)) for column in query.columns),
    )


def _translate_parameter(field: Parameter) -> Parameter:
    return replace(field, label=_(field.label), help=_(field.help))


def extract(
    file: IO[bytes],
    _keywords: Mapping[str, object],
    _tags: Collection[str],
    options: Mapping[str, object],  # noqa: ARG001 - Babel gives it by name
) -> Iterator[_Found]:
    """Yield the texts of a query's head with their line numbers, as Babel's extractors do."""
    for number, line in enumerate(split_lines(file.read().decode("utf-8")), 1):
        if match := FIELD.fullmatch(line):
            for text in _texts(match["key"], match["value"]):
                yield number, None, text, []


def _texts(key: str, value: str) -> tuple[str, ...]:
    if key == "draws":
        return ()
    if key == "returns":
        return tuple(map(column_words, value.split(", ")))
    if key == "param":
        field = parse_parameter("", value)
        return field.label, field.help
    return (value,)
