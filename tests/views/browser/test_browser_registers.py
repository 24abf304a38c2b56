"""The page Registers in a real Chromium, as wide as a phone: its rows' buttons, and axe."""

import pytest
from playwright.sync_api import expect

from graph.registers.shelf.shelf import list_shelves
from graph.stores.local_server import Access
from tests.browser import AXE, Watched, unfit
from tests.graph.registers.lookup.register_of_lamps import lamp_records
from tests.pages import PROJECT_S, records_in
from tests.servers import fill, missing
from tests.shelves import write_shelf
from tests.views.conftest import data_folder

_ROW = ".st-key-row_register-{name}"


@pytest.fixture(scope="module")
def url(embedded_server: Access, embedded_app: str) -> str:
    """The address of the served app with two registers beside the founding case."""
    folder = data_folder(embedded_server)
    fill(embedded_server, records_in(PROJECT_S))
    for name in ("lamps", "old_lamps"):
        write_shelf(folder, name, lamp_records())
    return embedded_app


def test_each_button_of_a_row_is_of_its_own_register(
    watched: Watched, embedded_server: Access
) -> None:
    page = watched.page
    page.set_viewport_size({"width": 400, "height": 900})
    watched.open("/registers", _ROW.format(name="old_lamps"))
    row = page.locator(_ROW.format(name="old_lamps"))
    row.get_by_role("button", name="Check").click()
    row.get_by_text("All files are as they were written.").wait_for(timeout=60_000)
    expect(page.get_by_text("All files are as they were written.")).to_have_count(1)
    row.get_by_role("button", name="Update").click()
    page.get_by_role("heading", name="Update old_lamps").wait_for(timeout=60_000)
    watched.wait_for_end()
    if AXE:
        assert unfit(page) == []
    else:
        missing("no axe-core: npm pack axe-core, and set AXE_CORE to its folder")
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth")
    row.get_by_role("button", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove it").click()
    row.wait_for(state="detached", timeout=60_000)
    expect(page.locator(_ROW.format(name="lamps"))).to_have_count(1)
    assert embedded_server.folder
    assert [each.name for each in list_shelves(embedded_server.folder)] == ["lamps"]
    assert watched.said == []
