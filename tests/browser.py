"""A real Chromium, the app served for it, and a page whose console and requests are kept."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.paths import ROOT
from tests.servers import missing

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# What comes to a page in a second run of it takes longer on a machine that does much else.
expect.set_options(timeout=20_000)
AXE = os.environ.get("AXE_CORE", "")  # the folder of npm's axe-core


@contextmanager
def started_chromium() -> Iterator[Browser]:
    """Start Chromium, or skip where there is none."""
    if not CHROMIUM.exists():
        missing(f"no {CHROMIUM} (apt install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def app_command(port: int, script: Path = ROOT / "app.py") -> list[str]:
    """Return the command line that serves the app on a port of this machine."""
    run = [sys.executable, "-m", "streamlit", "run", str(script)]
    return [*run, f"--server.port={port}", "--server.headless=true"]


def wait_until_served(url: str, process: "subprocess.Popen[bytes]") -> None:
    last = time.monotonic() + 60
    while time.monotonic() < last:
        assert process.poll() is None, "the app ended before it served a page"
        try:
            with urlopen(f"{url}/_stcore/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail("the app did not serve a page within a minute")


@contextmanager
def served(environment: dict[str, str]) -> Iterator[str]:
    """Run the app in this environment on a free port, and yield its address."""
    port = free_port()
    with subprocess.Popen(app_command(port), cwd=ROOT, env=environment) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            wait_until_served(address, process)
            yield address
        finally:
            process.terminate()


class Watched:
    """A page whose console and requests are kept."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.said: list[str] = []
        self.outside: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", self._see)

    def _hear(self, message: object) -> None:
        kind, text = getattr(message, "type", ""), getattr(message, "text", "")
        where = (getattr(message, "location", None) or {}).get("url", "")
        # Streamlit's own probe of /page/_stcore/… before it finds its base: harmless, measured
        if kind == "error" and "/_stcore/" not in where:
            self.said.append(f"{text} {where}")

    def _see(self, request: object) -> None:
        address = str(getattr(request, "url", ""))
        if not address.startswith((self.url, "data:", "blob:")):
            self.outside.append(address)

    def open(self, path: str, wanted: str) -> None:
        self.page.goto(self.url + path)
        self.page.locator(wanted).first.wait_for(timeout=90_000)
        self.wait_for_end()
        self.page.wait_for_timeout(800)

    def wait_for_end(self) -> None:
        """Wait until the app has sent the whole page; before, a click may meet what is replaced."""
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")

    def leave_field(self) -> None:
        """Press Tab, and wait until the app has taken what was typed, which it begins to later."""
        self.page.keyboard.press("Tab")
        self.page.wait_for_timeout(400)
        self.wait_for_end()


class Tabs:
    """Where pages are opened: each is new and a session of its own.

    They are opened by a page that stays, as a link opens them: so they share one process of the
    browser, which compiles the scripts of the app once, and not for each page.
    """

    def __init__(self, browser: Browser) -> None:
        context = browser.new_context(viewport={"width": 1440, "height": 950})
        self._opener = context.new_page()

    def open(self, url: str) -> Watched:
        """Open an empty page for the app at an address."""
        if not self._opener.url.startswith(url):
            self._opener.goto(f"{url}/_stcore/health")
        with self._opener.expect_popup() as opened:
            self._opener.evaluate("() => void window.open('about:blank')")
        return Watched(opened.value, url)

    def close(self) -> None:
        self._opener.context.close()


_FADING = "[data-stale=true], [data-testid=stStatusWidget], .st-key-cancel"
_NOTHING_FADES = f"() => !document.querySelector('{_FADING}')"


def unfit(page: Page) -> list[str]:
    """Return what axe finds on a page, but for the one fault that is Streamlit's own."""
    page.wait_for_function(_NOTHING_FADES)  # what is drawn anew, and what runs, is pale
    page.add_script_tag(content=(Path(AXE) / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run(document)).violations")
    told = [f"{v['id']}: {n['target']} {n['html'][:120]}" for v in found for n in v["nodes"]]
    return [fault for fault in told if "stFileUploaderDropzone" not in fault]
