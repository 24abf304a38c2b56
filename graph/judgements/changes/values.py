"""Values of which only one can be right, and that one dossier would hold after a judgement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.analyses.projection import Projection
from graph.analyses.tracing.search.walkable_graph import WalkableGraph
from graph.judgements.changes.states import JudgedStates, entries_of
from graph.model.records import Entity
from graph.red_flags.facts.compared_values import value_words, values_agree
from graph.red_flags.words import PROPERTIES
from graph.support.language import N_, LazyText, lazy_text


@dataclass(frozen=True, slots=True)
class ValueConflict:
    """One property on which two entries contradict each other; ``text`` says both values."""

    property_name: str
    one: Entity
    other: Entity
    text: LazyText


def value_conflicts(states: JudgedStates) -> tuple[ValueConflict, ...]:
    """Return the contradictions of the pair's dossier that it does not hold before."""
    before, after = states.grounds
    whole = entries_of(after, states.tie.start)
    new = [
        (one, other)
        for place, one in enumerate(whole)
        for other in whole[place + 1 :]
        if before.matches.representative_of(one) != before.matches.representative_of(other)
    ]
    return tuple(c for name in PROPERTIES for c in _conflict(states.after, after, name, new))


def _conflict(
    graph: Projection, ground: WalkableGraph, name: str, pairs: Sequence[tuple[str, str]]
) -> Iterator[ValueConflict]:
    """Yield the first contradiction of a property: more of them say the same of one dossier."""
    for one, other in pairs:
        for left in _stated(graph, ground, one, name):
            for right in _stated(graph, ground, other, name):
                if not values_agree(name, left, right):
                    yield _worded(ground, name, (one, left), (other, right))
                    return


def _stated(graph: Projection, ground: WalkableGraph, entry: str, name: str) -> list[str]:
    """Return all values that sources state of a property; one statement alone is displayed."""
    if (several := graph.graph["compared"].get(entry)) is None:
        shown = ground.entities[entry].text(name)
        return [shown] if shown else []
    return list(dict.fromkeys(str(s.values[name]) for s in several if s.values.get(name)))


def _worded(
    ground: WalkableGraph, name: str, one: tuple[str, str], other: tuple[str, str]
) -> ValueConflict:
    left, right = ground.entities[one[0]], ground.entities[other[0]]
    text = lazy_text(
        N_("{property}: {value} for {one}, {else_} for {other}"),
        property=LazyText(PROPERTIES[name]),
        value=value_words(name, one[1]),
        one=left.name,
        else_=value_words(name, other[1]),
        other=right.name,
    )
    return ValueConflict(name, left, right, text)
