"""What a page stated at two times, in whichever order its captures come in."""

from dataclasses import replace

import pytest

from graph.model.records import Kind, Source, Statement, Tie, TieType
from scrapers.storing.merge_captures import PageReading, merge_captures

OLD = Source("shop", "A shop", retrieved="2023-03-10", capture="urn:1", sha256="a")
NEW = replace(OLD, retrieved="2024-06-20", capture="urn:2", sha256="b")


def operates(company: str, since: str = "") -> Tie:
    return Tie(
        f"t-{company}", TieType.OPERATES, company, "amazon-de-A1", source="shop", since=since
    )


def stated(source: Source, *ties: Tie, **values: str) -> PageReading:
    about = Statement("amazon-de-A1", Kind.STOREFRONT, "shop", {"name": "Shop", **values})
    return PageReading(source, {about.id: about}, {tie.id: tie for tie in ties})


BEFORE = stated(OLD, operates("gb-00000001"), business_name="One Ltd")
AFTER = stated(NEW, operates("gb-00000002"), business_name="Two Ltd")


@pytest.mark.parametrize(("first", "second"), [(BEFORE, AFTER), (AFTER, BEFORE)])
def test_both_registrations_stay_with_their_dates(first: PageReading, second: PageReading) -> None:
    found = merge_captures(first, second)

    assert found.source == NEW
    assert found.ties["t-gb-00000001"].until == "2023-03-10"
    assert found.ties["t-gb-00000001"].extra["no_longer_stated"] == "2024-06-20"
    assert found.ties["t-gb-00000002"].since == "2024-06-20"
    told = found.statements["shop > amazon-de-A1"].values
    assert told["business_name"] == "Two Ltd"
    assert told["previously"] == ("business_name: One Ltd (stated until 2023-03-10)",)


def test_collecting_again_keeps_what_was_worked_out_before() -> None:
    once = merge_captures(BEFORE, AFTER)
    later = replace(NEW, retrieved="2024-07-01", capture="urn:3")

    found = merge_captures(once, stated(later, operates("gb-00000002"), business_name="Two Ltd"))

    assert found.ties["t-gb-00000001"] == once.ties["t-gb-00000001"]
    assert found.ties["t-gb-00000002"].since == "2024-06-20"
    assert found.statements["shop > amazon-de-A1"].values["previously"]


def test_a_register_s_own_dates_are_not_touched() -> None:
    before = stated(OLD, replace(operates("gb-00000001", "2020"), until="2021"))

    found = merge_captures(before, stated(NEW, operates("gb-00000003", "2019-05")))

    assert found.ties["t-gb-00000001"].until == "2021"
    assert found.ties["t-gb-00000003"].since == "2019-05"


def test_a_tie_gone_on_the_day_it_was_first_seen_no_longer_holds_that_day() -> None:
    same_day = replace(NEW, retrieved=OLD.retrieved)

    found = merge_captures(BEFORE, stated(same_day, operates("gb-00000002")))

    assert found.ties["t-gb-00000001"].until == "2023-03-09"


def test_the_same_capture_read_again_says_nothing_of_the_page() -> None:
    found = merge_captures(BEFORE, stated(OLD, operates("gb-00000009")))

    assert found.ties.keys() == {"t-gb-00000009"}
