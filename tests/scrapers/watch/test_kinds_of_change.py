"""Each kind of change, as one entry: of officers, owners, addresses, statuses and sellers."""

import json
from collections.abc import Callable, Sequence
from copy import deepcopy

import pytest

from graph.support.language import use_language
from scrapers.watch.change import Change
from scrapers.watch.entry_sentences import entry_sentence
from scrapers.watch.report import change_document
from tests.scrapers.cases import Case
from tests.scrapers.watch.newsroom import CASES, LAST_OFFICERS, OFFICERS, OWNERS
from tests.scrapers.watch.readings import Json, Watched, edited, watch_twice

COMPANY = CASES["companies_house/company"]
SELLER = CASES["amazon_seller/english"]
FILER = CASES["edgar/company"]
PROFILE = "/company/00000101"


def after_edits(case: Case, *edits: tuple[str, Callable[[Json], None]]) -> Watched:
    pages = dict(case.pages)
    for ending, change in edits:
        (address,) = (url for url in pages if url.endswith(ending))
        content = json.loads(pages[address])
        change(content)
        pages[address] = json.dumps(content).encode()
    found = watch_twice(case, case.pages, pages)
    assert not found.problems
    return found


def with_officer(officers: Json) -> None:
    new = deepcopy(officers["items"][-1])
    new |= {"name": "NEWCOMER, Nora", "appointed_on": "2026-10-01"}
    new.pop("resigned_on", None)
    new["links"] = {
        "self": "/company/00000101/appointments/nora",
        "officer": {"appointments": "/officers/keyNora/appointments"},
    }
    new["address"] = {"premises": "7", "address_line_1": "New Road", "locality": "Newtown"}
    officers["items"].append(new)
    officers["total_results"] += 1


def one_more(officers: Json) -> None:
    officers["total_results"] += 1


NEW_OFFICER = ((OFFICERS, one_more), (LAST_OFFICERS, with_officer))


def without_officer(officers: Json) -> None:
    officers["items"].pop()
    officers["total_results"] -= 1


def one_less(officers: Json) -> None:
    officers["total_results"] -= 1


def set_status(profile: Json) -> None:
    profile |= {"company_status": "dissolved", "date_of_cessation": "2026-11-01"}


def rename(profile: Json) -> None:
    profile["company_name"] = "NEW LANTERN LTD"
    old = {"name": "EXAMPLE LANTERN LTD", "effective_from": "2020-01-01"}
    profile["previous_company_names"].append({**old, "ceased_on": "2026-10-10"})


def move(profile: Json) -> None:
    profile["registered_office_address"]["address_line_1"] = "99, Other Street"


def role(officers: Json) -> None:
    officers["items"][0]["officer_role"] = "secretary"


def band(owners: Json) -> None:
    natures = owners["items"][0]["natures_of_control"]
    natures[0] = natures[0].replace("25-to-50", "50-to-75")


def cease(owners: Json) -> None:
    owners["items"][1] |= {"ceased_on": "2026-10-01", "ceased": True}


def withdraw(owners: Json) -> None:
    owners["items"].pop(3)
    owners["total_results"] -= 1


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        (NEW_OFFICER, [("new_tie", "", "OFFICER_OF")]),
        (
            ((OFFICERS, one_less), (LAST_OFFICERS, without_officer)),
            [("no_longer_stated", "", "OFFICER_OF")],
        ),
        (((PROFILE, set_status),), [("changed_value", "status", "EXAMPLE LANTERN LTD")]),
        (((PROFILE, rename),), [("changed_value", "name", "NEW LANTERN LTD")]),
        (((PROFILE, move),), [("changed_tie", "to", "LOCATED_AT")]),
        (((OFFICERS, role),), [("changed_tie", "role", "OFFICER_OF")]),
        (((OWNERS, band),), [("changed_tie", "share", "OWNS")]),
        (((OWNERS, cease),), [("ended_tie", "until", "OWNS")]),
        (((OWNERS, withdraw),), [("no_longer_stated", "", "OWNS")]),
    ],
    ids=lambda each: each[0][0] if isinstance(each, list) else each[-1][1].__name__,
)
def test_a_change_of_a_company_is_one_entry(
    edits: Sequence[tuple[str, Callable[[Json], None]]], told: list[tuple[str, str, str]]
) -> None:
    assert after_edits(COMPANY, *edits).told == told


def only(found: Watched) -> Change:
    (change,) = found.changes
    return change


def test_a_new_officer_is_named_with_the_office() -> None:
    change = only(after_edits(COMPANY, *NEW_OFFICER))

    document = change_document(change)
    assert document["entity"] == {"id": "gb-officer-keyNora", "name": "NEWCOMER, Nora"}
    assert document["tie"]["from"] == "gb-officer-keyNora"
    assert document["tie"]["to"] == "gb-00000101"
    assert (document["before"], document["after"]) == (
        None,
        "NEWCOMER, Nora is registered as director of EXAMPLE LANTERN LTD",
    )
    assert document["capture_before"] != document["capture_after"]
    assert str(entry_sentence(change)).startswith(
        "source now lists NEWCOMER, Nora as director of EXAMPLE LANTERN LTD"
    )
    with use_language("id"):
        assert "direktur" in str(entry_sentence(change))


def test_a_status_stands_with_its_day() -> None:
    document = change_document(only(after_edits(COMPANY, (PROFILE, set_status))))

    assert (document["before"], document["after"]) == ("active", "dissolved")
    assert {each["property"] for each in document["also"]} == {"active", "dissolved"}


def test_a_share_is_said_before_and_after() -> None:
    document = change_document(only(after_edits(COMPANY, (OWNERS, band))))

    assert (document["before"], document["after"]) == ("(25,50]%", "(50,75)%")


def test_ties_of_one_row_are_one_change() -> None:
    change = only(after_edits(COMPANY, (OWNERS, cease)))

    document = change_document(change)
    assert [each["tie"] for each in document["also"]] == ["CONTROLS"]
    assert "Also: Example Holdings Limited" in str(entry_sentence(change))


def test_a_value_that_is_not_understood_ends_nothing() -> None:
    def rename_kind(owners: Json) -> None:
        owners["items"][0]["kind"] = "a-kind-of-tomorrow"

    found = watch_twice(COMPANY, COMPANY.pages, edited(COMPANY, OWNERS, rename_kind))

    assert (found.problems, found.told) == (("not understood",), [])


def test_a_holding_that_ends_where_the_next_begins_has_changed() -> None:
    def replace(owners: Json) -> None:
        old = owners["items"][1]
        old["natures_of_control"].pop()
        new = deepcopy(old)
        old |= {"ceased_on": "2026-10-01", "ceased": True}
        new["links"] = {"self": f"{OWNERS}/corporate/pscAgain"}
        new |= {
            "natures_of_control": ["ownership-of-shares-75-to-100-percent"],
            "notified_on": "2026-10-02",
        }
        owners["items"].append(new)
        owners["total_results"] += 1

    before = edited(COMPANY, OWNERS, lambda owners: owners["items"][1]["natures_of_control"].pop())
    after = edited(COMPANY, OWNERS, replace)

    found = watch_twice(COMPANY, before, after)

    assert found.told == [("changed_tie", "share", "OWNS")]


def _on_page(old: str, new: str) -> Watched:
    pages = {url: body.replace(old.encode(), new.encode()) for url, body in SELLER.pages.items()}
    assert pages != SELLER.pages
    return watch_twice(SELLER, SELLER.pages, pages)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("+8675500000000", "+8675511112222", [("changed_tie", "to", "REACHED_AT")]),
        ("No. 1 Sample Road", "No. 5 Sample Road", [("changed_tie", "to", "LOCATED_AT")]),
        (
            "91999999MA0MXTXR0L",
            "91999999MA0MXTXR1X",
            [("changed_tie", "from", "OPERATES")],
        ),
        (
            "Shenzhen Muxuan Trading Co., Ltd",
            "Shenzhen Muxuan Imports Co., Ltd",
            [("changed_value", "name", "Shenzhen Muxuan Imports Co., Ltd")],
        ),
        (
            "Fernhill Direct</h1>",
            "Fernhill Outlet</h1>",
            [("changed_value", "name", "Fernhill Outlet")],
        ),
    ],
    ids=["phone", "address", "seller", "name of the seller", "name of the shop"],
)
def test_a_change_of_seller_details_is_one_entry(
    old: str, new: str, told: list[tuple[str, str, str]]
) -> None:
    assert _on_page(old, new).told == told


def test_a_page_that_names_no_seller_any_more_is_a_problem() -> None:
    found = watch_twice(SELLER, SELLER.pages, CASES["amazon_seller/no_business"].pages)

    assert found.problems
    assert not found.changes


def _of_next_year(text: str) -> str:
    return (
        text.replace("0009990001-23-000005", "0009990001-26-000009")
        .replace("000999000123000005", "000999000126000009")
        .replace("2023-02-21", "2026-02-21")
    )


def test_a_list_that_is_filed_anew_says_only_what_is_new() -> None:
    """The subsidiaries of a filing have ids under it, and the next filing repeats them."""
    pages = {}
    for url, body in FILER.pages.items():
        if url.endswith("list.htm"):
            body = body.replace(b"Tbilisi Jam", b"Batumi Jam").replace(b"69.6", b"80.1")
        pages[_of_next_year(url)] = _of_next_year(body.decode()).encode()

    found = watch_twice(FILER, FILER.pages, pages)

    assert not found.problems
    assert [(kind, about) for kind, _, about in found.told] == [
        ("changed_tie", "OWNS"),
        ("new_tie", "OWNS"),
    ]
