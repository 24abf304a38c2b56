"""Red flags that a judgement raises or clears."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.analyses.projection import Projection
from graph.analyses.tracing.search.walkable_graph import walkable_graph_of
from graph.judgements.changes.surroundings import Surroundings
from graph.red_flags.base import Flag
from graph.red_flags.catalogue import FLAGS
from graph.red_flags.findings import Finding
from graph.red_flags.scene import scene_of
from graph.support.language import LazyText

_Found = Mapping[tuple[str, str], tuple[Flag, Finding]]


@dataclass(frozen=True, slots=True)
class FlagChange:
    """A finding that comes with a judgement (``comes``), or goes with it."""

    flag: str
    title: LazyText
    subject: str
    sentence: LazyText
    comes: bool


def flag_changes(around: Surroundings, day: date) -> tuple[FlagChange, ...]:
    """Return the findings that come or go near the pair, in the order of the flags.

    A finding that is about one party under another id neither comes nor goes. Findings that name
    one of the crowds that were not read are left out.
    """
    before, after = (_findings(around, g, day) for g in (around.before, around.after))
    old, new = (walkable_graph_of(graph) for graph in (around.before, around.after))
    goes = _missing(before, after, old.matches.representative_of, new.matches.representative_of)
    comes = _missing(after, before, new.matches.representative_of, old.matches.representative_of)
    found = [_change(*each, comes=False) for each in goes]
    found += [_change(*each, comes=True) for each in comes]
    order = {flag.name: place for place, flag in enumerate(FLAGS)}
    return tuple(sorted(found, key=lambda f: (order[f.flag], f.comes, f.subject)))


def _findings(around: Surroundings, graph: Projection, day: date) -> _Found:
    scene = scene_of(graph, day.isoformat())
    return {
        (flag.name, finding.subject): (flag, finding)
        for flag in FLAGS
        for finding in flag.detect(scene)
        if finding.subject in around.near and not around.unread & set(finding.entities)
    }


def _missing(
    one: _Found, other: _Found, of: Callable[[str], str], there: Callable[[str], str]
) -> Iterable[tuple[Flag, Finding]]:
    """Yield the findings that the other side lacks for the same party."""
    same = {(flag, of(subject)) for flag, subject in other}
    same |= other.keys()
    return (
        each
        for (flag, subject), each in one.items()
        if not {(flag, subject), (flag, there(subject))} & same
    )


def _change(flag: Flag, finding: Finding, *, comes: bool) -> FlagChange:
    return FlagChange(flag.name, LazyText(flag.title), finding.subject, finding.sentence, comes)
