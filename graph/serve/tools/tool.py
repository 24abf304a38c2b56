"""Record of a tool, and the parameters that tools have in common."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from graph.investigation.answers import Answer
from graph.investigation.investigation import Investigation
from graph.stores.reading.cancel import RunningQuery

MOST_ROWS = 1000
"""Rows of a query at most, as for a reader's own query in the app."""

USUAL_ROWS = 100
"""Rows of a query where no limit is given."""


class Arguments(BaseModel):
    """Arguments of a call; one that a tool does not have is refused, not ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="Arguments")


@dataclass(frozen=True, slots=True)
class Tool:
    """A question that an assistant can ask; every text of it is ours, never that of a source.

    ``answer`` is given arguments that fit ``arguments``, and a query that it runs can be ended by
    the last parameter.
    """

    name: str
    title: str
    description: str
    arguments: type[Arguments]
    answer: Callable[[Investigation, Any, RunningQuery], Answer]


def _read_object(given: object) -> object:
    """Read an object that a client sent as JSON text, as some do; leave all else as it is."""
    if not isinstance(given, str):
        return given
    try:
        return json.loads(given)
    except (ValueError, RecursionError):
        return given


Ident = Annotated[str, Field(min_length=1, max_length=500)]
Day = Annotated[
    str | None,
    Field(max_length=100, description="A day, month or year (2024-05-31, 2024-05, 2024)."),
]
Values = Annotated[
    dict[str, Any],
    Field(max_length=100, description="Values of the parameters, by name."),
    BeforeValidator(_read_object),
]
RowLimit = Annotated[
    int, Field(ge=1, le=MOST_ROWS, description=f"Rows at most, up to {MOST_ROWS}.")
]
