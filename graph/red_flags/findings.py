"""Findings of flags, each at one subject, with what to check."""

from collections.abc import Iterable, Iterator
from dataclasses import KW_ONLY, dataclass

from graph.analyses.tracing.search.walkable_graph import DatedTie
from graph.model.records import Tie
from graph.red_flags.scene import Scene
from graph.support.language import LazyText


@dataclass(frozen=True, slots=True)
class Finding:
    """Finding of a flag at one subject.

    ``sentence`` says what was seen, never what it proves; as a ``str`` it is in the user's
    language. ``entities``, ``ties`` and ``sources`` are the ids to check; the subject comes first
    among the entities.
    """

    flag: str
    subject: str
    sentence: LazyText
    entities: tuple[str, ...]
    _: KW_ONLY
    ties: tuple[str, ...]
    sources: tuple[str, ...]


def make_finding(
    scene: Scene,
    flag: str,
    subject: str,
    sentence: LazyText,
    *,
    entities: Iterable[str] = (),
    ties: Iterable[DatedTie | Tie] = (),
    stated: Iterable[tuple[str, str]] = (),
    sources: Iterable[str] = (),
) -> Finding:
    """Return a finding with the sources of ties and of values (node, property), and others."""
    own = [p.tie if isinstance(p, DatedTie) else p for p in ties]
    shown = {t.id: t for t in (*own, *_merging_matches(scene, own))}
    origins = [t.source for t in shown.values()]
    origins += [s for node, name in stated for s in value_sources(scene, node, name)]
    return Finding(
        flag=flag,
        subject=subject,
        sentence=sentence,
        entities=tuple(dict.fromkeys((subject, *entities))),
        ties=tuple(shown),
        sources=tuple(dict.fromkeys((*origins, *sources))),
    )


def _merging_matches(scene: Scene, ties: Iterable[Tie]) -> Iterator[Tie]:
    """Yield the accepted matches by which a tie counts for another entity."""
    matches = scene.ground.matches
    for tie in ties:
        for end in (tie.start, tie.end):
            if matches.representative_of(end) != end:
                yield from matches.ties_between(end, matches.representative_of(end))


def value_sources(scene: Scene, node: str, property_name: str) -> tuple[str, ...]:
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
