"""Findings: what a flag saw at one subject, with what to check."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.analyses.tracing.search.walkable_graph import Placed
from graph.model.records import Tie
from graph.red_flags.scene import Scene
from graph.support.language import Said


@dataclass(frozen=True, slots=True)
class Finding:
    """What a flag saw at one subject.

    ``sentence`` says what was seen, never what it proves; as a ``str`` it is in the language of
    the reader. ``entities``, ``ties`` and ``sources``
    are the ids to check; the subject comes first among the entities.
    """

    flag: str
    subject: str
    sentence: Said
    entities: tuple[str, ...]
    ties: tuple[str, ...]
    sources: tuple[str, ...]


def finding(
    scene: Scene,
    flag: str,
    subject: str,
    sentence: Said,
    *,
    entities: Iterable[str] = (),
    ties: Iterable[Placed | Tie] = (),
    stated: Iterable[tuple[str, str]] = (),
    sources: Iterable[str] = (),
) -> Finding:
    """Return a finding with its sources: of the ties, of values by (node, property), and others."""
    own = [p.tie if isinstance(p, Placed) else p for p in ties]
    shown = {t.id: t for t in (*own, *_merges(scene, own))}
    said = [t.source for t in shown.values()]
    said += [s for node, name in stated for s in sources_of(scene, node, name)]
    return Finding(
        flag,
        subject,
        sentence,
        tuple(dict.fromkeys((subject, *entities))),
        tuple(shown),
        tuple(dict.fromkeys((*said, *sources))),
    )


def _merges(scene: Scene, ties: Iterable[Tie]) -> Iterator[Tie]:
    """Yield the accepted matches by which a tie counts for another entity."""
    matches = scene.ground.matches
    for tie in ties:
        for end in (tie.start, tie.end):
            if matches.of(end) != end:
                yield from matches.between(end, matches.of(end))


def sources_of(scene: Scene, node: str, property_name: str) -> tuple[str, ...]:
    """Return the sources that state the displayed value of a property."""
    for member in scene.members(node):
        value = scene.entity(member).values.get(property_name)
        if value is None and property_name != "name":
            continue
        compared = scene.graph.graph["compared"].get(member)
        if compared is None:
            stated: tuple[str, ...] = scene.graph.nodes[member]["stated_by"]
            return stated
        return tuple(
            s.source
            for s in compared
            if s.source and (value is None or s.values.get(property_name) == value)
        )
    return ()
