"""The shipped examples as projections, without a store."""

from collections import defaultdict

from graph.analyses.projection import Projection, project
from graph.importing.read_all import read_paths
from graph.model.records import Contents, Statement
from graph.stores.display_values import display_entity
from tests.paths import EXAMPLES


def shipped_example(name: str) -> Projection:
    """Return an example as it stands in a store that holds nothing else."""
    return project(shipped_contents(name))


def shipped_contents(name: str) -> Contents:
    """Return the contents of a store that holds an example alone."""
    reading = read_paths([EXAMPLES / name])
    assert reading.problems == ()
    assert reading.references == ()
    records = reading.records
    sources = {s.id: s for s in records.sources}
    stated: dict[str, list[Statement]] = defaultdict(list)
    for statement in records.statements:
        stated[statement.entity].append(statement)
    entities = {ident: display_entity(each, sources) for ident, each in stated.items()}
    return Contents(entities, sources, records.statements, records.ties)
