"""The first minute of the app in Chromium: from the command to the first paint and to an answer.

Seconds since ``streamlit run app.py`` was started: when the server answers, when the page has any
text, when it has title, search field and a sentence, and when the search is usable, that is, the
store is open and the example there. Each round begins in an empty folder, starts the app again
with the database at rest, and once more while the database runs.

python -m tests.benchmarks.bench_start [ROUNDS]
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from graph.stores.local_server import stop_server
from tests.browser import ARGUMENTS, CHROMIUM, app_command, free_port, wait_until_served

MOMENTS = {
    "text": "() => document.querySelector('[data-testid=stMain]')?.innerText.trim()",
    "first paint": """() => document.querySelector('h1')
        && document.querySelector('.st-key-q input')
        && document.querySelector('.lk-opening, .st-key-examples')""",
    "usable": """() => document.querySelector('.st-key-examples') && document
        .querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'""",
}
STARTS = ("empty folder", "database at rest", "database running")


@contextmanager
def started_app(data: Path, port: int) -> Iterator["subprocess.Popen[bytes]"]:
    """Start the app over a data folder, and end it."""
    environment = {k: v for k, v in os.environ.items() if k != "NEO4J_URI"}
    environment["DATA_DIR"] = str(data)
    with subprocess.Popen(app_command(port), env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()


def moments(page: Page, data: Path) -> dict[str, float]:
    """Start the app once, and return the seconds to each moment."""
    port = free_port()
    begun = time.monotonic()
    with started_app(data, port) as process:
        wait_until_served(f"http://127.0.0.1:{port}", process)
        taken = {"server": time.monotonic() - begun}
        page.goto(f"http://127.0.0.1:{port}", wait_until="commit")
        for moment, seen in MOMENTS.items():
            page.wait_for_function(seen, timeout=120_000)
            taken[moment] = time.monotonic() - begun
    return taken


def measure(browser: Browser) -> dict[str, dict[str, float]]:
    """Return the moments of the three starts, each in a browser that has seen nothing."""
    found = {}
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for start in STARTS:
            if start == "database at rest":
                stop_server(Path(folder))
            context = browser.new_context(viewport={"width": 1440, "height": 950})
            found[start] = moments(context.new_page(), Path(folder))
            context.close()
        stop_server(Path(folder))
    return found


def main(rounds: int) -> None:
    """Print the middle of all rounds, and their ends."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        every = [measure(browser) for _round in range(rounds)]
        browser.close()
    for start in STARTS:
        print(start)
        for moment in ("server", *MOMENTS):
            taken = [found[start][moment] for found in every]
            print(f"  {moment:12} {median(taken):.2f} s ({min(taken):.2f} to {max(taken):.2f})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
