"""Cases of a reader: changed for the session alone, whatever is stored."""

from dataclasses import replace
from pathlib import Path

import pytest

from views.workspace.case.case import Case
from views.workspace.case.case_files import CaseFolder
from views.workspace.case.graph_state import WorkingGraph
from views.workspace.case.reader_cases import ReaderCases


def named_view(case: Case) -> Case:
    return replace(case, views={"seen": WorkingGraph()})


@pytest.fixture
def shared(tmp_path: Path) -> CaseFolder:
    """A folder with one case."""
    folder = CaseFolder(tmp_path / "cases")
    folder.change_case("Harbour", lambda case: case.save_view("stored"))
    return folder


def test_what_a_reader_changes_only_they_see(shared: CaseFolder) -> None:
    mine, other = ReaderCases(shared, {}), ReaderCases(shared, {})
    assert mine.change_case("Harbour", named_view).views.keys() == {"seen"}
    assert mine.read("Harbour").views.keys() == {"seen"}
    assert other.read("Harbour").views.keys() == {"stored"}
    assert shared.read("Harbour").views.keys() == {"stored"}


def test_a_reader_begins_a_case_of_their_own(shared: CaseFolder) -> None:
    mine = ReaderCases(shared, {})
    mine.change_case("draft", named_view)
    assert mine.names() == ["draft", "Harbour"]
    assert shared.names() == ["Harbour"]
    mine.remove("draft")
    assert mine.names() == ["Harbour"]


def test_what_is_not_changed_is_as_stored(shared: CaseFolder) -> None:
    mine = ReaderCases(shared, {})
    mine.change_case("Harbour", lambda case: case)
    shared.change_case("Harbour", lambda case: case.save_view("later"))
    assert mine.read("Harbour").views.keys() == {"stored", "later"}
