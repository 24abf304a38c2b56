"""Files as people's programs saved them, of invented parties, each with what it must give."""

import pytest

from graph.importing.read_all import read_paths
from graph.importing.result import ImportContents
from graph.model.records import TieType
from graph.model.shares import share_words
from tests.paths import FIXTURES

FILES = FIXTURES / "importing"


def read(name: str) -> ImportContents:
    return read_paths([FILES / name])


def problems(name: str) -> list[tuple[str, int, str]]:
    found = read(name).problems_with(lambda _ids: set())
    return [(p.place, p.line, p.column) for p in found]


def test_a_formula_without_a_result_is_no_share_not_stated() -> None:
    assert problems("case_formula.xlsx") == [("case_formula.xlsx, sheet ties", 5, "share")]


def test_shortened_numbers_make_no_two_companies_one() -> None:
    told = problems("sci_merge")
    assert {line for place, line, _ in told if place == "entities.csv"} == {2, 3, 4}
    assert {column for _, _, column in told} == {"id", "registration_number", "from", "to"}


def test_a_table_with_semicolons_is_read_once_its_bytes_are_known() -> None:
    assert problems("semicolon_cp1252") == [("entities.csv", 2, ""), ("sources.csv", 2, "")]
    found = read_paths([FILES / "semicolon_cp1252"], "cp1252")
    assert not found.problems
    assert len(found.records.ties) > 0


@pytest.mark.parametrize("name", ["resaved.gexf", "share.gexf"])
def test_a_graph_saved_again_keeps_its_dates_and_its_share(name: str) -> None:
    found = read(name)
    assert not found.problems
    [tie] = found.records.ties
    assert (tie.type, tie.since, tie.until) == (TieType.OWNS, "2010-01-01", "2012-12-31")
    assert tie.share is not None
    assert share_words(tie.share) == "60%"
    assert {n.value for n in found.not_understood} == {"the attribute 'weight' of an edge"}
