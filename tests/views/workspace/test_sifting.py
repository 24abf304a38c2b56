"""What the filters hide, and that they say how much."""

from dataclasses import replace
from fractions import Fraction

import pytest

from graph.model.records import Tie, TieType
from graph.model.shares import parse_share
from graph.presentation.layout.chain_layout import Spot
from tests.views.workspace.market import NEIGHBOURS, READER
from views.workspace.canvas.drawing_data import Marking
from views.workspace.canvas.overview import overview_sheet
from views.workspace.case.graph_state import Filters, WorkingGraph
from views.workspace.graph_filters import Facet, FilteredGraph, apply_filters, is_share_below

IDS = ("s1", "s2", "t1", "c1", "c2", "c9", "a1")
ALL = WorkingGraph({ident: Spot(0, 0) for ident in IDS})
OWNED = {"x004", "x005"}  # 40 % from 2020 to 2022; not stated, since May 2021


def sifted(**filters: object) -> FilteredGraph:
    chosen = Filters(**filters)  # type: ignore[arg-type]
    return apply_filters(
        replace(ALL, filters=chosen), NEIGHBOURS, NEIGHBOURS.reader_on(chosen.as_of)
    )


def ties(sight: FilteredGraph) -> set[str]:
    return {tie.id for tie in sight.ties}


def test_nothing_is_hidden_at_first() -> None:
    sight = sifted()
    assert set(sight.parties) == set(IDS)
    assert len(sight.ties) == 7
    assert not any(sight.hidden_counts.values())


@pytest.mark.parametrize(
    ("filters", "facet", "hidden"),
    [
        ({"ties": frozenset({"OWNS"})}, Facet.TIE, OWNED),
        ({"strengths": frozenset({"part"})}, Facet.STRENGTH, {"x004"}),
        ({"standings": frozenset({"register"})}, Facet.STANDING, {"x004"}),
        ({"sources": frozenset({"register"})}, Facet.SOURCE, {"x004"}),
        ({"as_of": "2020-12-31"}, Facet.AS_OF, {"x005"}),
        ({"as_of": "2023-01-01"}, Facet.AS_OF, {"x004"}),
        ({"as_of": "2022-12-31"}, Facet.AS_OF, set()),
        ({"least_share": 40}, Facet.SHARE, set()),
        ({"least_share": 45}, Facet.SHARE, {"x004"}),
    ],
)
def test_a_filter_hides_ties_and_says_how_many(
    filters: dict[str, object], facet: Facet, hidden: set[str]
) -> None:
    sight = sifted(**filters)
    assert ties(sifted()) - ties(sight) == hidden
    assert sight.hidden_counts[facet] == len(hidden)
    assert set(sight.parties) == set(IDS)


@pytest.mark.parametrize(
    ("share", "below"),
    [("(25,50)%", True), ("25-50%", False), ("(25,60)%", False), ("", False), ("49%", True)],
)
def test_a_holding_that_may_be_half_is_not_below_it(share: str, below: bool) -> None:
    tie = Tie("x", TieType.OWNS, "c1", "c2", source="page", share=parse_share(share))
    assert is_share_below(tie, Fraction(1, 2)) is below


def test_undated_ties_hold_on_any_day_until_they_are_hidden() -> None:
    assert len(ties(sifted(as_of="1999-01-01"))) == 5
    assert ties(sifted(undated=True)) == OWNED


def test_a_hidden_kind_takes_its_ties_along() -> None:
    sight = sifted(kinds=frozenset({"Company"}))
    assert set(sight.parties) == {"s1", "s2", "t1", "a1"}
    assert ties(sight) == {"x000", "x001"}
    assert sight.hidden_counts[Facet.KIND] == 3


def test_options_count_what_is_hidden_too() -> None:
    sight = sifted(kinds=frozenset({"Company"}), ties=frozenset({"OWNS"}))
    assert sight.options[Facet.KIND] == {"Storefront": 2, "Platform": 1, "Company": 3, "Address": 1}
    assert sight.options[Facet.TIE]["OWNS"] == 2


def test_parties_that_the_store_lost_are_named() -> None:
    graph = WorkingGraph({"c1": Spot(0, 0), "gone": Spot(1, 1)}, hidden=frozenset({"c1"}))
    sight = apply_filters(graph, NEIGHBOURS, READER)
    assert sight.missing_parties == ("gone",)
    assert sight.hidden_by_hand == 1
    assert sight.parties == ()


def test_the_overview_holds_every_party_and_tie_that_is_seen() -> None:
    sight = sifted(ties=frozenset({"SELLS_ON"}))
    told = overview_sheet(ALL, sight, READER, 1, Marking())
    columns, lines = told["columns"], told["lines"]
    assert set(columns["id"]) == set(sight.parties)
    ends = {
        (i, columns["id"][a], columns["id"][b])
        for i, a, b in zip(lines["id"], lines["from"], lines["to"], strict=True)
    }
    assert ends == {(t.id, t.start, t.end) for t in sight.ties}
    owned = [e for e in told["legend"] if e.get("strength") == "owned"]
    assert [e["hollow"] for e in owned] == [True]  # a platform's page is no register
