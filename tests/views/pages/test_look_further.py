"""Looking further where one stands, and one saved page from the first page to its verdict."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from graph.model.records import Contents, Kind, Records, Source, Statement, Tie, TieType
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from graph.support.settings import settings
from tests.pages import opened, press, text
from tests.paths import FIXTURES
from tests.scrapers.cases import cases
from tests.scrapers.local_source import LocalSource, Reply, local_source
from tests.scrapers.runs.test_collect import replies
from tests.views.conftest import data_folder

_COMPANY = next(case for case in cases() if case.name == "companies_house/company")
_OFFICERS = FIXTURES / "scrapers" / "bizfile" / "profile" / "officers.csv"
_ADDRESS = "https://www.amazon.co.uk/sp?seller=A1TESTCNSELLER"
_CLAIMING = (FIXTURES / "scrapers/amazon_seller/english/page.html").read_bytes()
_SELLER = f"<!-- saved from url=({len(_ADDRESS):04}){_ADDRESS} -->".encode() + _CLAIMING
_SHOP = "amazon-uk-A1TESTCNSELLER"
_TRIED = "/search/companies?q=a&items_per_page=1"
_LANTERN = Records(
    (Source("page", "Seller page (invented)"),),
    (
        Statement("shop", Kind.STOREFRONT, "page", {"name": "Lantern Shop"}),
        Statement("gb-00000101", Kind.COMPANY, "page", {"name": "Example Lantern"}),
        Statement("sg-209999991W", Kind.COMPANY, "page", {"name": "Marmalade (invented)"}),
    ),
    (Tie("runs", TieType.OPERATES, "gb-00000101", "shop", source="page"),),
)


@pytest.fixture(scope="module")
def source(app_store: Access) -> Iterator[LocalSource]:
    with (
        local_source(replies(_COMPANY) | {_TRIED: Reply()}) as found,
        pytest.MonkeyPatch.context() as patch,
        connect_store(app_store) as store,
    ):
        store.load(_LANTERN, by="test", files=())
        patch.setenv("SOURCE_URLS", json.dumps({"companies_house": found.url}))
        patch.setenv("ALLOWED_PRIVATE_HOSTS", '["127.0.0.1"]')
        patch.setenv("COMPANIES_HOUSE_API_KEY", "a-key-of-this-test")
        settings.cache_clear()
        yield found
    settings.cache_clear()
    data_folder(app_store)


def held(access: Access) -> Contents:
    """Return what the store holds. The pages are not imported: they are made within the app."""
    with connect_store(access) as store:
        return store.contents()


def until(app: AppTest, shown: Callable[[], bool]) -> AppTest:
    end = time.monotonic() + 60
    while not shown():
        assert time.monotonic() < end, text(app)
        time.sleep(0.1)
        app.run()
        assert not app.exception
    return app


def dropped(name: str, content: bytes) -> AppTest:
    app = opened()
    app.file_uploader[0].upload(name, content, "text/html").run()
    assert not app.exception
    return app


def test_a_source_is_asked_on_request_and_what_came_is_undone_as_one_step(
    source: LocalSource, app_store: Access
) -> None:
    app = opened("party", id="gb-00000101")
    shown = text(app)
    assert "at most 600 requests in 300 s" in shown
    assert "gb-00000101 is its id in this source" in shown
    assert source.asked == []
    before = held(app_store)

    next(b for b in app.button if b.key == _fetch_key("companies_house")).click().run()
    until(app, lambda: "Found:" in text(app))

    assert "Found: 3 directors (1 former), 1 other officer, 4 owners (1 former)" in text(app)
    assert "Example Holdings Limited" in text(app)
    press(app, "Undo this")
    assert "removed" in text(app)
    assert held(app_store) == before


@pytest.mark.usefixtures("source")
def test_a_source_of_files_is_given_its_file_where_one_stands(app_store: Access) -> None:
    before = held(app_store)
    app = opened("party", id="sg-209999991W")
    assert "Nothing is fetched" in text(app)
    place = next(u for u in app.file_uploader if "bizfile" in str(u.key))
    place.upload("officers.csv", _OFFICERS.read_bytes(), "text/csv").run()
    button = next(b for b in app.button if "bizfile" in str(b.key))
    button.click().run()
    until(app, lambda: "Found: 1 director" in text(app))
    press(app, "Undo this")
    assert held(app_store) == before


def _fetch_key(name: str) -> str:
    return f"fetch_dossier_gb-00000101_{name}_00000101"


def test_a_source_that_fails_says_why_and_may_be_asked_again(source: LocalSource) -> None:
    whole = source.replies.pop("/company/00000101")
    try:
        app = opened("party", id="gb-00000101")
        next(b for b in app.button if b.key == _fetch_key("companies_house")).click().run()
        until(app, lambda: "was not read" in text(app))
    finally:
        source.replies["/company/00000101"] = whole
    press(app, "Try again")
    until(app, lambda: "Found:" in text(app))
    press(app, "Undo this")


@pytest.mark.usefixtures("source")
def test_a_dropped_page_leads_to_the_verdict_with_the_next_steps(app_store: Access) -> None:
    app = dropped("seller.html", _SELLER)
    until(app, lambda: "Seller on record" in text(app))

    assert app.query_params["id"] == _SHOP
    assert "Shenzhen Muxuan Trading Co., Ltd" in text(app)
    assert "No tie" in text(app)
    assert "Found: 1 seller or operator" in text(app)
    labels = [button.label for button in app.button]
    assert "Load who runs Amazon.co.uk" in labels
    press(app, "Undo this")
    assert _SHOP not in held(app_store).entities


@pytest.mark.usefixtures("source")
def test_a_page_of_another_kind_says_what_is_read_and_what_to_do() -> None:
    app = dropped("recipe.html", b"<html><body><h1>Soup</h1><p>Stir.</p></body></html>")
    until(app, lambda: "Not read" in text(app))

    assert "recipe.html is no seller’s page" in text(app)
    assert "Amazon seller pages" in text(app)
    address = next(f for f in app.text_input if f.label.startswith("Address of the page"))
    address.input("https://www.ebay.com/usr/somebody")
    press(app, "Read the page from this address")
    until(app, lambda: "does not show" in text(app))
    press(app, "Give another page")
    assert "Not read" not in text(app)


@pytest.mark.usefixtures("source")
def test_the_address_that_a_page_claims_is_used_only_once_it_is_confirmed(
    app_store: Access,
) -> None:
    app = dropped("seller.html", _CLAIMING)
    until(app, lambda: "Not read" in text(app))

    address = next(f for f in app.text_input if f.label.startswith("Address of the page"))
    assert address.value == _ADDRESS
    assert "claims this address" in text(app)
    assert _SHOP not in held(app_store).entities
    press(app, "Read the page from this address")
    until(app, lambda: "Seller on record" in text(app))
    assert app.query_params["id"] == _SHOP
    press(app, "Undo this")


@pytest.mark.usefixtures("source")
def test_two_pages_of_one_shop_are_one_storefront() -> None:
    app = opened()
    page = _SELLER
    files = [("one.html", page, "text/html"), ("two.html", page + b"\n", "text/html")]
    app.file_uploader[0].set_value(files).run()
    until(app, lambda: "Seller on record" in text(app))
    assert app.query_params["id"] == _SHOP
    press(app, "Undo this")


def test_a_key_is_tried_and_kept_and_never_shown(
    source: LocalSource, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COMPANIES_HOUSE_API_KEY")
    monkeypatch.chdir(tmp_path)
    settings.cache_clear()
    app = opened("collect")
    box = next(box for box in app.selectbox if box.label == "Source")
    box.select("Companies House (United Kingdom)").run()
    assert "https://developer.company-information.service.gov.uk" in text(app)
    _field(app).input("a-very-secret-key").run()

    asked = len(source.asked)
    press(app, "Test")
    assert source.asked[asked:] == [_TRIED]
    assert "accepts the key" in text(app)
    assert not (tmp_path / ".env").exists()
    source.replies[_TRIED] = Reply(b"", 401)
    press(app, "Test")
    assert "refuses the key" in text(app)
    source.replies[_TRIED] = Reply()
    press(app, "Keep")

    assert "a-very-secret-key" in (tmp_path / ".env").read_text()
    assert _field(app).value == ""
    shown = text(app)
    assert "A key is set" in shown
    assert "a-very-secret-key" not in shown
    press(app, "Remove")
    assert "a-very-secret-key" not in (tmp_path / ".env").read_text()
    settings.cache_clear()


def _field(app: AppTest) -> TextInput:
    return next(f for f in app.text_input if f.label in ("Key", "Another key"))


def test_the_queue_asks_for_all_sellers_within_its_budget(
    source: LocalSource, app_store: Access
) -> None:
    app = opened("collect")
    assert "All sellers without a register record" in [e.label[:37] for e in app.expander]
    before = len(source.asked)
    next(n for n in app.number_input if n.label.startswith("Budget")).set_value(2)
    press(app, "Start")
    until(app, lambda: "budget is used up" in text(app))
    assert len(source.asked) == before + 2

    press(app, "Resume")
    until(app, lambda: "Done:" in text(app))

    assert len(set(source.asked[before:])) == len(source.asked[before:])
    assert len(held(app_store).ties_of("gb-00000101")) > 1
    press(app, "Undo this")
    assert "Queue: sellers" not in " ".join(header.value for header in app.header)
