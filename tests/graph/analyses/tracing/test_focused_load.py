"""What is read of a large store says of a party what the whole store says of it."""

from collections.abc import Iterator
from functools import partial

import pytest

from graph.analyses.ownership.document import owners_document
from graph.analyses.ownership.queries import owners
from graph.analyses.projection import project
from graph.analyses.tracing import focused_load
from graph.analyses.tracing.focused_load import FocusedPart, load_focused_part
from graph.analyses.tracing.tie_reader import TieReader, tie_reader
from graph.analyses.tracing.trace import trace
from graph.judgements.changes.contents_reads import ContentsReads
from graph.model.records import Contents, Kind, Records, Statement
from graph.presentation.verdict_document import verdict_document
from graph.stores.store import Store
from graph.support.settings import settings
from tests.graph.analyses.tracing.crowded import MOST_TENANTS, crowded

CONVENTIONS = ("leontief", "control_fixpoint", "chain_majority")
OWNED = {Kind.COMPANY}


@pytest.fixture(autouse=True)
def few_tenants(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MASS_TENANTS", str(MOST_TENANTS))
    monkeypatch.setattr(focused_load, "MOST_LISTED", MOST_TENANTS)
    settings.cache_clear()
    yield
    settings.cache_clear()


def said_of_ties(ident: str, contents: Contents, reader: TieReader) -> object:
    ties = sorted(contents.ties_of(ident), key=lambda t: t.id)
    return [(t, reader.strength(t), reader.holds(t), contents.sources[t.source]) for t in ties]


def check_part(part: FocusedPart, whole: Contents, ident: str) -> None:
    graph, entity = project(whole), whole.entities[ident]
    assert part.contents.entities[ident] == entity
    if ident not in part.crowds:
        near = tie_reader(part.contents, part.projection)
        everywhere = tie_reader(whole, graph)
        assert said_of_ties(ident, part.contents, near) == said_of_ties(ident, whole, everywhere)
    if entity.kind in OWNED:
        for name in CONVENTIONS:
            near_document = owners_document(owners(part.projection, ident, name))
            assert near_document == owners_document(owners(graph, ident, name))
    if entity.kind is Kind.STOREFRONT:
        document = verdict_document(trace(part.projection, ident))
        assert document == verdict_document(trace(graph, ident))


@pytest.mark.parametrize("seed", range(60))
def test_a_party_is_said_to_be_what_the_whole_says(seed: int) -> None:
    whole = crowded(seed)
    for ident, entity in whole.entities.items():
        if entity.kind is Kind.PLATFORM:
            continue
        is_shop = entity.kind is Kind.STOREFRONT
        asked = ((ident,), ()) if is_shop else ((), (ident,))
        check_part(load_focused_part(ContentsReads(whole), *asked), whole, ident)


def test_what_the_store_lacks_is_left_out() -> None:
    part = load_focused_part(ContentsReads(crowded(1)), ["nobody"], ["nothing"])
    assert part.contents.entities == {}


@pytest.mark.parametrize("seed", range(1000, 1003))
def test_a_store_is_read_as_records_are(store: Store, seed: int) -> None:
    whole = crowded(seed)
    stated = {s.entity for s in whole.statements}
    said = (
        *whole.statements,
        *(
            Statement(e.id, e.kind, "press", {"name": e.name})
            for e in whole.entities.values()
            if e.id not in stated
        ),
    )
    store.load(Records(tuple(whole.sources.values()), said, whole.ties), by="test", files=())
    for ident in ("c1", "c2", "p1"):
        if ident in whole.entities:
            load = partial(load_focused_part, storefronts=(), parties=[ident])
            check_part(store.read_for_trace(load), store.contents(), ident)
