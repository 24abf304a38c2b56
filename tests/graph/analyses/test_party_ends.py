"""The end of a party ends its ties: in traces, figures, groups, and wherever ties are read."""

from collections.abc import Mapping

import pytest

from graph.analyses.ownership.changes import ChangeEvent, find_changes
from graph.analyses.ownership.queries import control, owners
from graph.analyses.projection import Projection, project
from graph.analyses.tracing.tie_reader import TieReader, tie_reader
from graph.analyses.tracing.trace import trace, trace_all
from graph.model.records import Contents
from graph.model.vocabulary.statuses import Status, status_of
from graph.presentation.sentences.tie_sentences import hop_sentence
from graph.presentation.verdict_words import chain_sentence
from tests.graph.analyses.cases import Line, build, contents_of

DAY = "2024-06-01"
OWN: Line = ("c_parent OWNS c1", {"share": "100%", "since": "2005"})
Values = Mapping[str, Mapping[str, str]]

ENDED: Mapping[str, tuple[Values, str]] = {
    "an owner that was dissolved": ({"c_parent": {"dissolved": "2010-05-01"}}, "2010-05-01"),
    "a seller that was dissolved": ({"c1": {"dissolved": "2010-05"}}, "2010-05"),
    "a record that was closed": ({"c_parent": {"record_closed": "2010-05-01"}}, "2010-05-01"),
    "the earliest where both ended": (
        {"c_parent": {"dissolved": "2012"}, "c1": {"dissolved": "2010"}},
        "2010",
    ),
}


@pytest.mark.parametrize("name", ENDED)
def test_a_holding_of_a_party_that_ended_is_past(name: str) -> None:
    values, day = ENDED[name]
    graph = build(OWN, values=values)

    now, then = trace(graph, "s1", as_of=DAY), trace(graph, "s1", as_of="2009-12-31")

    assert now.verdict == "not found"
    (past,) = now.past
    assert min(h.ended_by.day for h in past.hops if h.ended_by) == day
    assert then.verdict == "owned"
    assert next(r.verdict for r in trace_all(graph, DAY) if r.storefront.id == "s1") == "not found"
    assert not owners(graph, "c1", "multiplicative", as_of=DAY).rows
    assert not control(graph, "c_parent", as_of=DAY).rows


def test_the_chain_says_which_end_ended_it() -> None:
    verdict = trace(build(OWN, values={"c_parent": {"dissolved": "2010-05-01"}}), "s1", as_of=DAY)

    assert "(Example c_parent was dissolved on 1 May 2010)" in chain_sentence(verdict.past[0])


@pytest.mark.parametrize("property_name", ["died", "death_date"])
def test_a_person_who_died_shares_nothing_since(property_name: str) -> None:
    lines = ("p1 OFFICER_OF c1", "p1 OFFICER_OF c_parent")
    graph = build(*lines, values={"p1": {property_name: "2001-02-03"}})

    assert trace(graph, "s1", as_of=DAY).verdict == "not found"
    assert trace(graph, "s1", as_of="2001-02-03").verdict == "personnel"


@pytest.mark.parametrize(
    ("name", "value"),
    [("status", "Dissolved"), ("status", "注销"), ("lei_status", "RETIRED")],
)
def test_what_is_over_on_an_unknown_day_is_past_without_a_day(name: str, value: str) -> None:
    verdict = trace(build(OWN, values={"c_parent": {name: value}}), "s1", as_of=DAY)

    assert verdict.verdict == "not found"
    assert [c.until for c in verdict.past] == [None]
    assert "day not stated" in chain_sentence(verdict.past[0])


def test_a_register_decides_on_the_day_the_earliest_where_they_differ() -> None:
    graph = build(OWN, values={"c_parent": {"dissolved": "2008"}})
    entity = graph.nodes["c_parent"]["entity"]
    register = [("register", "2010-05-01"), ("newer", "2012")]
    # The press says 2008; its day would end the holding before those of the registers do.
    graph.graph["ending"] += tuple(
        type(graph.graph["ending"][0])(
            "c_parent", entity.kind, source, {"dissolved": day, "standing": "register"}
        )
        for source, day in register
    )

    assert trace(graph, "s1", as_of="2009").verdict == "owned"
    assert trace(graph, "s1", as_of="2011").verdict == "not found"


STATUSES = {
    "Dissolved": Status.OVER,
    "struck off": Status.OVER,
    "Removed": Status.OVER,
    "gelöscht": Status.OVER,
    "radiée": Status.OVER,
    "BAIXADA": Status.OVER,
    "注销": Status.OVER,
    "INACTIVE": Status.OVER,
    "Active": Status.UNKNOWN,
    "active - proposal to strike off": Status.THERE,
    "In liquidation": Status.THERE,
    "gazetted to be struck off": Status.THERE,
    "not dissolved": Status.THERE,
    "dormant": Status.DORMANT,
    "吊销 未注销": Status.DORMANT,
}


@pytest.mark.parametrize("text", STATUSES)
def test_a_status_is_over_only_where_its_word_says_so(text: str) -> None:
    assert status_of(text) is STATUSES[text]


def test_a_company_in_liquidation_still_holds() -> None:
    values = {"c_parent": {"status": "In liquidation"}}

    assert trace(build(OWN, values=values), "s1", as_of=DAY).verdict == "owned"


def test_whoever_outlives_a_holder_is_not_alone_for_it() -> None:
    lines: list[Line] = ["c_parent OWNS c1", "c9 OWNS c1"]
    graph = build(*lines, values={"c9": {"dissolved": "2010"}})

    assert trace(graph, "s1", as_of=DAY).verdict == "part owned"


def test_a_tie_read_by_itself_says_that_it_is_over() -> None:
    contents = contents_of(OWN, values={"c_parent": {"dissolved": "2010-05-01"}})
    tie = next(t for t in contents.ties if t.type == "OWNS")

    hop = _read(contents, DAY).hop(tie)

    assert not hop.holds
    assert hop_sentence(hop).endswith("(Example c_parent was dissolved on 1 May 2010).")
    assert not _read(contents, DAY).holds(tie)
    assert _read(contents, "2009").holds(tie)


def _read(contents: Contents, day: str) -> TieReader:
    return tie_reader(contents, project(contents), day)


def test_the_end_of_a_party_is_a_change_between_two_dates() -> None:
    graph: Projection = build(OWN, values={"c_parent": {"dissolved": "2010-05-01"}})

    found = find_changes(graph, ["c1"], "2009", "2011")

    assert [(c.event, c.type) for c in found.changes if c.type == "OWNS"] == [
        (ChangeEvent.ENDED, "OWNS")
    ]
