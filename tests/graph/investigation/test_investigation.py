"""The interface for notebooks, on a store: the command line's answers, as Python objects."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph import open_investigation
from graph.errors import (
    DateError,
    InputError,
    InvestigatorError,
    QueryRefusedError,
    UnknownIdError,
)
from graph.investigation import investigation
from graph.investigation.investigation import Investigation
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from graph.support.settings import settings
from tests.command_line import type_line
from tests.pages import PROJECT_S, records_in
from tests.paths import ROOT
from tests.servers import fill

SHOP = "ft-20230621-trendy-beat"
RETAILER = "ft-20230621-if-yooou"
PARENT = "ft-20230621-bytedance"


def opened(access: Access, data_dir: Path) -> Investigation:
    return open_investigation(
        data_dir,
        access.uri,
        username=access.username,
        password=access.password.get_secret_value(),
        database=access.database,
    )


@pytest.fixture(scope="module")
def founding_case(embedded_server: Access) -> Access:
    fill(embedded_server, records_in(PROJECT_S))
    return embedded_server


@pytest.fixture
def case(founding_case: Access, tmp_path: Path) -> Iterator[Investigation]:
    with opened(founding_case, tmp_path) as case:
        yield case


@pytest.mark.parametrize(
    ("words", "ask"),
    [
        (("search", "trendy"), lambda case: case.search("trendy")),
        (("trace", SHOP), lambda case: case.trace(SHOP)),
        (("trace", SHOP, "--as-of", "2020"), lambda case: case.trace(SHOP, as_of="2020")),
        (
            ("trace", SHOP, "--target", RETAILER, "--target", PARENT),
            lambda case: case.trace(SHOP, target=[RETAILER, PARENT]),
        ),
        (
            ("owners", RETAILER, "--convention", "multiplicative"),
            lambda case: case.owners(RETAILER),
        ),
        (
            ("owners", RETAILER, "--convention", "amlr_54", "--as-of", "2024"),
            lambda case: case.owners(RETAILER, "amlr_54", as_of="2024"),
        ),
        (("flags",), lambda case: case.red_flags()),
        (("flags", "--storefront", SHOP), lambda case: case.red_flags(SHOP)),
    ],
)
def test_a_document_is_that_of_the_command_line(
    case: Investigation,
    founding_case: Access,
    use_store: Callable[[Access], None],
    words: tuple[str, ...],
    ask: Callable[[Investigation], Any],
) -> None:
    use_store(founding_case)
    assert ask(case).document() == json.loads(type_line("graph", *words, "--json").out)


def test_rows_are_those_of_the_command_line(
    case: Investigation, founding_case: Access, use_store: Callable[[Access], None]
) -> None:
    use_store(founding_case)
    words = ("run", "below_a_company", "-p", f"company={PARENT}", "--format", "json")
    told = type_line("queries", *words)
    answer = case.run_query("below_a_company", {"company": PARENT})
    assert answer.document() == json.loads(told.out)
    assert answer.sources


def test_the_founding_case_in_one_sentence(case: Investigation) -> None:
    answer = case.trace(SHOP)
    assert answer.sentence == (
        "Trendy Beat: its seller, which the report does not name, is reported to be owned by "
        "ByteDance (share not stated), July 2023"
    )
    assert answer.drawing
    assert "Lim Wilfred Halim" in answer.drawing.svg
    assert answer.denials[0].party.name == "TikTok"
    with pytest.raises(FrozenInstanceError):
        answer.verdict = "not found"  # type: ignore[misc]


def test_the_convention_is_named_where_it_was_left_out(case: Investigation) -> None:
    answer = case.owners(RETAILER)
    assert (answer.convention, answer.document()["convention"]) == ("multiplicative",) * 2
    assert "by the convention multiplicative" in answer.sentence


def test_a_saved_query_is_a_table_whose_namesakes_stay_apart(case: Investigation) -> None:
    table = case.query("above_a_storefront", storefront=SHOP)
    assert list(table.columns) == list(case.run_query("above_a_storefront").columns)
    by_holder = table.groupby("holder").size()
    assert {str(node): node.id for node in by_holder.index}["ByteDance"] == PARENT
    namesakes = case.query(
        "MATCH (a:Entity {id: $one}), (b:Entity {id: $one}) RETURN a.name AS name, a.id AS id",
        one=PARENT,
    )
    assert namesakes.to_dict("records") == [{"name": "ByteDance", "id": PARENT}]


def test_a_table_that_is_cut_warns(case: Investigation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(investigation, "_MOST_ROWS", 10)
    with pytest.warns(UserWarning, match="there are more"):
        table = case.query("UNWIND range(1, 11) AS n RETURN n")
    assert len(table) == 10
    assert "there are more" in table.attrs["not_checked"][0]


def test_the_networkx_graph_is_that_of_the_json_export(case: Investigation, tmp_path: Path) -> None:
    note = case.export("json", tmp_path / "case.json")
    linked = json.loads((tmp_path / "case.json").read_text(encoding="utf-8"))
    whole: nx.MultiDiGraph[str] = nx.MultiDiGraph(nx.node_link_graph(linked, edges="edges"))
    sources = [n for n in whole if whole.nodes[n]["kind"] == "Source"]
    whole.remove_nodes_from(sources)
    graph = case.graph()
    assert {n: graph.nodes[n] for n in graph} == {n: whole.nodes[n] for n in whole}
    assert {k: d for *_ends, k, d in graph.edges(keys=True, data=True)} == {
        k: d for *_ends, k, d in whole.edges(keys=True, data=True)
    }
    assert graph.graph["sources"].keys() == set(sources)
    assert note.document()["counts"]["ties"] == graph.number_of_edges()


def test_an_export_of_a_part_is_that_of_the_command_line(
    case: Investigation,
    founding_case: Access,
    use_store: Callable[[Access], None],
    tmp_path: Path,
) -> None:
    use_store(founding_case)
    case.export("csv", tmp_path / "one.zip", storefront=SHOP, hops=1, publication=True)
    words = ("--storefront", SHOP, "--hops", 1, "--publication", "--out", tmp_path / "two.zip")
    assert type_line("graph", "export", "csv", *words).status == 0
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


@pytest.mark.parametrize(
    ("ask", "error", "said"),
    [
        (lambda case: case.trace("nobody"), UnknownIdError, "nothing under 'nobody'"),
        (lambda case: case.trace(SHOP, as_of="x"), DateError, "not a date"),
        (lambda case: case.owners(RETAILER, "fair"), InputError, "multiplicative, leontief"),
        (lambda case: case.red_flags("nobody"), UnknownIdError, "no storefront"),
        (lambda case: case.query("no_such_query"), InputError, "no query"),
        (lambda case: case.query("shared_addresses", least="x"), InputError, "a number"),
        (lambda case: case.query("CREATE (n) RETURN n"), QueryRefusedError, "would change"),
        (lambda case: case.export("pdf", "x.pdf"), InputError, "csv, xlsx"),
        (lambda case: case.export("csv", "x", storefront=SHOP, around=SHOP), InputError, "both"),
    ],
)
def test_an_error_is_one_of_ours(
    case: Investigation,
    ask: Callable[[Investigation], Any],
    error: type[InvestigatorError],
    said: str,
) -> None:
    with pytest.raises(error, match=said):
        ask(case)


def test_a_day_may_be_a_date(case: Investigation) -> None:
    assert case.trace(SHOP, as_of=date(2020, 12, 31)) == case.trace(SHOP, as_of="2020-12")


def test_several_threads_may_ask(case: Investigation) -> None:
    asks: list[Callable[[], object]] = [
        lambda: case.trace(SHOP),
        lambda: case.owners(RETAILER),
        lambda: case.red_flags(SHOP),
        lambda: case.run_query("above_a_storefront").document(),
    ]
    alone = [ask() for ask in asks]
    with ThreadPoolExecutor(8) as threads:
        together = [threads.submit(ask) for ask in asks * 3]
        assert [each.result() for each in together] == alone * 3


def test_what_is_closed_says_so(founding_case: Access, tmp_path: Path) -> None:
    with opened(founding_case, tmp_path) as case:
        assert case.search(SHOP)[0].exact
    with pytest.raises(InputError, match="closed"):
        case.search(SHOP)


def test_arguments_go_before_the_environment_and_leave_it_alone(
    founding_case: Access, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    settings.cache_clear()
    before = settings()
    assert founding_case.folder
    own = founding_case.folder / "queries"
    own.mkdir(exist_ok=True)
    (own / "mine.cypher").write_text(
        "// title: Mine\n// question: Mine?\n// returns: n\nRETURN 1 AS n\n", encoding="utf-8"
    )
    try:
        with open_investigation(founding_case.folder) as case:
            assert case.trace(SHOP).verdict == "owned"
            assert case.query("mine").to_dict("list") == {"n": [1]}
            assert settings() is before
    finally:
        (own / "mine.cypher").unlink()
        settings.cache_clear()


def test_an_argument_that_is_no_folder_is_refused() -> None:
    with pytest.raises(InputError, match="DATA_DIR"):
        open_investigation(data_dir=7)  # type: ignore[arg-type]


def test_a_folder_that_is_not_there_begins_no_case(tmp_path: Path) -> None:
    mistyped = tmp_path / "mistyped"
    with pytest.raises(InputError, match=r"no folder .*mistyped.*graph import"):
        open_investigation(mistyped)
    assert not mistyped.exists()


def test_answers_follow_the_database(server: Access, tmp_path: Path) -> None:
    """On either server; what was read before is not answered again."""
    with opened(server, tmp_path) as case:
        with pytest.raises(UnknownIdError):
            case.owners(RETAILER)
        with connect_store(server) as store:
            store.load(records_in(PROJECT_S), by="test", files=())
        assert [o.id for o in case.owners(RETAILER)] == [PARENT]
        assert case.trace(SHOP).target is not None
        assert len(case.query("above_a_storefront")) == 11


def test_the_package_loads_nothing_before_it_is_asked() -> None:
    told = "import sys, graph; print([m for m in sys.modules if m.startswith('graph.')])"
    command = [sys.executable, "-c", told]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
    with pytest.raises(ImportError, match="no_such_name"):
        from graph import no_such_name  # type: ignore[attr-defined]  # noqa: F401
