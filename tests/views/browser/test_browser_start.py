"""The first page in a real Chromium while the database does not answer yet."""

import os
from pathlib import Path

from playwright.sync_api import Browser, Route, expect

from graph.stores.embedded.share import START_LOCK
from graph.stores.local_server import stop_server
from graph.support.file_locks import hold_lock
from tests.browser import served
from tests.servers import need_wheel

_SCRIPTS = "**/static/js/*.js"


def test_the_page_is_painted_before_the_store_is_open_and_answers_what_was_typed(
    chromium: Browser, tmp_path: Path
) -> None:
    need_wheel()
    environment = {k: v for k, v in os.environ.items() if k != "NEO4J_URI"}
    page = chromium.new_page()
    held: list[Route] = []
    # A method of a list has nowhere for playwright to keep what it wraps.
    page.route(_SCRIPTS, lambda route: held.append(route))
    expect.set_options(timeout=90_000)
    try:
        with served(environment | {"DATA_DIR": str(tmp_path)}) as address:
            # Whoever starts the server waits for this lock.
            with hold_lock(tmp_path / START_LOCK):
                page.goto(address, wait_until="commit")
                field = page.get_by_role("searchbox")
                expect(page.get_by_role("heading", level=1)).to_be_visible()
                expect(field).to_be_focused()
                page.keyboard.type("Sei")
                expect(page.locator("#root > *")).to_have_count(0)  # nothing of the app is there
                for route in held:
                    route.continue_()
                page.unroute(_SCRIPTS)
                expect(page.locator("#first_page")).to_have_count(0)
                expect(field).to_be_focused()
                page.keyboard.type("tu")
                expect(page.get_by_text("Opening the database")).to_be_visible()
                expect(page.get_by_role("heading", level=1)).to_be_visible()
                expect(page.locator(".st-key-hits, .st-key-examples")).to_have_count(0)
            expect(page.locator(".st-key-hits")).to_contain_text("Seitu")
            expect(page.get_by_text("Opening the database")).to_have_count(0)
            expect(field).to_have_value("Seitu")
            expect(page.get_by_text("In your database")).to_be_visible()
            page.locator(".st-key-hits a").filter(has_text="Seitu").first.click()
            expect(page.locator(".lk-dossier").first).to_be_visible()
            # What is worked out behind the first pages must not draw the one that is open again.
            page.wait_for_timeout(3_000)
            expect(page.locator("h1").filter(has_text="Seitu")).to_be_visible()
    finally:
        page.close()
        stop_server(tmp_path)
