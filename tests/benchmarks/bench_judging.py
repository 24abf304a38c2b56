"""Matches in Chromium: milliseconds from the key of a judgement to the next pair.

python -m tests.benchmarks.bench_judging [PAIRS [KEYS]]
"""

import sys
from statistics import median

from playwright.sync_api import sync_playwright

from tests.benchmarks.app_server import app_over
from tests.browser import ARGUMENTS, CHROMIUM
from tests.views.invented_matches import many_entries

_PATIENCE = 600_000  # ms for the first comparison of all entries
# How long each key took until another pair was drawn; heard before the queue hears it.
TIMED = """
window.times = [];
const names = () => {
  const all = [...document.querySelectorAll(".st-key-match_work *")];
  const roots = [document, ...all.map((e) => e.shadowRoot).filter(Boolean)];
  return roots.map((root) => root.querySelector(".matches .names")?.textContent).find(Boolean);
};
window.addEventListener("keydown", (event) => {
  const begun = performance.now(), before = names();
  requestAnimationFrame(() => setTimeout(() => {
    if (names() !== before) window.times.push(performance.now() - begun);
  }));
}, true);
"""


def main(pairs: int, keys: int) -> None:
    """Judge ``keys`` pairs, one after another, and print how long the next one took to appear."""
    with app_over(many_entries(pairs)) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 950})
        page.add_init_script(TIMED)
        page.goto(f"{url}/matches")
        page.locator(".matches h2").first.wait_for(timeout=_PATIENCE)
        page.get_by_label("Your name or initials").fill("EV")
        page.keyboard.press("Escape")
        for key in ("sdpu" * keys)[:keys]:
            page.keyboard.press(key)
            page.wait_for_timeout(500)
        times = sorted(page.evaluate("window.times"))
        most_of_them = times[int(0.95 * (len(times) - 1))]
        print(
            f"{len(times)} of {keys} keys: median {median(times):.0f} ms, "
            f"p95 {most_of_them:.0f} ms, most {times[-1]:.0f} ms"
        )
        browser.close()


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 300,
        int(sys.argv[2]) if len(sys.argv) > 2 else 15,
    )
