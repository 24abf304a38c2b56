"""Ten logged-in browsers beside ten without login: what the login costs each of them.

Both apps serve the founding case, in turns. Ten browsers at once open the page of a storefront, the
list of all storefronts and the market; a round is over when all of them have drawn all three. Said
are the median round of each app in seconds, the processor seconds of the app in it, the ratio of
both (on a busy machine the second is the one to read), and the time of one request that passes the
gate.

python -m tests.benchmarks.bench_login [ROUNDS]
"""

import asyncio
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import httpx
import psutil
from playwright.async_api import Browser, BrowserContext, async_playwright

from graph.stores.local_server import stop_server
from tests.browser import ARGUMENTS, CHROMIUM, served
from tests.newsroom import KEEPER, Newsroom, newsroom

BROWSERS = 10
FILES = 200
_PATIENCE = 300_000  # ms; on a busy machine ten browsers take long
PAGES = (
    ("/storefront?id=ft-20230621-trendy-beat", ".lk-banner"),
    ("/storefronts", "h1"),
    ("/market", "h1"),
)
DRAWN = "[data-testid=stApp][data-test-script-state=notRunning]"


@dataclass(frozen=True, slots=True)
class Round:
    """One round: the seconds until all were drawn, and the processor seconds of the app."""

    seconds: float
    processor: float


@contextmanager
def _without_login(folder: Path) -> Iterator[str]:
    environment = {k: v for k, v in os.environ.items() if k != "NEO4J_URI"}
    with served(environment | {"DATA_DIR": str(folder)}) as address:
        yield address.replace("127.0.0.1", "localhost")


@contextmanager
def _with_login(folder: Path) -> Iterator[Newsroom]:
    environment = {"DATA_DIR": str(folder), "NEO4J_URI": ""}
    with newsroom(folder, environment) as opened:
        yield opened


def _app_at(url: str) -> psutil.Process:
    """Return the process that serves an address."""
    port = f"--server.port={httpx.URL(url).port}"
    found = psutil.process_iter(["cmdline"])
    return next(each for each in found if port in (each.info["cmdline"] or ()))


async def _visit(context: BrowserContext, url: str) -> None:
    page = await context.new_page()
    for path, wanted in PAGES:
        await page.goto(url + path, timeout=_PATIENCE)
        await page.locator(wanted).first.wait_for(timeout=_PATIENCE)
        await page.wait_for_selector(DRAWN, timeout=_PATIENCE)
    await page.close()


async def _one_round(browser: Browser, url: str, cookies: dict[str, str]) -> Round:
    contexts = [await browser.new_context() for _number in range(BROWSERS)]
    for context in contexts:
        await context.add_cookies([{"name": n, "value": v, "url": url} for n, v in cookies.items()])
    app = _app_at(url)
    before, started = app.cpu_times(), time.perf_counter()
    await asyncio.gather(*(_visit(context, url) for context in contexts))
    seconds, after = time.perf_counter() - started, app.cpu_times()
    for context in contexts:
        await context.close()
    return Round(seconds, after.user + after.system - before.user - before.system)


def _request_ms(client: httpx.Client) -> float:
    """Return the milliseconds of one request that passes the gate."""
    times = []
    for _number in range(FILES):
        started = time.perf_counter()
        client.get("/_stcore/host-config").raise_for_status()
        times.append(time.perf_counter() - started)
    return median(times) * 1000


def _median_of(rounds: Sequence[Round], what: str) -> float:
    return float(median(getattr(each, what) for each in rounds))


async def _measure(without: str, room: Newsroom, rounds: int) -> None:
    person = room.log_in(KEEPER)
    cookies = {cookie.name: cookie.value or "" for cookie in person.cookies.jar}
    apps = {"without login": (without, {}), "with login": (room.url, cookies)}
    taken: dict[str, list[Round]] = {name: [] for name in apps}
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        for number in range(rounds + 1):
            for name, (url, held) in apps.items():
                each = await _one_round(browser, url, held)
                if number:  # the first round of each app loads what stays loaded
                    taken[name].append(each)
        await browser.close()
    for name, each_round in taken.items():
        seconds, processor = _median_of(each_round, "seconds"), _median_of(each_round, "processor")
        print(f"{name}: {seconds:.2f} s, {processor:.2f} s of the processor")
    for what in ("seconds", "processor"):
        ratio = _median_of(taken["with login"], what) / _median_of(taken["without login"], what)
        print(f"{what}: with login {ratio:.2f} times as many")
    with httpx.Client(base_url=without) as anybody:
        print(
            f"a request: {_request_ms(anybody):.2f} ms without, {_request_ms(person):.2f} ms with"
        )


def main() -> None:
    """Run both apps, and print what was measured."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        try:
            with _without_login(Path(first)) as without, _with_login(Path(second)) as room:
                asyncio.run(_measure(without, room, rounds))
        finally:
            stop_server(Path(first))
            stop_server(Path(second))


if __name__ == "__main__":
    main()
