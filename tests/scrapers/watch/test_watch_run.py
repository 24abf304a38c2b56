"""Watching as a user types it, over HTTP from a local source, into both servers."""

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.model.records import Kind, Statement, Tie, TieType
from graph.stores.local_server import Access
from graph.stores.store import Store
from scrapers.contract.change_kind import ChangeKind
from scrapers.watch.change import Change, NamedParty
from scrapers.watch.running.verdicts import trace_in_reach
from tests.scrapers.local_source import LocalSource, Reply, local_source
from tests.scrapers.watch.newsroom import (
    CASES,
    COMPANY,
    GROUP,
    OFFICERS,
    OWNERS,
    SHOP,
    Json,
    Newsroom,
    buy_all,
    replies,
    resign,
    seller_of_the_shop,
)
from tests.servers import empty

LEI = "EXAMPLE0000000LEI155"
GLEIF_COMPANY = f"/api/v1/lei-records/{LEI}"
GLEIF_PARENT = f"{GLEIF_COMPANY}/direct-parent"


@pytest.fixture
def source() -> Iterator[LocalSource]:
    with local_source(replies(CASES["companies_house/company"])) as found:
        yield found


@pytest.fixture
def newsroom(tmp_path: Path, source: LocalSource, server: Access) -> Newsroom:
    """A newsroom whose watch has begun."""
    room = Newsroom(tmp_path, source, server)
    room.watch("101", case="Lantern")
    status, begun = room.run()
    assert (status, begun["changes"], begun["problems"]) == (0, [], [])
    assert (begun["watched"], begun["asked"]) == (1, 1)
    return room


def test_a_change_is_reported_once_with_both_captures(newsroom: Newsroom, store: Store) -> None:
    newsroom.edit(OFFICERS, resign)

    status, report = newsroom.run()
    again, second = newsroom.run()

    (change,) = report["changes"]
    assert (status, change["kind"], change["property"]) == (1, "ended_tie", "until")
    assert (change["before"], change["after"]) == (None, "2026-10-01")
    assert change["tie"]["tie"] == "OFFICER_OF"
    assert change["capture_before"] != change["capture_after"]
    assert (again, second["changes"]) == (0, [])
    held = store.contents()
    assert [t.until for t in held.ties if t.id == change["tie"]["id"]] == ["2026-10-01"]


def test_a_new_owner_changes_the_verdict(newsroom: Newsroom, store: Store) -> None:
    store.load(seller_of_the_shop(), by="test", files=())
    newsroom.edit(OWNERS, buy_all)

    status, report = newsroom.run()

    assert status == 1
    assert report["verdicts"] == [
        {
            "storefront": {"id": SHOP, "name": "Kestrel Shop"},
            "before": {"verdict": "not found", "standing": None, "target": None},
            "after": {"verdict": "owned", "standing": "registered", "target": GROUP},
        }
    ]
    new = [c for c in report["changes"] if c["kind"] == "new_tie"]
    assert [(c["tie"]["from"], c["entity"]["name"]) for c in new] == [(GROUP, "Osprey Group plc")]
    assert newsroom.run()[1]["verdicts"] == []


def test_an_officer_on_a_page_that_the_list_has_no_longer_is_gone(
    newsroom: Newsroom, store: Store
) -> None:
    def shorten(officers: Json) -> None:
        officers["total_results"] = len(officers["items"])

    newsroom.edit(OFFICERS, shorten)

    status, report = newsroom.run()

    gone = [c["tie"]["id"] for c in report["changes"] if c["kind"] == "no_longer_stated"]
    assert (status, len(gone)) == (1, 2)
    ties = {tie.id: tie for tie in store.contents().ties}
    assert all("no_longer_stated" in ties[ident].extra for ident in gone)


def change_of(shop: NamedParty) -> Change:
    return Change(
        *("id", "run", "walmart", "subject"),
        case="",
        at="2026-11-30T12:00:00Z",
        kind=ChangeKind.CHANGED_VALUE,
        entity=shop,
        tie=None,
        differences=(),
        before=None,
        after=None,
    )


def test_a_shop_without_a_seller_is_traced_before_it_has_one(store: Store) -> None:
    case = seller_of_the_shop()
    ties = tuple(tie for tie in case.ties if tie.end != SHOP)
    store.load(replace(case, ties=ties), by="test", files=())
    shop = NamedParty(SHOP, "Kestrel Shop", Kind.STOREFRONT)
    change = change_of(shop)

    reach = trace_in_reach(store, {SHOP, "new-seller"}, [change], set(), date(2026, 11, 30))

    assert [each.storefront for each in reach.verdicts] == [shop]
    assert reach.verdicts[0].state.verdict == "not found"


def test_every_storefront_in_reach_is_traced(store: Store) -> None:
    case, count = seller_of_the_shop(), 501
    shops = [f"inv-shop-{n:03}" for n in range(count)]
    source = case.sources[0].id
    named = [Statement(s, Kind.STOREFRONT, source, {"name": s}) for s in shops]
    sells = [Tie(f"sells-{s}", TieType.OPERATES, "gb-00000101", s, source=source) for s in shops]
    statements, ties = (*case.statements, *named), (*case.ties, *sells)
    store.load(replace(case, statements=statements, ties=ties), by="test", files=())
    new = [NamedParty(shop, shop, Kind.STOREFRONT) for shop in shops]
    changes = [change_of(shop) for shop in new]

    reach = trace_in_reach(store, set(shops), changes, set(), date(2026, 11, 30))

    assert {verdict.storefront.id for verdict in reach.verdicts} >= set(shops)


@pytest.fixture
def two_sources(tmp_path: Path, source: LocalSource, embedded_server: Access) -> Newsroom:
    """A newsroom whose watches of one company in each of two sources have begun."""
    empty(embedded_server)
    source.replies |= replies(CASES["gleif/company"])
    room = Newsroom(tmp_path, source, embedded_server)
    room.watch("101")
    assert room("watch", "add", "gleif", LEI).status == 0
    assert room.run()[1]["asked"] == 2
    source.asked.clear()
    return room


def test_two_sources_are_asked_at_the_same_time(two_sources: Newsroom) -> None:
    both, waited = threading.Barrier(2), list[str]()

    def wait_for_the_other(path: str) -> None:
        if path in {COMPANY, GLEIF_COMPANY}:
            both.wait(30)
            waited.append(path)

    two_sources.source.before = wait_for_the_other
    status, report = two_sources.run()

    assert set(waited) == {COMPANY, GLEIF_COMPANY}
    assert (status, report["asked"], report["problems"]) == (0, 2, [])
    assert len(two_sources.source.asked) == len(set(two_sources.source.asked))


def test_a_slower_source_keeps_its_place_in_the_report(two_sources: Newsroom) -> None:
    for path in (COMPANY, GLEIF_COMPANY):
        two_sources.source.replies[path] = Reply(b"{}", 500)
    for slow in (COMPANY, GLEIF_COMPANY):

        def wait(path: str, slow: str = slow) -> None:
            time.sleep(0.3 if path == slow else 0)

        two_sources.source.before = wait
        status, report = two_sources.run()
        assert [p["source"] for p in report["problems"]] == ["companies_house", "gleif"]
        assert status == 2


def test_a_kill_while_two_sources_are_asked_asks_nothing_twice(two_sources: Newsroom) -> None:
    two_sources.edit(OFFICERS, resign)
    reached, kill = threading.Barrier(3), threading.Event()

    def hold(path: str) -> None:
        if path in {OWNERS, GLEIF_PARENT} and not kill.is_set():
            reached.wait(60)
            kill.wait(60)

    two_sources.source.before = hold
    process = two_sources.start("watch", "run")
    reached.wait(60)
    process.kill()
    process.communicate(timeout=60)
    kill.set()
    before = list(two_sources.source.asked)

    status, report = two_sources.run("--due")

    again = two_sources.source.asked[len(before) :]
    assert set(before) & set(again) == {OWNERS, GLEIF_PARENT}  # they had no answer yet
    assert (status, report["asked"]) == (1, 2)
    assert [change["kind"] for change in report["changes"]] == ["ended_tie"]
