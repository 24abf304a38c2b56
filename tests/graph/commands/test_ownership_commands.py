"""The questions of ownership on the command line: one document, exact, and clear refusals."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from graph.stores.local_server import Access
from tests.command_line import Answer, type_line

SOURCES = "id,title\nreg,Example Register\n"
ENTITIES = """id,kind,name
cA,Company,Example A
cB,Company,Example B
p,Person,Example Person
q,Person,Example Other
"""
TIES = """id,tie,from,to,share,since,source
t1,OWNS,p,cA,60%,2020,reg
t2,OWNS,q,cB,70%,2020,reg
t3,OWNS,cA,cB,30%,2020,reg
t4,OWNS,cB,cA,40%,2020,reg
t5,OWNS,q,cA,,2022,reg
t6,CONTROLS,q,cA,,2022,reg
t7,OWNS,p,cB,10%,2022,reg
"""

Ask = Callable[..., Answer]


@pytest.fixture
def ask(server: Access, use_store: Callable[[Access], None], tmp_path: Path) -> Ask:
    """Return a command line on a store with the case."""
    for name, text in (("sources", SOURCES), ("entities", ENTITIES), ("ties", TIES)):
        (tmp_path / f"{name}.csv").write_text(text)
    use_store(server)
    type_line("graph", "import", tmp_path)
    return partial(type_line, "graph")


def document(ask: Ask, *line: str) -> Any:
    status, out, _ = ask(*line, "--json")
    assert status == 0
    return json.loads(out)


def test_the_documents_of_the_crossed_case(ask: Ask) -> None:
    counted = ("--convention", "multiplicative", "--as-of", "2020")

    owners = document(ask, "owners", "cA", *counted, "--threshold", "33%")
    holdings = document(ask, "holdings", "p", *counted)
    control = document(ask, "control", "q", "--as-of", "2020")
    mixed = document(ask, "owners", "cA", "--convention", "amlr_54", "--as-of", "2020")

    assert (owners["company"], owners["convention"], owners["as_of"], owners["owners"]) == (
        "cA",
        "multiplicative",
        "2020-12-31",
        [
            row("p", "Example Person", "15/22", "definite"),
            row("cB", "Example B", "5/11", "definite"),
            row("q", "Example Other", "7/22", "below"),
            row("cA", "Example A", "3/22", "below"),
        ],
    )
    assert (holdings["owner"], holdings["holdings"]) == (
        "p",
        [
            row("cA", "Example A", "15/22", "definite"),
            row("cB", "Example B", "9/44", "below"),
        ],
    )
    assert (control["owner"], control["controlled"]) == (
        "q",
        [row("cB", "Example B", "0.7", "definite")],
    )
    assert mixed["owners"][0] == row("p", "Example Person", None, "definite")


def row(ident: str, name: str, figure: str | None, verdict: str) -> dict[str, str | None]:
    return {"id": ident, "name": name, "min": figure, "max": figure, "verdict": verdict}


def test_what_limits_the_figures_is_said_to_a_reader_and_in_the_document(ask: Ask) -> None:
    line = ("owners", "cB", "--convention", "control_fixpoint", "--as-of", "2023-01-01")

    said = document(ask, *line)
    _, text, _ = ask(*line)

    (found,) = said["contradictions"]
    assert (found["company"], found["held"]) == ("cB", "1.1")
    assert {s["id"] for s in found["statements"]} == {"t2", "t3", "t7"}
    assert [s["statements"][0]["id"] for s in said["not_stated"]] == ["t5"]
    assert said["circles"] == [{"shape": "cross-holding", "members": ["cA", "cB"]}]
    assert "Ceri" in text
    assert "110 % of the shares of Example B" in text
    assert "Share not stated" in text
    assert "cross-holding: Example A (cA) > Example B (cB)" in text


def test_changes_and_groups(ask: Ask) -> None:
    found = document(ask, "changes", "cA", "--since", "2021", "--until", "2023")
    status, text, _ = ask("changes", "cA", "--since", "2021", "--until", "2023")
    groups = document(ask, "groups", "cA", "--as-of", "2021")

    events = {(c["event"], c["tie"], c["from"]["id"]) for c in found["changes"]}
    assert {("began", "OWNS", "q"), ("began", "CONTROLS", "q")} <= events
    assert status == 0
    assert "began: Example Other (q) in control of Example A (cA)" in text
    assert [[m["id"] for m in g["members"]] for g in groups["groups"]] == [["cA", "p"]]


def test_refusals_name_what_exists(ask: Ask) -> None:
    unknown = ask("owners", "cA", "--convention", "majority", "--json")
    none = ask("owners", "cA")
    nobody = ask("owners", "cZ", "--convention", "leontief", "--json")
    line = ask("owners", "cA", "--convention", "leontief", "--threshold", "25")

    assert [status for status, _, _ in (unknown, none, nobody, line)] == [2, 2, 2, 2]
    assert [out for _, out, _ in (unknown, none, nobody, line)] == ["", "", "", ""]
    assert "loop_corrected" in unknown[2]
    assert "chain_majority" in none[2]
    assert "cZ" in nobody[2]
    assert "25%" in line[2]


def test_conventions_are_listed(ask: Ask) -> None:
    _, text, _ = ask("conventions")

    assert len(document(ask, "conventions")) == 8
    assert "ofac_50  (>= 50 %)" in text
