"""A cell with any line break is quoted in every CSV that is printed or downloaded."""

import csv
from io import StringIO

import pytest

from graph.importing.manual_entry import read_entries
from graph.stores.results import QueryRows
from graph.support.csv_text import csv_text
from queries.formats import format_csv

CELLS = ("'\r=1+1", "a\rb", "a\nb", "a\r\nb", 'a"b', "a,b", "", " a ", "\u2028")


@pytest.mark.parametrize("cell", CELLS)
def test_a_row_stays_one_row(cell: str) -> None:
    for text in (csv_text([["x", cell], [cell, "y"]]), csv_text([[cell]])):
        bare = [line for line in text.split("\n") if "\r" in line and '"' not in line]
        assert bare == []
    read = list(csv.reader(StringIO(csv_text([["x", cell], [cell, "y"]]), newline="")))
    assert read == [["x", cell], [cell, "y"]]


def test_an_answer_with_a_carriage_return_is_quoted() -> None:
    told = format_csv(QueryRows(("=n", "m"), (("\r=1+1", "x"),), cut=False))
    assert told == "'=n,m\n\"'\r=1+1\",x"


def test_what_is_typed_keeps_its_line_breaks() -> None:
    source = {"id": "s", "title": "Example"}
    entity = {"id": "a", "kind": "Company", "name": "Example", "note": "one\rtwo", "source": "s"}
    [said] = read_entries([source], [entity], []).records.statements
    assert said.values["note"] == "one\rtwo"
