"""The first minute of the app in Chromium: from the command to the first paint and to an answer.

Seconds since ``streamlit run app.py`` was started: when the server answers, when title, search
field and a sentence are painted (sent with the page), when the field is the app's own, and when the
search is usable, that is, the store is open and the example there; and the CPU seconds that app and
database took until then. Each round begins with a Streamlit script of a title and a field, whose
figures are the floor: Python, Streamlit, and Chromium with Streamlit's front end. The app then
starts in an empty folder, again with the database at rest, and once more while the database runs.

A database that was stopped because nobody used it leaves an archive of its Java classes in the
installation; "database at rest" is with it wherever the app was used before.

python -m tests.benchmarks.bench_start [ROUNDS]
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import psutil
from playwright.sync_api import Browser, Page, sync_playwright

from graph.stores.local_server import local_status, stop_server
from tests.browser import ARGUMENTS, CHROMIUM, app_command, free_port, wait_until_served
from tests.paths import ROOT

BARE_SCRIPT = """import streamlit as st
st.title("Title")
st.text_input("Field", key="q")
"""
BARE = "bare Streamlit"
OWN_FIELD = """() => document.querySelector('h1')
    && document.querySelector('.st-key-q input')"""
BARE_MOMENTS = {"first paint": OWN_FIELD}
MOMENTS = {
    "first paint": """() => document.querySelector('h1')
        && document.querySelector('#first_page:not([hidden]) input, .st-key-q input')""",
    "own field": OWN_FIELD,
    "usable": """() => document.querySelector('.st-key-examples') && document
        .querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'""",
}
STARTS = ("empty folder", "database at rest", "database running")
CPU = "CPU"


@contextmanager
def started_app(script: Path, data: Path, port: int) -> Iterator["subprocess.Popen[bytes]"]:
    """Start a script over a data folder, and end it."""
    environment = {k: v for k, v in os.environ.items() if k != "NEO4J_URI"}
    environment["DATA_DIR"] = str(data)
    command = app_command(port, script)
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()


def cpu_seconds(*pids: int) -> float:
    """Return what processes have taken of the processors so far."""
    taken = 0.0
    for pid in filter(None, pids):
        with suppress(psutil.NoSuchProcess):
            times = psutil.Process(pid).cpu_times()
            taken += times.user + times.system
    return taken


def moments(page: Page, script: Path, data: Path, seen: Mapping[str, str]) -> dict[str, float]:
    """Start a script once, and return the seconds to each moment and those of the processors."""
    port = free_port()
    before = cpu_seconds(local_status(data).pid)
    begun = time.monotonic()
    with started_app(script, data, port) as process:
        wait_until_served(f"http://127.0.0.1:{port}", process)
        taken = {"server": time.monotonic() - begun}
        page.goto(f"http://127.0.0.1:{port}", wait_until="commit")
        for moment, condition in seen.items():
            page.wait_for_function(condition, timeout=120_000)
            taken[moment] = time.monotonic() - begun
        taken[CPU] = cpu_seconds(process.pid, local_status(data).pid) - before
    return taken


def measure(browser: Browser) -> dict[str, dict[str, float]]:
    """Return the moments of all starts, each in a browser that has seen nothing."""
    found = {}
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, TemporaryDirectory() as other:
        bare = Path(other) / "bare.py"
        bare.write_text(BARE_SCRIPT)
        for start in (BARE, *STARTS):
            if start == "database at rest":
                stop_server(Path(folder))
            context = browser.new_context(viewport={"width": 1440, "height": 950})
            of_bare = start == BARE
            script, seen = (bare, BARE_MOMENTS) if of_bare else (ROOT / "app.py", MOMENTS)
            found[start] = moments(context.new_page(), script, Path(folder), seen)
            context.close()
        stop_server(Path(folder))
    return found


def main(rounds: int) -> None:
    """Print the middle of all rounds, their ends, and how often the floor's first paint that is."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        every = [measure(browser) for _round in range(rounds)]
        browser.close()
    floor = median(found[BARE]["first paint"] for found in every)
    for start in (BARE, *STARTS):
        print(start)
        for moment in every[0][start]:
            taken = [found[start][moment] for found in every]
            ends = f"({min(taken):.2f} to {max(taken):.2f})"
            times = "" if moment == CPU else f"  {median(taken) / floor:.1f} x bare"
            print(f"  {moment:12} {median(taken):.2f} s {ends}{times}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
