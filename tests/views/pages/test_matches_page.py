"""The page Matches: the queue, judging in order, taking back, what is said of what is hidden."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.model.records import Kind, Records, Statement
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from tests.pages import opened, text
from tests.servers import fill
from tests.views.invented_matches import REGISTER, many_entries
from views.shell.match_links import pair_href, pair_key, pair_of

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def pairs(app_store: Access) -> Iterator[None]:
    """Three pairs to judge, and nothing else."""
    fill(app_store, many_entries(3))
    yield
    with connect_store(app_store) as store:
        store.reset()


def _sheet(app: AppTest) -> dict[str, Any]:
    """Return what the component of the queue was sent."""
    for block in app.get("bidi_component"):
        if block.proto.component_name.endswith(".matches"):
            sheet: dict[str, Any] = json.loads(block.proto.json)["sheet"][0]
            return sheet
    raise AssertionError("no queue on the page")


def test_the_queue_shows_pairs_with_their_reasons_and_consequences() -> None:
    app = opened("matches")
    sheet = _sheet(app)
    first = sheet["pairs"][0]
    assert sheet["total"] == 3
    assert first["speaks"]["for"]
    assert {row["mark"]["word"] for row in first["rows"]} >= {"same", "only on the left"}
    assert not re.search(r"duplicate|match score|\d %", json.dumps(first))


def test_what_is_hidden_is_said() -> None:
    app = opened("matches", grade="possible")
    assert "Not shown here: 3 likely." in text(app)
    assert "No possible pair to judge. 12 entries were compared." in text(app)


def test_a_party_names_whom_it_may_be_the_same_as() -> None:
    opened("matches")
    assert "May be the same as … (1)" in text(opened("party", id="a00001"))


def test_an_empty_store_says_that_nothing_waits(app_store: Access) -> None:
    with connect_store(app_store) as store:
        store.reset()
    assert "No strong pair to judge. 0 entries were compared." in text(opened("matches"))


def test_an_address_opens_its_pair(app_store: Access) -> None:
    del app_store
    key = pair_key("a00002", "b00002")
    assert _sheet(opened("matches", pair=key))["at"] == key


def test_a_red_flag_of_one_number_leads_to_the_judgement_of_its_pair(app_store: Access) -> None:
    number = {"country": "GB", "registration_number": "09990009"}
    companies = [
        Statement(ident, Kind.COMPANY, "reg", {"name": name, **number})
        for ident, name in (("c-one", "Meadow Umbrella"), ("c-two", "Northern Quilt"))
    ]
    fill(app_store, Records((REGISTER,), tuple(companies), ()))
    shown = text(opened("red_flags"))
    assert pair_href("c-one", "c-two") in shown
    assert "One party or two?" in shown


def test_a_key_of_a_pair_keeps_any_id() -> None:
    odd = ("a~b%7E", "ø c")
    assert pair_of(pair_key(*odd)) == odd
    assert pair_of("a") is None
    assert pair_of("a~b~c") is None
