"""Login as a person does it in Chromium: in by a link, and out again."""

import pytest
from playwright.sync_api import Browser

from tests.browser import AXE, unfit
from tests.newsroom import READER, Newsroom

pytestmark = pytest.mark.slow


def test_a_reader_comes_in_by_a_link_and_goes_out(room: Newsroom, chromium: Browser) -> None:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.goto(f"{room.url}/storefront?id=ft-20230621-trendy-beat")
    assert not AXE or unfit(page) == []
    page.get_by_role("button", name="Log in").click()
    page.locator("input[name=sub]").fill(READER)
    page.get_by_role("button", name="Authorize").click()
    page.locator(".st-key-chain_list").wait_for(timeout=90_000)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    assert page.url == f"{room.url}/storefront?id=ft-20230621-trendy-beat"
    assert not AXE or unfit(page) == []
    page.get_by_role("button", name="Log out").click()
    page.get_by_role("button", name="End session").click()
    page.get_by_role("button", name="Log in").wait_for()
    context.close()
