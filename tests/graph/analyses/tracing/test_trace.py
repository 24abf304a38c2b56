"""Each rule of a verdict as a small case: what accuses somebody is exactly as strong as said."""

from collections.abc import Mapping
from typing import Any

import pytest

from graph.analyses.tracing.trace import trace, trace_all
from graph.analyses.tracing.verdict import Verdict
from graph.errors import DateError, UnknownIdError
from graph.model.records import Standing
from graph.presentation.verdict_document import verdict_document
from graph.presentation.verdict_words import caveat_words, chain_sentence, verdict_names
from graph.support.language import LANGUAGES, use_language
from tests.graph.analyses.cases import Line, build

DAY = "2024-06-01"


def asked(*lines: Line, **options: Any) -> Verdict:
    values: Mapping[str, Mapping[str, str]] | None = options.pop("values", None)
    options.setdefault("as_of", DAY)
    return trace(build(*lines, values=values), "s1", **options)


def sentence(verdict: Verdict, number: int = 0) -> str:
    return chain_sentence(verdict.chains[number], verdict_names(verdict))


def limits(verdict: Verdict) -> dict[str, str]:
    return dict(caveat_words(c, verdict_names(verdict)) for c in verdict.caveats)


def way(verdict: Verdict, number: int = 0) -> str:
    chain = verdict.chains[number]
    return " ".join([chain.hops[0].here.id, *(h.there.id for h in chain.hops)])


OWN = "c_parent OWNS c1"
STRENGTH_CASES: dict[str, tuple[list[Line], str, str | None]] = {
    "over half": ([(OWN, {"share": "51%"})], "owned", "registered"),
    "open band from half": ([(OWN, {"share": "(50,75)%"})], "owned", "registered"),
    "closed band from half": ([(OWN, {"share": "50-75%"})], "part owned", "registered"),
    "exactly half": ([(OWN, {"share": "1/2"})], "part owned", "registered"),
    "share not stated, nobody else": ([OWN], "owned", "registered"),
    "share not stated beside another holder": (
        [OWN, ("p9 OWNS c1", {"share": "10%"})],
        "part owned",
        "registered",
    ),
    "own treasury shares are no other holder": (
        [OWN, ("c1 OWNS c1", {"share": "5%"})],
        "owned",
        "registered",
    ),
    "another holder of other days does not count": (
        [OWN, ("p9 OWNS c1", {"share": "10%", "until": "2020"})],
        "owned",
        "registered",
    ),
    "nothing held is no holding": ([(OWN, {"share": "0%"})], "not found", None),
    "votes over half": (
        [(OWN, {"share": "75%", "interest": "votes"})],
        "controlled",
        "registered",
    ),
    "votes up to half": (
        [(OWN, {"share": "50%", "interest": "votes"})],
        "part owned",
        "registered",
    ),
    "stated shares decide over votes": (
        [(OWN, {"share": "30%"}), (OWN, {"share": "75%", "interest": "votes"})],
        "part owned",
        "registered",
    ),
    "control": (["c_parent CONTROLS c1"], "controlled", "registered"),
    "two stakes of one source add up": (
        [(OWN, {"share": "30%"}), (OWN, {"share": "30%"})],
        "owned",
        "registered",
    ),
    "two sources do not add up": (
        [(OWN, {"share": "30%"}), (OWN, {"share": "30%", "source": "press"})],
        "part owned",
        "registered",
    ),
    "the better standing counts": (
        [(OWN, {"share": "30%"}), (OWN, {"share": "60%", "source": "press"})],
        "part owned",
        "registered",
    ),
    "then the newer counts": (
        [(OWN, {"share": "60%"}), (OWN, {"share": "30%", "source": "newer"})],
        "part owned",
        "registered",
    ),
    "shares held as trustee": (
        [(OWN, {"share": "[75,100]%", "interest": "shares as trustee"})],
        "part owned",
        "registered",
    ),
    "the weakest hop names the chain": (
        [("c2 OWNS c1", {"share": "100%"}), "c_parent CONTROLS c2"],
        "controlled",
        "registered",
    ),
    "never down": ([("c1 OWNS c_parent2", {"share": "100%"})], "not found", None),
    "officer in common": (
        ["p1 OFFICER_OF c1", "p1 OFFICER_OF c_parent"],
        "personnel",
        "registered",
    ),
    "company officer in common": (
        ["c7 OFFICER_OF c1", "c7 OFFICER_OF c_parent"],
        "personnel",
        "registered",
    ),
    "link": (["c1 LINKED_TO c_parent"], "connected", "registered"),
    "link to the platform itself": (
        [("c1 LINKED_TO t1", {"source": "press"})],
        "connected",
        "reported",
    ),
    "address in common": (
        ["c1 LOCATED_AT a1", "c_parent LOCATED_AT a1"],
        "shared contact",
        "registered",
    ),
    "phone in common": (
        ["c1 REACHED_AT k1", "c_parent REACHED_AT k1"],
        "shared contact",
        "registered",
    ),
    "proposed match": (
        [("c1 SAME_AS c_parent", {"judgement": "proposed", "source": "ours"})],
        "possible same",
        "derived",
    ),
    "press makes it reported": ([(OWN, {"source": "press"})], "owned", "reported"),
    "own research makes it derived": ([(OWN, {"source": "ours"})], "owned", "derived"),
    "a holding only the platform states is reported": (
        [(OWN, {"source": "page"})],
        "owned",
        "reported",
    ),
    "two weak steps": (
        ["p1 OFFICER_OF c1", "p1 OFFICER_OF c2", "c2 LINKED_TO c_parent"],
        "connected",
        "registered",
    ),
    "three weak steps are too many": (
        ["p1 OFFICER_OF c1", "p1 OFFICER_OF c2", "c2 LINKED_TO c3", "c3 LINKED_TO c_parent"],
        "not found",
        None,
    ),
    "two persons possibly the same are two steps": (
        [
            "p1 OFFICER_OF c1",
            ("p1 SAME_AS p2", {"judgement": "proposed"}),
            "p2 OFFICER_OF c_parent",
        ],
        "possible same",
        "registered",
    ),
    "and no third": (
        [
            "p1 OFFICER_OF c1",
            ("p1 SAME_AS p2", {"judgement": "proposed"}),
            "p2 OFFICER_OF c2",
            "c2 LINKED_TO c_parent",
        ],
        "not found",
        None,
    ),
    "not through a brand": (["c_parent OWNS b1", "c1 OWNS b1"], "not found", None),
    "selling on the same platform is no tie": (
        [("s2 SELLS_ON t1", {}), "c_parent OPERATES s2"],
        "not found",
        None,
    ),
    "a warehouse is no tie to the platform": (
        [("c1 LOCATED_AT a1", {"purpose": "ships from"}), "c_parent LOCATED_AT a1"],
        "not found",
        None,
    ),
    "nor to what it owns": (
        [
            ("c1 LOCATED_AT a1", {"purpose": "returns"}),
            "c2 LOCATED_AT a1",
            ("c_parent OWNS c2", {"share": "100%"}),
        ],
        "not found",
        None,
    ),
    "a warehouse shared with a third party is": (
        [
            ("c1 LOCATED_AT a1", {"purpose": "ships from"}),
            "c2 LOCATED_AT a1",
            "c2 LINKED_TO c_parent",
        ],
        "shared contact",
        "registered",
    ),
    "ended before the day": ([(OWN, {"until": "2024-05-31"})], "not found", None),
    "a month means its whole": ([(OWN, {"until": "2024-06"})], "owned", "registered"),
    "not begun": ([(OWN, {"since": "2024-06-02"})], "not found", None),
}


@pytest.mark.parametrize("name", STRENGTH_CASES)
def test_strength_and_standing(name: str) -> None:
    lines, word, standing = STRENGTH_CASES[name]

    verdict = asked(*lines)

    assert (verdict.verdict, verdict.standing) == (word, standing)


FIRM = {Standing.REGISTER: "registered", Standing.FILING: "registered"}
OURS = {Standing.OWN_RESEARCH: "derived", Standing.DERIVED: "derived"}


@pytest.mark.parametrize("standing", Standing)
def test_registers_and_filings_alone_make_a_chain_registered(standing: Standing) -> None:
    verdict = asked((OWN, {"standing": standing}))

    assert verdict.standing == (FIRM | OURS).get(standing, "reported")


@pytest.mark.parametrize("name", STRENGTH_CASES)
def test_the_batch_says_the_same(name: str) -> None:
    graph = build(*STRENGTH_CASES[name][0])

    alone = trace(graph, "s1", as_of=DAY)
    row = next(r for r in trace_all(graph, as_of=DAY) if r.storefront.id == "s1")

    assert (row.verdict, row.standing) == (alone.verdict, alone.standing)
    if alone.chains:
        best = alone.chains[0]
        assert (row.target, row.share, row.hops) == (best.target, best.share, len(best.hops))


TARGET_CASES: dict[str, tuple[list[Line], bool]] = {
    "a quarter": ([("c_top OWNS c_parent", {"share": "25%"})], True),
    "a band from a quarter": ([("c_top OWNS c_parent", {"share": "(25,50]%"})], True),
    "less than a quarter": ([("c_top OWNS c_parent", {"share": "24.9%"})], False),
    "a band by its lower end": ([("c_top OWNS c_parent", {"share": "20-60%"})], False),
    "control": (["c_top CONTROLS c_parent"], True),
    "votes over half": ([("c_top OWNS c_parent", {"share": "51%", "interest": "votes"})], True),
    "votes over half beside a small share": (
        [
            ("c_top OWNS c_parent", {"share": "10%"}),
            ("c_top OWNS c_parent", {"share": "51%", "interest": "votes"}),
        ],
        True,
    ),
    "half the votes": ([("c_top OWNS c_parent", {"share": "50%", "interest": "votes"})], False),
    "share not stated": (["c_top OWNS c_parent"], True),
    "share not stated beside another": (["c_top OWNS c_parent", "p8 OWNS c_parent"], False),
}


@pytest.mark.parametrize("name", TARGET_CASES)
def test_who_is_a_target(name: str) -> None:
    above, expected = TARGET_CASES[name]

    verdict = asked(*above, "c1 LINKED_TO c_top")

    assert ("c_top" in {t.id for t in verdict.targets}) is expected
    assert verdict.verdict == ("connected" if expected else "not found")


def test_a_smaller_holder_is_a_target_when_named_and_stands_alone() -> None:
    verdict = asked(
        ("c_top OWNS c_parent", {"share": "10%"}),
        "c1 LINKED_TO c_top",
        (OWN, {"share": "100%"}),
        targets=["c_top"],
    )

    assert [t.id for t in verdict.targets] == ["c_top"]
    assert [h.there.id for h in verdict.chains[0].platform_leg] == ["c_parent", "c_top"]
    assert verdict.verdict == "part owned"


def test_a_subsidiary_is_no_target_and_the_chain_goes_on_to_its_owner() -> None:
    verdict = asked("c1 LINKED_TO c2", ("c_parent OWNS c2", {"share": "100%"}))

    assert way(verdict) == "s1 c1 c2 c_parent"


def test_the_chain_ends_at_the_first_target() -> None:
    verdict = asked(OWN, "c_top CONTROLS c_parent")

    assert [c.target.id for c in verdict.chains] == ["c_parent"]


def test_the_operator_that_is_a_target_is_named_as_the_seller() -> None:
    verdict = trace(
        build(("c_parent OPERATES s2", {"source": "page"}), "s2 SELLS_ON t1"), "s2", as_of=DAY
    )

    assert (verdict.verdict, verdict.standing) == ("owned", "registered")
    assert "itself is named as the seller" in sentence(verdict)
    assert verdict.chains[0].share is None


def test_ranking_is_strength_then_standing_then_fewer_weak_steps_then_length() -> None:
    verdict = asked(
        "c1 LINKED_TO c_parent",
        ("c2 OWNS c1", {"share": "90%", "source": "press"}),
        ("c_parent OWNS c2", {"share": "90%"}),
        ("c3 OWNS c1", {"share": "10%"}),
        "c_parent CONTROLS c3",
    )

    ranked = [(c.strength, c.standing) for c in verdict.chains]

    assert ranked == [
        ("owned", "reported"),
        ("part owned", "registered"),
        ("connected", "registered"),
    ]


def test_other_statements_of_a_hop_stand_beside_it_with_their_share() -> None:
    verdict = asked(
        (OWN, {"share": "30%", "wording": "25 to 50"}),
        (OWN, {"share": "60%", "source": "press", "wording": "most"}),
    )

    (also,) = verdict_document(verdict)["chains"][0]["hops"][-1]["also"]

    assert len(verdict.chains) == 1
    assert (also["wording"], also["share"]) == ("most", {"min": "0.6", "max": "0.6"})


def test_the_share_runs_along_the_chain_exactly() -> None:
    verdict = asked(("c2 OWNS c1", {"share": "1/3"}), ("c_parent OWNS c2", {"share": "50-67%"}))

    share = verdict.chains[0].share

    assert share is not None
    assert (share.min, share.max) == ("1/6", "67/300")


MANY = [f"c{n} LOCATED_AT a1" for n in range(100, 121)]


def test_a_mass_address_never_gives_the_verdict() -> None:
    verdict = asked("c1 LOCATED_AT a1", "c_parent LOCATED_AT a1", *MANY)

    assert verdict.verdict == "not found"
    assert [(m.entity.id, m.count) for m in verdict.chains[0].mass] == [("a1", 23)]
    assert "Example a1 is shared by 23 in all" in sentence(verdict)
    assert "Example a1" in limits(verdict)


def test_twenty_tenants_are_no_mass() -> None:
    verdict = asked("c1 LOCATED_AT a1", "c_parent LOCATED_AT a1", *MANY[:18])

    assert verdict.verdict == "shared contact"


def test_a_mass_chain_ranks_after_the_others_of_its_strength() -> None:
    verdict = asked(
        "c1 LOCATED_AT a1",
        "c_parent LOCATED_AT a1",
        *MANY,
        ("c1 REACHED_AT k1", {"source": "press"}),
        "c_parent REACHED_AT k1",
    )

    assert [way(verdict, i).split()[2] for i in range(2)] == ["k1", "a1"]
    assert (verdict.verdict, verdict.standing) == ("shared contact", "reported")


def test_hops_carry_their_common_period() -> None:
    verdict = asked(
        ("c2 OWNS c1", {"since": "2019", "until": "2025-03"}),
        ("c_parent OWNS c2", {"since": "2020-05-04"}),
    )

    assert (verdict.chains[0].since, verdict.chains[0].until) == (None, None)
    assert "as stated between 1 January and 1 February 2024" in sentence(verdict)


def test_a_dated_chain_says_since_when_and_until_when() -> None:
    graph = build()
    dated = [
        ("c9 OPERATES s9", {"since": "2018"}),
        ("s9 SELLS_ON t9", {}),
        ("c_nine OPERATES t9", {"since": "2010"}),
        ("c_nine OWNS c9", {"since": "2020-05-04", "until": "2030-01"}),
    ]
    del graph

    chain = trace(build(*dated), "s9", as_of=DAY).chains[0]

    assert (chain.since, chain.until) == ("2020-05-04", "2030-01")


def test_what_held_before_is_past_and_never_the_verdict() -> None:
    verdict = asked(
        ("c2 OWNS c1", {"since": "2015", "until": "2020-06"}),
        ("c_parent OWNS c2", {"since": "2018"}),
    )

    assert verdict.verdict == "not found"
    assert [[h.there.id for h in c.hops] for c in verdict.past] == [["c1", "c2", "c_parent"]]


def test_hops_that_never_held_together_are_no_past() -> None:
    verdict = asked(
        ("c2 OWNS c1", {"since": "2015", "until": "2017"}),
        ("c_parent OWNS c2", {"since": "2018"}),
    )

    assert verdict.past == ()


def test_an_accepted_match_collapses_and_shows_who_judged() -> None:
    verdict = asked(
        (
            "c1 SAME_AS c2",
            {
                "judgement": "accepted",
                "judged_by": "A. Editor",
                "judged_at": "2024-05-01",
                "source": "ours",
            },
        ),
        ("c_parent OWNS c2", {"share": "80%"}),
    )

    hops = verdict_document(verdict)["chains"][0]["hops"]

    assert (verdict.verdict, verdict.standing) == ("owned", "derived")
    assert [h["tie"] for h in hops] == ["OPERATES", "SAME_AS", "OWNS"]
    assert (hops[1]["judged_by"], hops[1]["judged_at"]) == ("A. Editor", "2024-05-01")
    assert verdict.chains[0].share is not None


JUDGED = {"judgement": "accepted", "judged_by": "A. Editor", "source": "ours"}


def test_the_later_judgement_counts_in_either_direction() -> None:
    verdict = asked(
        ("c1 SAME_AS c2", {**JUDGED, "judged_at": "2024-05-01"}),
        ("c2 SAME_AS c1", {**JUDGED, "judgement": "rejected", "judged_at": "2024-05-02"}),
        "c_parent OWNS c2",
    )

    assert verdict.verdict == "not found"


def test_a_rejection_blocks_a_merge_through_third_parties() -> None:
    verdict = asked(
        ("c1 SAME_AS c2", {**JUDGED, "judgement": "rejected", "judged_at": "2024-05-03"}),
        ("c1 SAME_AS c3", {**JUDGED, "judged_at": "2024-05-01"}),
        ("c3 SAME_AS c2", {**JUDGED, "judged_at": "2024-05-02"}),
        "c_parent OWNS c2",
    )

    assert verdict.verdict == "not found"
    assert any("rejected match" in why for why in limits(verdict).values())


def test_the_platforms_leg_counts_for_standing_and_dates() -> None:
    lines: list[Line] = [
        ("c_top OWNS c_parent", {"share": "60%", "source": "press", "until": "2024-12"}),
        ("c_top OWNS c1", {"share": "60%"}),
    ]

    verdict = asked(*lines)

    assert (verdict.verdict, verdict.standing) == ("owned", "reported")
    assert asked(*lines, as_of="2025-01-01").verdict == "not found"


def test_denials_and_reasons_are_values_beside_the_verdict() -> None:
    verdict = asked(
        values={
            "t1": {"denies": "an early experiment"},
            "c1": {"unknown_reason": "owner: withheld"},
        }
    )

    assert [d.wording for d in verdict.denials] == ["an early experiment"]
    assert "owner: withheld" in limits(verdict).values()


def test_three_accounts_of_one_report_are_one_proof() -> None:
    verdict = asked((OWN, {"source": "press"}), (OWN, {"source": "repeat"}))

    assert verdict.rests_on.restatements == 1
    assert verdict.rests_on.original == 2  # the report, and the seller page


def test_strengths_say_none_found_apart_from_not_looked_at() -> None:
    strengths = {str(k): v for k, v in asked("c1 LOCATED_AT a1", "p1 OWNS c1").strengths.items()}

    assert strengths == {
        "owned": "none found",
        "controlled": "none found",
        "part owned": "none found",
        "personnel": "not looked at",
        "connected": "none found",
        "shared contact": "none found",
        "possible same": "none found",
    }


def test_chains_are_counted_before_the_limit() -> None:
    links: list[Line] = [f"c1 LINKED_TO c2{n}" for n in range(7)]
    links += [(f"c_parent OWNS c2{n}", {"share": "100%"}) for n in range(7)]

    verdict = asked(*links, limit=2)

    assert len(verdict.chains) == 2
    assert verdict_document(verdict)["strengths"]["connected"] == 7


def test_words_of_a_person_in_common_say_how_firm_both_entries_are() -> None:
    firm = asked(
        ("p1 OFFICER_OF c1", {"role": "director"}), ("p1 OFFICER_OF c_parent", {"role": "Director"})
    )
    loose = asked(
        ("p1 OFFICER_OF c1", {"role": "director", "source": "press"}),
        ("p1 OFFICER_OF c_parent", {"role": "director"}),
    )

    assert "Example c1 and Example c_parent share a director (both entries registered)" in sentence(
        firm
    )
    assert "Example c1 and Example c_parent are reported to share a director" in sentence(loose)


def test_an_unknown_storefront_target_or_date_is_refused() -> None:
    graph = build()

    for storefront, targets in (("s99", None), ("c1", None), ("s1", ["c99"])):
        with pytest.raises(UnknownIdError):
            trace(graph, storefront, targets)
    with pytest.raises(DateError):
        trace(graph, "s1", as_of="2024-02-30")


def test_the_answer_is_the_same_whatever_the_order_of_writing() -> None:
    lines: list[Line] = [
        ("c1 LINKED_TO c2", {"id": "l"}),
        ("c1 LINKED_TO c3", {"id": "m"}),
        ("c_parent OWNS c2", {"id": "n"}),
        ("c_parent OWNS c3", {"id": "o"}),
    ]

    one, other = (verdict_document(asked(*order)) for order in (lines, lines[::-1]))

    assert one == other


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_language_denies_what_another_chain_supports(code: str) -> None:
    """The seller is owned by the target; a weaker chain through it says no less."""
    with use_language(code):
        verdict = asked(OWN, "p1 OFFICER_OF c1", "p1 OFFICER_OF c_parent")
    assert {c.strength.value for c in verdict.chains} == {"owned", "personnel"}
    with use_language(code):
        said = verdict_document(verdict)["not_supported"]
    denied = [s for s in said if "c1" in s and "c_parent" in s]
    assert denied == []


def test_a_report_is_told_first_by_itself_then_by_the_earliest_account() -> None:
    found = asked((OWN, {"source": "repeat"}), (OWN, {"source": "press"}))

    hop = next(h for h in found.chains[0].hops if str(h.tie.type) == "OWNS")
    assert hop.source is not None
    assert hop.source.id == "press"
    assert [a.source.id for a in hop.other_statements if a.source] == ["repeat"]
