"""Pages reach into the registers beside the database, and bring their parties into the case."""

import re
from collections.abc import Iterator

import pytest

from graph.registers.shelf.places import shelf_place
from graph.registers.shelf.withheld import withhold
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from graph.support.settings import settings
from tests.graph.registers.lookup.register_of_lamps import (
    AGENT,
    HOLDER,
    HOLDINGS,
    LAMPS,
    lamp_records,
)
from tests.pages import opened, press, text
from tests.shelves import write_shelf

_PLACE = "Companies House, 1 November 2026, not in your case"


@pytest.fixture(scope="module", autouse=True)
def _register(app_store: Access) -> None:  # noqa: ARG001 - its folder
    write_shelf(settings().data_dir, "uk", lamp_records())


@pytest.fixture
def _in_case(app_store: Access) -> Iterator[None]:
    """The lamp maker, brought into the case."""
    press(opened("party", id=LAMPS), "Bring into your case")
    yield
    with connect_store(app_store) as store:
        store.undo(store.imports()[0].id)


def test_search_lists_hits_of_registers_with_a_button_that_brings_them() -> None:
    page = text(opened(q="alder lamps"))
    assert _PLACE in page
    assert LAMPS in page
    assert "Bring" in page


def test_party_of_a_register_is_brought_and_undone(app_store: Access) -> None:
    app = opened("party", id=LAMPS)
    assert _PLACE in text(app)
    assert re.search("ALDER LAMPS HOLDINGS LIMITED is registered as .*ALDER LAMPS LTD", text(app))
    press(app, "Bring into your case")
    assert "Brought into your case from Companies House, 1 November 2026: ALDER LAMPS LTD" in text(
        app
    )
    with connect_store(app_store) as store:
        assert store.known_ids([LAMPS, HOLDINGS]) == {LAMPS, HOLDINGS}
    press(app, "Undo")
    with connect_store(app_store) as store:
        assert not store.known_ids([LAMPS, HOLDINGS])


def test_mass_address_is_shown_in_pages() -> None:
    app = opened("party", id=AGENT)
    assert "31 links" in text(app)


@pytest.mark.usefixtures("_in_case")
def test_case_party_offers_what_the_register_has_more() -> None:
    page = opened("party", id=HOLDINGS)
    assert "Bring from Companies House, 1 November 2026" in [b.label for b in page.button]
    assert "What your registers state" in " ".join(each.label for each in page.expander)


@pytest.mark.usefixtures("_in_case")
def test_graph_draws_what_registers_have_around_a_party() -> None:
    app = opened("graph", add=[HOLDINGS], pick=f"entity:{HOLDINGS}")
    app.session_state["outside"] = [HOLDINGS]
    app.run()
    assert not app.exception
    assert "Mr Quill Marlpit" in text(app)
    assert HOLDER in app.session_state["outside_spots"]


def test_withheld_party_is_not_shown() -> None:
    place = shelf_place(settings().data_dir, "uk")
    withhold(place.withheld, HOLDINGS)
    try:
        assert "ALDER LAMPS HOLDINGS" not in text(opened("party", id=LAMPS))
        assert "Your database has nothing" in text(opened("party", id=HOLDINGS))
        assert "taken out by hand" in text(opened(q="alder lamps holdings"))
    finally:
        place.withheld.unlink()
