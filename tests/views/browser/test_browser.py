"""The app in a real Chromium: a clean console, nothing from outside, a graph that keeps still."""

import os
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from graph.model.records import Kind, Records, Source, Standing, Statement, Tie, TieType
from graph.publishing.stories.story import NodeSubject, Story, StoryStep
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from tests.browser import AXE, Watched, unfit
from views.workspace.case.case_files import CaseFolder

UNCHAINED = Records(
    (Source("lone-page", "Example page"),),
    (
        Statement("lone-shop", Kind.STOREFRONT, "lone-page", {"name": "Example Lone Shop"}),
        Statement("lone-seller", Kind.COMPANY, "lone-page", {"name": "Example Lone Ltd"}),
    ),
    (
        Tie(
            "lone-tie",
            TieType.OPERATES,
            "lone-seller",
            "lone-shop",
            source="lone-page",
            standing=Standing.PLATFORM,
        ),
    ),
)
SHOP = "/storefront?id=ft-20230621-trendy-beat"
PAGES = {
    "/": ".st-key-examples",
    SHOP: ".st-key-chain_graph canvas",
    "/storefronts": ".stDataFrame",
    "/company?id=ft-20230621-seitu": ".lk-dossier",
    "/queries": ".st-key-saved",
    "/import": ".st-key-import",
    "/check": ".st-key-import",
    "/collect": ".st-key-collect",
    "/graph": ".st-key-graph_head",
    "/changes": ".lk-empty",
    **dict.fromkeys(("/story", "/red-flags", "/market"), "h1"),
}
HIDDEN = "(m => m.scrollWidth - m.clientWidth)(document.querySelector('[data-testid=stMain]'))"
DRAWING = """[...document.querySelectorAll('.st-key-chain_graph *')]
    .map(e => e.shadowRoot?.querySelector('.og') ?? (e.matches('.og') ? e : null))
    .find(e => e?.drawing).drawing"""
POSITIONS = f"""() => {{
  const I = {DRAWING};
  return JSON.stringify([I.net.getPositions(), I.net.getScale(), I.net.getViewPosition()]);
}}"""
# Which way it is from the storefront to the target, and the scale.
COURSE = f"""(() => {{
  const I = {DRAWING}, spots = I.net.getPositions();
  const from = spots["ft-20230621-trendy-beat"], to = spots["ft-20230621-bytedance"];
  return [to.x - from.x, to.y - from.y, I.net.getScale()];
}})"""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_quiet_fit_for_all_and_for_a_telephone(watched: Watched, path: str) -> None:
    watched.open(path, PAGES[path])
    if AXE or os.environ.get("REQUIRE_ALL") == "1":
        assert unfit(watched.page) == []
    assert watched.said == []
    assert watched.outside == []
    assert watched.page.locator(".stException").count() == 0
    watched.page.set_viewport_size({"width": 400, "height": 900})
    watched.page.wait_for_function(f"() => {HIDDEN} <= 0", timeout=10_000)


def test_a_drawing_turns_where_it_would_be_too_small_to_read(watched: Watched) -> None:
    watched.page.set_viewport_size({"width": 400, "height": 900})
    watched.open(SHOP, ".st-key-chain_graph canvas")
    right, down, scale = watched.page.evaluate(COURSE)
    assert down > abs(right)
    assert scale > 0.6
    watched.page.set_viewport_size({"width": 1440, "height": 900})
    watched.page.wait_for_function(f"() => (([right, down]) => right > Math.abs(down))({COURSE}())")


def test_the_first_page_answers_without_a_click(watched: Watched) -> None:
    watched.open("/", ".st-key-examples")
    page = watched.page
    expect(page.get_by_text("Trendy Beat").first).to_be_visible()
    expect(page.get_by_text("ByteDance").first).to_be_visible()
    assert page.evaluate("document.activeElement.closest('.st-key-q') !== null")


def test_back_leads_from_a_hit_to_the_search_and_from_the_graph_to_the_storefront(
    watched: Watched,
) -> None:
    page = watched.page
    watched.open("/", ".st-key-examples")
    page.locator(".st-key-q input").fill("Seitu")
    page.locator(".st-key-hits a").filter(has_text="Seitu").first.click()
    page.locator("h1").filter(has_text="Seitu").wait_for()
    page.go_back()
    page.locator(".st-key-hits a").first.wait_for()
    assert page.locator(".st-key-q input").input_value() == "Seitu"
    watched.open(SHOP, ".st-key-chain_graph canvas")
    page.get_by_role("button", name="Show in graph").first.click()
    page.locator(".st-key-graph_head").wait_for()
    page.get_by_role("link", name="Search", exact=True).click()
    page.locator(".st-key-examples").wait_for()
    page.wait_for_function("() => document.activeElement.closest('.st-key-q')")
    page.go_back()
    page.locator(".st-key-graph_head").wait_for()
    watched.wait_for_end()
    page.wait_for_timeout(800)  # as after opening: Streamlit writes the page's address last
    page.go_back()
    page.locator("h1").filter(has_text="Trendy Beat").wait_for()


def test_a_click_opens_a_dossier_and_the_graph_keeps_still(watched: Watched) -> None:
    watched.open(SHOP, ".st-key-chain_graph canvas")
    page = watched.page
    before = page.evaluate(POSITIONS)
    page.locator(".st-key-chain_list button.party").filter(has_text="ByteDance").first.click()
    page.locator(".lk-dossier h3").filter(has_text="ByteDance").wait_for(timeout=10_000)
    page.wait_for_timeout(600)
    assert "pick=entity" in page.url
    assert page.evaluate(POSITIONS) == before


def _click_in_graph(page: Page, ident: str) -> None:
    page.locator(".st-key-chain_graph canvas").first.scroll_into_view_if_needed()
    spot = page.evaluate(
        f"""() => {{
          const I = {DRAWING};
          const at = I.net.canvasToDOM(I.net.getPosition({ident!r}));
          const box = I.host.getBoundingClientRect();
          return {{x: box.left + at.x, y: box.top + at.y}};
        }}"""
    )
    page.mouse.move(spot["x"], spot["y"])
    page.mouse.click(spot["x"], spot["y"])


def test_a_click_opens_a_dossier_where_no_chain_was_found(
    watched: Watched, embedded_server: Access
) -> None:
    with connect_store(embedded_server) as store:
        store.load(UNCHAINED, by="test", files=())
    watched.open("/storefront?id=lone-shop", ".st-key-chain_graph canvas")
    page = watched.page
    assert page.locator(".st-key-chain_list").count() == 0
    _click_in_graph(page, "lone-seller")
    dossier = page.locator(".st-key-picked .lk-dossier")
    dossier.locator("h3").filter(has_text="Example Lone Ltd").wait_for(timeout=10_000)
    page.get_by_role("button", name="Close").click()
    dossier.wait_for(state="detached", timeout=10_000)
    assert page.locator("[data-testid=stException]").count() == 0
    assert watched.said == []


def test_a_click_in_the_graph_opens_a_dossier(watched: Watched) -> None:
    watched.open(SHOP, ".st-key-chain_graph canvas")
    page = watched.page
    before = page.evaluate(POSITIONS)
    _click_in_graph(page, "ft-20230621-seitu")
    page.locator(".lk-dossier h3").filter(has_text="Seitu").wait_for(timeout=10_000)
    assert page.evaluate(POSITIONS) == before


def test_the_steps_of_a_story_are_put_in_order_by_dragging_or_keys(
    watched: Watched, embedded_server: Access
) -> None:
    assert embedded_server.folder
    steps = tuple(
        StoryStep(NodeSubject(f"ft-20230621-{party}"), party.title())
        for party in ("trendy-beat", "seitu", "bytedance")
    )
    CaseFolder(embedded_server.folder / "cases").change_case(
        "Order", lambda case: replace(case, story=Story("Invented order", steps=steps))
    )
    watched.open("/story?case=Order", ".st-key-order_Order li")
    page = watched.page
    items = page.locator(".st-key-order_Order li")

    def wait_for(titles: str) -> None:
        expect(items).to_have_text(titles.split("|"))

    wait_for("1Trendy-Beat|2Seitu|3Bytedance")
    items.nth(2).drag_to(items.nth(0))
    wait_for("1Bytedance|2Trendy-Beat|3Seitu")
    items.nth(0).locator("button").focus()
    page.keyboard.press("Alt+ArrowDown")
    wait_for("1Trendy-Beat|2Bytedance|3Seitu")
    page.keyboard.press("Alt+ArrowDown")
    wait_for("1Trendy-Beat|2Seitu|3Bytedance")
    items.nth(1).locator("button").click()
    shown = page.frame_locator("iframe[srcdoc]").locator('[aria-current="step"] h2')
    expect(shown).to_have_text("Seitu")
    assert watched.said == []


def test_no_table_offers_a_download_that_escapes_no_formula(watched: Watched) -> None:
    watched.open("/queries?query=own", ".st-key-saved")
    page = watched.page
    page.get_by_role("button", name="Run").click()
    page.locator(".stDataFrame").first.hover()
    page.locator("[data-testid=stElementToolbar]").first.wait_for()
    assert page.get_by_role("button", name="Download as CSV").count() == 0
    expect(page.get_by_role("button", name="CSV")).to_have_count(1)
