"""The page Matches: the queue, judging in order, taking back, what is said of what is hidden."""

import json
import re
from collections.abc import Iterator
from time import monotonic
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.model.records import Judgement, Kind, Records, Statement, Tie, TieType
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from tests.pages import SECONDS, opened, text
from tests.servers import fill
from tests.views.invented_matches import REGISTER, SELLER_PAGE, many_entries
from views.jobs.job import JobProgress
from views.jobs.matches.kept_matches import kept_matches, last_search
from views.jobs.matches.verdict_marks import last_marking
from views.jobs.matches.waiting_matches import keep_waiting, waiting_matches
from views.lists.matches.search_status import progress_text
from views.shell.match_links import pair_href, pair_key, pair_of

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def pairs(app_store: Access) -> Iterator[None]:
    """Three pairs to judge, and nothing else."""
    fill(app_store, many_entries(3))
    yield
    with connect_store(app_store) as store:
        store.reset()


def _compared(**parameters: str) -> AppTest:
    """Open the page and wait until the entries are compared."""
    app = opened("matches", **parameters)
    for job in (last_search(), last_marking()):
        if job is not None and not job.wait(0):
            assert job.wait(SECONDS)
            app.run()
    return app


def _sheet(app: AppTest) -> dict[str, Any]:
    """Return what the component of the queue was sent."""
    for block in app.get("bidi_component"):
        if block.proto.component_name.endswith(".matches"):
            sheet: dict[str, Any] = json.loads(block.proto.json)["sheet"][0]
            return sheet
    raise AssertionError("no queue on the page")


def test_the_queue_shows_pairs_with_their_reasons_and_consequences() -> None:
    app = _compared()
    sheet = _sheet(app)
    first = sheet["pairs"][0]
    assert sheet["total"] == 3
    assert first["speaks"]["for"]
    assert {row["mark"]["word"] for row in first["rows"]} >= {"same", "only on the left"}
    assert not re.search(r"duplicate|match score|\d %", json.dumps(first))


def test_what_is_hidden_is_said() -> None:
    app = _compared(grade="possible")
    assert "Not shown here: 3 likely." in text(app)
    assert "No possible pair to judge. 12 entries were compared." in text(app)


def test_a_party_names_whom_it_may_be_the_same_as() -> None:
    _compared()
    assert "May be the same as … (1)" in text(opened("party", id="a00001"))
    assert "<bdi>Birch Kitchen Goods 1 Ltd (09990001)</bdi>" in text(opened("party", id="b00001"))


def test_an_empty_store_says_that_nothing_waits(app_store: Access) -> None:
    with connect_store(app_store) as store:
        store.reset()
    assert "No strong pair to judge. 0 entries were compared." in text(_compared())


def test_the_last_list_is_offered_only_where_there_is_one() -> None:
    offered = "You can judge the last list meanwhile."
    begun = JobProgress(8_000, 64_000)
    assert progress_text(begun, None) == "Comparing entries: 8,000 of 64,000."
    _compared()
    assert offered in progress_text(begun, kept_matches().found)


def test_an_address_opens_its_pair(app_store: Access) -> None:
    del app_store
    key = pair_key("a00002", "b00002")
    assert _sheet(_compared(pair=key))["at"] == key


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


def test_pairs_that_change_a_verdict_come_first(app_store: Access) -> None:
    market = Statement("m", Kind.PLATFORM, "reg", {"name": "Example Market"})
    holding = Statement("h", Kind.COMPANY, "reg", {"name": "Example Market Holdings"})
    ties = (
        Tie("runs", TieType.OPERATES, "h", "m", source="reg"),
        Tie("holds", TieType.OWNS, "h", "a00002", source="reg"),
        Tie("sells", TieType.SELLS_ON, "s00002", "m", source="page"),
    )
    with connect_store(app_store) as store:
        store.load(Records((REGISTER, SELLER_PAGE), (market, holding), ties), by="test", files=())
    app = _compared()
    marked = [(pair["key"], pair["tag"]) for pair in _sheet(app)["pairs"]]
    assert marked[0] == (pair_key("a00002", "b00002"), "changes 1 verdict")
    assert [tag for _key, tag in marked[1:]] == ["", ""]


def test_two_numbers_within_the_group_are_said_beside_the_pair(app_store: Access) -> None:
    number = {"country": "GB", "registration_number": "09990999"}
    other = Statement("c", Kind.COMPANY, "reg", {"name": "Invented Holdings", **number})
    judged = Tie(
        *("cb", TieType.SAME_AS, "c", "b00002"),
        source="reg",
        judgement=Judgement.ACCEPTED,
        judged_by="EV",
        judged_at="2026-05-03T10:00:00Z",
    )
    with connect_store(app_store) as store:
        store.load(Records((REGISTER,), (other,), (judged,)), by="test", files=())
    key = pair_key("a00002", "b00002")
    app = _compared(pair=key)
    end = monotonic() + SECONDS
    while monotonic() < end:
        shown = _shown(app, key)
        if shown["changes"] is not None and not shown["changesOlder"]:
            break
        app.run()
    assert "Two numbers of one register" in shown["refusal"]
    assert "Invented Holdings" in shown["refusal"]
    assert "were judged the same by EV on 3 May 2026" in shown["refusal"]
    assert not _shown(app, pair_key("a00001", "b00001"))["refusal"]


def _shown(app: AppTest, key: str) -> dict[str, Any]:
    """Return what the queue shows of one pair."""
    pair: dict[str, Any] = next(p for p in _sheet(app)["pairs"] if p["key"] == key)
    return pair


def test_the_navigation_counts_what_waits_before_matches_is_opened() -> None:
    _compared()
    keep_waiting(0, -1)  # as in a process that has just begun
    opened("red_flags")
    assert waiting_matches() == 3


def test_a_key_of_a_pair_keeps_any_id() -> None:
    odd = ("a~b%7E", "ø c")
    assert pair_of(pair_key(*odd)) == odd
    assert pair_of("a") is None
    assert pair_of("a~b~c") is None
