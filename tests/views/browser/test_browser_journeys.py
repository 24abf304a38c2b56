"""The ways people go through the app, in a real Chromium, over both servers; and ten at once."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, Position, expect

from graph.stores.local_server import Access
from scrapers.watch.kept_changes import KeptChanges
from scrapers.watch.watch_list import WatchList
from tests.browser import AXE, Tabs, Watched, unfit
from tests.pages import MARKET, PROJECT_S, records_in
from tests.servers import fill
from tests.views.browser.test_browser import HIDDEN
from tests.views.browser.test_browser_graph import CANVAS, Desk
from tests.watched import every_kind

SHEETS = {
    "sources.csv": "id,title,type\nnews,Example Gazette,thirdParty\n",
    "entities.csv": "id,kind,name,source\nseen-{n},Storefront,Example Stall {n},news\n",
}


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def url(request: pytest.FixtureRequest) -> str:
    """The address of the app over either server; the larger example is in the default alone."""
    examples = (PROJECT_S, MARKET) if request.param == "embedded" else (PROJECT_S,)
    fill(request.getfixturevalue(f"{request.param}_server"), records_in(*examples))
    address: str = request.getfixturevalue(f"{request.param}_app")
    return address


# What depends on the page alone is gone through over the default database.
over_the_default = pytest.mark.parametrize("url", ["embedded"], indirect=True, scope="module")


def files(folder: Path, number: int) -> list[str]:
    for name, text in SHEETS.items():
        (folder / name).write_text(text.replace("{n}", str(number)), encoding="utf-8")
    return [str(folder / name) for name in SHEETS]


def picture(page: Page, name: str, height: int) -> None:
    """Keep what is shown as a picture of the documents, where PICTURES names their folder."""
    if folder := os.environ.get("PICTURES"):
        before = page.viewport_size
        page.mouse.move(0, 0)
        page.set_viewport_size({"width": 1440, "height": height})
        page.wait_for_timeout(1_500)
        page.screenshot(path=Path(folder) / f"{name}.png")
        if before:
            page.set_viewport_size(before)
            page.wait_for_timeout(500)


def test_type_enter_copy_with_sources(watched: Watched) -> None:
    watched.open("/", ".st-key-examples")
    page = watched.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.type("trendy beat")
    page.locator(".st-key-hits").get_by_text("Trendy Beat").first.wait_for(timeout=20_000)
    picture(page, "search", 620)
    page.keyboard.press("Enter")
    page.locator(".lk-verdict").filter(has_text="is reported to be owned by ByteDance").wait_for()
    page.locator(".st-key-chain_graph canvas").first.wait_for(timeout=20_000)
    picture(page, "storefront", 1_300)
    page.get_by_role("button", name="Copy with sources").first.click()
    page.wait_for_timeout(300)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "is reported to be owned by ByteDance (share not stated)" in copied
    assert "kumparan, “Account of the Financial Times report”, July 2023" in copied
    assert "restates Financial Times" in copied
    assert watched.said == []


@over_the_default
def test_enter_opens_nobody_who_is_only_like_what_was_typed(watched: Watched) -> None:
    watched.open("/", ".st-key-examples")
    page = watched.page
    page.keyboard.type("trendi beet")
    page.locator(".st-key-hits").get_by_text("Trendy Beat").first.wait_for(timeout=20_000)
    page.get_by_text("No name matches exactly.").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_timeout(2_000)
    assert page.locator(".lk-verdict").count() == 0
    expect(page.locator(".st-key-hits")).to_be_visible()


@over_the_default
def test_from_the_list_to_a_comparison_and_into_the_graph(watched: Watched) -> None:
    watched.open("/compare?id=inv-shop-004&id=inv-shop-014", ".lk-side")
    page = watched.page
    expect(page.get_by_text("Example Market Operations Ltd (invented)").first).to_be_visible()
    page.get_by_role("button", name="Show in graph").click()
    page.get_by_role("button", name="Show 2 storefronts with their chains").click()
    page.locator(".st-key-working canvas").first.wait_for(timeout=30_000)
    page.get_by_text("names selected").first.wait_for(timeout=20_000)


@over_the_default
def test_from_a_hop_to_its_source(watched: Watched) -> None:
    watched.open("/storefront?id=ft-20230621-trendy-beat", ".st-key-chain_list button.party")
    page = watched.page
    hops = page.locator(".st-key-chain_list button")
    hops.filter(has_text="is reported to be owned by").first.click()
    dossier = page.locator(".st-key-picked .lk-dossier")
    dossier.get_by_text("tercatat dimiliki oleh ByteDance").first.wait_for(timeout=20_000)
    expect(dossier.get_by_text("kumparan, Account of the Financial Times report")).to_be_visible()
    assert "pick=tie" in page.url
    assert watched.said == []


@over_the_default
def test_from_a_filter_over_a_row_to_a_storefront(watched: Watched) -> None:
    watched.open("/storefronts?verdict=controlled", ".stDataFrame canvas")
    page = watched.page
    page.get_by_text("6 of 301 storefronts").wait_for()
    picture(page, "storefronts", 760)
    table, row = page.locator(".stDataFrameGlideDataEditor").first, Position(x=120, y=56)
    # As a hand does: the table drops a press in the moment in which the pointer comes to it.
    table.hover(position=row)
    page.wait_for_timeout(300)
    table.click(position=row)
    page.locator(".lk-verdict").filter(has_text="Registered as controlled by").wait_for()
    assert "/storefront?id=" in page.url
    assert watched.said == []


@over_the_default
def test_a_working_graph_grows_by_a_double_click(watched: Watched) -> None:
    shop = "ft-20230621-trendy-beat"
    watched.open(f"/graph?case=Trendy Beat&add={shop}", CANVAS)
    desk = Desk(watched.page)
    for ident in (shop, "ft-20230621-seitu"):
        watched.page.mouse.dblclick(*desk.spot(ident))
        desk.until("I.menu")
        desk.press("Enter")
    desk.act(lambda: watched.page.locator("button[data-layout=layered]").click())
    watched.page.get_by_role("button", name="Fit").click()
    assert len(desk.shown()) > 6
    picture(watched.page, "graph", 950)


@over_the_default
def test_a_saved_query_gives_rows_and_a_graph(watched: Watched) -> None:
    watched.open("/queries?query=above_a_storefront", ".st-key-saved")
    page = watched.page
    page.get_by_role("button", name="Run").click()
    page.locator(".stDataFrame").first.wait_for(timeout=30_000)
    picture(page, "query", 900)
    watched.wait_for_end()
    page.get_by_role("tab", name="Cypher").click()
    page.locator("code", has_text="MATCH").first.wait_for()
    assert watched.said == []


def test_an_import_is_seen_before_it_is_written_and_can_be_undone(
    watched: Watched, tmp_path: Path
) -> None:
    watched.open("/import", ".st-key-import")
    page = watched.page
    page.locator("input[type=file]").set_input_files(files(tmp_path, 0))
    page.get_by_role("button", name="Write 2 rows").click(timeout=30_000)
    page.get_by_role("button", name="Go to search").wait_for(timeout=30_000)
    watched.open("/storefront?id=seen-0", ".lk-title")
    watched.open("/import", ".st-key-import")
    page.get_by_role("button", name="Undo").first.click()
    page.get_by_role("button", name="Undo it").click()
    page.get_by_text("Undone:").wait_for(timeout=20_000)


@over_the_default
def test_from_a_change_to_its_capture_and_out_of_the_list_and_back(
    watched: Watched, embedded_server: Access
) -> None:
    assert embedded_server.folder
    KeptChanges(embedded_server.folder).add(every_kind())
    WatchList(embedded_server.folder).add("companies_house", ["00000101"], "12h", "Lantern")
    watched.open("/changes?show=watches", "[class*=st-key-check_companies_house]")
    watched.wait_for_end()
    assert not AXE or unfit(watched.page) == []
    watched.open("/changes", ".lk-change")
    page = watched.page
    director = page.locator(".lk-change").filter(has_text="as director of Example Lantern Ltd")
    director.get_by_role("link", name="read 20 November 2026").click()
    page.get_by_text("The capture is not on this machine").wait_for(timeout=60_000)
    watched.open("/changes", ".lk-change")
    page.locator(".st-key-row_change-director").get_by_role("button", name="Dismiss").click()
    page.get_by_text("Dismissed: 1 change.").wait_for(timeout=60_000)
    director.wait_for(state="hidden", timeout=60_000)
    watched.wait_for_end()
    page.get_by_role("radio", name="Dismissed").click()
    director.wait_for(timeout=60_000)
    watched.wait_for_end()
    if AXE:
        assert unfit(page) == []
    page.locator(".st-key-row_change-director").get_by_role("button", name="Undo").click()
    page.get_by_text("Nothing is dismissed.").wait_for(timeout=60_000)
    watched.wait_for_end()
    page.get_by_role("radio", name="Changes").click()
    director.wait_for(timeout=60_000)
    watched.wait_for_end()
    if AXE:
        assert unfit(page) == []
    page.set_viewport_size({"width": 400, "height": 900})
    page.wait_for_function(f"() => {HIDDEN} <= 0", timeout=10_000)
    assert watched.said == []


@over_the_default
def test_ten_at_once_keep_their_own_place_and_see_anothers_import(
    tabs: Tabs, url: str, tmp_path: Path
) -> None:
    readers = [tabs.open(url) for _reader in range(10)]
    days = [f"{2015 + n}-06-01" for n in range(10)]
    for reader, day in zip(readers, days, strict=True):
        reader.page.goto(f"{url}/storefront?id=inv-shop-001&as_of={day}")
    for reader, day in zip(readers, days, strict=True):
        reader.page.locator(".lk-verdict").first.wait_for(timeout=60_000)
        reader.page.get_by_text(f"as of 1 June {day[:4]}").first.wait_for(timeout=30_000)
    readers[0].open("/import", ".st-key-import")
    page = readers[0].page
    page.locator("input[type=file]").set_input_files(files(tmp_path, 1))
    page.get_by_role("button", name="Write 2 rows").click(timeout=30_000)
    page.get_by_role("button", name="Go to search").wait_for(timeout=30_000)
    for reader in readers:
        reader.page.goto(f"{url}/storefronts?name=Example Stall")
    for reader in readers:
        reader.page.get_by_text("1 of 302 storefronts").wait_for(timeout=60_000)
        assert reader.said == []
        assert reader.page.locator(".stException").count() == 0
        reader.page.close()


def test_a_slip_of_judgement_is_mended_at_once(watched: Watched) -> None:
    watched.open(
        "/storefront?id=ft-20230621-trendy-beat&pick=tie:s-same-seller", ".st-key-picked h3"
    )
    page = watched.page
    for button, said in (
        ("They are different", "was judged not the same as"),
        ("They are the same", "was judged the same as"),
        ("Undo", "may be the same as"),
    ):
        page.get_by_role("button", name="Decide").click()
        page.get_by_label("Why", exact=True).fill("one office")
        page.get_by_label("Your name or initials").fill("E. Editor")
        watched.leave_field()
        page.get_by_role("button", name=button).click()
        page.locator(".st-key-picked h3").filter(has_text=said).wait_for(timeout=20_000)
        page.get_by_role("status").filter(has_text="Saved: ").wait_for(timeout=20_000)
        page.get_by_role("button", name=button).wait_for(state="hidden", timeout=20_000)
    history = page.locator(".st-key-picked ol.lk-ties li")
    expect(history).to_have_count(4)
    assert "is no longer judged" in history.first.inner_text()
