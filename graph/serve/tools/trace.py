"""Tool that traces a storefront."""

from typing import Annotated

from pydantic import Field

from graph.investigation.answers import TraceAnswer
from graph.investigation.investigation import Investigation
from graph.serve.tools.tool import Arguments, Day, Ident, Tool
from graph.stores.reading.cancel import RunningQuery


class _Trace(Arguments):
    storefront: Annotated[Ident, Field(description="Id of the storefront.")]
    as_of: Day = None
    target: Annotated[
        Ident | Annotated[list[Ident], Field(min_length=1, max_length=50)] | None,
        Field(description="Id of a company or person, or several: look for these alone."),
    ] = None


def _answer(case: Investigation, asked: _Trace, running: RunningQuery) -> TraceAnswer:
    del running
    return case.trace(asked.storefront, asked.as_of, asked.target)


TRACE = Tool(
    name="trace",
    title="Trace a storefront",
    description=(
        "Say who is stated to be behind a storefront: the strongest tie of its seller to the owner "
        "of the platform, with every link of the chain and its source. Without as_of it is that of "
        "today. “not found” means that no tie was found so far, never that there is none; "
        "“connected” and “personnel” never mean “owned”."
    ),
    arguments=_Trace,
    answer=_answer,
)
