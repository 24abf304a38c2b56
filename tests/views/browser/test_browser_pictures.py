"""What a line of the graph shows in a real Chromium: gaps, shares, ends, and where arrows end."""

from itertools import groupby
from typing import Any

import pytest
from playwright.sync_api import Page

from graph.model.records import Kind, Records, Source, Standing, Statement, Tie, TieType
from graph.model.shares import parse_share
from graph.stores.local_server import Access
from tests.browser import Watched
from tests.servers import fill
from tests.views.browser.test_browser_graph import CANVAS, Desk

HELD = 16  # more than carry their other words
REGISTER = Source("reg", "Example Register", type="officialRegister", published="2024-03-01")
PRESS = Source("press", "Example Paper", type="thirdParty", published="2024-03-01")
# How much of a line is paper, spot by spot, between its ends and beside its words.
GAPS = """((id) => {
  const e = I.data.edges.find(each => each.id === id);
  const [a, b] = [e.from, e.to].map(end => I.net.getPosition(end));
  const canvas = I.host.querySelector('canvas'), ctx = canvas.getContext('2d');
  const k = canvas.width / canvas.clientWidth, length = Math.hypot(b.x - a.x, b.y - a.y);
  const across = {x: -(b.y - a.y) / length, y: (b.x - a.x) / length};
  const boxes = [...I.labelBoxes.values(), ...I.pointedBoxes.values()];
  const paper = [1, 3, 5].map(n => parseInt(I.paper.slice(n, n + 2), 16)), seen = [];
  for (let far = 45; far < length - 60; far += 0.5 / I.net.getScale() / k) {
    const on = {x: a.x + (b.x - a.x) * far / length, y: a.y + (b.y - a.y) * far / length};
    if (boxes.some(w => on.x > w.x0 - 6 && on.x < w.x1 + 6 && on.y > w.y0 - 6 && on.y < w.y1 + 6))
      continue;
    let ink = 0;
    for (let off = -3; off <= 3; off += 0.5) {
      const at = I.net.canvasToDOM({x: on.x + across.x * off, y: on.y + across.y * off});
      const p = ctx.getImageData(Math.floor(at.x * k), Math.floor(at.y * k), 1, 1).data;
      // what was never painted lets the paper of the page through
      ink = Math.max(ink, ...[0, 1, 2].map(i => Math.abs(p[i] - paper[i]) * p[3] / 255));
    }
    seen.push(ink < 40);
  }
  return seen;
})"""


def _records() -> Records:
    names = {"part": "Part Ltd", "told": "Told Ltd", "whole": "Whole Ltd", "past": "Past Ltd"}
    names |= {"held": "Held Ltd"} | {f"sub{n:02}": f"Subsidiary {n:02} Ltd" for n in range(HELD)}

    def owns(owner: str, owned: str, share: str, source: str = "reg", **more: Any) -> Tie:
        standing = Standing.REGISTER if source == "reg" else Standing.PRESS
        ends = f"{owner}-{owned}", TieType.OWNS, owner, owned
        stated = parse_share(share) if share else None
        return Tie(*ends, source=source, standing=standing, share=stated, **more)

    ties = (
        owns("part", "held", "24.9%"),
        owns("told", "held", "25-50%", "press"),
        owns("whole", "held", "100%"),
        owns("past", "held", "100%", since="2001", until="2009"),
        *(owns("held", f"sub{n:02}", "" if n % 2 else "51%") for n in range(HELD)),
    )
    told = (Statement(i, Kind.COMPANY, "reg", {"name": name}) for i, name in names.items())
    return Records((REGISTER, PRESS), tuple(told), ties)


@pytest.fixture(scope="module")
def url(embedded_server: Access, embedded_app: str) -> str:
    """The address of the served app with parties whose lines are looked at."""
    fill(embedded_server, _records())
    return embedded_app


def _opened(watched: Watched, case: str, ids: tuple[str, ...]) -> Desk:
    watched.open(f"/graph?case={case}&" + "&".join(f"add={i}" for i in ids), CANVAS)
    desk = Desk(watched.page)
    desk.until(f"I.labelBoxes && I.parties.size === {len(ids)}")
    return desk


def _set_ratio(page: Page, ratio: int) -> None:
    """Let a pixel of the page be so many of the screen."""
    screen = {**(page.viewport_size or {}), "deviceScaleFactor": ratio, "mobile": False}
    page.context.new_cdp_session(page).send("Emulation.setDeviceMetricsOverride", screen)


def _zoomed(desk: Desk, scale: float, *ids: str) -> None:
    """Show the middle of some parties at a zoom, with nobody chosen."""
    desk.ask("I.net.unselectAll()")
    middle = (
        f"((ps) => ({{x: ps.reduce((s, p) => s + p.x, 0) / ps.length, "
        f"y: ps.reduce((s, p) => s + p.y, 0) / ps.length}}))"
        f"({list(ids)}.map(i => I.net.getPosition(i)))"
    )
    desk.ask(f"I.net.moveTo({{scale: {scale}, position: {middle}}})")
    desk.page.wait_for_timeout(400)


@pytest.mark.parametrize("ratio", [1, 2])
def test_a_part_stake_has_gaps_at_every_zoom(watched: Watched, ratio: int) -> None:
    _set_ratio(watched.page, ratio)
    desk = _opened(watched, f"Gaps {ratio}", ("held", "part", "told", "whole"))
    assert desk.ask("devicePixelRatio") == ratio
    for n, ident in enumerate(("part", "told", "whole")):
        desk.ask(f"I.net.moveNode('{ident}', 500, {(n - 1) * 160})")
    desk.ask("(I.net.moveNode('held', 0, 0), I.labelBoxes = undefined)")
    for scale in (0.4, 1, 2):
        for tie, has_gaps in (("part-held", True), ("told-held", True), ("whole-held", False)):
            _zoomed(desk, scale, *tie.split("-"))
            seen = desk.ask(f"{GAPS}('{tie}')")
            gaps = [len(list(run)) for is_gap, run in groupby(seen) if is_gap]
            part = sum(seen) / len(seen)
            assert (0.25 < part < 0.6 and len(gaps) >= 3) if has_gaps else part == 0, (
                f"{tie} at zoom {scale}, ratio {ratio}: {part:.2f} paper, {len(gaps)} gaps"
            )


def test_every_holding_carries_its_share_and_its_end(watched: Watched) -> None:
    ids = ("held", "part", "told", "whole", "past", *(f"sub{n:02}" for n in range(HELD)))
    desk = _opened(watched, "Holdings", ids)
    labels = desk.ask("Object.fromEntries(I.data.edges.map(e => [e.id, e.label]))")
    assert labels["part-held"] == ["24.9 %"]
    assert labels["held-sub01"] == ["share not stated"]
    assert labels["past-held"] == ["100 %", "2001–2009"]
    assert desk.ask("I.data.edges.filter(e => e.ended).map(e => e.id)") == ["past-held"]
    assert any("ended by" in entry for entry in desk.ask("I.data.legend.map(e => e.label)"))
    for layout in ("layered", "tree", "force"):
        button = desk.page.locator(f"button[data-layout={layout}]")
        if button.get_attribute("aria-pressed") != "true":
            desk.act(button.click)
        desk.ask("I.net.unselectAll()")
        desk.page.wait_for_timeout(300)
        boxes = desk.ask("[...I.labelBoxes.values()]")
        assert len(boxes) > 0.8 * len(labels)
        rows = sorted(boxes, key=lambda b: b["y0"])
        for one, other in ((a, b) for i, a in enumerate(rows) for b in rows[i + 1 :]):
            apart = one["x1"] <= other["x0"] or other["x1"] <= one["x0"]
            assert apart or one["y1"] <= other["y0"]
        for tie in set(labels) - set(desk.ask("[...I.labelBoxes.keys()]")):
            desk.ask(f"I.net.selectEdges(['{tie}'])")
            desk.until(f"I.pointedBoxes.has('{tie}')")


def test_a_tie_from_below_ends_below_the_name(watched: Watched) -> None:
    desk = _opened(watched, "Below", ("held", "part", "told", "whole"))
    held = "I.net.body.nodes.held.distanceToBorder(null, turn * Math.PI)"
    right, below, left, above = desk.ask(f"[-1, -0.5, 0, 0.5].map(turn => {held})")
    assert below > above + 16
    assert left == pytest.approx(right)
    assert min(right, left, above) > 20
