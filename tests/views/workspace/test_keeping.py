"""Cases on disk: they come back whole, are written whole, and are shared."""

from pathlib import Path
from threading import Thread

import pytest

from graph.errors import InputError
from graph.presentation.layout.chain_layout import Spot
from views.workspace.case import graph_steps
from views.workspace.case.case import Case
from views.workspace.case.case_files import CaseFolder
from views.workspace.case.graph_state import Filters, Layout, WorkingGraph
from views.workspace.case.history import StepKind


def worked(case: Case) -> Case:
    spots = {"c1": Spot(1, 2), "ein Ümlaut \U0001f600": Spot(3.5, -4)}
    case = case.take_step(StepKind.ADD, graph_steps.add(case.graph, spots), 2)
    case = case.take_step(StepKind.PIN, graph_steps.pin(case.graph, ["c1"]), 1)
    filters = Filters(sources=frozenset({"b", "a"}), as_of="2024-02-29", least_share=25)
    case = case.take_step(StepKind.SIFT, graph_steps.set_filters(case.graph, filters))
    case = case.save_view("a view")
    case = case.take_step(
        StepKind.ARRANGE, graph_steps.arrange(case.graph, Layout.TREE, {"c1": Spot(9, 9)}), 1
    )
    case = case.take_step(StepKind.REMOVE, graph_steps.remove(case.graph, ["c1"]), 1)
    return case.undo()


def test_a_case_comes_back_with_every_step(tmp_path: Path) -> None:
    kept = CaseFolder(tmp_path / "cases").change_case("Case: one/two", worked)
    again = CaseFolder(tmp_path / "cases")
    assert again.names() == ["Case: one/two"]
    read = again.read("Case: one/two")
    assert read == kept
    assert read.redo() == kept.redo()
    while read.history.past:
        read, kept = read.undo(), kept.undo()
        assert read == kept
    assert list(read.views) == ["a view"]


def test_what_another_process_writes_is_seen(tmp_path: Path) -> None:
    one, other = CaseFolder(tmp_path), CaseFolder(tmp_path)
    one.change_case("a", worked)
    other.change_case("a", lambda case: case.undo())
    assert one.read("a") == other.read("a")


def test_no_step_of_several_people_is_lost(tmp_path: Path) -> None:
    def adding(cases: CaseFolder, who: str) -> None:
        for n in range(10):
            spots = {f"{who}{n}": Spot(n, 0)}

            def add(case: Case, spots: dict[str, Spot] = spots) -> Case:
                return case.take_step(StepKind.ADD, graph_steps.add(case.graph, spots))

            cases.change_case("a", add)

    shared = CaseFolder(tmp_path)
    threads = [
        Thread(target=adding, args=(cases, who))
        for cases, who in ((shared, "x"), (shared, "y"), (CaseFolder(tmp_path), "z"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(CaseFolder(tmp_path).read("a").graph.spots) == 30


@pytest.mark.parametrize("name", ["", " a", "x" * 200, "\n"])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="choose another"):
        CaseFolder(tmp_path).read(name)


def test_no_name_leaves_the_folder(tmp_path: Path) -> None:
    cases = CaseFolder(tmp_path / "cases")
    cases.change_case("../../out", worked)
    assert [p.parent for p in tmp_path.rglob("*.json")] == [tmp_path / "cases"]


def test_names_that_differ_in_capitals_are_one_case(tmp_path: Path) -> None:
    cases = CaseFolder(tmp_path)
    cases.change_case("Example", worked)
    assert cases.read("example") == cases.read("Example")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 9}', '{"version": 1}'])
def test_a_damaged_file_is_one_sentence_and_is_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read"):
        CaseFolder(tmp_path).change_case("a", worked)
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == text


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be saved"):
        CaseFolder(tmp_path / "file" / "cases").change_case("a", worked)


def test_a_removed_case_is_empty(tmp_path: Path) -> None:
    cases = CaseFolder(tmp_path)
    cases.change_case("a", worked)
    cases.remove("a")
    assert cases.names() == []
    assert cases.read("a").graph == WorkingGraph()
