"""What a newsroom prints of a verdict: headlines, dates, limits, and what nobody may write."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from graph.analyses.tracing.trace import trace
from graph.analyses.tracing.verdict import (
    Caveat,
    CaveatKind,
    ChainStanding,
    EvidenceCount,
    Overstatement,
    OverstatementKind,
    ShareText,
    StatedDates,
    Strength,
    Summary,
    Verdict,
)
from graph.model.records import Entity, Kind
from graph.presentation.figures import dates_clause
from graph.presentation.names.party_names import PartyNames
from graph.presentation.sentences.headlines import headline
from graph.presentation.trace_report import verdict_lines
from graph.presentation.verdict_document import verdict_document
from graph.presentation.verdict_words import (
    caveat_words,
    chain_sentence,
    evidence_words,
    majority_note,
    overstatement_words,
    verdict_headline,
)
from graph.support.language import LANGUAGES, use_language
from tests.graph.analyses.cases import Line, build

DAY = "2024-06-01"
X = Entity("x", Kind.COMPANY, "X Inc.")
SELLER = Entity("y", Kind.COMPANY, "Seller Ltd")
DESCRIBED = replace(SELLER, values={"described": "its seller, which the report does not name"})
R, P, D = ChainStanding.REGISTERED, ChainStanding.REPORTED, ChainStanding.DERIVED

HEADLINES: Mapping[tuple[Strength, ChainStanding], str] = {
    (Strength.OWNED, R): "Its seller is registered as owned by X Inc.",
    (Strength.OWNED, P): "Its seller is reported to be owned by X Inc.",
    (Strength.OWNED, D): "By our own inference, its seller is owned by X Inc.",
    (Strength.CONTROLLED, R): "Its seller is registered as controlled by X Inc.",
    (Strength.CONTROLLED, P): "Its seller is reported to be controlled by X Inc.",
    (Strength.CONTROLLED, D): "By our own inference, its seller is controlled by X Inc.",
    (Strength.PART_OWNED, R): "Its seller is registered as part owned by X Inc. (25 % to 50 %)",
    (Strength.PART_OWNED, P): "Its seller is reported to be part owned by X Inc. (25 % to 50 %)",
    (Strength.PART_OWNED, D): (
        "By our own inference, its seller is part owned by X Inc. (25 % to 50 %)"
    ),
    (Strength.PERSONNEL, R): "Its seller shares a director with X Inc.’s group (registered)",
    (Strength.PERSONNEL, P): "Its seller is reported to share a director with X Inc.’s group",
    (Strength.PERSONNEL, D): "By our own inference, its seller shares a person with X Inc.’s group",
    (Strength.CONNECTED, R): "Its seller is registered as connected to X Inc.’s group",
    (Strength.CONNECTED, P): "Its seller is reported to be connected to X Inc.’s group",
    (Strength.CONNECTED, D): "By our own inference, its seller is connected to X Inc.’s group",
    (Strength.SHARED_CONTACT, R): "Its seller is registered at an address of X Inc.’s group",
    (Strength.SHARED_CONTACT, P): "Its seller gives an address or contact of X Inc.’s group",
    (Strength.SHARED_CONTACT, D): (
        "By our own inference, its seller shares a contact with X Inc.’s group"
    ),
    **dict.fromkeys(
        ((Strength.POSSIBLE_SAME, standing) for standing in ChainStanding),
        "Its seller may be the same as a company of X Inc.’s group (not decided)",
    ),
}


def summary(strength: Strength | None, standing: ChainStanding | None, **more: Any) -> Summary:
    given = {
        "target": X,
        "share": ShareText("0.25", "0.5"),
        "seller": SELLER,
        "shares_director": True,
        "at_address": True,
    }
    return Summary(strength, standing, **{**given, **more})


@pytest.mark.parametrize(("strength", "standing"), list(product(Strength, ChainStanding)))
def test_each_headline_is_the_one_a_newsroom_prints(
    strength: Strength, standing: ChainStanding
) -> None:
    assert str(headline(summary(strength, standing))) == HEADLINES[strength, standing]


VARIANTS: Mapping[str, tuple[Summary, str]] = {
    "a filing is no register": (
        summary(Strength.OWNED, R, is_filed=True),
        "Its seller is owned by X Inc., according to company filings",
    ),
    "a share that is not stated is said": (
        summary(Strength.OWNED, R, share_not_stated=True),
        "Its seller is registered as owned by X Inc. (share not stated)",
    ),
    "a person who is no director": (
        summary(Strength.PERSONNEL, R, shares_director=False),
        "Its seller shares a person with X Inc.’s group (registered)",
    ),
    "a phone is no address": (
        summary(Strength.SHARED_CONTACT, R, at_address=False),
        "Its seller is registered with a contact of X Inc.’s group",
    ),
    "a storefront that is tied itself": (
        summary(Strength.CONNECTED, P, seller=None),
        "The storefront is reported to be connected to X Inc.’s group",
    ),
    "the target is the seller": (
        summary(Strength.OWNED, R, is_target=True),
        "X Inc. itself is named as the seller",
    ),
    "a seller that is only described, with the date of the report": (
        summary(
            Strength.OWNED,
            P,
            seller=DESCRIBED,
            share_not_stated=True,
            stated=StatedDates("2023-07", "2023-07", False, False, partly_undated=False),
        ),
        "Its seller, which the report does not name, is reported to be owned by X Inc. (share not "
        "stated), July 2023",
    ),
    "a described seller inside the sentence": (
        summary(Strength.OWNED, D, seller=DESCRIBED),
        "By our own inference, its seller, which the report does not name, is owned by X Inc.",
    ),
    "nothing found": (Summary(None, targets=(X,)), "No tie to X Inc. found so far"),
    "nothing found of several": (
        Summary(None, targets=(X, replace(X, id="z", name="Z Ltd"))),
        "No tie to X Inc. or Z Ltd found so far",
    ),
    "nobody was looked for": (
        Summary(None),
        "No tie found so far: no source says who runs the platform",
    ),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_a_headline_says_what_qualifies_it(name: str) -> None:
    given, expected = VARIANTS[name]

    assert str(headline(given)) == expected


DATES = {
    "one day": (
        StatedDates("2023-07-03", "2023-07-03", False, False, partly_undated=False),
        "on 3 July 2023",
    ),
    "a month": (
        StatedDates("2023-07", "2023-07", False, False, partly_undated=False),
        "as stated in July 2023",
    ),
    "a year": (
        StatedDates("2023", "2023", False, False, partly_undated=False),
        "as stated in 2023",
    ),
    "days of one year": (
        StatedDates("2026-08-20", "2026-09-01", False, False, partly_undated=False),
        "as stated between 20 August and 1 September 2026",
    ),
    "two years": (
        StatedDates("2018", "2022-08-18", False, True, partly_undated=False),
        "as stated or read between 2018 and 18 August 2022",
    ),
    "a page that was only read": (
        StatedDates("2022-08-18", "2022-08-18", True, False, partly_undated=False),
        "as read on 18 August 2022",
    ),
    "some undated": (
        StatedDates("2023", "2023", False, False, partly_undated=True),
        "as stated in 2023, in part undated",
    ),
    "none dated": (StatedDates("", "", False, False, partly_undated=False), "undated"),
}


@pytest.mark.parametrize("name", DATES)
def test_dates_are_those_of_the_sources(name: str) -> None:
    dates, expected = DATES[name]

    assert dates_clause(dates).endswith(expected)


def test_a_judgement_of_ours_dates_no_claim_and_is_no_report() -> None:
    lines: list[Line] = [
        ("c2 SAME_AS c1", {"judgement": "accepted", "source": "ours", "judged_at": "2026-11-29"}),
        ("c_parent OWNS c2", {"share": "75%"}),
    ]

    verdict = trace(build(*lines), "s1", as_of="2026-11-29")

    assert "2026" not in chain_sentence(verdict.chains[0])
    assert "April 2024" not in chain_sentence(verdict.chains[0])  # the day of our own entry
    assert evidence_words(verdict.rests_on) == "2 sources and 1 judgement of ours"


def test_restatements_are_counted_apart() -> None:
    assert evidence_words(EvidenceCount(1, 2, 0)) == "1 source, 2 restatements"


def test_a_chain_of_majorities_that_multiplies_to_less_says_both() -> None:
    lines: list[Line] = [("c2 OWNS c1", {"share": "60%"}), ("c_parent OWNS c2", {"share": "75%"})]

    (chain,) = trace(build(*lines), "s1", as_of=DAY).chains

    assert chain.strength is Strength.OWNED
    assert (
        majority_note(chain)
        == "majority-held at every step (60 %, then 75 %); 45 % counted through"
    )


def test_a_storefront_that_sold_until_a_day_says_so_and_nothing_was_looked_for() -> None:
    graph = build()
    ended = replace(graph.edges["s1", "t1", "x000"]["tie"], until="2023-01-10")
    graph.edges["s1", "t1", "x000"]["tie"] = ended

    verdict = trace(graph, "s1", as_of=DAY)

    assert verdict_headline(verdict) == (
        "Example s1 is stated to have sold on Example t1 until 10 January 2023; on 1 June 2024 no "
        "platform is stated"
    )
    assert set(verdict.strengths.values()) == {"not looked at"}
    document = verdict_document(verdict)
    assert document["sold_until"] == [{"id": "t1", "name": "Example t1", "until": "2023-01-10"}]
    assert "runs" not in " ".join(u["why"] for u in document["not_looked_at"])


def test_each_target_is_listed_with_what_was_found_of_it() -> None:
    lines: list[Line] = [
        ("c8 OPERATES t1", {"source": "page"}),
        ("c_parent OWNS c1", {"share": "60%"}),
    ]

    document = verdict_document(trace(build(*lines), "s1", as_of=DAY))

    assert [(f["id"], f["verdict"]) for f in document["looked_for"]] == [
        ("c_parent", "owned"),
        ("c8", "not found"),
    ] or [(f["id"], f["verdict"]) for f in document["looked_for"]] == [
        ("c8", "not found"),
        ("c_parent", "owned"),
    ]


def same_name(**numbers: str) -> Verdict:
    """Trace a seller that is owned by a namesake of the target."""
    graph = build(
        ("c9 OWNS c1", {"share": "100%", "source": "press"}),
        ("c9 SAME_AS c_parent", {"judgement": "proposed", "source": "ours"}),
        values={i: {"registration_number": n, "country": "GB"} for i, n in numbers.items()},
    )
    for ident in ("c9", "c_parent"):
        graph.nodes[ident]["entity"] = replace(graph.nodes[ident]["entity"], name="Acme Ltd")
        graph.nodes[ident]["stated_by"] = ("press",) if ident == "c9" else ("page",)
    return trace(graph, "s1", as_of=DAY)


def test_two_parties_of_one_name_are_told_apart_by_source_or_number() -> None:
    by_source = verdict_document(same_name())
    by_number = verdict_document(same_name(c9="01234567", c_parent="07654321"))

    denied = [s for s in by_source["not_supported"] if "owns" in s]
    assert denied == [
        "“Acme Ltd (in Example Market, seller page) owns Example c1”: no source says so."
    ]
    assert "owned by Acme Ltd (in Example Gazette)" in by_source["chains"][0]["sentence"]
    assert "owned by Acme Ltd (GB 01234567)" in by_number["chains"][0]["sentence"]


def test_the_caution_that_nobody_is_said_to_own_stands_where_the_tie_is_weak() -> None:
    verdict = trace(build("p1 OFFICER_OF c1", "p1 OFFICER_OF c_parent"), "s1", as_of=DAY)

    said = verdict_document(verdict)["not_supported"]

    assert "“Example c_parent owns Example c1”: no source says so." in said


POSTS: Mapping[str, tuple[list[Line], list[str], str]] = {
    "who is looked for is the officer": (
        [("p1 OFFICER_OF c1", {"source": "press", "role": "director"})],
        ["p1"],
        "Its seller is reported to have Example p1 as an officer or employee, 1 February to "
        "1 March 2024",
    ),
    "who is looked for is the officer of the owner": (
        [("c2 OWNS c1", {"share": "60%"}), ("p1 OFFICER_OF c2", {"role": "director"})],
        ["p1"],
        "Its seller is connected to Example p1 through a post as officer or employee (registered)",
    ),
    "the seller works for the group": (
        [("p1 OPERATES s1", {"source": "page"}), ("p1 EMPLOYED_BY c_parent", {"source": "page"})],
        [],
        "Its seller is reported to be an officer or employee of Example c_parent’s group, 1 "
        "February 2024",
    ),
    "somebody else is at both": (
        [("p1 OFFICER_OF c1", {"role": "director"}), ("p1 OFFICER_OF c_parent", {"role": "boss"})],
        [],
        "Its seller shares a person with Example c_parent’s group (registered)",
    ),
}


@pytest.mark.parametrize("name", POSTS)
def test_a_person_is_shared_only_where_somebody_else_is_at_both(name: str) -> None:
    lines, targets, expected = POSTS[name]

    verdict = trace(build(*lines), "s1", targets or None, as_of=DAY)

    assert verdict.verdict == "personnel"
    assert verdict_headline(verdict) == expected


def test_a_list_of_names_stays_a_list_where_a_name_has_a_comma() -> None:
    parties = [X, replace(SELLER, name="Seller of goods, not named in the report"), SELLER]

    assert str(PartyNames().names(parties[::2])) == "X Inc. and Seller Ltd"
    assert str(PartyNames().names(parties)) == (
        "X Inc.; Seller of goods, not named in the report; Seller Ltd"
    )


@pytest.mark.parametrize("limit", [0, 1])
def test_what_is_not_listed_still_counts(limit: int) -> None:
    graph = build(
        ("c_parent CONTROLS c1", {}),
        ("c2 OWNS c1", {"share": "30%"}),
        ("c_parent OWNS c2", {"share": "40%"}),
    )

    verdict = trace(graph, "s1", as_of=DAY, limit=limit)

    assert [c.share is not None for c in trace(graph, "s1", as_of=DAY).chains] == [False, True]
    assert "Any share or percentage: no source states one." not in verdict_lines(verdict)
    assert f"Not listed: {2 - limit} more, none stronger than these" in [*verdict_lines(verdict)]


def test_an_unfinished_import_is_said() -> None:
    graph = build()
    graph.graph["unfinished"] = ("i1",)

    limits = verdict_document(trace(graph, "s1", as_of=DAY))["not_looked_at"]

    assert {"what": "The whole answer", "why": "import not finished"} in limits


@pytest.mark.parametrize(("code", "kind"), list(product(LANGUAGES, CaveatKind)))
def test_each_caveat_is_said_with_all_that_it_names(code: str, kind: CaveatKind) -> None:
    with use_language(code):
        what, why = caveat_words(Caveat(kind, (X,), 7, "2023-01-10", reason="a reason"))

    assert what
    assert why
    assert "{" not in what + why


@pytest.mark.parametrize("kind", OverstatementKind)
def test_each_overstatement_is_said_once_and_whole(kind: OverstatementKind) -> None:
    said = overstatement_words(Overstatement(kind, (X, SELLER)))

    assert said.endswith(".")
    assert not said.endswith("..")
    assert "{" not in said
