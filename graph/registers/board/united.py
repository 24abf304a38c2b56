"""Statements and parties of all parts of a board, as one store would show them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.model.merging import merge_statements
from graph.model.records import Entity, Source, Statement
from graph.registers.board.numbering import Numbering
from graph.registers.board.part import BoardPart
from graph.stores.display_values import display_entity


def all_sources(parts: Iterable[BoardPart]) -> dict[str, Source]:
    """Return the sources of all parts; of one content the first part's record stays."""
    found: dict[str, Source] = {}
    for part in parts:
        found = {**part.sources, **found}
    return found


def united_statements(
    numbering: Numbering, numbers: Iterable[int]
) -> dict[str, tuple[Statement, ...]]:
    """Return what is stated of some parties, one statement for each source, by their ids."""
    found: dict[str, dict[str, Statement]] = defaultdict(dict)
    wanted = sorted(set(numbers))
    for k, part in enumerate(numbering.parts):
        for statement in part.statements(numbering.in_part(k, wanted)):
            stated = found[statement.entity]
            stated[statement.source] = merge_statements(stated.get(statement.source), statement)
    return {
        entity: tuple(stated[source] for source in sorted(stated))
        for entity, stated in sorted(found.items())
    }


def displayed(
    stated: Mapping[str, Sequence[Statement]], sources: Mapping[str, Source]
) -> dict[str, Entity]:
    """Return the parties of some statements with their displayed values."""
    return {entity: display_entity(each, sources) for entity, each in stated.items()}
