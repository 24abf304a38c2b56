"""Favourites of Neo4j Browser: a Cypher file for each saved query, named by its first line."""

from graph.stores.reading.cypher.cypher_tokens import without_last_semicolon
from queries.library import Query
from queries.neo4j_tools.literals import cypher_literal


def favourite_text(query: Query) -> str:
    """Return a file that the Browser takes when it is dropped on its saved scripts.

    The Browser fills parameters by commands of its own, so the file says which to give first.
    """
    lines = [f"// {query.title}", f"// {query.question}"]
    for field in query.parameters:
        lines += [
            f"// {field.help}. First run:",
            f"// :param {field.name} => {cypher_literal(field.default)}",
        ]
    return "\n".join((*lines, f"{without_last_semicolon(query.cypher).rstrip()};", ""))
