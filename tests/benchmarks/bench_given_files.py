"""Given files in Chromium: a saved page to its verdict, and a sheet of many rows to its columns.

The saved page is the first that a fresh app reads: seconds from the drop to the headline of the
storefront. Then a second one, which waits for no loading. The sheet is told column by column:
seconds from the drop to the form, and from "Check all rows" to the preview. Beside each stand the
CPU seconds that the app took, for a machine that others use too.

python -m tests.benchmarks.bench_given_files [ROWS]
"""

import csv
import json
import random
import sys
from io import StringIO
from urllib.parse import urlsplit

import psutil
from playwright.sync_api import Browser, FilePayload, Page, sync_playwright

from tests.benchmarks.app_server import app
from tests.benchmarks.invented_names import invented_names
from tests.browser import ARGUMENTS, CHROMIUM
from tests.paths import ROOT

ROWS = 20_000
HEADINGS = (
    *("Shop name", "Shop URL", "Platform", "Company", "Company number", "Country", "Owner"),
    *("Owner share", "Director", "Address", "Phone", "E-mail"),
)
PAGES = ("english", "older_layout")
FIXTURES = ROOT / "tests" / "fixtures" / "scrapers" / "amazon_seller"
FIELD = "input[type=file]"
VERDICT = ".lk-verdict, .lk-banner"


def rows_file(count: int) -> bytes:
    """Return an invented sheet with one seller a row, every name another."""
    chance = random.Random(1)  # noqa: S311 - invented data
    names = invented_names(chance)
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    for n in range(count):
        shop, seller, owner, director = (next(names).name for _ in range(4))
        place = f"{n % 200 + 1} Example Street, {10000 + n} Exampletown"
        told = (f"https://market.example/shop/{n}", "Example Market", seller, f"{10**7 + n}", "GB")
        share = chance.choice(("100%", "60%", "25-50%", ""))
        reached = place, f"+44 20 7{n % 10**6:06d}", f"info@shop{n}.example"
        writer.writerow((shop, *told, owner, share, director, *reached))
    return out.getvalue().encode()


class Stopwatch:
    """Seconds of the clock in the page, and of the app's processors."""

    def __init__(self, page: Page, url: str) -> None:
        port = f"--server.port={urlsplit(url).port}"
        every = psutil.process_iter(["cmdline"])
        self._process = next(p for p in every if port in (p.info["cmdline"] or ()))
        self._page = page
        self.start()

    def start(self) -> None:
        self._cpu = self._spent()
        self._page.evaluate("() => { window.began = performance.now(); }")

    def told(self) -> str:
        seconds = self._page.evaluate("() => performance.now() - window.began") / 1000
        return f"{seconds:.1f} s ({self._spent() - self._cpu:.1f} s CPU)"

    def _spent(self) -> float:
        times = self._process.cpu_times()
        return float(times.user + times.system)


def browser_copy(name: str) -> FilePayload:
    """Return an invented seller page as a browser saves it, with its address."""
    folder = FIXTURES / name
    case = json.loads((folder / "case.json").read_bytes())
    address = case.get("url") or case["subject"]
    note = f"<!-- saved from url=({len(address):04}){address} -->\n".encode()
    content = note + (folder / "page.html").read_bytes()
    return {"name": f"{name}.html", "mimeType": "text/html", "buffer": content}


def saved_page(page: Page, url: str, name: str) -> str:
    """Return how long it is from the drop of a page to its verdict."""
    page.goto(url)
    page.get_by_role("heading", name="In your database").wait_for(timeout=90_000)
    page.wait_for_timeout(4_000)  # somebody looks for the file
    watch = Stopwatch(page, url)
    page.locator(FIELD).first.set_input_files([browser_copy(name)])
    page.locator(VERDICT).first.wait_for(timeout=60_000)
    return watch.told()


def mapped_sheet(page: Page, url: str, rows: int) -> tuple[str, str]:
    """Return how long the form of the columns takes, and the preview after it."""
    page.goto(f"{url}/import")
    page.locator(FIELD).first.wait_for(state="attached", timeout=60_000)
    given: FilePayload = {
        "name": "sellers.csv",
        "mimeType": "text/csv",
        "buffer": rows_file(rows),
    }
    watch = Stopwatch(page, url)
    page.locator(FIELD).first.set_input_files([given])
    check = page.get_by_role("button", name="Check all rows")
    check.wait_for(timeout=120_000)
    form = watch.told()
    page.get_by_label("Title").fill("Invented list")
    page.keyboard.press("Tab")
    page.wait_for_timeout(2_000)
    watch.start()
    check.click()
    page.get_by_role("button", name="Write").first.wait_for(timeout=300_000)
    return form, watch.told()


def main(browser: Browser, rows: int) -> None:
    """Print every time, over a store of 100 parties."""
    with app(100) as url:
        page = browser.new_context(viewport={"width": 1440, "height": 950}).new_page()
        for number, name in enumerate(PAGES):
            order = "first" if number == 0 else "next"
            print(f"{order} saved page to verdict: {saved_page(page, url, name)}", flush=True)
        form, preview = mapped_sheet(page, url, rows)
        print(f"{rows} rows: columns {form}, all rows checked {preview}")
        page.context.close()


if __name__ == "__main__":
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        main(chromium, int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
        chromium.close()
