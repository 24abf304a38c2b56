"""The shipped invented market: made up throughout, and with something to show for every flag."""

import csv
import time
from collections import Counter

from graph.analyses.tracing.trace import trace_all
from graph.analyses.tracing.verdict import NOT_FOUND, Strength
from graph.model.records import Judgement, Kind
from graph.red_flags.catalogue import FLAGS
from graph.red_flags.detect import raise_flags, storefront_results
from graph.red_flags.scene import scene_of
from tests.benchmarks.invented_market.files import FOLDER, sheets
from tests.graph.red_flags.shipped import shipped_example

DAY = "2025-04-15"
SHOP_OF_A_DISSOLVED_SELLER = "inv-shop-091"


def test_the_shipped_files_are_what_the_script_writes() -> None:
    for name, text in sheets().items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text


def test_every_name_and_source_says_that_it_is_invented() -> None:
    for sheet, column in (("sources", "title"), ("entities", "name")):
        with (FOLDER / f"{sheet}.csv").open(encoding="utf-8", newline="") as lines:
            assert all(row[column].endswith("(invented)") for row in csv.DictReader(lines))


def test_it_has_300_storefronts_and_chains_of_every_strength() -> None:
    graph = shipped_example("invented_market")
    assert len(scene_of(graph, DAY).nodes[Kind.STOREFRONT]) == 300
    verdicts = Counter(row.verdict for row in trace_all(graph, DAY))
    assert verdicts.keys() == {*Strength, NOT_FOUND}
    graph_statements = graph.graph["statements"]
    assert {"denies", "unknown_reason"} <= {v for s in graph_statements for v in s.values}


def test_every_flag_has_something_to_show_and_leaves_most_alone() -> None:
    began = time.perf_counter()
    raised = raise_flags(scene_of(shipped_example("invented_market"), DAY))
    assert time.perf_counter() - began < 10  # Two seconds on a free machine.
    assert {r.flag.name for r in raised if r.findings} == {f.name for f in FLAGS}
    for each in raised:
        assert each.base_rate.found <= each.base_rate.of


def test_no_accepted_match_joins_two_register_numbers() -> None:
    with (FOLDER / "entities.csv").open(encoding="utf-8", newline="") as lines:
        numbers = {
            row["id"]: row["registration_number"]
            for row in csv.DictReader(lines)
            if row["registration_number"]
        }
    with (FOLDER / "ties.csv").open(encoding="utf-8", newline="") as lines:
        matches = [row for row in csv.DictReader(lines) if row["tie"] == "SAME_AS"]
    assert {row["judgement"] for row in matches} == set(Judgement)
    joined = [
        (row["from"], row["to"])
        for row in matches
        if row["judgement"] == "accepted"
        and row["from"] in numbers
        and row["to"] in numbers
        and numbers[row["from"]] != numbers[row["to"]]
    ]
    assert joined == []


def test_one_storefront_shows_what_concerns_it() -> None:
    scene = scene_of(shipped_example("invented_market"), DAY)
    raised = raise_flags(scene)
    here = storefront_results(scene, SHOP_OF_A_DISSOLVED_SELLER, raised)
    assert {f.flag for r in here for f in r.findings} == {"inactive_seller"}
    assert [r.base_rate for r in here] == [r.base_rate for r in raised]
    # The finding's subject is the seller; its company of Panama is no storefront of its own.
    assert {
        f.flag for r in storefront_results(scene, "inv-shop-110", raised) for f in r.findings
    } == {"secrecy_jurisdiction"}
