"""The page that looks up a spreadsheet, in the database or in a register beside it."""

import time

from graph.registers.shelf.keeping.removal import remove_shelf
from graph.stores.local_server import Access
from graph.support.settings import settings
from tests.graph.registers.lookup.register_of_lamps import HOLDINGS, lamp_records
from tests.pages import opened, press, text
from tests.shelves import write_shelf

_TABLE = b"Company,Register number,Country\nAlder Lamps Holdings Ltd,00000002,United Kingdom\n"
_SECONDS = 60


def test_rows_are_looked_for_in_the_register_that_is_chosen(app_store: Access) -> None:
    del app_store  # its folder
    place = write_shelf(settings().data_dir, "lamps", lamp_records())
    try:
        assert "filled in: 0." in _compare("")
        found = _compare("lamps")
        assert "Looked for in Companies House, 1 November 2026" in found
        assert "filled in: 1." in found
    finally:
        remove_shelf(settings().data_dir, place)


def _compare(place: str) -> str:
    app = opened("look_up_table")
    app.file_uploader[0].upload("table.csv", _TABLE, "text/csv").run()
    app.selectbox(key="table_place").set_value(place).run()
    press(app, "Compare 1 row")
    end = time.monotonic() + _SECONDS
    while not any(each.label == "Another spreadsheet" for each in app.button):
        assert time.monotonic() < end
        time.sleep(0.2)
        app.run()
    if place:
        assert HOLDINGS in app.dataframe[0].value["link"][0]
    return text(app)
