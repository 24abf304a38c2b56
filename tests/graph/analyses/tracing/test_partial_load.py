"""A trace over what is near a storefront answers as a trace over the whole store."""

from collections.abc import Iterator
from functools import partial

import pytest

from graph.analyses.projection import Projection, project
from graph.analyses.tracing.partial_load import load_trace_projection
from graph.analyses.tracing.trace import trace
from graph.judgements.changes.contents_reads import ContentsReads
from graph.model.records import Records, Statement
from graph.presentation.verdict_document import verdict_document
from graph.stores.store import Store
from graph.support.settings import settings
from tests.graph.analyses.tracing.crowded import MOST_TENANTS, crowded

ASKED = (((), None), ((), "2021-01-01"), (("c_top",), None), (("c3", "p1"), "2022-01-01"))


@pytest.fixture(autouse=True)
def few_tenants(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MASS_TENANTS", str(MOST_TENANTS))
    settings.cache_clear()
    yield
    settings.cache_clear()


def answers(graph: Projection, named: tuple[str, ...], day: str | None) -> object:
    return verdict_document(trace(graph, "s1", named or None, day))


@pytest.mark.parametrize("seed", range(80))
def test_reading_around_a_storefront_gives_the_answer_of_the_whole(seed: int) -> None:
    whole = crowded(seed)
    named, day = ASKED[seed % len(ASKED)]
    if set(named) - whole.entities.keys():
        named = ()

    around = load_trace_projection(ContentsReads(whole), "s1", named)

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
