"""Tools that list and run saved queries, and run read-only Cypher."""

import json
from typing import Annotated

from pydantic import Field

from graph.investigation.answers import Answer, RowsAnswer
from graph.investigation.investigation import Investigation
from graph.serve.tools.tool import USUAL_ROWS, Arguments, RowLimit, Tool, Values
from graph.stores.reading.cancel import RunningQuery
from queries.library import Query


class _ListQueries(Arguments):
    pass


class _RunQuery(Arguments):
    name: Annotated[str, Field(min_length=1, max_length=200, description="Name of the query.")]
    parameters: Values = Field(default_factory=dict)
    limit: RowLimit = USUAL_ROWS


class _Cypher(Arguments):
    text: Annotated[
        str, Field(min_length=1, max_length=20_000, description="A query that only reads.")
    ]
    parameters: Values = Field(default_factory=dict)
    limit: RowLimit = USUAL_ROWS


def _run_query(case: Investigation, asked: _RunQuery, running: RunningQuery) -> RowsAnswer:
    return case.run_query(asked.name, asked.parameters, asked.limit, running=running)


def _cypher(case: Investigation, asked: _Cypher, running: RunningQuery) -> RowsAnswer:
    return case.cypher(asked.text, asked.parameters, asked.limit, running=running)


def _list_queries(case: Investigation, asked: _ListQueries, running: RunningQuery) -> Answer:
    del asked, running
    documents = [_query_document(query) for query in case.saved_queries()]
    form = "{n} saved queries can be run on this database by their name."
    return Answer(
        sentence=form.format(n=len(documents)),
        sources=(),
        not_checked=(),
        json=json.dumps(documents, ensure_ascii=False),
    )


def _query_document(query: Query) -> dict[str, object]:
    return {
        "name": query.name,
        "title": query.title,
        "question": query.question,
        "parameters": [
            {"name": p.name, "type": p.type, "default": p.default, "help": p.help}
            for p in query.parameters
        ],
        "columns": list(query.columns),
    }


LIST_QUERIES = Tool(
    name="list_queries",
    title="List saved queries",
    description="List the saved queries with their names, questions, parameters and columns.",
    arguments=_ListQueries,
    answer=_list_queries,
)
RUN_QUERY = Tool(
    name="run_query",
    title="Run a saved query",
    description=(
        "Run a saved query by its name. Its rows are what sources state; they are no verdict, and "
        "a row that is missing says nothing."
    ),
    arguments=_RunQuery,
    answer=_run_query,
)
CYPHER = Tool(
    name="cypher",
    title="Ask in Cypher",
    description=(
        "Run a query of your own in Cypher; one that does more than read is refused, and one that "
        "takes too long is ended. Nodes are Storefront, Platform, Company, Person, Address, "
        "Contact, Brand and Product, each an Entity with id and name; and Source. Relationships "
        "are OWNS, CONTROLS, OFFICER_OF, EMPLOYED_BY, OPERATES, SELLS_ON, SELLS, OF_BRAND, "
        "LOCATED_AT, REACHED_AT, LINKED_TO, SAME_AS, each the statement of one source, by its "
        "property source; and (:Source)-[:STATES]->(:Entity). Return source, since and until with "
        "what you quote. Rows are no verdict: ask trace for that."
    ),
    arguments=_Cypher,
    answer=_cypher,
)
