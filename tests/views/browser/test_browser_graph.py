"""A day in the working graph, in a real Chromium: every act, by hand and by keyboard."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from graph.stores.local_server import Access
from tests.benchmarks.app_server import of
from tests.browser import AXE, Watched, unfit
from tests.pages import PROJECT_S, records_in
from tests.servers import fill, missing

SHOP = "ft-20230621-trendy-beat"
SEITU = "ft-20230621-seitu"
TIKTOK = "ft-20230621-tiktok"
CANVAS = ".st-key-working canvas"
FRAME = """[...document.querySelectorAll('.st-key-working *')]
    .map(e => e.shadowRoot?.querySelector('.og') ?? (e.matches('.og') ? e : null))
    .find(e => e?.drawing)?.drawing"""
VIEW = "[I.net.getScale(), I.net.getViewPosition()]"
# Whether every sign is in view.
WHOLE = """[...I.parties.keys()].every(id => {
  const {x, y} = I.net.canvasToDOM(I.net.getPosition(id));
  return x > 0 && y > 0 && x < I.host.clientWidth && y < I.host.clientHeight;
})"""
STILL = f"[I.net.getPositions(), {VIEW}]"


class Desk:
    """The working graph as its user meets it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def ask(self, what: str) -> Any:
        return self.page.evaluate(f"() => {{ const I = {FRAME}; return I && ({what}); }}")

    def until(self, what: str) -> None:
        told = f"() => {{ const I = {FRAME}; return I && ({what}); }}"
        self.page.wait_for_function(told, timeout=30_000)

    def act(self, does: Callable[[], object]) -> None:
        """Do something, and wait until Python has answered."""
        before = self.ask("I.data.stamp")
        does()
        self.until(f"I.data.stamp > {before}")
        self.page.wait_for_timeout(300)

    def spot(self, ident: str) -> tuple[float, float]:
        x, y = self.ask(
            f"(p => [p.x, p.y])(I.net.canvasToDOM(I.net.getPositions(['{ident}'])['{ident}']))"
        )
        box = self.page.locator(CANVAS).first.bounding_box()
        assert box
        return box["x"] + x, box["y"] + y

    def press(self, key: str) -> None:
        self.act(lambda: self.page.keyboard.press(key))

    def chosen(self) -> set[str]:
        return set(self.ask("[...I.chosen]"))

    def shown(self) -> set[str]:
        return set(self.ask("[...I.parties.keys()]"))


def begun(watched: Watched, case: str) -> Desk:
    """Open a new case with the founding storefront in it."""
    watched.open(f"/graph?case={case}&add={SHOP}", CANVAS)
    return Desk(watched.page)


def test_expanding_choosing_and_undoing_move_nothing(watched: Watched) -> None:
    desk = begun(watched, "Journey")
    page = watched.page
    before = desk.ask("I.net.getPositions()")
    page.mouse.dblclick(*desk.spot(SHOP))
    desk.until("I.menu")
    desk.press("Enter")
    assert {SHOP, SEITU, TIKTOK} <= desk.shown()
    places = desk.ask("I.net.getPositions()")
    assert {SHOP: places[SHOP]} == before
    assert desk.ask(WHOLE)

    still = desk.ask(STILL)
    page.mouse.click(*desk.spot(SEITU))
    page.locator(".lk-dossier h3").filter(has_text="Seitu").wait_for(timeout=20_000)
    assert "pick=entity" in page.url
    page.keyboard.down("Shift")
    page.mouse.click(*desk.spot(TIKTOK))
    page.keyboard.up("Shift")
    page.get_by_text("2 names selected").wait_for(timeout=20_000)
    assert desk.chosen() == {SEITU, TIKTOK}
    page.get_by_text("between them").or_(page.get_by_text("No ownership path")).first.wait_for()
    assert desk.ask(STILL) == still

    shown = desk.shown()
    desk.press("h")
    assert desk.shown() == shown - {SEITU, TIKTOK}
    desk.press("Control+z")
    assert desk.shown() == shown
    desk.press("Control+Shift+z")
    desk.press("b")
    assert desk.shown() == shown
    assert desk.ask("I.net.getPositions()") == places

    watched.open("/graph?case=Journey", CANVAS)
    assert desk.shown() == shown
    assert desk.ask("I.net.getPositions()") == places
    desk.press("Control+z")
    assert desk.ask("I.data.can.redo") == "show 2 hidden names"
    assert watched.said == []
    assert watched.outside == []


def test_the_keyboard_alone_is_enough(watched: Watched) -> None:
    desk = begun(watched, "Keyboard")
    page = watched.page
    page.get_by_test_id("og-canvas").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("e")
    desk.until("I.menu")
    page.keyboard.press("ArrowDown")
    desk.press("Enter")
    assert desk.shown() > {SHOP}
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    walked = desk.ask("I.cursor")
    assert walked != SHOP
    assert desk.ask("I.live.textContent")
    desk.press("p")
    place = desk.ask(f"I.net.getPositions()['{walked}']")
    desk.act(lambda: page.locator("button[data-layout=tree]").click())
    assert desk.ask(f"I.net.getPositions()['{walked}']") == place
    page.get_by_test_id("og-canvas").focus()
    page.keyboard.press("/")
    page.keyboard.type("trendy")
    page.keyboard.press("Enter")
    page.locator(".lk-dossier h3").filter(has_text="Trendy Beat").wait_for(timeout=20_000)
    assert desk.chosen() == {SHOP}


def test_what_was_added_last_is_marked_as_new_until_it_is_undone(watched: Watched) -> None:
    begun(watched, "News")
    watched.open(f"/graph?case=News&add={SEITU}", CANVAS)
    desk, legend = Desk(watched.page), watched.page.locator(".legend")
    assert desk.ask("[...I.parties.values()].filter(p => p.mark).map(p => p.id)") == [SEITU]
    assert desk.ask(f"I.parties.get('{SEITU}').mark") == "✦ new"
    legend.get_by_text("New since the graph was opened").wait_for()
    watched.page.get_by_test_id("og-canvas").focus()
    desk.press("Control+z")
    assert desk.shown() == {SHOP}
    assert legend.get_by_text("New since").count() == 0


def test_a_box_chooses_and_the_legend_filters(watched: Watched) -> None:
    desk = begun(watched, "Box")
    page = watched.page
    page.mouse.dblclick(*desk.spot(SHOP))
    desk.until("I.menu")
    desk.press("Enter")
    box = page.locator(CANVAS).first.bounding_box()
    assert box
    page.keyboard.down("Shift")
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 8, box["y"] + box["height"] - 8, steps=4)
    page.mouse.up()
    page.keyboard.up("Shift")
    assert desk.chosen() == desk.shown()
    desk.act(lambda: page.locator(".legend button").filter(has_text="Product").click())
    assert "filters hide 2 names and 2 links" in desk.ask("I.count.textContent")
    page.get_by_role("button", name="Filters (2 hidden)").wait_for(timeout=20_000)


@pytest.fixture
def _many(url: str, embedded_server: Access) -> Iterator[None]:
    """More parties than one drawing holds, in the place of the founding case."""
    del url  # it fills the store first
    fill(embedded_server, of(2_100))
    yield
    fill(embedded_server, records_in(PROJECT_S))


@pytest.mark.usefixtures("_many")
def test_the_overview_and_the_drawing_take_turns(watched: Watched) -> None:
    page = watched.page
    watched.open("/graph?case=Many", ".st-key-put_in_all button")
    page.locator(".st-key-put_in_all button").click()
    page.get_by_text("Overview: 2,100 names").wait_for(timeout=60_000)
    page.get_by_role("button", name="Reduce").click()
    page.get_by_role("button", name="at least two links").click()
    page.get_by_text("Overview: 2,100 names").wait_for(state="detached", timeout=60_000)
    desk = Desk(page)
    desk.until("I.parties.size > 0 && I.parties.size < 2000 && I.edges.length > 0")
    desk.press("Control+z")
    page.get_by_text("Overview: 2,100 names").wait_for(timeout=60_000)
    expect(page.locator(".st-key-working .og")).to_have_count(1)
    x, y = desk.spot(desk.ask("[...I.parties.keys()][0]"))
    page.mouse.click(x + 7, y)  # beside its point, which is smaller
    desk.until("I.chosen.size === 1")
    assert watched.said == []


def test_axe_finds_nothing_on_the_page(watched: Watched) -> None:
    if not AXE:
        missing("no axe-core: npm pack axe-core, and set AXE_CORE to its folder")
    desk = begun(watched, "Axe")
    page = watched.page
    page.mouse.dblclick(*desk.spot(SHOP))
    desk.until("I.menu")
    desk.press("Enter")
    page.mouse.click(*desk.spot(SEITU))
    page.locator(".lk-dossier h3").filter(has_text="Seitu").wait_for(timeout=20_000)
    assert unfit(page) == []
