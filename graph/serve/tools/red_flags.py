"""Tool that raises red flags."""

from typing import Annotated

from pydantic import Field

from graph.investigation.answers import RedFlagsAnswer
from graph.investigation.investigation import Investigation
from graph.serve.tools.tool import Arguments, Ident, Tool
from graph.stores.reading.cancel import RunningQuery


class _RedFlags(Arguments):
    storefront: Annotated[
        Ident | None, Field(description="Id of a storefront; without it, the whole case.")
    ] = None


def _answer(case: Investigation, asked: _RedFlags, running: RunningQuery) -> RedFlagsAnswer:
    del running
    return case.red_flags(asked.storefront)


RED_FLAGS = Tool(
    name="red_flags",
    title="Red flags",
    description=(
        "Raise the red flags of published guidance, each with its sources and its possible "
        "innocent reason. A red flag proves nothing; quote the innocent reason beside it. "
        "Dismissed ones are listed, with who dismissed them and why."
    ),
    arguments=_RedFlags,
    answer=_answer,
)
