"""The files for Neo4j's tools, by name."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from queries.library import Query
from queries.neo4j_tools.bloom import perspective_text
from queries.neo4j_tools.favourites import favourite_text
from queries.neo4j_tools.grass import grass_text

_README = Path(__file__).parent / "readme.txt"


def tool_files(queries: Iterable[Query]) -> Mapping[str, Iterable[bytes]]:
    """Return the contents of each file: a favourite for each query, a style and a perspective."""
    chosen = tuple(queries)
    texts = {f"{query.name}.cypher": favourite_text(query) for query in chosen}
    texts["style.grass"] = grass_text()
    texts["perspective.json"] = perspective_text(chosen)
    texts["README.txt"] = _README.read_text(encoding="utf-8")
    return {name: (text.encode("utf-8", "replace"),) for name, text in texts.items()}
