"""Tool that finds parties by name, number or id."""

from typing import Annotated

from pydantic import Field

from graph.investigation.answers import SearchAnswer
from graph.investigation.investigation import Investigation
from graph.serve.tools.tool import Arguments, Tool
from graph.stores.reading.cancel import RunningQuery

_MOST_HITS = 100


class _Search(Arguments):
    text: Annotated[
        str,
        Field(min_length=1, max_length=1000, description="A name, a register number or an id."),
    ]
    limit: Annotated[int, Field(ge=1, le=_MOST_HITS, description="Hits at most.")] = 20


def _answer(case: Investigation, asked: _Search, running: RunningQuery) -> SearchAnswer:
    del running
    return case.search(asked.text, asked.limit)


SEARCH = Tool(
    name="search",
    title="Search parties",
    description=(
        "Find storefronts, companies, people, addresses and contacts of the case, and of whole "
        "registers beside it, by name, other spelling, register number or id. The other tools need "
        "the id. A shared name is no tie: two hits of one name may be two parties."
    ),
    arguments=_Search,
    answer=_answer,
)
