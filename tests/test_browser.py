"""The app in a real Chromium: a clean console, nothing from outside, a graph that keeps still."""

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

ROOT = Path(__file__).parents[1]
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
AXE = os.environ.get("AXE_CORE", "")  # the folder of npm's axe-core
SHOP = "/storefront?id=ft-20230621-trendy-beat"
PAGES = {
    "/": ".st-key-recent",
    SHOP: ".st-key-chain_graph canvas",
    "/storefronts": ".stDataFrame",
    "/company?id=ft-20230621-seitu": ".lk-dossier",
    "/queries": ".st-key-saved",
    "/import": ".st-key-import",
    "/collect": ".st-key-collect",
    "/graph": ".st-key-graph_head",
    **dict.fromkeys(("/story", "/signs", "/market"), "h1"),
}
DRAWING = """[...document.querySelectorAll('.st-key-chain_graph *')]
    .map(e => e.shadowRoot?.querySelector('.og') ?? (e.matches('.og') ? e : null))
    .find(e => e?.__og).__og"""
POSITIONS = f"""() => {{
  const I = {DRAWING};
  return JSON.stringify([I.net.getPositions(), I.net.getScale(), I.net.getViewPosition()]);
}}"""
# Which way it is from the storefront to the target, and the scale.
COURSE = f"""(() => {{
  const I = {DRAWING}, spots = I.net.getPositions();
  const from = spots["ft-20230621-trendy-beat"], to = spots["ft-20230621-bytedance"];
  return [to.x - from.x, to.y - from.y, I.net.getScale()];
}})"""

if not CHROMIUM.exists() and os.environ.get("REQUIRE_ALL") != "1":
    pytest.skip("no /usr/bin/chromium (apt install chromium)", allow_module_level=True)

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_served(url: str, process: "subprocess.Popen[bytes]") -> None:
    for _attempt in range(120):
        assert process.poll() is None, "the app ended before it served a page"
        try:
            with urlopen(f"{url}/_stcore/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.5)
    pytest.fail("the app did not serve a page within a minute")


@contextmanager
def served(environment: dict[str, str]) -> Iterator[str]:
    """Run the app in this environment on a free port, and yield its address."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        f"--server.port={port}",
        "--server.headless=true",
    ]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            wait_until_served(address, process)
            yield address
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    environment = {k: v for k, v in os.environ.items() if k != "NEO4J_URI"}
    environment["DATA_DIR"] = str(tmp_path_factory.mktemp("data"))
    with served(environment) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


class Watched:
    """A page whose console and requests are kept."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.page: Page = browser.new_context(viewport={"width": 1440, "height": 950}).new_page()
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
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        self.page.wait_for_timeout(800)


@pytest.fixture
def watched(chromium: Browser, url: str) -> Iterator[Watched]:
    one = Watched(chromium, url)
    yield one
    one.page.context.close()


def unfit(page: Page) -> list[str]:
    """Return what axe finds on a page, but for the one fault that is Streamlit's own."""
    page.add_script_tag(content=(Path(AXE) / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run(document)).violations")
    told = [f"{v['id']}: {n['target']} {n['html'][:120]}" for v in found for n in v["nodes"]]
    return [fault for fault in told if "stFileUploaderDropzone" not in fault]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_quiet_fit_for_all_and_asks_nobody_outside(watched: Watched, path: str) -> None:
    watched.open(path, PAGES[path])
    if AXE or os.environ.get("REQUIRE_ALL") == "1":
        assert unfit(watched.page) == []
    assert watched.said == []
    assert watched.outside == []
    assert watched.page.locator(".stException").count() == 0


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_telephone(watched: Watched, path: str) -> None:
    watched.page.set_viewport_size({"width": 400, "height": 900})
    watched.open(path, PAGES[path])
    hidden = "(m => m.scrollWidth - m.clientWidth)(document.querySelector('[data-testid=stMain]'))"
    assert watched.page.evaluate(hidden) <= 0


def test_a_drawing_turns_where_it_would_be_too_small_to_read(watched: Watched) -> None:
    watched.page.set_viewport_size({"width": 400, "height": 900})
    watched.open(SHOP, ".st-key-chain_graph canvas")
    right, down, scale = watched.page.evaluate(COURSE)
    assert down > abs(right)
    assert scale > 0.6
    watched.page.set_viewport_size({"width": 1440, "height": 900})
    watched.page.wait_for_function(f"() => (([right, down]) => right > Math.abs(down))({COURSE}())")


def test_the_first_page_answers_without_a_click(watched: Watched) -> None:
    watched.open("/", ".st-key-recent")
    page = watched.page
    assert page.get_by_text("Trendy Beat").first.is_visible()
    assert page.get_by_text("ByteDance").first.is_visible()
    assert page.evaluate("document.activeElement.closest('.st-key-q') !== null")


def test_a_click_opens_a_dossier_and_the_graph_keeps_still(watched: Watched) -> None:
    watched.open(SHOP, ".st-key-chain_graph canvas")
    page = watched.page
    before = page.evaluate(POSITIONS)
    page.locator(".st-key-chain_list button.party").filter(has_text="ByteDance").first.click()
    page.locator(".lk-dossier h3").filter(has_text="ByteDance").wait_for(timeout=10_000)
    page.wait_for_timeout(600)
    assert "pick=entity" in page.url
    assert page.evaluate(POSITIONS) == before


def test_a_click_in_the_graph_opens_a_dossier(watched: Watched) -> None:
    watched.open(SHOP, ".st-key-chain_graph canvas")
    page = watched.page
    before = page.evaluate(POSITIONS)
    spot = page.evaluate(
        """() => {
          const I = [...document.querySelectorAll('.st-key-chain_graph *')]
            .map(e => e.shadowRoot?.querySelector('.og') ?? (e.matches('.og') ? e : null))
            .find(e => e?.__og).__og;
          const at = I.net.canvasToDOM(I.net.getPositions()['ft-20230621-seitu']
            ?? I.net.getPosition('ft-20230621-seitu'));
          const box = I.host.getBoundingClientRect();
          return {x: box.left + at.x, y: box.top + at.y};
        }"""
    )
    page.mouse.move(spot["x"], spot["y"])
    page.mouse.click(spot["x"], spot["y"])
    page.locator(".lk-dossier h3").filter(has_text="Seitu").wait_for(timeout=10_000)
    assert page.evaluate(POSITIONS) == before
