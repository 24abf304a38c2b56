"""Who supplies a market: small cases, and the two examples that are shipped."""

import csv
import io
from collections.abc import Mapping
from typing import Any

import pytest

from graph.analyses.market.classify import Supply, UnplacedReason
from graph.analyses.market.document import count_standings, market_csv, market_document
from graph.analyses.market.figures import Category, Figures, Market, market_on_day
from graph.analyses.tracing.verdict import ChainStanding
from graph.errors import UnknownIdError
from tests.graph.analyses.cases import Line, build
from tests.graph.red_flags.shipped import shipped_example

GB = {"market": "GB"}


def _market(*lines: Line, values: Mapping[str, Mapping[str, str]] | None = None) -> Market:
    return market_on_day(build(*lines, values={"t1": GB, **(values or {})}), "2024-06-30")


def _counts(figures: Figures) -> dict[str, list[str]]:
    return {s.value: [p.storefront.id for p in fronts] for s, fronts in figures.items() if fronts}


def _category(found: Market, name: str) -> Category:
    return next(c for c in found.categories if c.name == name)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (("c_parent OWNS c1", {"share": "75%"}), Supply.PLATFORM_RUN),
        ("c_parent CONTROLS c1", Supply.PLATFORM_RUN),
        (("c_parent OWNS c1", {"share": "25-50%"}), Supply.TIED_OTHERWISE),
        ("c1 LINKED_TO c_parent", Supply.TIED_OTHERWISE),
        (("c_parent OWNS c1", {"share": "75%", "until": "2024-06-29"}), Supply.DOMESTIC),
    ],
)
def test_only_owned_or_controlled_counts_as_of_the_group(line: Line, expected: Supply) -> None:
    found = _market(line, values={"c1": {"country": "GB"}})
    assert found.placements["s1"].supply is expected


@pytest.mark.parametrize(
    ("lines", "values", "expected", "why"),
    [
        ((), {"c1": {"country": "GB"}}, Supply.DOMESTIC, None),
        ((), {"c1": {"country": "SG"}}, Supply.FOREIGN, None),
        ((), {}, Supply.NOT_STATED, UnplacedReason.NO_COUNTRY),
        ((), {"c1": {"country": "GB"}, "s1": {"market": "DE"}}, Supply.FOREIGN, None),
        ((), {"c1": {"country": "GB"}, "t1": {}}, Supply.NOT_STATED, UnplacedReason.NO_MARKET),
        (
            ("c2 OPERATES s1",),
            {"c1": {"country": "GB"}, "c2": {"country": "SG"}},
            Supply.NOT_STATED,
            UnplacedReason.BOTH,
        ),
        (
            ("c2 OPERATES s1",),
            {"c1": {"country": "GB"}},
            Supply.NOT_STATED,
            UnplacedReason.NO_COUNTRY,
        ),
        (("s2 SELLS_ON t1",), {"c1": {"country": "GB"}}, Supply.DOMESTIC, None),
    ],
)
def test_what_is_not_stated_is_neither_foreign_nor_domestic(
    lines: tuple[Line, ...],
    values: Mapping[str, Mapping[str, str]],
    expected: Supply,
    why: UnplacedReason | None,
) -> None:
    placed = _market(*lines, values=values).placements["s1"]
    assert (placed.supply, placed.reason) == (expected, why)


def test_a_storefront_without_a_seller_is_not_placed() -> None:
    placed = _market("s2 SELLS_ON t1").placements["s2"]
    assert (placed.supply, placed.reason) == (Supply.NOT_STATED, UnplacedReason.NO_SELLER)


def test_years_are_those_of_the_offers_and_each_has_its_own_verdict() -> None:
    found = _market(
        ("c_parent OWNS c1", {"share": "75%", "since": "2023"}),
        ("s1 SELLS g1", {"since": "2022-05"}),
        ("s1 SELLS g2", {"since": "2022", "until": "2023-10"}),
        "s1 SELLS g3",
        values={
            "c1": {"country": "SG"},
            "g1": {"category": "Lamps"},
            "g2": {"category": "Toys"},
            "g3": {"category": "Pets"},
        },
    )
    lamps = _category(found, "Lamps")
    assert [(y.year, _counts(y.figures)) for y in lamps.years] == [
        (2022, {"foreign": ["s1"]}),
        (2023, {"platform-run": ["s1"]}),
        (2024, {"platform-run": ["s1"]}),
    ]
    assert (_counts(lamps.now), _counts(lamps.undated)) == ({"platform-run": ["s1"]}, {})
    toys = _category(found, "Toys")
    assert [bool(_counts(y.figures)) for y in toys.years] == [True, False, False]
    assert _counts(toys.now) == {}
    pets = _category(found, "Pets")
    assert [_counts(y.figures) for y in pets.years] == [{}, {}, {}]
    assert _counts(pets.undated) == _counts(pets.now) == {"platform-run": ["s1"]}


def test_a_storefront_without_products_is_counted_and_said() -> None:
    found = _market("s2 SELLS_ON t1", ("s1 SELLS g1", {"since": "2024"}))
    assert [e.id for e in found.without_product] == ["s2"]
    assert sum(len(f) for f in found.everything.now.values()) == 2
    assert [c.name for c in found.categories] == [""]


def test_only_the_sellers_on_the_chain_are_named_newest_first() -> None:
    found = _market(
        ("c_parent OWNS c1", {"share": "75%", "since": "2020"}),
        "c9 OPERATES s1",
        "s2 SELLS_ON t1",
        ("c2 OPERATES s2", {"since": "2024-02"}),
        ("c_parent CONTROLS c2", {"since": "2023"}),
    )
    assert [(s.seller.id, s.sells_since, s.held_since) for s in found.sellers] == [
        ("c2", "2024-02", "2023"),
        ("c1", "", "2020"),
    ]


def test_the_standing_of_a_seller_is_that_of_its_weakest_storefront() -> None:
    found = _market(
        ("c_parent OWNS c1", {"share": "75%"}),
        ("c_parent OWNS c1", {"share": "75%", "source": "press"}),
        ("c_parent OWNS c2", {"source": "press"}),
        "s2 SELLS_ON t1",
        ("c2 OPERATES s2", {"source": "page"}),
    )
    assert {s.seller.id: s.standing for s in found.sellers} == {
        "c1": ChainStanding.REGISTERED,
        "c2": ChainStanding.REPORTED,
    }
    group = found.everything.now[Supply.PLATFORM_RUN]
    assert {p.storefront.id: p.standing for p in group} == {
        "s1": ChainStanding.REGISTERED,
        "s2": ChainStanding.REPORTED,
    }
    assert list(count_standings(group).values()) == [1, 1, 0]


def test_a_platform_is_counted_alone_on_the_days_on_which_a_storefront_sells_there() -> None:
    lines: tuple[Line, ...] = (
        ("s1 SELLS_ON t2", {"since": "2024"}),
        ("s2 SELLS_ON t2", {"since": "2022", "until": "2023-06-30"}),
        "s3 SELLS g1",
    )
    values = {"t1": GB, "t2": GB}
    graph = build(*lines, values=values)
    both = market_on_day(graph, "2024-06-30")
    assert {p.platform.id if p.platform else "": _counts(p.now) for p in both.platforms} == {
        "t1": {"not stated": ["s1"]},
        "t2": {"not stated": ["s1"]},
        "": {"not stated": ["s2", "s3"]},
    }
    alone = market_on_day(graph, "2024-06-30", "t2")
    assert _counts(alone.everything.now) == {"not stated": ["s1"]}
    assert [(y.year, _counts(y.figures)) for y in alone.everything.years] == [
        (2022, {"not stated": ["s2"]}),
        (2023, {}),
        (2024, {"not stated": ["s1"]}),
    ]
    with pytest.raises(UnknownIdError):
        market_on_day(graph, "2024-06-30", "s1")


def test_years_too_long_ago_are_left_out_and_said() -> None:
    found = _market(("s1 SELLS g1", {"since": "1990"}))
    assert (found.cut_before, len(found.everything.years)) == (2015, 10)


def test_the_founding_case_has_one_storefront_of_the_group_by_the_press() -> None:
    told = market_document(market_on_day(shipped_example("project_s")))
    assert told["storefronts"] == 1
    assert told["categories"][0]["now"]["platform-run"]["storefronts"] == [
        "ft-20230621-trendy-beat"
    ]
    assert told["categories"][0]["now"]["platform-run"]["standing"] == {
        "registered": 0,
        "reported": 1,
        "derived": 0,
    }
    assert [(s["id"], s["standing"]) for s in told["platform_run_sellers"]] == [
        ("kumparan-202307-seller", "reported")
    ]


def test_each_figure_of_the_invented_market_names_its_storefronts() -> None:
    found = market_on_day(shipped_example("invented_market"), "2025-06-30")
    told = market_document(found)
    assert told["storefronts"] == 300
    everything = told["categories"][0]["now"]
    assert sum(f["count"] for f in everything.values()) == 300
    assert everything["not stated"]["count"] == len(told["not_placed"])
    rows: list[dict[str, Any]] = list(csv.DictReader(io.StringIO(market_csv(found))))
    assert all(int(r["storefronts"]) == len(r["ids"].split()) for r in rows)
    lamps = [r for r in rows if (r["category"], r["period"]) == ("Lamps", "2024")]
    assert [r["supply"] for r in lamps] == [s.value for s in Supply]
    assert int(lamps[0]["storefronts"]) > 0
