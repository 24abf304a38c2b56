"""What a holder has of a company: whole holdings are never added, lots are."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from graph.analyses.ownership.queries import owners
from graph.analyses.tracing.trace import trace
from tests.graph.analyses.cases import Line, build

DAY = "2024-06-01"
OWN = "c_parent OWNS c1"
_WHOLE = {"holding": "whole"}


def whole(share: str, **more: Any) -> Line:
    return (OWN, {"share": share, **_WHOLE, **more})


def lot(share: str, **more: Any) -> Line:
    return (OWN, {"share": share, "holding": "lot", **more})


CASES: Mapping[str, tuple[list[Line], str, str, str]] = {
    "two bands of one holder are one": (
        [whole("(25,50]%", since="2016-04-06"), whole("(25,50]%", since="2018-04-06")],
        *("0.25", "0.5", "part owned"),
    ),
    "the later entry replaces the earlier": (
        [whole("(50,75)%", since="2016"), whole("(25,50]%", since="2018")],
        *("0.25", "0.5", "part owned"),
    ),
    "in whatever order they stand": (
        [whole("(25,50]%", since="2018"), whole("(50,75)%", since="2016")],
        *("0.25", "0.5", "part owned"),
    ),
    "a later entry that begins after the day replaces nothing": (
        [whole("60%", since="2016"), whole("30%", since="2024-07")],
        *("0.6", "0.6", "owned"),
    ),
    "on the day of change the new entry counts": (
        [whole("60%", since="2016", until="2024-06-01"), whole("30%", since="2024-06-01")],
        *("0.3", "0.3", "part owned"),
    ),
    "yearly figures replace each other by the day they were stated": (
        [whole("30%", extra={"stated_on": "2015"}), whole("60%", extra={"stated_on": "2019"})],
        *("0.6", "0.6", "owned"),
    ),
    "a figure stated after the day does not count yet": (
        [whole("60%", extra={"stated_on": "2015"}), whole("30%", extra={"stated_on": "2025"})],
        *("0.6", "0.6", "owned"),
    ),
    "entries of one day that differ give the range": (
        [whole("30%", since="2016"), whole("60%", since="2016")],
        *("0.3", "0.6", "part owned"),
    ),
    "a month and a day in it cannot be ordered": (
        [whole("30%", since="2016-05-09"), whole("60%", since="2016-05")],
        *("0.3", "0.6", "part owned"),
    ),
    "an undated entry beside a dated one cannot be ordered": (
        [whole("30%"), whole("60%", since="2016")],
        *("0.3", "0.6", "part owned"),
    ),
    "lots add up": ([lot("30%"), lot("25%")], "0.55", "0.55", "owned"),
    "two whole holdings of the same figures are no sum": (
        [whole("30%"), whole("30%")],
        *("0.3", "0.3", "part owned"),
    ),
    "a lot without a share leaves the rest open": (
        [lot("30%"), lot(""), ("p9 OWNS c1", {"share": "20%"})],
        *("0.3", "0.8", "part owned"),
    ),
    "a lot of nothing beside others leaves the rest open": (
        [lot("60%"), lot("0%"), ("p9 OWNS c1", {"share": "15%"})],
        *("0.6", "0.85", "owned"),
    ),
    "lots and the whole of one source differ": (
        [lot("30%"), lot("30%"), whole("40%")],
        *("0.4", "0.6", "part owned"),
    ),
    "two sources of one stake are never added": (
        [whole("30%"), whole("60%", source="press")],
        *("0.3", "0.3", "part owned"),
    ),
    "an accepted match makes one holder and no sum": (
        [
            whole("(25,50]%", since="2016"),
            ("c7 OWNS c1", {"share": "(25,50]%", "since": "2016", **_WHOLE}),
            ("c7 SAME_AS c_parent", {"judgement": "accepted", "source": "ours"}),
        ],
        *("0.25", "0.5", "part owned"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_trace_and_the_owners_hold_the_same_sum(name: str) -> None:
    lines, low, high, strength = CASES[name]
    graph = build(*lines)

    verdict = trace(graph, "s1", as_of=DAY)
    (row,) = (
        r
        for r in owners(graph, "c1", "multiplicative", as_of=DAY).rows
        if r.party.id in ("c_parent", "c7")
    )

    assert verdict.verdict == strength
    share = verdict.chains[0].hops[-1].share
    assert share is not None
    assert (share.min, share.max) == (low, high)
    assert row.share is not None
    assert (row.share.low.value, row.share.high.value) == (Fraction(low), Fraction(high))


def test_lots_of_nothing_alone_are_no_holding() -> None:
    assert trace(build(lot("0%"), lot("0%")), "s1", as_of=DAY).verdict == "not found"


def test_a_lot_without_a_share_alone_is_a_holding_whose_share_is_not_stated() -> None:
    verdict = trace(build(lot("")), "s1", as_of=DAY)

    assert verdict.verdict == "owned"
    assert verdict.summary.share_not_stated


def test_a_share_not_stated_is_no_majority_where_another_statement_gives_less() -> None:
    lines = [whole(""), whole("30%", source="press")]

    assert trace(build(*lines), "s1", as_of=DAY).verdict == "part owned"


CAPACITIES = (
    "shares as trustee",
    "shares as member of a firm",
    "shares through control over a trust",
    "shares of class a",
    "nominee",
    "option to buy",
    "warrants",
    "usufruct",
)


@pytest.mark.parametrize("interest", CAPACITIES)
def test_what_is_held_in_another_capacity_never_makes_an_owner(interest: str) -> None:
    held = whole("100%", interest=interest)

    assert trace(build(held), "s1", as_of=DAY).verdict == "part owned"
    beside = build(held, whole("30%"))
    share = trace(beside, "s1", as_of=DAY).chains[0].share
    assert share is not None
    assert share.max == "0.3"


def test_nobody_is_alone_beside_a_trustee_of_shares() -> None:
    other = ("p9 OWNS c1", {"share": "10%", "interest": "shares as trustee"})

    assert trace(build(OWN, other), "s1", as_of=DAY).verdict == "part owned"
