"""What the labels of the working graph cover in a real Chromium, counted from the drawn boxes."""

from typing import Any

import pytest

from graph.model.records import Kind, Records, Source, Standing, Statement, Tie, TieType
from graph.model.shares import parse_share
from graph.stores.local_server import Access
from tests.browser import Watched
from tests.servers import fill
from tests.views.browser.test_browser_graph import CANVAS, Desk

OWNERS = 24
SHOPS = 12  # of each owner
REGISTER = Source("reg", "Example Register", type="officialRegister", published="2024-03-01")
# How many names and shares cover each other, and how many arrows' ends they cover.
COVERED = """(() => {
  const spots = I.net.getPositions(), ctx = I.host.querySelector('canvas').getContext('2d');
  const boxes = [...I.labelBoxes].map(([of, box]) => ({of, ...box}));
  for (const [of, {box}] of I.names) {
    const {x, y} = spots[of];
    boxes.push({of, x0: x + box.x0, x1: x + box.x1, y0: y + box.y0, y1: y + box.y1});
  }
  const within = (b, x, y) => x > b.x0 + 1 && x < b.x1 - 1 && y > b.y0 + 1 && y < b.y1 - 1;
  const meet = (a, b) => a.x0 < b.x1 - 1 && b.x0 < a.x1 - 1 && a.y0 < b.y1 - 1 && b.y0 < a.y1 - 1;
  const texts = boxes.flatMap((a, i) => boxes.slice(0, i).filter(b => meet(a, b)));
  const ends = Object.values(I.net.body.edges).flatMap(edge => {
    const line = edge.edgeType;
    if (!line || edge.id.endsWith('~core')) return [];
    [line.fromPoint, line.toPoint] = [line.from, line.to];  // as before vis-network draws it
    const look = {toArrowScale: edge.options.arrows.to.scaleFactor, toArrowType: 'arrow',
      width: edge.options.width, arrowStrikethrough: false};
    const {x, y} = line.getArrowData(ctx, 'to', line.getViaNode(), false, false, look).point;
    return boxes.filter(box => box.of !== edge.toId && within(box, x, y));
  });
  return {texts: texts.length, ends: ends.length, names: I.names.size,
    px: Math.min(...[...I.names.values()].map(name => name.size * 14 * I.net.getScale()))};
})()"""


def _records() -> Records:
    """Return owners with companies that run storefronts of one platform."""
    statements = [Statement("market", Kind.PLATFORM, "reg", {"name": "Example Market"})]
    ties: list[Tie] = []

    def add(ident: str, kind: Kind, name: str) -> None:
        statements.append(Statement(ident, kind, "reg", {"name": name, "country": "GB"}))

    def tie(kind: TieType, start: str, end: str, **more: Any) -> None:
        ends = f"{start}-{end}", kind, start, end
        ties.append(Tie(*ends, source="reg", standing=Standing.REGISTER, **more))

    for n in range(OWNERS):
        add(f"owner{n:02}", Kind.COMPANY, f"Example Holding {n:02} Limited")
        tie(TieType.OWNS, f"owner{max(n - 1, 0) // 5:02}", f"owner{n:02}") if n else None
        for m in range(SHOPS):
            ident = f"{n:02}-{m:02}"
            if m % 2:
                add(f"shop{ident}", Kind.STOREFRONT, f"Invented Shop {ident}")
                tie(TieType.SELLS_ON, f"shop{ident}", "market")
                tie(TieType.OPERATES, f"seller{n:02}-{m - 1:02}", f"shop{ident}", role="seller")
            else:
                add(f"seller{ident}", Kind.COMPANY, f"Invented Trading {ident} Ltd")
                share = parse_share(f"{30 + m * 5}%")
                tie(TieType.OWNS, f"owner{n:02}", f"seller{ident}", share=share)
    return Records((REGISTER,), tuple(statements), tuple(ties))


@pytest.fixture(scope="module")
def url(embedded_server: Access, embedded_app: str) -> str:
    """The address of the served app with holdings, sellers and storefronts."""
    fill(embedded_server, _records())
    return embedded_app


def _ids(count: int) -> list[str]:
    """Return the first parties, each owner with its sellers and storefronts."""
    every = ["market"]
    for n in range(OWNERS):
        every.append(f"owner{n:02}")
        every += [f"{('shop' if m % 2 else 'seller')}{n:02}-{m:02}" for m in range(SHOPS)]
    return every[:count]


@pytest.mark.parametrize(("count", "fewest"), [(8, 8), (42, 30), (300, 10)])
def test_no_label_covers_another_or_an_arrows_end(
    watched: Watched, count: int, fewest: int
) -> None:
    ids = _ids(count)
    for at in range(0, count, 150):
        asked = "&".join(f"add={ident}" for ident in ids[at : at + 150])
        watched.open(f"/graph?case=Names{count}&{asked}", CANVAS)
    watched.open(f"/graph?case=Names{count}&pick=", CANVAS)
    desk = Desk(watched.page)
    desk.until(f"I.parties.size === {count}")
    for layout in ("tree", "force", "layered"):
        button = watched.page.locator(f"button[data-layout={layout}]")
        if button.get_attribute("aria-pressed") != "true":
            desk.act(button.click)
        watched.page.wait_for_timeout(500)
        covered = desk.ask(COVERED)
        assert (covered["texts"], covered["ends"]) == (0, 0), layout
        assert covered["px"] > 7
        if layout != "tree":
            assert covered["names"] >= fewest, layout
    assert watched.said == []


def test_a_platforms_links_fold_into_their_number_and_unfold(watched: Watched) -> None:
    asked = "&".join(f"add={ident}" for ident in _ids(42))
    watched.open(f"/graph?case=Fold&{asked}", CANVAS)
    desk, sales = Desk(watched.page), "I.data.edges.filter(e => e.to === 'market').length"
    shops = len([i for i in _ids(42) if i.startswith("shop")])
    assert desk.ask(sales) == 0
    assert desk.ask("I.parties.get('market').tag") == f"{shops} storefronts sell here"
    assert f"{shops} links to platforms folded" in desk.ask("I.count.textContent")
    desk.act(lambda: watched.page.locator(".legend button.fold").click())
    assert desk.ask(sales) == shops
    desk.act(lambda: watched.page.locator(".legend button.fold").click())
    assert desk.ask(sales) == 0


def test_two_storefronts_light_both_legs_to_their_owner(watched: Watched) -> None:
    asked = "&".join(f"add={ident}" for ident in _ids(30))
    picked = "pick=entity:shop00-01&pick=entity:shop00-03"
    watched.open(f"/graph?case=Lit&{asked}", CANVAS)
    watched.open(f"/graph?case=Lit&{picked}", CANVAS)
    desk = Desk(watched.page)
    heading = "Common owner, at least once of a part: Example Holding 00 Limited"
    watched.page.get_by_role("heading", name=heading).wait_for(timeout=20_000)
    legs = {f"owner00-seller00-{m:02}" for m in (0, 2)} | {
        f"seller00-{m:02}-shop00-{m + 1:02}" for m in (0, 2)
    }
    desk.until("I.lit && I.lit.ties.size === 4")
    assert set(desk.ask("[...I.lit.ties]")) == legs
    opacity = "I.net.body.edges[e.id].options.color.opacity"
    seen = desk.ask(f"Object.fromEntries(I.data.edges.map(e => [e.id, {opacity}]))")
    assert {tie for tie, value in seen.items() if value == 1} == legs
    assert min(seen.values()) > 0.1  # dimmed is not hidden


def test_a_drawing_that_is_gone_is_not_drawn_again(watched: Watched) -> None:
    watched.open("/graph?case=Gone&add=owner00", CANVAS)
    desk = Desk(watched.page)
    desk.ask("(I.stopDrawing(), I.host.style.width = '300px')")
    watched.page.wait_for_timeout(500)
    assert watched.said == []
