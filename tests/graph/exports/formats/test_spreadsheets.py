"""csv and xlsx: what is exported is imported the same, and no cell starts a formula."""

import csv
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from graph.exports.base import Selection
from graph.exports.tables.xlsx import LONGEST
from graph.importing.read_all import read_files, read_paths
from graph.model.records import Contents, Kind, Records, Statement
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from tests.graph.exports.cases import CASE, SOURCES, contents_of, format_named, json_bytes
from tests.servers import empty

NAMES = pytest.mark.parametrize("name", ["case", "case.zip", "case.xlsx"])


def _format(name: str) -> str:
    return "xlsx" if name.endswith(".xlsx") else "csv"


@NAMES
def test_an_import_of_the_export_is_the_same(name: str, tmp_path: Path) -> None:
    format_named(_format(name)).write(Selection(CASE), tmp_path / name)
    found = read_paths([tmp_path / name])
    assert not found.problems
    assert not found.references
    assert {item.id: item for item in found.records.sources} == CASE.sources
    assert set(map(_shown, found.records.statements)) == set(map(_shown, CASE.statements))
    assert {tie.id: tie for tie in found.records.ties} == {tie.id: tie for tie in CASE.ties}
    assert json_bytes(contents_of(found.records)) == json_bytes(CASE)


@pytest.mark.parametrize("name", ["case.zip", "case.xlsx"])
def test_the_store_gives_the_same_json_again(
    name: str, embedded_server: Access, tmp_path: Path
) -> None:
    exports = []
    case = CASE
    for _ in range(2):
        empty(embedded_server)
        format_named(_format(name)).write(Selection(case), tmp_path / name)
        found = read_paths([tmp_path / name])
        with connect_store(embedded_server) as store:
            store.load(found.records, by="test", files=found.files)
            case = store.contents()
        exports.append(json_bytes(case))
    assert exports[0] == exports[1] == json_bytes(CASE)


def _shown(statement: Statement) -> str:
    return f"{statement.id} {statement.kind} {sorted(statement.values.items(), key=str)}"


def test_a_source_that_names_nothing_is_kept(tmp_path: Path) -> None:
    nameless = Statement("mid", Kind.COMPANY, "press", {"country": "GB"})
    odd = Statement("mid", Kind.COMPANY, "own", {"name": "\0a\u2009", "incorporated": "long ago"})
    case = replace(CASE, statements=(*CASE.statements, nameless, odd))
    format_named("csv").write(Selection(case), tmp_path / "case")
    found = read_paths([tmp_path / "case"])
    assert not found.problems
    assert nameless in found.records.statements
    assert odd in found.records.statements


def test_an_entity_that_nothing_names_is_refused() -> None:
    sheets = [("entities.csv", b"id,kind,name,country\na,Company,,GB\na,Company,,\n")]
    assert [str(p) for p in read_files(sheets).problems] == [
        "entities.csv, line 2, column name: found nothing, expected a text"
    ]


def test_a_full_birth_date_is_cut_whatever_its_column() -> None:
    header = b"id,kind,name,birth_date:text,date_of_birth:list\n"
    row = b'p,Person,P,"""1970-05-21""","[""1970-05-21""]"\n'
    found = read_files([("entities.csv", header + row)])
    assert found.records.statements[0].values == {
        "name": "P",
        "birth_date": "1970-05",
        "date_of_birth": ("1970-05",),
    }


def test_no_cell_starts_a_formula(tmp_path: Path) -> None:
    format_named("csv").write(Selection(CASE), tmp_path / "case")
    with (tmp_path / "case" / "entities.csv").open(newline="", encoding="utf-8") as file:
        rows = {(row["id"], row["source"]): row for row in csv.DictReader(file)}
    assert rows["gb-00000001", "reg"]["name"] == "'=Example Holding"
    assert rows["gb-00000001", "press"]["name"] == "''=Example\r\nHolding"
    assert rows["p_1", ""]["name"] == "'+62 811"
    assert rows["p_1", ""]["note"] == "-5"
    format_named("xlsx").write(Selection(CASE), tmp_path / "case.xlsx")
    book = openpyxl.load_workbook(tmp_path / "case.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert "'=Director" in {cell.value for cell in cells}


def test_zip_and_workbook_hold_no_time_of_today(tmp_path: Path) -> None:
    for name in ("case.zip", "case.xlsx"):
        format_named(_format(name)).write(Selection(CASE), tmp_path / name)
        with ZipFile(tmp_path / name) as archive:
            assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    book = openpyxl.load_workbook(tmp_path / "case.xlsx")
    assert {book.properties.created.year, book.properties.modified.year} == {1980}


def test_what_a_cell_cannot_hold_is_said(tmp_path: Path) -> None:
    long = Statement("x", Kind.COMPANY, "reg", {"name": "X", "note": "😀" * 20_000, "id": "no"})
    case = Contents({}, CASE.sources, (long,), ())
    note = format_named("xlsx").write(Selection(case), tmp_path / "case.xlsx")
    assert {item.what for item in note.not_held} == {"id", "note"}
    sheet = openpyxl.load_workbook(tmp_path / "case.xlsx")["entities"]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert "😀" * (LONGEST // 2) in cells


@pytest.mark.parametrize("name", ["case.zip", "case.xlsx"])
def test_a_text_of_spaces_that_an_import_loses_is_named(name: str, tmp_path: Path) -> None:
    blank = replace(CASE.ties[0], wording="  ")
    case = Contents(CASE.entities, CASE.sources, CASE.statements, (blank,))
    note = format_named(_format(name)).write(Selection(case), tmp_path / name)
    assert ("wording", 1) in {(item.what, item.count) for item in note.not_held}


@pytest.mark.parametrize("name", ["case", "case.xlsx"])
def test_what_looks_spoilt_and_is_not_comes_back(name: str, tmp_path: Path) -> None:
    """A brand may be called like a date: its exact text has a column of its own."""
    odd = {"name": "2-Sep", "registration_number": "1.23E+07", "note": "#N/A"}
    case = contents_of(Records(SOURCES, (Statement("x", Kind.COMPANY, "reg", odd),), ()))
    format_named(_format(name)).write(Selection(case), tmp_path / name)
    found = read_paths([tmp_path / name])
    assert not found.problems
    assert found.records.statements[0].values == odd
