"""Cells that a spreadsheet program changed are named with row and column, in CSV and in .xlsx."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from graph.importing.read_all import read_files, read_paths
from graph.importing.result import ImportContents
from graph.importing.spreadsheet.cell_values.number_formats import (
    Precision,
    date_precision,
    shown_number,
)

ROWS: Mapping[str, dict[str, Any]] = {
    "sources": {"id": "s1", "title": "Example Register"},
    "entities": {"id": "a", "kind": "Company", "name": "Example Holding", "source": "s1"},
    "ties": {"tie": "OWNS", "from": "a", "to": "b", "share": "60%", "source": "s1"},
}
OTHER = {"id": "b", "kind": "Company", "name": "Example Trading", "source": "s1"}

IDENTITY = {
    "sources": ("id", "restates"),
    "entities": (
        *("id", "name", "short_name", "source", "registration_number", "vat_number", "lei"),
        *("tax_id", "nib", "phone", "postal_code", "Company number", "isin"),
    ),
    "ties": ("id", "from", "to", "source"),
}
DATES = {
    "sources": ("published", "retrieved"),
    "entities": ("incorporated", "dissolved", "birth_date"),
    "ties": ("since", "until", "judged_at"),
}
FURTHER = {"sources": ("title",), "entities": ("colour", "note"), "ties": ("wording", "share")}
EVERY = {sheet: (*IDENTITY[sheet], *DATES[sheet], *FURTHER[sheet]) for sheet in ROWS}

SHORTENED = ("1.23E+07", "9.11E+17", "1E+05", "1,23E+07", "1.23e+21", "1.5E-05", "1.2345678E7")
LOST = ("123456789012345000", "91110000000000000000")
ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NV", "########", "Err:502")
DATED = (
    "2012-04-01",
    "01/04/2012",
    "1.4.2012",
    "2-Sep",
    "Mar-01",
    "12-Apr-2012",
    "02-Agu",
    "3. Mrz",
)


def of_csv(sheet: str, cells: Mapping[str, str]) -> ImportContents:
    rows = {**ROWS, sheet: {**ROWS[sheet], **cells}}
    tables = {name: [rows[name]] for name in rows}
    tables["entities"].append(OTHER)
    return read_files([(f"{name}.csv", as_csv(table)) for name, table in tables.items()])


def as_csv(rows: Sequence[Mapping[str, str]]) -> bytes:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = [",".join(columns)]
    lines += [",".join(f'"{row.get(c, "")}"' for c in columns) for row in rows]
    return "\n".join(lines).encode()


def of_book(
    sheet: str, cells: Mapping[str, Any], code: str = "General", mac: bool = False
) -> ImportContents:
    """Read a workbook whose cells of one row have a number format."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    if mac:
        book.epoch = CALENDAR_MAC_1904
    for name, row in ROWS.items():
        given = {**row, **cells} if name == sheet else row
        page = book.create_sheet(name)
        page.append(list(given))
        page.append([])
        page.append(list(given.values()))
        for number, column in enumerate(given, 1):
            if column in cells and name == sheet:
                page.cell(3, number).number_format = code
        if name == "entities":
            page.append([OTHER.get(column) for column in given])
    content = BytesIO()
    book.save(content)
    return read_files([("case.xlsx", content.getvalue())])


def refused(found: ImportContents, row: int, *columns: str) -> bool:
    """Whether the problems are one for each of these cells."""
    told = found.problems_with(lambda _ids: set())
    return sorted((p.line, p.column) for p in told) == sorted((row, c) for c in columns)


@pytest.mark.parametrize("text", [*SHORTENED, *LOST, *ERRORS])
@pytest.mark.parametrize("sheet", ROWS)
def test_a_text_that_lost_its_digits_is_refused_anywhere(sheet: str, text: str) -> None:
    cells = dict.fromkeys(EVERY[sheet], text)
    assert refused(of_csv(sheet, cells), 2, *cells)
    assert refused(of_book(sheet, cells), 3, *cells)


@pytest.mark.parametrize("text", DATED)
@pytest.mark.parametrize("sheet", ROWS)
def test_a_date_is_no_id_number_or_name(sheet: str, text: str) -> None:
    cells = dict.fromkeys(IDENTITY[sheet], text)
    assert refused(of_csv(sheet, cells), 2, *cells)
    assert refused(of_book(sheet, cells), 3, *cells)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (123456789012345678, "General"),
        (1.23e17, "0"),
        (12300000, "0.00E+00"),
        (12300000, "##0.0E+0"),
        ("=3/10", "General"),
        ('="a"', "General"),
        ("=A1", "0%"),
        ("=1/0", "yyyy"),
    ],
)
@pytest.mark.parametrize("sheet", ROWS)
def test_lost_digits_and_lacking_results_are_refused_anywhere(
    sheet: str, value: Any, code: str
) -> None:
    cells = dict.fromkeys(EVERY[sheet], value)
    assert refused(of_book(sheet, cells, code), 3, *cells)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (date(2012, 4, 1), "yyyy-mm-dd"),
        (date(2012, 4, 1), "mmm-yy"),
        (time(4, 5), "h:mm"),
        (True, "General"),
        (1.5, "General"),
        (1.1, "0.00"),
        (12000, "0,"),
        (0.5, "# ?/?"),
    ],
)
@pytest.mark.parametrize("sheet", ROWS)
def test_a_date_truth_or_fraction_is_no_id_number_or_name(
    sheet: str, value: Any, code: str
) -> None:
    cells = dict.fromkeys(IDENTITY[sheet], value)
    assert refused(of_book(sheet, cells, code), 3, *cells)


def written(share: Any, code: str = "General") -> ImportContents:
    return of_book("ties", {"share": share}, code)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (1, '0"%"'),
        (1, "0\\%"),
        (51, '0"%"'),
        (0.5, '0.0" %"'),
        (0.505, "0%"),
        (1 / 3, "0%"),
        (0.51, "0"),
        (0.505, "0.0"),
        (0.51, ";;;"),
        (0.51, '0.00" (direct)"'),
        (0.51, "# ?/?"),
        (0.51, 'General"%"'),
        (1, "General"),
        (1, "0.00"),
        (51, "General"),
        (1.5, "0%"),
        (-0.1, "0%"),
        (date(2026, 3, 1), "d-mmm"),
        (date(2026, 3, 1), "yyyy-mm-dd"),
        (time(12, 14), "h:mm"),
        (True, "General"),
    ],
)
def test_a_share_that_is_not_what_its_cell_shows_is_refused(value: Any, code: str) -> None:
    assert refused(written(value, code), 3, "share")


@pytest.mark.parametrize(
    ("value", "code", "share"),
    [
        (0.51, "General", Fraction(51, 100)),
        (0.51, "0%", Fraction(51, 100)),
        (0.505, "0.0%", Fraction(505, 1000)),
        (1, "0%", Fraction(1)),
        (0.7 + 0.1, "0.00%", Fraction(8, 10)),
        (0.1 + 0.2, "General", Fraction(3, 10)),
        (1 / 3, "0.00%", Fraction(3333, 10000)),
        (0.51, "0.0%;[Red]-0.0%", Fraction(51, 100)),
        (0.51, "0.00", Fraction(51, 100)),
        ("1/3", "@", Fraction(1, 3)),
        ("100%", "General", Fraction(1)),
    ],
)
def test_a_share_that_is_what_its_cell_shows_is_read(
    value: Any, code: str, share: Fraction
) -> None:
    found = written(value, code)
    assert not found.problems
    assert found.records.ties[0].share is not None
    assert (found.records.ties[0].share.min, found.records.ties[0].share.max) == (share, share)


@pytest.mark.parametrize("text", ["1", "1.0", "1.00"])
def test_one_without_a_percent_sign_can_mean_two_shares(text: str) -> None:
    found = of_csv("ties", {"share": text})
    assert refused(found, 2, "share")
    assert "1% or 100%" in str(found.problems[0])


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (date(2020, 2, 1), "mmm-yy", "2020-02"),
        (date(2020, 2, 1), "[$-409]mmmm yyyy;@", "2020-02"),
        (date(2020, 2, 14), 'yyyy"年"m"月"', "2020-02"),
        (date(2020, 2, 1), "yyyy", "2020"),
        (date(2020, 2, 1), "yyyy-mm-dd", "2020-02-01"),
        (date(2020, 2, 1), "dddd, d mmmm yyyy", "2020-02-01"),
        (datetime(2020, 2, 1, 9, 30), "dd/mm/yyyy", "2020-02-01"),
        (2020, "General", "2020"),
        ("2020-02", "@", "2020-02"),
    ],
)
@pytest.mark.parametrize("mac", [False, True])
@pytest.mark.parametrize("sheet", ROWS)
def test_a_date_is_as_long_as_its_cell_shows(
    sheet: str, value: Any, code: str, text: str, mac: bool
) -> None:
    found = of_book(sheet, dict.fromkeys(DATES[sheet], value), code, mac)
    assert not found.problems
    records = found.records
    holder: Any = {"sources": records.sources, "entities": records.statements}.get(
        sheet, records.ties
    )[0]
    for column in DATES[sheet]:
        told = holder.values[column] if sheet == "entities" else getattr(holder, column)
        assert told == (text[:7] if column == "birth_date" else text)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (date(2020, 2, 1), "d-mmm"),
        (date(2020, 2, 1), "mmmm"),
        (date(2020, 2, 1), "dddd"),
        (datetime(2020, 2, 1, 9, 30), "h:mm"),
        (43862, "General"),
        (2020.5, "General"),
    ],
)
@pytest.mark.parametrize("sheet", ROWS)
def test_a_date_that_shows_no_year_is_refused(sheet: str, value: Any, code: str) -> None:
    cells = dict.fromkeys(DATES[sheet], value)
    assert refused(of_book(sheet, cells, code), 3, *cells)


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (229269, "00000000", "00229269"),
        (229269, '"SC"000000', "SC229269"),
        (229269, "000-000", "229-269"),
        (229269, "General", "229269"),
        (229269, "#,##0", "229269"),
        (229269.0, "0.00", "229269"),
        (193456789012345, "General", "193456789012345"),
        ("00229269", "@", "00229269"),
        ("193456789012345678", "@", "193456789012345678"),
        ("2012", "@", "2012"),
        ("24/7", "@", "24/7"),
        ("5E7", "@", "5E7"),
    ],
)
def test_a_number_keeps_the_zeros_that_its_cell_shows(value: Any, code: str, text: str) -> None:
    for column in ("registration_number", "name", "vat_number"):
        found = of_book("entities", {column: value}, code)
        assert not found.problems
        assert found.records.statements[0].values[column] == text


def test_results_that_wait_for_a_calculation_are_none() -> None:
    """One program stores 0 for a formula that it cannot calculate."""
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        for name, row in ROWS.items():
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, list(row))
            sheet.write_row(1, 0, list(row.values()))
        sheet.write_formula(1, 3, "=3/10")
    found = read_files([("case.xlsx", content.getvalue())])
    assert "formula" in str(found.problems[0])
    assert (found.problems[0].line, found.problems[0].column) == (2, "share")


def test_two_parties_never_become_one() -> None:
    rows = [
        {"id": "1.23E+07", "kind": "Company", "name": "Owl Ltd", "registration_number": "1.23E+07"},
        {"id": "1.23E+07", "kind": "Company", "name": "Ibis GmbH", "source": "s1"},
    ]
    found = read_files([("entities.csv", as_csv(rows))])
    told = [(p.line, p.column) for p in found.problems]
    assert {(2, "id"), (2, "registration_number"), (3, "id")} <= set(told)


SAVED = (
    ("ties.csv", "tie;from;to;share;source\nOWNS;a;b;50,5%;s1\nOWNS;a;b;(25,50]%;s1\n"),
    ("ties.csv", "sep=;\ntie;from;to;share;source\nOWNS;a;b;0,505;s1\n"),
    ("ties.csv", '"tie";"from";"to";"share";"source"\n"OWNS";"a";"b";"50,5%";"s1"\n'),
    ("ties.csv", "tie\tfrom\tto\tshare\tsource\nOWNS\ta\tb\t50.5%\ts1\n"),
    ("ties.csv", "tie|from|to|share|source\nOWNS|a|b|50.5%|s1\n"),
    ("ties.csv", "Tie,FROM,To,Share,Source\nOWNS,a,b,50.5%,s1\n"),
    ("ties.csv", "tie,from,to,share,source\nOWNS,a,b,50.5%,s1\n"),
)


@pytest.mark.parametrize(("name", "content"), SAVED)
@pytest.mark.parametrize("coded", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_another_separator_or_utf_16_is_read(name: str, content: str, coded: str) -> None:
    found = read_files([(name, content.encode(coded))])
    assert not found.problems
    tie = found.records.ties[0]
    assert (tie.start, tie.end, tie.source) == ("a", "b", "s1")
    assert tie.share is not None
    assert tie.share.min == Fraction(505, 1000)


@pytest.mark.parametrize("coded", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_another_separator_without_our_columns_is_one_sentence(coded: str) -> None:
    """Also in bytes that are not UTF-8, which the sentence would not repair."""
    content = "Kode;Jenis;Nama\na;Company;Größe\n" * 9
    [problem] = read_files([("entities.csv", content.encode(coded))]).problems
    assert (problem.line, problem.column) == (1, "")
    assert "semicolons" in str(problem)
    assert ("UTF-16" in str(problem.found)) == coded.startswith("utf-16")
    assert ".xlsx" in str(problem)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_bytes_of_another_encoding_are_shown_and_can_be_chosen(
    separator: str, tmp_path: Path
) -> None:
    rows = "id,kind,name\na,Company,Müller & Größe\n".replace(",", separator)
    (tmp_path / "entities.csv").write_bytes(rows.encode("cp1252"))
    [problem] = read_paths([tmp_path]).problems
    assert (problem.line, problem.column) == (2, "")
    assert "Müller & Größe" in str(problem.found)
    assert "--encoding cp1252" in str(problem.expected)
    [said] = read_paths([tmp_path], "cp1252").records.statements
    assert said.values["name"] == "Müller & Größe"


TITLED = (
    *(["Owners of Example Trading", "", "", ""], ["", "", "", ""], ["as of 2024", "", "", ""]),
    *(["tie", "from", "to", "source"], ["OWNS", "a", "b", "s1"], ["OWNS", "a", "b", ""]),
)
TOTALS = (
    ["tie", "from", "to", "share", "source"],
    ["OWNS", "a", "b", "60%", "s1"],
    ["Total", "", "", "100%", ""],
    ["", "", "", "Source: Example Register", ""],
)


def both(sheet: str, rows: Sequence[Sequence[str]]) -> list[ImportContents]:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append([cell or None for cell in row])
    content = BytesIO()
    book.save(content)
    lines = "\n".join(",".join(row) for row in rows).encode()
    return [
        read_files([(f"{sheet}.csv", lines)]),
        read_files([("case.xlsx", content.getvalue())]),
    ]


def test_a_title_above_the_header_is_left_out_and_named() -> None:
    for found in both("ties", TITLED):
        [problem] = found.problems
        assert (problem.line, problem.column) == (6, "source")
        assert [tie.end for tie in found.records.ties] == ["b"]
        told = {n.value: n.count for n in found.not_understood}
        assert told == {"text above the header": 2}


def test_rows_above_the_header_that_may_be_data_are_one_sentence() -> None:
    for found in both("ties", (["OWNS", "c", "b", "s1"], *TITLED)):
        [problem] = found.problems
        assert (problem.line, problem.column) == (1, "")
        assert "row 5" in str(problem.found)


@pytest.mark.parametrize("word", ["Total", "Summe:", "JUMLAH", "合计", "Razem", "Итого"])
def test_a_total_and_a_note_below_are_left_out_and_named(word: str) -> None:
    rows = [[word if cell == "Total" else cell for cell in row] for row in TOTALS]
    for found in both("ties", rows):
        assert not found.problems
        assert len(found.records.ties) == 1
        told = {n.value: n.count for n in found.not_understood}
        assert told == {"a total or a note below the table": 2}


def test_a_row_that_lacks_its_ends_is_no_total() -> None:
    for row in (["OWNS", "", "", "100%", ""], ["", "a", "", "", ""]):
        for found in both("ties", [*TOTALS[:2], row]):
            assert [(p.line, p.column) for p in found.problems] == [(3, "")]
    for found in both("ties", [*TOTALS, TOTALS[1]]):
        assert [(p.line, p.column) for p in found.problems] == [(3, ""), (4, "")]


def test_a_workbook_is_not_told_of_commas() -> None:
    of_csv_file, of_workbook = both("ties", [["Jenis", "Dari", "Ke"], ["OWNS", "a", "b"]])
    assert "commas" in str(of_csv_file.problems[0])
    assert [p.line for p in of_workbook.problems] == [1]
    assert "commas" not in str(of_workbook.problems[0])


def test_what_an_unreadable_table_defines_is_not_missed() -> None:
    files = [("entities.csv", b"id:kind:name\na:Company:A\n"), ("ties.csv", as_csv([ROWS["ties"]]))]
    told = read_files(files).problems_with(lambda _ids: {"s1"})
    assert [p.place for p in told] == ["entities.csv"]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0, '0%;-0%;"-"', "-"),
        (-5, "0.0;(0.0)", "(5.0)"),
        (-5, "0.0", "-5.0"),
        (1234567, "#,##0.00", "1,234,567.00"),
        (5, "_-* #,##0.00_-;-* #,##0.00_-", "5.00"),
        (5, "[$Rp-421]#,##0", "Rp5"),
        (7, "0000,0", "00,007"),
        (0.5, "0.##", "0.5"),
        (1200, "0,", None),
        (5, "[>1]0", None),
    ],
)
def test_shown_numbers(value: float, code: str, text: str | None) -> None:
    assert shown_number(value, code) == text


def test_precision_of_formats() -> None:
    told = {
        code: date_precision(code) for code in ("mm:ss", "ddd mmm yyyy", "m/d/yy h:mm", "[h]:mm")
    }
    assert list(told.values()) == [
        *(Precision.NONE, Precision.MONTH, Precision.MOMENT, Precision.NONE),
    ]
