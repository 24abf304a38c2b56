"""Cases that were said wrongly once: the answer of the command line, on both servers."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.stores.local_server import Access
from tests.command_line import type_line
from tests.paths import FIXTURES
from tests.servers import empty

FIXTURES = FIXTURES / "reported"
Use = Callable[[Access], None]


@pytest.fixture
def traced(server: Access, use_store: Use) -> Callable[..., dict[str, Any]]:
    """Import some fixtures into an empty store and trace one storefront."""
    use_store(server)

    def trace(*fixtures: str, shop: str, options: tuple[str, ...] = ()) -> dict[str, Any]:
        empty(server)
        for name in fixtures:
            words = (
                ("scrapers", "import", "companies_house_psc")
                if name.startswith("psc/") and name.endswith(".txt")
                else ("graph", "import")
            )
            answer = type_line(*words, FIXTURES / name)
            assert answer.status == 0, answer.err
        answer = type_line("graph", "trace", shop, "--json", *options)
        assert answer.status == 0, answer.err
        found: dict[str, Any] = json.loads(answer.out)
        return found

    return trace


Trace = Callable[..., dict[str, Any]]


def test_two_register_entries_of_one_owner_are_no_sum(traced: Trace) -> None:
    found = traced("psc/corp_twice.txt", "psc/shop2", shop="tm-teasel")

    (chain,) = found["chains"]
    held = [b for b in chain["hops"][-1]["beside"] if b["tie"] == "OWNS" and not b["interest"]]
    assert found["verdict"] == "controlled"  # by the right to appoint directors, not by shares
    assert [b["share"] for b in held] == [{"min": "0.25", "max": "0.5"}]
    assert "owned" not in found["headline"]


def test_what_was_dissolved_owns_nothing_and_sells_nothing(traced: Trace) -> None:
    found = traced("dissolved", shop="dm-shop")

    assert found["verdict"] == "not found"
    (past,) = found["past"]
    assert "Daisy Parent Ltd was dissolved on 1 May 2010" in past["sentence"]
    assert past["hops"][-1]["ended_by"]["day"] == "2010-05-01"
    assert traced("dissolved", shop="dm-shop", options=("--as-of", "2009"))["verdict"] == "owned"


def test_a_director_who_came_after_the_end_of_the_seller_is_not_shared(traced: Trace) -> None:
    found = traced("dissolved", shop="dm-shop2")

    assert (found["verdict"], found["past"]) == ("not found", [])
    limits = {each["what"]: each["why"] for each in found["not_looked_at"]}
    assert (
        "Daisy Seller Two Ltd is stated to have been the seller until 1 May 2012"
        in (limits["The seller"])
    )


def test_a_share_not_stated_beside_another_holder_is_a_part(traced: Trace) -> None:
    found = traced("strength", shop="shop")

    assert found["verdict"] == "part owned"
    assert "part owned by Quay Holding (share not stated)" in found["headline"]


def test_two_parties_of_one_name_are_told_apart(traced: Trace) -> None:
    found = traced("same_name", shop="shop")

    stated = found["chains"][0]["sentence"]
    (denied,) = [s for s in found["not_supported"] if "owns" in s]
    assert "owned by Acme Ltd (in Second report)" in stated
    assert "Acme Ltd (in First report) owns" in denied


def test_each_operator_that_was_looked_for_is_named(traced: Trace) -> None:
    found = traced("two_operators", shop="shop")

    assert found["headline"] == "No tie to Alpha GmbH, Beta Inc or Parent Inc. found so far"
    assert {f["name"]: f["verdict"] for f in found["looked_for"]} == dict.fromkeys(
        ("Alpha GmbH", "Beta Inc", "Parent Inc."), "not found"
    )


def test_a_page_that_was_read_and_a_filing_are_said_as_such(traced: Trace) -> None:
    found = traced("two_operators_owned", shop="shop")

    sentences = [chain["sentence"] for chain in found["chains"]]
    assert all("as read on 18 August 2022" in s for s in sentences)
    assert all("registered" not in s and ".." not in s for s in sentences)
    report = type_line("graph", "trace", "shop").out
    assert "as Parent Inc. names itself in its filing." in report
    assert "according to Made market’s own page" in report


def test_the_picture_of_a_case_says_no_more_than_its_trace(traced: Trace, tmp_path: Path) -> None:
    traced("strength", shop="shop")
    out = tmp_path / "case.svg"

    assert type_line("graph", "export", "svg", "--storefront", "shop", "--out", out).status == 0

    drawn = out.read_text(encoding="utf-8")
    assert "has Quay Holding" not in drawn
    assert "Quay Holding is registered as one holder of Harbour Ltd" in drawn
    assert "owner of" not in drawn
