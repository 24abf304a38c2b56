"""The list of all storefronts and their comparison, on the invented market."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from graph.analyses.projection import project
from graph.analyses.tracing.tie_reader import TieReader, tie_reader
from graph.analyses.tracing.trace import VerdictRow
from graph.analyses.tracing.verdict import Summary
from graph.model.records import Contents, Entity, Kind, Source, Standing, Tie, TieType
from graph.presentation.neighbours import Neighbours
from tests.pages import opened, text
from views.lists.comparison import shared_parties
from views.lists.storefront_rows import storefront_lines

TODAY = date.today()


def names(app: AppTest) -> list[str]:
    return list(app.dataframe[0].value["Storefront"])


@pytest.mark.usefixtures("market")
class TestList:
    def test_the_address_keeps_filters_and_each_choice_has_its_count(self) -> None:
        every = opened("storefronts")
        owned = opened("storefronts", verdict="owned")
        assert 0 < len(names(owned)) < len(names(every))
        choice = next(o for o in owned.multiselect[0].options if o.startswith("Owned"))
        assert choice == f"Owned ({len(names(owned))})"

    def test_the_strongest_tie_comes_first(self) -> None:
        told = list(opened("storefronts").dataframe[0].value["Verdict"])
        words = ("owned by", "controlled by", "part owned", "person", "No tie found")
        first = [next(i for i, text in enumerate(told) if word in text) for word in words]
        assert first == sorted(first)
        assert first[0] == 0

    def test_a_choice_goes_to_the_address(self) -> None:
        app = opened("storefronts")
        app.multiselect[0].select("owned").run()
        assert app.query_params["verdict"] == "owned"

    def test_a_platform_can_be_chosen_alone(self) -> None:
        app = opened("storefronts", platform="TikTok")
        assert names(app) == ["Trendy Beat"]
        assert list(app.dataframe[0].value["Platform"]) == ["TikTok"]

    def test_a_tile_opens_its_list_on_the_same_day(self) -> None:
        shown = text(opened("storefronts", as_of="2025-02-01"))
        assert 'href="storefronts?verdict=owned&amp;as_of=2025-02-01"' in shown

    def test_what_no_source_states_can_be_asked_for(self) -> None:
        app = opened("storefronts", country="-")
        assert set(app.dataframe[0].value["Seller's country"]) == {"not stated"}

    def test_no_storefront_that_fits_is_a_sentence(self) -> None:
        app = opened("storefronts", verdict="owned", standing="-")
        assert "No storefront matches" in text(app)

    def test_another_day_gives_the_verdicts_of_that_day(self) -> None:
        app = opened("storefronts", as_of="1990-01-01")
        assert "traced as of 1 January 1990" in text(app)
        stated = [name != "not stated" for name in app.dataframe[0].value["Seller"]]
        assert sum(stated) < len(stated) / 10

    def test_a_filter_that_fits_nobody_on_a_day_is_not_dropped(self) -> None:
        app = opened("storefronts", as_of="1990-01-01", verdict="owned", name="Example")
        assert "No storefront matches" in text(app)

    def test_a_comparison_sets_side_by_side_what_is_said(self) -> None:
        shown = text(opened("compare", id=["inv-shop-004", "inv-shop-014"]))
        assert "Example Shop 4 (invented)" in shown
        assert "Example Shop 14 (invented)" in shown
        assert "Example Market Operations Ltd (invented)" in shown

    def test_one_storefront_is_no_comparison(self) -> None:
        assert "Choose at least two storefronts" in text(opened("compare", id="inv-shop-004"))


def small(*ties: tuple[str, TieType, str], until: str = "") -> Contents:
    kinds = {"s": Kind.STOREFRONT, "c": Kind.COMPANY, "a": Kind.ADDRESS, "t": Kind.PLATFORM}
    ids = dict.fromkeys(i for start, _kind, end in ties for i in (start, end))
    return Contents(
        {i: Entity(i, kinds[i[0]], f"Example {i}") for i in ids},
        {"x": Source("x", "Example Register")},
        (),
        tuple(
            Tie(
                f"{start}{end}",
                kind,
                start,
                end,
                source="x",
                standing=Standing.REGISTER,
                until=until,
            )
            for start, kind, end in ties
        ),
    )


def reader(contents: Contents) -> TieReader:
    return tie_reader(contents, project(contents), TODAY.isoformat())


def common(contents: Contents) -> set[str]:
    found = shared_parties(["s1", "s2"], contents, Neighbours(reader(contents)), TODAY)
    return {each.name for each in found}


OPERATED = (("c1", TieType.OPERATES, "s1"), ("c2", TieType.OPERATES, "s2"))
AT_ONE = (*OPERATED, ("c1", TieType.LOCATED_AT, "a1"), ("c2", TieType.LOCATED_AT, "a1"))


def test_an_address_of_both_sellers_is_in_common() -> None:
    assert common(small(*AT_ONE)) == {"Example a1"}


def test_an_address_that_both_left_is_not() -> None:
    assert common(small(*AT_ONE, until="2001")) == set()


def test_the_platform_on_which_both_sell_is_not() -> None:
    sales = (("s1", TieType.SELLS_ON, "t0"), ("s2", TieType.SELLS_ON, "t0"))
    assert common(small(*OPERATED, *sales)) == set()


def test_a_possible_match_is_not() -> None:
    assert common(small(*OPERATED, ("c1", TieType.SAME_AS, "c2"))) == set()


def test_a_line_names_the_seller_and_never_takes_the_country_of_the_shop() -> None:
    contents = small(("c1", TieType.OPERATES, "s1"))
    row = VerdictRow(contents.entities["s1"], Summary(None), 0)
    (line,) = storefront_lines([row], reader(contents))
    assert [e.id for e in line.sellers] == ["c1"]
    assert line.countries == ()
