"""The working graph in Chromium: how soon a page shows its first frame, and answers an act.

Every time is taken inside the page, in one run: from the beginning of the navigation to the first
picture that answers the pointer; from a click to the dossier of the party clicked on; from the act
to the graph after it, for expanding a party and for hiding a kind by the legend. Beside them
stands the same page with an empty graph, which is Streamlit's own part.

python -m tests.benchmarks.bench_app [PARTIES…]
"""

import random
import sys
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.app_server import app
from tests.browser import ARGUMENTS, CHROMIUM
from tests.views.browser.test_browser_graph import CANVAS, FRAME

ROUNDS = 7
DRAWN = f"""() => {{
  const I = {FRAME};
  const canvas = I && I.host.querySelector('canvas');
  if (!canvas || !I.net || I.parties.size < COUNT || !canvas.width) return null;
  const spots = I.net.getPositions();
  const met = (id) => I.net.getNodeAt(I.net.canvasToDOM(spots[id])) !== undefined;
  return met(Object.keys(spots)[0]) ? performance.now() : null;
}}"""
EMPTY = """() => {
  const b = document.querySelector('.st-key-put_in_all button');
  return b && b.offsetWidth ? performance.now() : null;
}"""
ACTED = f"""([act, more, met]) => new Promise((resolve) => {{
  const began = performance.now();
  {FRAME}.act(act, more);
  const look = () => {{
    if (new Function("I", `return ${{met}}`)({FRAME})) resolve(performance.now() - began);
    else requestAnimationFrame(look);
  }};
  look();
}})"""
CLICKED = """() => {
  const told = () => [...document.querySelectorAll('.lk-dossier h3')].map((h) => h.textContent);
  const before = told().join();
  window.took = null;
  addEventListener('pointerdown', () => {
    const began = performance.now();
    const look = () => {
      if (told().length && told().join() !== before) window.took = performance.now() - began;
      else requestAnimationFrame(look);
    };
    look();
  }, { capture: true, once: true });
}"""


def opened(page: Page, address: str, shown: str) -> list[float]:
    """Return the seconds from navigation until something is shown, for each round."""
    seconds = []
    for _round in range(ROUNDS):
        page.goto("about:blank")
        page.goto(address, wait_until="commit")
        seconds.append(page.wait_for_function(shown, timeout=60_000).json_value() / 1000)
    return seconds


def clicks(page: Page) -> list[float]:
    """Return the seconds from a click on a party to its dossier, for each round."""
    idents = page.evaluate(f"() => [...{FRAME}.parties.keys()]")
    box = page.locator(CANVAS).first.bounding_box()
    assert box
    seconds: list[float] = []
    for ident in random.Random(3).sample(idents, len(idents)):  # noqa: S311 - a choice of places
        x, y, hit = page.evaluate(
            f"""(id) => {{ const I = {FRAME}; const p = I.net.getPositions([id])[id];
            const d = I.net.canvasToDOM(p); return [d.x, d.y, I.net.getNodeAt(d)]; }}""",
            ident,
        )
        if hit != ident:
            continue
        page.evaluate(CLICKED)
        page.mouse.click(box["x"] + x, box["y"] + y)
        seconds.append(page.wait_for_function("() => window.took").json_value() / 1000)
        page.wait_for_timeout(700)
        if len(seconds) == ROUNDS:
            break
    return seconds


def act(page: Page, name: str, more: dict[str, object], met: str) -> float:
    """Return the seconds from an act until the drawing is as it should be after it."""
    milliseconds: float = page.evaluate(ACTED, [name, more, met])
    page.wait_for_timeout(700)
    return milliseconds / 1000


def expansions(page: Page) -> list[float]:
    """Take a party out and bring it back by expanding one it is tied to, for each round."""
    seconds = []
    ties = page.evaluate(f"() => [...{FRAME}.edges.values?.() ?? {FRAME}.edges.get()]")
    for tie in random.Random(5).sample(ties, ROUNDS):  # noqa: S311 - a choice of ties
        gone = tie["to"]
        act(page, "remove", {"ids": [gone]}, f"!I.parties.has('{gone}')")
        back = f"I.parties.has('{gone}')"
        seconds.append(act(page, "expand", {"id": tie["from"], "key": ""}, back))
    return seconds


def filterings(page: Page) -> list[float]:
    """Hide all people and show them again, as the legend does, for each round."""
    people = "[...I.parties.values()].some((n) => n.kind === 'Person')"
    asked: dict[str, object] = {"facet": "kind", "value": "Person"}
    return [
        act(page, "sift", asked, met) for _round in range(ROUNDS) for met in (f"!{people}", people)
    ]


def measure(browser: Browser, size: int) -> None:
    """Print what a reader of ``size`` parties waits for."""
    with app(size) as url:
        address, drawn = f"{url}/graph?case=Benchmark", DRAWN.replace("COUNT", str(size))
        page = browser.new_context(viewport={"width": 1440, "height": 950}).new_page()
        page.goto(address)
        page.locator(".st-key-put_in_all button").wait_for(timeout=60_000)
        empty = opened(page, address, EMPTY)
        page.locator(".st-key-put_in_all button").click()
        page.wait_for_function(drawn, timeout=60_000)
        frames, dossiers = opened(page, address, drawn), clicks(page)
        filtered, expanded = filterings(page), expansions(page)
        page.context.close()
    print(
        f"{size} parties: empty {told(empty)}, first frame {told(frames)}, "
        f"click to dossier {told(dossiers)}, filter {told(filtered)}, expand {told(expanded)}",
        flush=True,
    )


def told(seconds: list[float]) -> str:
    """Say the middle, the least and the most."""
    return f"{median(seconds):.2f} s ({min(seconds):.2f}-{max(seconds):.2f})"


def main(sizes: list[int]) -> None:
    """Measure each size in a browser that has seen the app before."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        for size in sizes:
            measure(browser, size)
        browser.close()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 500, 2_000, 10_000])
