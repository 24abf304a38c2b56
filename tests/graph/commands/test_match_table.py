"""``python -m graph match table``: a spreadsheet against the parties of the store."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from graph.matches.table import COLUMNS
from graph.model.records import Kind, Records, Source, Statement, Tie, TieType
from graph.stores.local_server import Access
from tests.command_line import type_line
from tests.servers import fill

PHONE = "phone-+442079460101"
SOURCES = (
    Source("register", "Example Register", type="officialRegister"),
    Source("paper", "Example Paper", type="thirdParty"),
)


def _company(ident: str, name: str, number: str, source: str = "register") -> Statement:
    values = {"name": name, "registration_number": number, "country": "GB"}
    return Statement(ident, Kind.COMPANY, source, values)


RECORDS = Records(
    SOURCES,
    (
        _company("gb-09990009", "Marlpit Garden Tools Ltd", "09990009"),
        _company("gb-09990010", "Chalkpit Seeds Ltd", "09990010"),
        _company("gb-09990011", "Chalkpit Seeds Ltd", "09990011"),
        _company("gb-09990012", "=Quarry Lamps Ltd", "09990012"),
        Statement(PHONE, Kind.CONTACT, "paper", {"name": "+44 20 7946 0101"}),
    ),
    (
        Tie(
            "reached",
            TieType.REACHED_AT,
            "gb-09990009",
            PHONE,
            source="paper",
        ),
    ),
)


@pytest.fixture(scope="module")
def filled(embedded_server: Access) -> Access:
    fill(embedded_server, RECORDS)
    return embedded_server


@pytest.fixture(autouse=True)
def _used(filled: Access, use_store: Callable[[Access], None]) -> None:
    use_store(filled)


def _match(file: Path, *words: object) -> tuple[int, str]:
    """Return the exit status, and what is told on stderr."""
    status, _out, err = type_line("graph", "match", "table", file, *words)
    return status, err


def _csv(file: Path, rows: Sequence[Sequence[str]]) -> Path:
    with file.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(rows)
    return file


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def test_a_row_with_a_number_or_a_phone_is_filled_in_with_its_reasons(tmp_path: Path) -> None:
    rows = [
        ["Ref", "Name", "No", "Phone", "Land"],
        ["1", "Marlpit Garden Tools", "", "020 7946 0101", "GB"],
        ["2", "Marlpit Garden Tools Limited", "9990009", "", "United Kingdom"],
    ]
    file, out = _csv(tmp_path / "in.csv", rows), tmp_path / "out.csv"
    options = ("--column", "Name", "--number", "No", "--contact", "Phone", "--country", "Land")
    status, err = _match(file, *options, "--out", out)
    assert (status, err.count("Written")) == (0, 1), err
    first, second = _rows(out)
    assert list(first) == ["Ref", "Name", "No", "Phone", "Land", *COLUMNS]
    assert (first["match_id"], first["match_grade"]) == ("gb-09990009", "likely")
    assert (second["match_name"], second["match_grade"]) == ("Marlpit Garden Tools Ltd", "strong")
    assert "phone" in first["match_why"].casefold() or "7946" in first["match_why"]


def test_a_name_alone_is_never_filled_in(tmp_path: Path) -> None:
    file = _csv(tmp_path / "in.csv", [["Name", "x"], ["Marlpit Garden Tools", "1"]])
    assert _match(file, "--column", "Name", "--out", tmp_path / "out.csv")[0] == 0
    (row,) = _rows(tmp_path / "out.csv")
    assert (row["match_id"], row["match_name"], row["match_grade"]) == ("", "", "possible")
    assert "gb-09990009, possible" in row["others"]


def test_of_two_that_could_be_meant_both_are_named_and_none_filled_in(tmp_path: Path) -> None:
    file = _csv(tmp_path / "in.csv", [["Name", "x"], ["Chalkpit Seeds Ltd", "1"]])
    assert _match(file, "--column", "Name", "--out", tmp_path / "out.csv")[0] == 0
    (row,) = _rows(tmp_path / "out.csv")
    assert row["match_id"] == ""
    assert "gb-09990010" in row["others"]
    assert "gb-09990011" in row["others"]


def test_an_unknown_row_stays_blank_and_all_columns_stay(tmp_path: Path) -> None:
    rows = [["b", "Name", "a"], ["1", "Nobody Known Here", "z"], ["2", "---", ""]]
    file = _csv(tmp_path / "in.csv", rows)
    assert _match(file, "--column", "Name", "--out", tmp_path / "out.csv")[0] == 0
    first, second = _rows(tmp_path / "out.csv")
    assert [*first.values()] == ["1", "Nobody Known Here", "z", *[""] * len(COLUMNS)]
    assert [second[name] for name in COLUMNS] == [""] * len(COLUMNS)


def test_formulas_come_out_inert(tmp_path: Path) -> None:
    rows = [["Name", "=1+1"], ["=Quarry Lamps Ltd", '=HYPERLINK("https://evil.example")']]
    file = _csv(tmp_path / "in.csv", rows)
    for out in (tmp_path / "out.csv", tmp_path / "out.xlsx"):
        assert _match(file, "--column", "Name", "--out", out)[0] == 0
    written = io.StringIO((tmp_path / "out.csv").read_text("utf-8"), newline="")
    cells = [cell for row in csv.reader(written) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert any("Quarry Lamps" in cell for cell in cells)
    sheet = load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert sheet["B2"].value == '=HYPERLINK("https://evil.example")'


def test_a_workbook_keeps_numbers_and_says_what_it_lacks(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Name", "Turnover", "Sum", "No"])
    sheet.append(["Marlpit Garden Tools", 12.5, "=1+1", "09990009"])
    book.save(tmp_path / "in.xlsx")
    options = ("--column", "Name", "--number", "No", "--country", "Sum")
    status, err = _match(tmp_path / "in.xlsx", *options, "--out", tmp_path / "out.xlsx")
    assert status == 0
    assert "1 formulas" in err
    written = load_workbook(tmp_path / "out.xlsx").active
    assert written is not None
    assert written["B2"].value == 12.5
    assert [cell.value for cell in written[1]] == ["Name", "Turnover", "Sum", "No", *COLUMNS]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["Title", "No"], ["x", "1"]], "no column 'Name'; its columns: Title, No"),
        ([["Name", "No"]], "no rows; its columns: Name, No"),
        ([["Name", "No", "Name"], ["x", "1", "y"]], "two columns of one name: Name"),
        ([["Name", "others"], ["x", "1"]], "'others' already"),
    ],
)
def test_a_table_that_cannot_be_matched_is_refused_with_its_columns(
    tmp_path: Path, rows: list[list[str]], said: str
) -> None:
    file, out = _csv(tmp_path / "in.csv", rows), tmp_path / "out.csv"
    status, err = _match(file, "--column", "Name", "--out", out)
    assert status == 2
    assert said in err
    assert not out.exists()


@pytest.mark.parametrize(("file", "out"), [("in.txt", "out.csv"), ("in.csv", "out.txt")])
def test_other_files_are_refused(tmp_path: Path, file: str, out: str) -> None:
    _csv(tmp_path / file, [["Name", "x"], ["y", "z"]])
    status, err = _match(tmp_path / file, "--column", "Name", "--out", tmp_path / out)
    assert status == 2
    assert "neither .csv nor .xlsx" in err
