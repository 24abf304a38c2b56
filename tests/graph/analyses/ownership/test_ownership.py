"""Every worked case of the conventions, exact, and each rule of what counts as a stake."""

from fractions import Fraction
from typing import Any

import pytest

from graph.analyses.ownership.answer import OwnershipAnswer
from graph.analyses.ownership.calculation.circular_holdings import CircleShape
from graph.analyses.ownership.catalogue import CONVENTIONS
from graph.analyses.ownership.conventions.base import Caution
from graph.analyses.ownership.document import owners_document
from graph.analyses.ownership.queries import control, holdings, owners
from graph.analyses.projection import Projection
from graph.errors import InputError, UnknownIdError
from tests.graph.analyses.cases import Line, build

DAY = "2024-06-01"


def stakes(text: str, *more: Line) -> Projection:
    """Build a graph from ``holder>company share; …``."""
    lines: list[Line] = []
    for each in text.split(";"):
        ends, share = each.split()
        holder, company = ends.split(">")
        lines.append((f"{holder} OWNS {company}", {"share": share}))
    return build(*lines, *more)


def asked(graph: Projection, company: str, convention: str, **more: Any) -> OwnershipAnswer:
    return owners(graph, company, convention, as_of=DAY, **more)


def figures(answer: OwnershipAnswer) -> dict[str, str]:
    """Return each figure as text: ``3/5``, ``[1/4,1/2)``."""
    return {r.party.id: _text(r.share) for r in answer.rows}


def _text(share: Any) -> str:
    if share is None:
        return ""
    if share.is_exact and not share.low.open:
        return str(share.low.value)
    left, right = "(" if share.low.open else "[", ")" if share.high.open else "]"
    return f"{left}{share.low.value},{share.high.value}{right}"


def verdicts(answer: OwnershipAnswer) -> dict[str, str]:
    return {r.party.id: str(r.verdict) for r in answer.rows}


CLOSE = "cA>cB .2; cB>cA .8; cB>cC .2; cC>cD .6; cD>cA .9; cA>cC .2".replace(" .", " 0.")
CROSSED = "p>cA 0.6; pq>cB 0.7; cA>cB 0.3; cB>cA 0.4"
NINETY = "p>cA 0.1; pq>cB 0.1; cA>cB 0.9; cB>cA 0.9"
SPLIT = "p>cA 51%; cA>cB 51%; cB>cC 51%; pq>cC 49%"
ART_52 = "p>cA 0.5; p2>cA 0.5; cA>cT 0.6; p>cT 0.1; pr>cT 0.3"
TRIANGLE = "cA>cB 30%; cA>cC 30%; cB>cA 30%; cB>cC 30%; cC>cA 30%; cC>cB 30%"

CASES: dict[str, tuple[str, str, str, dict[str, str]]] = {
    "crossed, multiplied, A": (
        CROSSED, "cA", "multiplicative", {"p": "15/22", "pq": "7/22", "cB": "5/11", "cA": "3/22"},
    ),
    "crossed, Leontief, B": (
        CROSSED, "cB", "leontief", {"p": "9/44", "pq": "35/44", "cA": "15/44", "cB": "3/22"},
    ),
    "crossed, corrected, A": (
        CROSSED, "cA", "loop_corrected", {"p": "15/22", "pq": "7/22", "cB": "2/5", "cA": "3/25"},
    ),
    "crossed, corrected, B": (
        CROSSED, "cB", "loop_corrected", {"p": "9/44", "pq": "35/44", "cA": "3/10", "cB": "3/25"},
    ),
    "crossed, simple, A": (
        CROSSED, "cA", "simple_paths", {"p": "3/5", "pq": "7/25", "cB": "2/5"},
    ),
    "crossed, simple, B": (
        CROSSED, "cB", "simple_paths", {"p": "9/50", "pq": "7/10", "cA": "3/10"},
    ),
    "90 %, Leontief, B": (
        NINETY, "cB", "leontief", {"p": "9/19", "pq": "10/19", "cA": "90/19", "cB": "81/19"},
    ),
    "90 %, corrected, B": (
        NINETY, "cB", "loop_corrected", {"p": "9/19", "pq": "10/19", "cA": "9/10", "cB": "81/100"},
    ),
    "90 %, simple, A": (
        NINETY, "cA", "simple_paths", {"p": "1/10", "pq": "9/100", "cB": "9/10"},
    ),
    "split, multiplied": (
        SPLIT, "cC", "multiplicative",
        {"p": "132651/1000000", "pq": "49/100", "cA": "2601/10000", "cB": "51/100"},
    ),
    "split, control": (
        SPLIT, "cC", "control_fixpoint",
        {"p": "51/100", "pq": "49/100", "cA": "51/100", "cB": "51/100"},
    ),
    "split, United Kingdom": (
        SPLIT, "cC", "chain_majority",
        {"p": "51/100", "pq": "49/100", "cA": "51/100", "cB": "51/100"},
    ),
    "art. 52": (
        ART_52, "cT", "multiplicative", {"p": "2/5", "p2": "3/10", "pr": "3/10", "cA": "3/5"},
    ),
    "OFAC 1": ("p>cA 0.5; cA>cB 0.5", "cB", "ofac_50", {"p": "1/2", "cA": "1/2"}),
    "OFAC 2": (
        "p>cA 0.5; p>cB 0.5; cA>cC 0.25; cB>cC 0.25", "cC", "ofac_50",
        {"p": "1/2", "cA": "1/4", "cB": "1/4"},
    ),
    "OFAC 3": (
        "p>cA 0.5; p>cB 0.1; cA>cB 0.4", "cB", "ofac_50", {"p": "1/2", "cA": "2/5"},
    ),
    "OFAC 3, multiplied": (
        "p>cA 0.5; p>cB 0.1; cA>cB 0.4", "cB", "multiplicative", {"p": "3/10", "cA": "2/5"},
    ),
    "bands along a chain": (
        "p>cA 50-67%; cA>cB 90-100%; cB>cC 20-25%", "cC", "multiplicative",
        {"p": "[9/100,67/400]", "cA": "[9/50,1/4]", "cB": "[1/5,1/4]"},
    ),
    "bands, first two": (
        "p>cA 50-67%; cA>cB 90-100%", "cB", "multiplicative",
        {"p": "[9/20,67/100]", "cA": "[9/10,1]"},
    ),
    "open ends along a chain": (
        "p>cA (25,50]%; cA>cB [50,75)%", "cB", "multiplicative",
        {"p": "(1/8,3/8)", "cA": "[1/2,3/4)"},
    ),
    "nothing moves a product with nothing": (
        "p>cA [0,50]%; cA>cB (25,50]%", "cB", "multiplicative",
        {"p": "[0,1/4]", "cA": "(1/4,1/2]"},
    ),
    "nobody controls": (
        TRIANGLE, "cC", "control_fixpoint", {"cA": "3/10", "cB": "3/10"},
    ),
    "treasury shares": (
        "p>cA 0.45; pq>cA 0.45; cA>cA 0.1", "cA", "multiplicative",
        {"p": "1/2", "pq": "1/2", "cA": "1/9"},
    ),
    "five times ten is half, and not more": (
        "p>cX 100%; " + "; ".join(f"p>c{n} 100%; c{n}>cT 10%" for n in range(5)), "cT",
        "control_fixpoint", {"p": "1/2", **{f"c{n}": "1/10" for n in range(5)}},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_worked_figures(name: str) -> None:
    text, company, convention, expected = CASES[name]

    assert figures(asked(stakes(text), company, convention)) == expected


def test_close_links_as_published() -> None:
    graph = stakes(CLOSE)

    links = {
        (r.party.id[1:], company[1:]): str(r.share.low.value)
        for company in ("cA", "cB", "cC", "cD")
        for r in asked(graph, company, "simple_paths").rows
        if r.verdict == "definite" and r.share
    }

    assert links == {
        ("A", "B"): "1/5",
        ("A", "C"): "6/25",
        ("B", "A"): "227/250",
        ("B", "C"): "9/25",
        ("B", "D"): "27/125",
        ("C", "A"): "27/50",
        ("C", "D"): "3/5",
        ("D", "A"): "9/10",
        ("D", "C"): "27/125",
    }


@pytest.mark.parametrize(("line", "expected"), [("10%", {"p1", "p2"}), ("25%", {"p2"})])
def test_who_is_disclosed_depends_on_the_line(line: str, expected: set[str]) -> None:
    graph = stakes("p1>cA 30%; cA>cT 50%; p2>cT 32%")

    found = asked(graph, "cT", "multiplicative", threshold=Fraction(line[:-1]) / 100)

    persons = {r.party.id for r in found.rows if r.verdict == "definite"} - {"cA"}
    assert persons == expected


VERDICTS: dict[str, tuple[str, str, str]] = {
    "exactly 25 % is enough where 25 % or more is asked": ("25%", "multiplicative", "definite"),
    "and not where more is asked": ("25%", "chain_majority", "below"),
    "an open lower end is more": ("(25,50]%", "chain_majority", "definite"),
    "an open upper end does not reach": ("(10,25)%", "multiplicative", "below"),
    "a closed one may": ("(10,25]%", "multiplicative", "possible"),
    "and may not where more is asked": ("(10,25]%", "chain_majority", "below"),
    "half is no control": ("50%", "control_fixpoint", "below"),
    "more than half is": (">50%", "control_fixpoint", "definite"),
    "a band from half may be": ("50-75%", "control_fixpoint", "possible"),
    "half blocks": ("50%", "ofac_50", "definite"),
    "a close link is 20 %": ("20%", "simple_paths", "definite"),
}


@pytest.mark.parametrize("name", VERDICTS)
def test_comparators(name: str) -> None:
    share, convention, expected = VERDICTS[name]

    assert verdicts(asked(stakes(f"p>cA {share}"), "cA", convention)) == {"p": expected}


def test_a_band_below_its_open_end() -> None:
    found = asked(stakes("p>cA (50,75)%"), "cA", "multiplicative", threshold=Fraction(3, 4))

    assert verdicts(found) == {"p": "below"}


@pytest.mark.parametrize("convention", [c.name for c in CONVENTIONS])
def test_a_share_not_stated_is_anything_and_said_so(convention: str) -> None:
    found = asked(build("p OWNS cA", ("cA OWNS cB", {"share": "100%"})), "cB", convention)

    row = next(r for r in found.rows if r.party.id == "p")

    assert (row.verdict, row.not_stated) == ("possible", True)
    assert figures(found)["p"] in ("[0,1]", "")
    assert [s.holder for s in found.caveats.not_stated] == ["p"]
    assert not next(r for r in found.rows if r.party.id == "cA").not_stated


MIXED: dict[str, tuple[list[Line], dict[str, str]]] = {
    "direct holders count": ([("p OWNS cT", {"share": "25%"})], {"p": "definite"}),
    "who controls a holder of a quarter": (
        [("p OWNS cA", {"share": "51%"}), ("cA OWNS cT", {"share": "25%"})],
        {"p": "definite", "cA": "definite"},
    ),
    "a quarter held by several that one controls": (
        [
            ("p OWNS cA", {"share": "51%"}),
            ("cA OWNS cT", {"share": "15%"}),
            ("p OWNS cB", {"share": "51%"}),
            ("cB OWNS cT", {"share": "15%"}),
        ],
        {"p": "definite", "cA": "below", "cB": "below"},
    ),
    "who owns a quarter of the company in control": (
        [("p OWNS cA", {"share": "25%"}), ("cA OWNS cT", {"share": "60%"})],
        {"p": "definite", "cA": "definite"},
    ),
    "or of one whose control is stated": (
        [("p OWNS cA", {"share": "25%"}), "cA CONTROLS cT"],
        {"p": "definite", "cA": "definite"},
    ),
    "less than a quarter of it is not enough": (
        [("p OWNS cA", {"share": "24%"}), ("cA OWNS cT", {"share": "100%"})],
        {"p": "below", "cA": "definite"},
    ),
    "with control in a chain they are not multiplied": (
        [
            *[(f"p OWNS c{n}", {"share": "50%"}) for n in (2, 3, 4)],
            *[(f"c{n} OWNS cT", {"share": "20%"}) for n in (2, 3, 4)],
            ("p OWNS cB", {"share": "60%"}),
            ("cB OWNS cT", {"share": "10%"}),
        ],
        {"p": "below", "c2": "below", "c3": "below", "c4": "below", "cB": "below"},
    ),
    "where nobody is controlled shares are multiplied": (
        [("p OWNS cA", {"share": "50%"}), ("cA OWNS cT", {"share": "50%"})],
        {"p": "definite", "cA": "definite"},
    ),
    "and may fall short": (
        [("p OWNS cA", {"share": "49%"}), ("cA OWNS cT", {"share": "50%"})],
        {"p": "below", "cA": "definite"},
    ),
}


@pytest.mark.parametrize("name", MIXED)
def test_ownership_and_control_mixed(name: str) -> None:
    lines, expected = MIXED[name]
    graph = build(*lines)

    found = asked(graph, "cT", "amlr_54")

    assert verdicts(found) == expected
    assert all(r.share is None for r in found.rows)
    for party, verdict in expected.items():
        below = verdicts(holdings(graph, party, "amlr_54", as_of=DAY))
        assert below.get("cT", "below") == verdict


OWN = "p OWNS cA"
COUNTING: dict[str, tuple[list[Line], str]] = {
    "two stakes of one source add up": ([(OWN, {"share": "30%"}), (OWN, {"share": "30%"})], "3/5"),
    "two sources do not": (
        [(OWN, {"share": "30%"}), (OWN, {"share": "40%", "source": "press"})],
        "3/10",
    ),
    "the newer of one standing counts": (
        [(OWN, {"share": "30%"}), (OWN, {"share": "40%", "source": "newer"})],
        "2/5",
    ),
    "another period does not count": (
        [(OWN, {"share": "30%", "until": "2023"}), (OWN, {"share": "40%", "since": "2024"})],
        "2/5",
    ),
    "votes are no shares": (
        [(OWN, {"share": "30%"}), (OWN, {"share": "60%", "interest": "votes"})],
        "3/10",
    ),
    "shares as trustee are not added": (
        [(OWN, {"share": "30%"}), (OWN, {"share": "60%", "interest": "shares as trustee"})],
        "3/10",
    ),
    "a part not stated leaves the rest open": ([(OWN, {"share": "30%"}), OWN], "[3/10,1]"),
    "two entries judged the same are one holder": (
        [
            (OWN, {"share": "30%"}),
            ("p2 OWNS cA", {"share": "20%"}),
            ("p SAME_AS p2", {"judgement": "accepted", "source": "ours"}),
        ],
        "1/2",
    ),
    "and not while that is only proposed": (
        [
            (OWN, {"share": "30%"}),
            ("p2 OWNS cA", {"share": "20%"}),
            ("p SAME_AS p2", {"judgement": "proposed", "source": "ours"}),
        ],
        "3/10",
    ),
    "control is no share": ([(OWN, {"share": "30%"}), "p CONTROLS cA"], "3/10"),
}


@pytest.mark.parametrize("name", COUNTING)
def test_what_counts_as_a_stake(name: str) -> None:
    lines, expected = COUNTING[name]

    assert figures(asked(build(*lines), "cA", "multiplicative"))["p"] == expected


def test_other_sources_are_shown_as_agreeing_or_differing() -> None:
    found = asked(
        build(
            (OWN, {"share": "30%"}),
            (OWN, {"share": "3/10", "source": "press"}),
            (OWN, {"share": "40%", "source": "ours"}),
        ),
        "cA",
        "multiplicative",
    )

    (compared,) = found.caveats.comparisons

    assert [(o.source, o.agrees) for o in compared.others] == [("press", True), ("ours", False)]


CONTROLLING: dict[str, tuple[list[Line], str]] = {
    "votes where they are stated": (
        [(OWN, {"share": "60%"}), (OWN, {"share": "40%", "interest": "votes"})],
        "below",
    ),
    "shares where no votes are": ([(OWN, {"share": "60%"})], "definite"),
    "stated control, whatever the share": (["p CONTROLS cA"], "definite"),
    "stated control of a company in between": (
        ["p CONTROLS cB", ("cB OWNS cA", {"share": "51%"})],
        "definite",
    ),
    "an officer does not control": (["p OFFICER_OF cA", (OWN, {"share": "1%"})], "below"),
    "shares as trustee do not": (
        [(OWN, {"share": "1%"}), (OWN, {"share": "90%", "interest": "shares as trustee"})],
        "below",
    ),
}


@pytest.mark.parametrize("name", CONTROLLING)
def test_what_counts_as_control(name: str) -> None:
    lines, expected = CONTROLLING[name]
    graph = build(*lines)

    found = asked(graph, "cA", "control_fixpoint")
    under = verdicts(control(graph, "p", DAY))
    (row,) = [r for r in found.rows if r.party.id == "p"]

    assert row.verdict == expected
    assert row.by_control is ("p CONTROLS cA" in lines)
    assert under.get("cA", "below") == expected


def test_stated_control_does_not_block() -> None:
    found = asked(build("p CONTROLS cA", ("cA OWNS cB", {"share": "90%"})), "cB", "ofac_50")

    assert verdicts(found) == {"cA": "definite"}


def test_the_line_asked_for_never_moves_the_majority_inside() -> None:
    graph = stakes("p>cA 40%; cA>cB 100%")

    found = asked(graph, "cB", "control_fixpoint", threshold=Fraction(1, 4))

    assert verdicts(found) == {"cA": "definite"}


def test_blocked_parties_count_together() -> None:
    graph = stakes("p1>cA 25%; p2>cA 25%; cA>cB 50%; p3>cB 30%")

    alone = asked(graph, "cB", "ofac_50")
    both = asked(graph, "cB", "ofac_50", blocked=["p1", "p2"])

    assert verdicts(alone) == {"cA": "definite", "p3": "below"}
    assert (figures(both), verdicts(both)) == (
        {"p1": "1/2", "p2": "1/2"},
        {"p1": "definite", "p2": "definite"},
    )


def test_more_than_all_is_a_contradiction_with_its_statements_and_not_capped() -> None:
    graph = stakes("p>cA 100%; p>cB 100%; cA>cT 70%; cB>cT 50%")

    found = asked(graph, "cT", "multiplicative")

    (said,) = found.caveats.contradictions
    assert (said.company, said.held.value, [t.start for t in said.ties]) == (
        "cT",
        Fraction(6, 5),
        ["cA", "cB"],
    )
    assert figures(found)["p"] == "6/5"


@pytest.mark.parametrize(
    ("text", "contradicts"),
    [
        ("p>cA 50-75%; pq>cA 50-75%", False),
        ("p>cA (50,75]%; pq>cA [50,75]%", True),
        ("p>cA 100%; cA>cA 1%", True),
    ],
)
def test_bands_contradict_each_other_by_their_lower_ends(text: str, contradicts: bool) -> None:
    found = asked(stakes(text), "cA", "multiplicative")

    assert bool(found.caveats.contradictions) is contradicts


def test_an_upper_end_held_at_all_is_said() -> None:
    graph = stakes("p>cA 50-100%; p>cB 50-100%; cA>cT 50-75%; cB>cT 25-50%")

    row = next(r for r in asked(graph, "cT", "multiplicative").rows if r.party.id == "p")

    assert (_text(row.share), row.caution) == ("[3/8,1]", Caution.WHOLE)


RING = "cA>cB 100%; cB>cA 100%; cA>cT 50%"


@pytest.mark.parametrize(
    ("convention", "company", "expected"),
    [
        ("multiplicative", "cT", {"cA": "[1/2,1]", "cB": "[1/2,1]"}),
        ("multiplicative", "cA", {"cA": "[0,1]", "cB": "1"}),
        ("loop_corrected", "cT", {"cA": "1/2", "cB": "1/2"}),
        ("loop_corrected", "cA", {"cA": "1", "cB": "1"}),
        ("simple_paths", "cT", {"cA": "1/2", "cB": "1/2"}),
    ],
)
def test_a_ring_that_holds_itself_wholly_has_an_answer(
    convention: str, company: str, expected: dict[str, str]
) -> None:
    assert figures(asked(stakes(RING), company, convention)) == expected


def test_an_endless_circle_is_said() -> None:
    found = asked(stakes(RING), "cT", "leontief")

    assert {r.caution for r in found.rows} == {Caution.ENDLESS}


def test_a_circle_of_more_than_all_never_turns_negative() -> None:
    graph = stakes("p>cA 10%; cA>cB 60%; cA>cB 60%; cB>cA 100%")

    found = asked(graph, "cA", "multiplicative")

    assert figures(found)["p"] == "[1/10,1]"
    assert {c.company for c in found.caveats.contradictions} == {"cA", "cB"}


def test_bands_of_a_circle_that_reach_all_end_at_all() -> None:
    graph = stakes("p>cA 10-100%; cA>cB 50-100%; cB>cA 0-100%")

    found = figures(asked(graph, "cB", "multiplicative"))

    assert found["p"] == "[1/20,1]"


def test_circles_are_found_and_named() -> None:
    graph = stakes("cA>cA 5%; cA>cB 10%; cB>cA 10%; cB>cC 10%; cC>cA 10%; p>cA 50%")

    found = asked(graph, "cA", "multiplicative").circles

    assert [(c.shape, [m.id for m in c.members]) for c in found] == [
        (CircleShape.TREASURY, ["cA"]),
        (CircleShape.CROSS, ["cA", "cB"]),
        (CircleShape.RING, ["cA", "cB", "cC"]),
    ]


def test_entries_judged_the_same_hold_no_treasury_shares() -> None:
    graph = build(
        ("cA OWNS cB", {"share": "100%"}),
        ("cA SAME_AS cB", {"judgement": "accepted"}),
        ("p OWNS cA", {"share": "80%"}),
    )

    assert figures(asked(graph, "cB", "multiplicative")) == {"p": "4/5"}


def test_many_ways_round_a_circle_end_in_an_interval() -> None:
    names = [f"c{n:02}" for n in range(12)]
    text = "; ".join(f"{a}>{b} 1/100" for a in names for b in names if a != b)

    found = asked(stakes(f"{text}; p>c00 50%"), "c11", "simple_paths")

    row = next(r for r in found.rows if r.party.id == "p")
    assert row.share is not None
    assert row.caution is Caution.UNTRIED
    assert Fraction(1, 200) <= row.share.low.value < row.share.high.value < Fraction(1, 100)


def test_unknown_names_say_what_exists() -> None:
    graph = stakes("p>cA 50%")

    with pytest.raises(InputError, match="multiplicative, leontief"):
        asked(graph, "cA", "majority")
    with pytest.raises(UnknownIdError, match="search"):
        asked(graph, "cZ", "leontief")
    with pytest.raises(UnknownIdError, match="Person"):
        asked(graph, "p", "leontief")
    with pytest.raises(InputError, match="ofac_50"):
        asked(graph, "cA", "leontief", blocked=["p"])


def test_every_convention_explains_itself() -> None:
    assert len({c.name for c in CONVENTIONS}) == 8
    for convention in CONVENTIONS:
        assert convention.title
        assert convention.source
        assert convention.explanation.count(". ") == 1


def test_the_document_has_exact_texts() -> None:
    document = owners_document(asked(stakes(CROSSED), "cA", "simple_paths"))

    assert {k: document[k] for k in ("company", "convention", "as_of")} == {
        "company": "cA",
        "convention": "simple_paths",
        "as_of": DAY,
    }
    assert document["owners"][0] == {
        "id": "p",
        "name": "Example p",
        "min": "0.6",
        "max": "0.6",
        "verdict": "definite",
    }
