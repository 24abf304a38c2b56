"""The page of private cases: added, opened to others, merged, and worked in meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.model.records import Kind, Records, Source, Statement
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from graph.support.private_cases import find_private_case, list_private_cases
from tests.pages import PROJECT_S, opened, press, records_in, text
from tests.servers import fill
from tests.two_places import MEMBER, NAME, SLUG, TwoPlaces, two_places

SHOP = Statement("quexal-shop", Kind.STOREFRONT, "brief", {"name": "Quexal Shop"})
RECORDS = Records((Source("brief", "Brief"),), (SHOP,))


@pytest.fixture(scope="module")
def places(
    embedded_server: Access,
    private_embedded_server: Access,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[TwoPlaces]:
    folder: Path = tmp_path_factory.mktemp("places")
    with two_places(embedded_server, private_embedded_server, folder) as both:
        fill(embedded_server, records_in(PROJECT_S))
        with connect_store(private_embedded_server) as store:
            store.keep_private_case(SLUG)
            store.load(RECORDS, by="test", files=())
        yield both


def type_into(app: AppTest, key: str, words: str) -> AppTest:
    next(field for field in app.text_input if field.key == key).set_value(words)
    return app


def test_a_session_stays_in_the_place_of_its_first_address(places: TwoPlaces) -> None:
    del places
    app = opened("storefront", private=SLUG, id=SHOP.entity)
    assert "Quexal Shop" in text(app)
    assert app.query_params["private"] in (SLUG, [SLUG])
    del app.query_params["private"]
    app.switch_page("views/pages/storefronts.py").run()
    assert f"Working in: Private case {NAME}" in text(app)
    assert app.query_params["private"] in (SLUG, [SLUG])
    assert "Trendy Beat" not in text(app)
    other = opened("storefront", id=SHOP.entity)
    assert "Working in: Shared database" in text(other)
    assert "Quexal Shop" not in text(other)


def test_members_come_and_go(places: TwoPlaces) -> None:
    app = opened("private_cases")
    press(type_into(app, f"new_member_{SLUG}", "Eka@newsroom.example"), "Add")
    assert find_private_case(places.data_dir, NAME).members == (MEMBER, "eka@newsroom.example")
    press(type_into(app, f"new_member_{SLUG}", "nobody"), "Add")
    assert "no e-mail address" in text(app)
    app.button(key=f"remove_{SLUG}_eka@newsroom.example").click().run()
    assert find_private_case(places.data_dir, NAME).members == (MEMBER,)


def test_a_case_is_added_and_a_name_that_is_taken_is_refused(places: TwoPlaces) -> None:
    app = opened("private_cases")
    type_into(app, "private_case_members", "a@newsroom.example; b@newsroom.example")
    adding = [button for button in app.button if button.label == "Add"][-1]
    type_into(app, "private_case_name", "Another")
    adding.click().run()
    added = find_private_case(places.data_dir, "Another")
    assert added.members == ("a@newsroom.example", "b@newsroom.example")
    type_into(app, "private_case_name", "another!")
    [button for button in app.button if button.label == "Add"][-1].click().run()
    assert "already" in text(app)
    assert len(list_private_cases(places.data_dir)) == 2
    (added.folder / "case.json").unlink()


def test_a_merge_is_shown_to_the_member_and_seen_by_all(places: TwoPlaces) -> None:
    app = opened("private_cases", private=SLUG)
    app.button(key=f"merge_{SLUG}").click().run()
    while "Merged:" not in text(app):
        assert "could not be merged" not in text(app)
        app.run()
    assert "Quexal Shop" in text(opened("storefront", id=SHOP.entity))
    press(app, "Close")
    with connect_store(places.shared) as store:
        (merged,) = [each for each in store.imports() if each.id.startswith("import-private-")]
        store.undo(merged.id)
    assert "Quexal Shop" not in text(opened("storefront", id=SHOP.entity))
