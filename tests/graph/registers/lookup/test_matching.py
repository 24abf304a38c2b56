"""Rows of a spreadsheet are looked for in registers, by the rules of matching."""

import csv
from pathlib import Path

import pytest

from graph.support.settings import settings
from tests.command_line import type_line
from tests.graph.registers.lookup.register_of_lamps import HOLDINGS, LAMPS, lamp_records
from tests.shelves import write_shelf

_ROWS = """seller,country,number,address
Alder Lamps Holdings Ltd,GB,00000002,
ALDER LAMPS LIMITED,GB,,
Somebody Else,GB,,"1 Invented Court, London"
Ålder Lamps Holdngs,GB,,
"""


@pytest.fixture
def rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    settings.cache_clear()
    write_shelf(tmp_path, "uk", lamp_records())
    (tmp_path / "rows.csv").write_text(_ROWS, encoding="utf-8")
    columns = [f"--{name}={name}" for name in ("country", "number", "address")]
    answer = type_line(
        "graph", "match", "table", tmp_path / "rows.csv", "--column=seller", *columns,
        "--registers=uk", "--out", tmp_path / "out.csv",
    )  # fmt: skip
    settings.cache_clear()
    assert answer.status == 0, answer.err
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_number_fills_in_and_a_name_alone_is_possible_at_most(rows: list[dict[str, str]]) -> None:
    by_number, by_name, at_agent, misspelt = rows
    assert (by_number["match_id"], by_number["match_grade"]) == (HOLDINGS, "strong")
    assert (by_name["match_id"], by_name["match_grade"]) == ("", "possible")
    assert LAMPS in by_name["others"]
    assert at_agent["match_grade"] == ""
    assert misspelt["match_id"] == ""
    assert HOLDINGS in misspelt["others"]
