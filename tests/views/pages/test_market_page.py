"""The market, and dismissed findings, through Streamlit's own test runner."""

import re
from datetime import date

import pytest

from tests.pages import MARKET, opened, press, records_in, text
from views.shell import session as store_of_pages

pytestmark = pytest.mark.usefixtures("app_store")


class TestDismissing:
    def test_a_finding_is_dismissed_with_a_note_and_taken_back(self) -> None:
        app = opened("red_flags")
        assert "Dismissed by" not in text(app)
        press(app, "Dismiss it")
        assert "Enter the reason and your name" in text(app)
        app.text_area(key="dismissed_why").set_value("Known <b>since</b> May")
        app.text_input(key="dismissed_by").set_value("Example Editor")
        press(app, "Dismiss it")

        shown = text(opened("red_flags"))
        assert "Dismissed by Example Editor" in shown
        assert "Known &lt;b&gt;since&lt;/b&gt; May" in shown
        assert "1 dismissed" in shown
        on_storefront = text(opened("storefront", id="ft-20230621-trendy-beat"))
        assert "Dismissed by Example Editor" in on_storefront

        app = opened("red_flags")
        press(app, "Undo it")
        assert "Dismissed by" not in text(opened("red_flags"))


class TestMarket:
    def test_the_founding_case_stands_in_the_market_with_its_date_not_stated(self) -> None:
        app = opened("market", **{"of": "*", "in": "undated", "by": "platform-run"})
        shown = text(app)
        assert (
            "All storefronts, Owned or controlled by the platform’s group, date not stated" in shown
        )
        assert "Reported 1" in shown
        assert "platform-run" not in shown.lower().replace("by=platform-run", "")
        assert "storefront?id=ft-20230621-trendy-beat" in shown
        assert "Seller of Trendy Beat goods, not named in the report" in shown
        assert "no year can be drawn" in shown

    def test_a_figure_opens_its_storefronts(self) -> None:
        store_of_pages.store().load(records_in(MARKET), by="test", files=())
        shown = text(opened("market"))
        assert "Rests on 301 storefronts" in shown
        assert "4 storefronts could not be placed" in shown  # three without a seller, one dissolved
        assert "market?of=Lamps&amp;in=2024&amp;by=platform-run" not in shown  # years of all
        app = opened("market", **{"of": "Lamps", "in": "2024", "by": "platform-run"})
        shown = text(app)
        assert "Lamps, Owned or controlled by the platform’s group, 31 December 2024: 13" in shown
        assert "market?of=Lamps&amp;in=2024&amp;by=platform-run" in shown
        assert shown.count("storefront?id=inv-shop-") >= 13

    def test_an_address_that_names_no_figure_says_how_to_open_one(self) -> None:
        assert "Click a number" in text(opened("market", **{"of": "Nothing", "by": "x", "in": "y"}))


class TestComputing:
    def test_a_figure_opens_its_chains_and_another_convention_stands_beside(self) -> None:
        app = opened("party", id="ft-20230621-if-yooou")
        shown = text(app)
        assert "ByteDance — share not stated → If Yooou" in shown
        assert "Figure of the convention: 0 % to 100 %" in shown
        assert "Choose a convention to see both figures" in shown
        app.selectbox(key="compared_with").set_value("control_fixpoint").run()
        assert not app.exception
        assert "Two conventions side by side" in text(app)


class TestChanging:
    def test_a_storefront_shows_its_group_with_the_other_storefronts(self) -> None:
        shown = text(opened("storefront", id="ft-20230621-trendy-beat"))
        assert "At the head:" in shown
        assert "1 storefront<" in shown
        assert "have no date: whether they changed is not known" in shown

    def test_what_changed_between_two_dates_is_listed_and_wrong_order_is_said(self) -> None:
        app = opened("storefront", id="inv-shop-010")
        app.date_input(key="changed_until").set_value(date(2024, 12, 31))
        app.date_input(key="changed_since").set_value(date(2024, 11, 1)).run()
        assert not app.exception
        assert '<span class="lk-tag">began</span>' in text(app)
        app.date_input(key="changed_since").set_value(date(2025, 1, 1)).run()
        assert "give the earlier date first" in text(app)

    def test_the_head_of_a_group_lists_all_of_its_storefronts(self) -> None:
        shown = text(opened("party", id="inv-market-parent"))
        assert re.search(r"[1-9]\d* storefronts<", shown)
        assert "storefront?id=inv-shop-" in shown
        assert "1 platform<" in shown


class TestPlatforms:
    def test_one_platform_is_counted_alone(self) -> None:
        store_of_pages.store().load(records_in(MARKET), by="test", files=())
        everywhere = text(opened("market"))
        assert "Storefronts by platform" in everywhere
        assert "market?on=inv-market&amp;of=%2A&amp;in=now&amp;by=platform-run" in everywhere
        app = opened("market", on="inv-market")
        assert "Rests on 288 storefronts" in text(app)  # 12 are stated to have left it
        assert "Storefronts by platform" not in text(app)


class TestRedFlags:
    def test_the_strongest_come_first_each_with_its_sentence(self) -> None:
        app = opened("red_flags")
        shown = text(app)
        places = [shown.index(f'<span class="lk-tag">{s}</span>') for s in ("strong", "weak")]
        assert places == sorted(places)
        assert [h.value for h in app.header] == ["Strong", "Moderate", "Weak"]
        summary = re.search(r"<summary>(.*?)</summary>", shown, re.DOTALL)
        assert summary
        assert summary[1].index("Trendy Beat") < summary[1].index("The platform’s")
