"""Read from a large store only what the trace of one storefront can come upon."""

from collections.abc import Callable, Iterable
from datetime import date

from graph.analyses.tracing.ground import Day, Ground, ground_of
from graph.analyses.tracing.paths import MOST_WEAK_STEPS
from graph.analyses.tracing.reach import spent
from graph.analyses.tracing.targets import platforms_of
from graph.model import Contents
from graph.projection import Projection, project

Reader = Callable[[Iterable[str]], Contents]


def project_around(read: Reader, storefront: str, named: Iterable[str] = ()) -> Projection:
    """Return the part of a store that decides a trace: its answers are those of the whole.

    ``read`` takes ids and returns them with their ties that can be walked and the other ends.
    It is asked again for what is newly within two weak steps, until nothing is.
    """
    asked = {storefront, *named}
    known, done = read(asked), asked
    while True:
        graph = project(known)
        more = _near(ground_of(graph), storefront, named) - done
        if not more:
            return graph
        known, done = _joined(known, read(more)), done | more


def _near(ground: Ground, storefront: str, named: Iterable[str]) -> set[str]:
    """Return what may lie on a chain at any time, or above a platform, with all its matches."""
    ever = Day(ground, date.max, date.min)
    start = ground.matches.of(storefront)
    platforms = platforms_of(ever, start)
    above = [*platforms, *(ground.matches.of(n) for n in named)]
    near = spent(ever, [start], MOST_WEAK_STEPS, None).near() | set(platforms)
    near |= spent(ever, above, 0, None).near()
    return {e for e in ground.entities if ground.matches.of(e) in near}


def _joined(one: Contents, other: Contents) -> Contents:
    ties = {t.id: t for t in (*one.ties, *other.ties)}
    stated = {s.id: s for s in (*one.statements, *other.statements)}
    return Contents(
        {**one.entities, **other.entities},
        {**one.sources, **other.sources},
        tuple(stated[i] for i in sorted(stated)),
        tuple(ties[i] for i in sorted(ties)),
        other.unfinished,
    )
