"""The pages in Chromium: how soon each is whole, and what many visits cost the app in memory.

A page is whole when what it is there for stands and Streamlit has nothing left to run, counted in
the page from the beginning of the navigation. Memory is the resident size of the app's process
after a first round of all pages, and after all visits; each visit is a session of its own.

python -m tests.benchmarks.bench_pages [PARTIES [VISITS]]
"""

import sys
from urllib.parse import urlsplit

import psutil
from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.app_server import app
from tests.benchmarks.bench_app import told
from tests.browser import ARGUMENTS, CHROMIUM

PAGES = {
    "/": ".st-key-own",
    "/storefront?id=s11": ".lk-banner",
    "/company?id=c0": ".lk-dossier",
    "/storefronts": ".stDataFrame",
    "/red-flags": ".lk-signal",
    "/queries": ".st-key-saved",
}
WHOLE = """(wanted) => {
  const app = document.querySelector('[data-testid=stApp]');
  return app?.dataset.testScriptState === 'notRunning' && document.querySelector(wanted)
    ? performance.now() : null;
}"""
ROUNDS = 5


def seconds(page: Page, address: str, wanted: str) -> float:
    """Return the seconds until a page is whole."""
    page.goto("about:blank")
    page.goto(address, wait_until="commit")
    milliseconds: float = page.wait_for_function(WHOLE, arg=wanted, timeout=120_000).json_value()
    return milliseconds / 1000


def memory(url: str) -> float:
    """Return the resident memory of the app that serves an address, in MB."""
    port = f"--server.port={urlsplit(url).port}"
    process = next(p for p in psutil.process_iter(["cmdline"]) if port in (p.info["cmdline"] or ()))
    resident: int = process.memory_info().rss
    return resident / 1e6


def measure(browser: Browser, size: int, visits: int) -> None:
    """Print what a reader waits for on each page, and the memory before and after all visits."""
    with app(size) as url:
        page = browser.new_context(viewport={"width": 1440, "height": 950}).new_page()
        first = {path: seconds(page, url + path, wanted) for path, wanted in PAGES.items()}
        before = memory(url)
        for path, wanted in PAGES.items():
            again = [seconds(page, url + path, wanted) for _round in range(ROUNDS)]
            print(f"{path}: first {first[path]:.2f} s, again {told(again)}", flush=True)
        done = ROUNDS * len(PAGES)
        paths = list(PAGES.items())
        grown = []
        for visit in range(visits - done):
            path, wanted = paths[visit % len(paths)]
            seconds(page, url + path, wanted)
            grown.append(memory(url))
        page.context.close()
    print(
        f"{size} parties, memory: {before:.0f} MB, after {visits} visits {grown[-1]:.0f} MB "
        f"(half way {grown[len(grown) // 2]:.0f} MB)"
    )


def main(size: int, visits: int) -> None:
    """Measure in one browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        measure(browser, size, visits)
        browser.close()


if __name__ == "__main__":
    asked = [int(number) for number in sys.argv[1:]]
    main(*(asked + [5_000, 200][len(asked) :]))
