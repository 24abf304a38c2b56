"""Files and records of a source as the graph that the analyses read, without a server."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from graph.analyses.projection import Projection, project
from graph.importing.read_all import read_paths
from graph.model.records import Contents, Records, Source, Statement, Tie
from graph.stores.display_values import display_entity
from scrapers.contract.collector import Record
from tests.paths import FIXTURES

INPUTS = FIXTURES / "reported"
"""Small inputs of invented parties, each of a fault that somebody reported of such a tool."""


def graph_of(paths: Iterable[Path], records: Iterable[Record] = ()) -> Projection:
    """Return what files, and the records of a source beside them, make together."""
    found: list[Records] = []
    for path in paths:
        reading = read_paths([path])
        assert not reading.problems
        found.append(reading.records)
    given = list(records)
    sources = {s.id: s for read in found for s in read.sources}
    sources |= {s.id: s for s in given if isinstance(s, Source)}
    statements = [s for read in found for s in read.statements]
    statements += [s for s in given if isinstance(s, Statement)]
    ties = {t.id: t for read in found for t in read.ties}
    ties |= {t.id: t for t in given if isinstance(t, Tie)}
    of: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        of[statement.entity].append(statement)
    entities = {ident: display_entity(told, sources) for ident, told in of.items()}
    return project(Contents(entities, sources, tuple(statements), tuple(ties.values())))
