"""Tool that lists the owners of a company."""

from typing import Annotated

from pydantic import Field

from graph.analyses.ownership.catalogue import CONVENTIONS
from graph.analyses.ownership.conventions.multiplicative import MULTIPLICATIVE
from graph.investigation.answers import OwnersAnswer
from graph.investigation.investigation import Investigation
from graph.serve.tools.tool import Arguments, Day, Ident, Tool
from graph.stores.reading.cancel import RunningQuery

_NAMES = ", ".join(c.name for c in CONVENTIONS)


class _Owners(Arguments):
    company: Annotated[Ident, Field(description="Id of the company.")]
    convention: Annotated[str, Field(max_length=100, description=f"How to count: {_NAMES}.")] = (
        MULTIPLICATIVE.name
    )
    as_of: Day = None


def _answer(case: Investigation, asked: _Owners, running: RunningQuery) -> OwnersAnswer:
    del running
    return case.owners(asked.company, asked.convention, asked.as_of)


OWNERS = Tool(
    name="owners",
    title="Owners of a company",
    description=(
        "List everybody who is stated to have a part of a company, directly or through others, by "
        "a named convention of counting. Figures are bounds: from what is stated to what may be. "
        "Name the convention with every figure. Nobody found is not nobody."
    ),
    arguments=_Owners,
    answer=_answer,
)
