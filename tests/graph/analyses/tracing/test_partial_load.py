"""A trace over what is near a storefront answers as a trace over the whole store."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

import pytest

from graph.analyses.projection import Projection, project
from graph.analyses.tracing.partial_load import load_trace_projection
from graph.analyses.tracing.trace import trace
from graph.model.links import Crowd, Link, LinkBatch
from graph.model.records import Contents, Judgement, Records, Statement, TieType
from graph.presentation.verdict_document import verdict_document
from graph.stores.store import Store
from graph.support.settings import settings
from tests.graph.analyses.tracing.crowded import MOST_TENANTS, crowded

_WALKED = frozenset(TieType) - {TieType.SELLS, TieType.OF_BRAND}
_TENANCY = frozenset({TieType.LOCATED_AT, TieType.REACHED_AT})
_OFFICE = frozenset({TieType.OFFICER_OF, TieType.EMPLOYED_BY})
ASKED = (((), None), ((), "2021-01-01"), (("c_top",), None), (("c3", "p1"), "2022-01-01"))


@pytest.fixture(autouse=True)
def few_tenants(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MASS_TENANTS", str(MOST_TENANTS))
    settings.cache_clear()
    yield
    settings.cache_clear()


class Held:
    """Reads records in memory as a store is read."""

    def __init__(self, whole: Contents) -> None:
        self.whole = whole

    def walkable(self, ids: Iterable[str], most: int | None = None) -> Contents:
        asked = set(ids)
        large = self._large(asked, most)
        ties = [t for t in self.whole.ties if t.type in _WALKED and {t.start, t.end} & asked]
        kept = [
            t
            for t in ties
            if (t.start in asked and not (t.type in _OFFICE and t.start in large))
            or (
                t.end in asked
                and t.type is not TieType.SELLS_ON
                and not (t.type in _TENANCY and t.end in large)
            )
        ]
        registered = {t.start: t for t in ties if t.type in _OFFICE and t.source == "register"}
        kept += [t for officer, t in registered.items() if officer in large and t not in kept]
        inside = asked | {e for t in kept for e in (t.start, t.end)}
        entities = {e: x for e, x in self.whole.entities.items() if e in inside}
        said = tuple(s for s in self.whole.statements if s.entity in asked)
        return Contents(entities, self.whole.sources, said, tuple(kept))

    def links(self, ids: Iterable[str], most: int | None) -> LinkBatch:
        asked = set(ids)
        read = self.walkable(asked, most)
        kind = {e: x.kind for e, x in read.entities.items()}
        links = tuple(
            Link(
                t.type,
                t.start,
                t.end,
                kind[t.start],
                end_kind=kind[t.end],
                accepted=t.type is TieType.SAME_AS and t.judgement is Judgement.ACCEPTED,
            )
            for t in read.ties
            if t.type is not TieType.SELLS_ON
        )
        return LinkBatch(links, self._large(asked, most))

    def accepted(self, ids: Iterable[str]) -> tuple[Link, ...]:
        return tuple(link for link in self.links(ids, None).links if link.accepted)

    def crowds(self, ids: Iterable[str]) -> Mapping[str, Crowd]:
        matched = {
            e
            for t in self.whole.ties
            if t.type is TieType.SAME_AS and t.judgement is Judgement.ACCEPTED
            for e in (t.start, t.end)
        }
        shared = {i: self._sharing(i, {TieType.OFFICER_OF}) for i in ids}
        return {i: Crowd(len(c), tuple(sorted(c & matched))) for i, c in shared.items()}

    def matches(self, ids: Iterable[str]) -> Contents:
        read = self.walkable(ids)
        return replace(read, ties=tuple(t for t in read.ties if t.type is TieType.SAME_AS))

    def _large(self, asked: set[str], most: int | None) -> dict[str, int]:
        sizes = {i: len(self._sharing(i, _OFFICE)) for i in asked if most is not None}
        return {i: n for i, n in sizes.items() if n > (most or 0)}

    def _sharing(self, ident: str, office: Iterable[TieType]) -> set[str]:
        ties = self.whole.ties
        tenants = {t.start for t in ties if t.end == ident and t.type in _TENANCY}
        return tenants | {t.end for t in ties if t.start == ident and t.type in set(office)}


def answers(graph: Projection, named: tuple[str, ...], day: str | None) -> object:
    return verdict_document(trace(graph, "s1", named or None, day))


@pytest.mark.parametrize("seed", range(80))
def test_reading_around_a_storefront_gives_the_answer_of_the_whole(seed: int) -> None:
    whole = crowded(seed)
    named, day = ASKED[seed % len(ASKED)]
    if set(named) - whole.entities.keys():
        named = ()

    around = load_trace_projection(Held(whole), "s1", named)

    assert answers(around, named, day) == answers(project(whole), named, day)


@pytest.mark.parametrize("seed", range(1000, 1003))
def test_a_store_is_read_around_a_storefront_as_records_are(store: Store, seed: int) -> None:
    whole = crowded(seed)
    said = (
        *whole.statements,
        *(
            Statement(e.id, e.kind, "press", {"name": e.name})
            for e in whole.entities.values()
            if e.id not in {s.entity for s in whole.statements}
        ),
    )
    store.load(Records(tuple(whole.sources.values()), said, whole.ties), by="test", files=())

    around = store.read_for_trace(partial(load_trace_projection, storefront="s1"))

    assert answers(around, (), None) == answers(project(store.contents()), (), None)
