"""The app on the embedded store, page by page, through Streamlit's own test runner."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from babel.messages.pofile import read_po
from neo4j import GraphDatabase
from streamlit.testing.v1 import AppTest

from graph.model.records import Kind, Records, Source, Statement
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from graph.support.language import LOCALE_FOLDER
from graph.support.settings import settings
from tests.pages import opened, press, text
from tests.servers import empty
from views.shell.store.places import places


def said(app: AppTest) -> str:
    """Everything a page says of its own: blocks, components, titles and labels."""
    fields = (app.button, app.selectbox, app.text_input, app.number_input, app.checkbox, app.radio)
    labels = [field.label for kind in (*fields, app.multiselect) for field in kind]
    titles = [str(each.value) for kind in (app.title, app.header) for each in kind]
    return "\n".join([text(app), *labels, *titles])


def english(code: str) -> Iterator[str]:
    """The longest stretch of each English text that its translation does not keep."""
    with (LOCALE_FOLDER / f"{code}.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    for entry in catalogue:
        forms = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        for form in forms:
            stretch = max(re.split(r"\{\w*\}", str(form)), key=len).strip()
            if len(stretch) > 18 and stretch not in str(entry.string):
                yield stretch


@pytest.mark.usefixtures("app_store")
class TestApp:
    def test_the_first_start_loads_the_founding_case(self, app_store: Access) -> None:
        empty(app_store)
        st.cache_resource.clear()
        shown = text(opened())
        assert "Trendy Beat" in shown
        assert "ByteDance" in shown

    def test_the_storefront_page_gives_the_verdict_in_words(self) -> None:
        shown = text(opened("storefront", id="ft-20230621-trendy-beat"))
        assert "is reported to be owned by ByteDance (share not stated), July 2023" in shown
        assert "tercatat dimiliki oleh ByteDance" in shown
        assert "Seitu" in shown

    def test_an_open_page_sees_that_an_import_was_taken_back(self, app_store: Access) -> None:
        source = Source("brief", "Example note")
        party = Statement("brief-1", Kind.COMPANY, "brief", {"name": "Example Brief"})
        with connect_store(app_store) as store:
            receipt = store.load(Records((source,), (party,)), by="test", files=())
            app = opened("party", id="brief-1")
            assert "Example Brief" in text(app)
            store.undo(receipt.import_id)
        assert "Example Brief" not in text(app.run())

    def test_the_first_page_leads_back_to_what_was_opened_and_lists_examples_as_such(
        self, app_store: Access
    ) -> None:
        page = Source("own-page", "Example page")
        shop = Statement("own-shop", Kind.STOREFRONT, page.id, {"name": "Example Own Shop"})
        with connect_store(app_store) as store:
            receipt = store.load(Records((page,), (shop,)), by="test", files=())
        opened("party", id="ft-20230621-seitu")
        opened("storefront", id="ft-20230621-trendy-beat")
        shown = text(opened())
        assert shown.index("Opened last") < shown.index("Trendy Beat") < shown.index("Seitu")
        assert shown.index("Example Own Shop") < shown.rindex("Trendy Beat")
        with connect_store(app_store) as store:
            store.undo(receipt.import_id)

    def test_an_unknown_id_says_so_and_shows_nobody_else(self) -> None:
        shown = text(opened("storefront", id="nobody-<b>1</b>"))
        assert "nobody-&lt;b&gt;1&lt;/b&gt;" in shown
        assert "ByteDance" not in shown

    def test_a_date_that_does_not_exist_is_one_sentence(self) -> None:
        shown = text(opened("storefront", id="ft-20230621-trendy-beat", as_of="2023-02-30"))
        assert "does not exist" in shown

    def test_the_address_opens_a_dossier(self) -> None:
        app = opened("storefront", id="ft-20230621-trendy-beat", pick="entity:ft-20230621-if-yooou")
        assert "If Youu" in text(app)

    @pytest.mark.parametrize("page", ["storefronts", "party", "queries", "import_files"])
    def test_every_page_opens(self, page: str) -> None:
        assert opened(page, id="ft-20230621-seitu").main

    @pytest.mark.parametrize(
        ("page", "subject"),
        [
            ("", ""),
            ("storefront", "ft-20230621-trendy-beat"),
            ("party", "ft-20230621-if-yooou"),
            ("storefronts", ""),
            ("red_flags", ""),
            ("market", ""),
            ("queries", ""),
            ("import_files", ""),
        ],
    )
    def test_no_page_says_english_to_who_reads_indonesian(self, page: str, subject: str) -> None:
        shown = said(opened(page, lang="id", id=subject))
        assert re.search(r"Lapak|Kueri|Impor|Tanda|Pemilik|basis data", shown)
        assert [stretch for stretch in english("id") if stretch in shown] == []


@pytest.fixture
def folder_in_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A DATA_DIR that is a file, and no store opened yet."""
    file = tmp_path / "file"
    file.write_text("x")
    monkeypatch.setenv("DATA_DIR", str(file))
    monkeypatch.delenv("NEO4J_URI", raising=False)
    settings.cache_clear()
    st.cache_resource.clear()
    yield
    settings.cache_clear()
    st.cache_resource.clear()


@pytest.mark.usefixtures("folder_in_the_way")
@pytest.mark.parametrize("page", ["", "storefronts"])
def test_a_database_that_cannot_start_is_one_sentence(page: str) -> None:
    shown = text(opened(page))
    assert shown.count("is not a folder; move it away, or set another DATA_DIR.") == 1
    assert "Opening the database" not in shown


@pytest.mark.usefixtures("folder_in_the_way")
def test_the_next_visit_after_a_failure_opens_the_store(
    app_store: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened()
    assert "is not a folder" in text(app)
    monkeypatch.setenv("DATA_DIR", str(app_store.folder))
    settings.cache_clear()
    assert "Trendy Beat" in text(app.run())


def test_a_backup_that_was_made_first_is_said_until_it_is_put_away(app_store: Access) -> None:
    auth = (app_store.username, app_store.password.get_secret_value())
    with GraphDatabase.driver(app_store.uri, auth=auth) as driver:
        driver.execute_query(
            "MATCH (s:Store) REMOVE s.version, s.search_form", database_=app_store.database
        )
    places.clear()  # as at the next start
    try:
        app = opened("storefronts")
        (kept,) = (settings().data_dir / "backups").glob("before-upgrade-*.zip")
        assert str(kept) in text(app)
        assert str(kept) not in text(press(app, "Hide this"))
    finally:
        places.clear()
