"""Every judgement in every analysis: only an accepted one merges, only a proposed one is a step."""

from collections.abc import Callable
from typing import Any

import pytest

from graph.analyses.ownership.catalogue import CONVENTIONS
from graph.analyses.ownership.document import (
    control_document,
    holdings_document,
    owners_document,
)
from graph.analyses.ownership.groups import find_groups
from graph.analyses.ownership.queries import control, holdings, owners
from graph.analyses.projection import Projection
from graph.analyses.tracing.chains_between import find_chains_between
from graph.analyses.tracing.search.accepted_matches import settle_matches
from graph.analyses.tracing.trace import trace, trace_all
from graph.model.records import Judgement
from graph.presentation.verdict_document import verdict_document
from graph.red_flags.detect import raise_flags
from graph.red_flags.scene import scene_of
from tests.graph.analyses.cases import Line, build

DAY = "2026-12-31"
# The seller c1 may be c2, which the platform's parent owns and whose director owns a third company.
LINES: tuple[Line, ...] = (
    ("c_parent OWNS c2", {"share": "80%"}),
    ("c2 OWNS c4", {"share": "60%"}),
    ("p1 OWNS c1", {"share": "60%"}),
    "p1 OFFICER_OF c1",
    "p2 OFFICER_OF c2",
    "c2 LOCATED_AT a1",
    ("c4 OPERATES s2", {"source": "page"}),
    ("s2 SELLS_ON t1", {"source": "page"}),
)
VALUES = {"c1": {"country": "GB"}, "c2": {"country": "SG", "incorporated": "2020-01-01"}}


def _owners(convention: str) -> Callable[[Projection], Any]:
    return lambda graph: owners_document(owners(graph, "c1", convention, as_of=DAY))


def _holdings(convention: str) -> Callable[[Projection], Any]:
    return lambda graph: holdings_document(holdings(graph, "c_parent", convention, as_of=DAY))


ANALYSES: dict[str, Callable[[Projection], Any]] = {
    "trace": lambda graph: verdict_document(trace(graph, "s1", as_of=DAY)),
    "trace_all": lambda graph: trace_all(graph, DAY),
    **{f"owners by {each.name}": _owners(each.name) for each in CONVENTIONS},
    **{f"holdings by {each.name}": _holdings(each.name) for each in CONVENTIONS},
    "control": lambda graph: control_document(control(graph, "c_parent", DAY)),
    "groups": lambda graph: find_groups(graph, DAY),
    "flags": lambda graph: [r.findings for r in raise_flags(scene_of(graph, DAY))],
    "between": lambda graph: find_chains_between(graph, "c1", "c_parent", DAY).chains,
}
EACH = pytest.mark.parametrize("analysis", ANALYSES)
NOTHING = (Judgement.REJECTED, Judgement.UNSURE, Judgement.WITHDRAWN)


def found(analysis: str, *judged: tuple[str, str]) -> Any:
    matches: list[Line] = [
        (
            "c1 SAME_AS c2" if number % 2 else "c2 SAME_AS c1",
            {"judgement": judgement, "judged_by": by, "judged_at": at, "source": "ours"},
        )
        for number, (judgement, at) in enumerate(judged)
        for by in ("E. Editor" if at else "",)
    ]
    return ANALYSES[analysis](build(*LINES, *matches, values=VALUES))


@EACH
@pytest.mark.parametrize("judgement", NOTHING)
def test_it_neither_merges_nor_is_a_step(analysis: str, judgement: Judgement) -> None:
    nothing = found(analysis)
    assert found(analysis, (judgement, "2026-11-29T14:03:05Z")) == nothing
    accepted = ("accepted", "2026-11-29T14:03:04Z")
    assert found(analysis, accepted, (judgement, "2026-11-29T14:03:05Z")) == nothing


@EACH
@pytest.mark.parametrize("judgement", [Judgement.REJECTED, Judgement.UNSURE])
def test_a_proposal_beneath_it_is_no_step_any_more(analysis: str, judgement: Judgement) -> None:
    assert found(analysis, ("proposed", ""), (judgement, "2026-11-29")) == found(analysis)


@EACH
def test_beneath_a_withdrawal_the_proposal_counts_again(analysis: str) -> None:
    judged = (("accepted", "2026-11-29T14:03:05Z"), ("withdrawn", "2026-11-30"))
    assert found(analysis, ("proposed", ""), *judged) == found(analysis, ("proposed", ""))


@EACH
def test_a_slip_is_mended_the_same_day(analysis: str) -> None:
    accepted = ("accepted", "2026-11-29T14:03:05Z")
    mended = found(analysis, accepted, ("rejected", "2026-11-29T14:02:00Z"))
    assert mended == found(analysis, accepted)
    assert mended != found(analysis)  # so that the others above say something
    if analysis in ("trace", "trace_all", "between"):
        assert found(analysis, ("proposed", "")) not in (mended, found(analysis))


def test_an_undecided_pair_does_not_block_a_merge_through_a_third() -> None:
    graph = build(
        ("c1 SAME_AS c2", {"judgement": "unsure", "judged_at": "2026-11-29", "source": "ours"}),
        ("c1 SAME_AS c3", {"judgement": "accepted", "judged_at": "2026-11-29", "source": "ours"}),
        ("c3 SAME_AS c2", {"judgement": "accepted", "judged_at": "2026-11-29", "source": "ours"}),
    )
    ties = [given["tie"] for _, _, given in graph.edges(data=True)]
    assert settle_matches(ties, {}).representative_of("c1") == settle_matches(
        ties, {}
    ).representative_of("c2")
