"""The filter drops nothing: its verdicts equal those of the exact code over everything."""

import pytest

from graph.analyses.projection import project
from graph.analyses.tracing.trace import trace, trace_all
from graph.analyses.tracing.verdict import CaveatKind, Verdict
from graph.model.records import Kind
from graph.presentation.trace_report import batch_csv
from graph.presentation.verdict_document import verdict_document
from graph.registers.analyses.tracing import crowd_limit
from graph.registers.analyses.tracing.judge import trace_all_over, trace_over
from graph.registers.board.board import make_board
from graph.registers.board.contents_part import ContentsPart
from graph.registers.board.records import BoardRecords
from graph.support.settings import settings
from tests.graph.registers.random_case import RandomCase, random_case

_GRAPHS = 200
_AT_ONCE = 20


def differing_rows(case: RandomCase) -> list[str]:
    """Return the rows of the exact code over everything that filter and judge do not give."""
    whole = project(case.whole)
    whole.graph["mass_tenants"] = case.mass_tenants
    board = make_board([ContentsPart(case.register), ContentsPart(case.case)])
    rows = trace_all_over(board, BoardRecords(board), None, case.mass_tenants)
    exact = batch_csv(trace_all(whole)).splitlines()
    judged = batch_csv(rows).splitlines()
    return [f"{one} | {other}" for one, other in zip(exact, judged, strict=True) if one != other]


def differing_documents(case: RandomCase) -> list[str]:
    """Return the storefronts whose whole JSON is another than that of the exact code."""
    whole = project(case.whole)
    whole.graph["mass_tenants"] = case.mass_tenants
    board = make_board([ContentsPart(case.register), ContentsPart(case.case)])
    records = BoardRecords(board)
    storefronts = [e.id for e in case.whole.entities.values() if e.kind is Kind.STOREFRONT]
    return [
        storefront
        for storefront in storefronts
        if verdict_document(trace(whole, storefront))
        != verdict_document(trace_over(board, records, storefront))
    ]


@pytest.mark.parametrize("first", range(0, _GRAPHS, _AT_ONCE))
def test_every_verdict_is_that_of_the_exact_code(first: int) -> None:
    for seed in range(first, first + _AT_ONCE):
        assert not differing_rows(random_case(seed)), seed


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 60, 20))
def test_the_document_of_a_storefront_is_that_of_the_exact_code(
    first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in range(first, first + 20):
        case = random_case(seed)
        monkeypatch.setenv("MASS_TENANTS", str(case.mass_tenants))
        settings.cache_clear()
        assert not differing_documents(case), seed


def _traced(case: RandomCase) -> list[Verdict]:
    board = make_board([ContentsPart(case.register), ContentsPart(case.case)])
    records = BoardRecords(board)
    storefronts = sorted(e.id for e in case.whole.entities.values() if e.kind is Kind.STOREFRONT)
    return [trace_over(board, records, storefront) for storefront in storefronts]


@pytest.mark.slow
def test_crowds_of_too_many_ties_are_named_and_decide_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    left_out = 0
    for seed in range(12):
        case = random_case(seed)
        monkeypatch.setenv("MASS_TENANTS", str(case.mass_tenants))
        settings.cache_clear()
        whole = _traced(case)
        with monkeypatch.context() as patched:
            patched.setattr(crowd_limit, "MOST_TIES", 0)
            cut = _traced(case)
        for one, other in zip(whole, cut, strict=True):
            assert one.summary == other.summary
            named = [c for c in other.caveats if c.kind is CaveatKind.CROWD_NOT_LISTED]
            assert all(c.parties and c.count > case.mass_tenants for c in named)
            assert named or verdict_document(one) == verdict_document(other)
            left_out += len(named)
    assert left_out > 5
