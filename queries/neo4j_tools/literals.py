"""Values of parameters as literals of Cypher."""

from typing import Any

from graph.exports.neo4j.cypher_script import text_literal


def cypher_literal(value: Any) -> str:
    """Return the default of a field as a literal."""
    if isinstance(value, list):
        return f"[{', '.join(map(cypher_literal, value))}]"
    return text_literal(value) if isinstance(value, str) else str(value)
