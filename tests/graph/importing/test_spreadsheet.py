"""The spreadsheet format: what it reads, and every reason to refuse."""

import stat
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import openpyxl
import pytest

from graph.importing.read_all import read_files, read_paths
from graph.importing.result import ImportContents
from graph.model.records import Judgement, Kind, TieType

SOURCES = "id,title,publisher\ns1,Example Register,Example Office\n"
ENTITIES = (
    "id,kind,name,country,source,colour\n"
    "a,Company,Example Holding,GB,s1,\n"
    "b,Company,Example Trading,SG,s1,blue\n"
    "p,Person,Example Person,,,\n"
)
TIES = "tie,from,to,source,share,since,until,wording\nOWNS,a,b,s1,51%,2020,2021-06,owned by\n"


def reading(**files: str | bytes) -> ImportContents:
    return read_files(
        [
            (f"{name}.csv", text.encode() if isinstance(text, str) else text)
            for name, text in files.items()
        ]
    )


def case(**files: str | bytes) -> ImportContents:
    return reading(**{"sources": SOURCES, "entities": ENTITIES, "ties": TIES, **files})


def messages(found: ImportContents) -> list[str]:
    return [str(problem) for problem in found.problems]


def tie_row(**cells: str) -> str:
    row = {"tie": "OWNS", "from": "a", "to": "b", "source": "s1", **cells}
    return ",".join(row) + "\n" + ",".join(f'"{cell}"' for cell in row.values()) + "\n"


def packed(*entries: tuple[ZipInfo | str, bytes]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, inner in entries:
            archive.writestr(name, inner)
    return content.getvalue()


def test_reads_the_three_sheets() -> None:
    found = case()
    assert not found.problems
    assert not found.references
    assert [source.publisher for source in found.records.sources] == ["Example Office"]
    assert found.records.statements[1].values == {
        "name": "Example Trading",
        "country": "SG",
        "colour": "blue",
    }
    assert found.records.statements[2].source == ""
    [tie] = found.records.ties
    assert (tie.type, tie.start, tie.end) == (TieType.OWNS, "a", "b")
    assert tie.share is not None
    assert tie.share.min == Fraction(51, 100)
    assert (tie.since, tie.until, tie.wording) == ("2020", "2021-06", "owned by")


def test_folder_zip_and_workbook_give_the_same(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, text in (("sources", SOURCES), ("entities", ENTITIES), ("ties", TIES)):
        (tmp_path / f"{name}.csv").write_text(text)
        sheet = book.create_sheet(name)
        for line in text.splitlines():
            sheet.append(line.split(","))
    content = BytesIO()
    book.save(content)
    of_folder = read_paths([tmp_path])
    files = [
        (f"case/{n}", (tmp_path / n).read_bytes())
        for n in ("sources.csv", "entities.csv", "ties.csv")
    ]
    of_zip = read_files([("case.zip", packed(*files))])
    of_book = read_files([("case.xlsx", content.getvalue())])
    assert not of_folder.problems + of_zip.problems + of_book.problems
    assert sorted(of_folder.files) == ["entities.csv", "sources.csv", "ties.csv"]
    assert set(map(str, of_folder.records.ties)) == set(map(str, of_zip.records.ties))
    assert set(map(str, of_book.records.statements)) == set(map(str, of_zip.records.statements))


def test_workbook_names_sheet_and_row_and_reads_days() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "ties"
    sheet.append(["tie", "from", "to", "source", "share", "since"])
    sheet.append([])
    sheet.append(["OWNS", "a", "b", "s1", 51, "2020-02-30"])
    content = BytesIO()
    book.save(content)
    found = read_files([("case.xlsx", content.getvalue())])
    assert messages(found)[0].startswith(
        "case.xlsx, sheet ties, row 3, column since: found '2020-02-30'"
    )
    assert messages(found)[1].startswith("case.xlsx, sheet ties, row 3, column share: found '51'")


def test_columns_in_any_order_bom_blank_rows_and_guard() -> None:
    found = case(
        entities=b"\xef\xbb\xbf"
        + b"name,id,kind,note\r\n,,,\r\n\r\n'=Example Sum,a,Company,''-x\r\n"
        + b"Example B,b,Company,'Tis\r\n"
    )
    assert not found.problems
    assert found.records.statements[0].values == {"name": "=Example Sum", "note": "'-x"}
    assert found.records.statements[1].values["note"] == "'Tis"


def test_derived_ids_are_stable_and_leave_out_no_column() -> None:
    row = "b,a,owned by,OWNS,s1,51%,2021-06,2020\n"
    first, again = case(), case(ties=f"to,from,wording,tie,source,share,until,since\n{row}")
    other = case(ties=TIES.replace("until,wording", "until,remark"))
    assert first.records.ties[0].id == again.records.ties[0].id
    assert first.records.ties[0].id != other.records.ties[0].id
    assert other.records.ties[0].extra == {"remark": "owned by"}


def test_line_of_a_row_is_where_it_begins() -> None:
    found = case(
        ties="tie,from,to,source,wording,share\n"
        'OWNS,a,b,s1,"two\nlines",50%\nOWNS,a,b,s1,"x\ny",51\n'
    )
    assert messages(found) == [
        "ties.csv, line 4, column share: found '51', expected a share such as 51%, 0.51, 1/3, "
        "25-50%, (25,50]%, >50% or >=75%, or empty for not stated"
    ]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"share": "51"}, "share"),
        ({"share": "101%"}, "share"),
        ({"share": "-1%"}, "share"),
        ({"since": "2023-02-30"}, "since"),
        ({"since": "21/06/2023"}, "since"),
        ({"since": "2023", "until": "2022-12"}, "until"),
        ({"standing": "rumour"}, "standing"),
        ({"judgement": "maybe"}, "judgement"),
        ({"quoted": "perhaps"}, "quoted"),
        ({"tie": "BELONGS"}, "tie"),
        ({"to": "p"}, "to"),
        ({"tie": "SAME_AS", "to": "p"}, "to"),
        ({"source": ""}, "source"),
        ({"from": ""}, "from"),
        ({"id": "x" * 501}, "id"),
    ],
)
def test_refuses_a_tie(cells: dict[str, str], column: str) -> None:
    found = case(ties=tie_row(**cells))
    assert [(p.line, p.column) for p in found.problems] == [(2, column)]


@pytest.mark.parametrize(
    "judged_at",
    ["2026", "2026-11", "2026-11-29", "2026-11-29T14:03:05Z", "2026-11-29T21:03:05+07:00", ""],
)
@pytest.mark.parametrize("judgement", Judgement)
def test_a_judgement_is_of_a_day_or_of_a_moment(judgement: Judgement, judged_at: str) -> None:
    found = case(ties=tie_row(tie="SAME_AS", judgement=judgement, judged_at=judged_at))
    assert messages(found) == []
    (tie,) = found.records.ties
    assert (tie.judgement, tie.judged_at) == (judgement, judged_at)


@pytest.mark.parametrize(
    "judged_at",
    ["yesterday", "29/11/2026", "2026-11-31T14:03:05Z", "2026-11-29T25:03:05Z", "2026-11-29T"],
)
def test_a_judgement_of_no_moment_is_refused(judged_at: str) -> None:
    found = case(ties=tie_row(tie="SAME_AS", judgement="unsure", judged_at=judged_at))
    assert messages(found) == [
        f"ties.csv, line 2, column judged_at: found '{judged_at}', expected a date such as "
        "2023-06-21, a moment such as 2026-11-29T14:03:05Z, or empty"
    ]


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"id,kind,name\na,Company,Ex\xffample\n", 2, "not UTF-8"),
        (b"id,kind,name\na,Company,Ex\0ample\n", 2, "NUL"),
        (b'id,kind,name\na,Company,Example\nb,Company,"Example\nc,Company,x\n', 3, "not closed"),
        (b"id,kind\na,Company\n", 1, "no such column"),
        (b"id,kind,name,kind\na,Company,x,Company\n", 1, "twice"),
        (b"id,kind,name\na,Company,Example,Ltd\n", 2, "under no heading"),
        (b"id,kind,name\na,Firm,Example\n", 2, "'Firm'"),
        (b"id,kind,name\na,Company,\n", 2, "nothing"),
        (b"id,kind,name\na,Company,A\na,Person,A\n", 3, "'Person'"),
        (b"id,kind,name\na,Company,A\na,Company,B\n", 3, "'B'"),
        (b"id,kind,name\na,Company," + b"x" * 1_100_000, 2, "a cell of"),
        (b"id,kind,name,a,b,c,d,e\na,Company,x" + (b"," + b"x" * 1_000_000) * 5, 2, "a row of"),
        (b"", 1, "nothing"),
    ],
)
def test_refuses_entities(content: bytes, line: int, words: str) -> None:
    [problem] = reading(entities=content).problems
    assert problem.line == line
    assert words in str(problem.found)


def test_repeats() -> None:
    twice = case(
        entities=ENTITIES + "a,Company,Example Holding,GB,s1,\n", ties=TIES + TIES.splitlines()[1]
    )
    assert not twice.problems
    assert len(twice.records.ties) == 1
    other = case(
        entities=ENTITIES + "a,Company,Example Holding Ltd,,s2,\n", sources=SOURCES + "s2,Other,\n"
    )
    assert not other.problems
    assert len(other.records.statements) == 4
    source = case(sources=SOURCES + "s1,Another title,\n")
    assert "a second time, with another title" in messages(source)[0]
    ties = case(ties="id,tie,from,to,source,share\nt,OWNS,a,b,s1,50%\nt,OWNS,a,b,s1,49%\n")
    assert "with another share" in messages(ties)[0]


def test_names_what_the_files_do_not_define() -> None:
    found = case(
        entities="id,kind,name,source\na,Company,Example A,s9\n",
        ties="tie,from,to,source\nOWNS,a,zz,s8\n",
    )
    assert not found.problems
    assert {reference.id for reference in found.references} == {"s9", "s8", "zz"}
    assert [p.line for p in found.problems_with(lambda ids: {"s9", "s8"} & set(ids))] == [2]
    by_id = {reference.id: reference for reference in found.references}
    assert by_id["zz"].kinds == {Kind.COMPANY, Kind.BRAND}
    assert str(by_id["zz"].problem).startswith("ties.csv, line 2, column to: found 'zz', expected")
    assert by_id["s9"].is_source


def test_all_problems_come_at_once_each_on_one_line() -> None:
    found = case(
        entities='id,kind,name\na,Firm,x\nb,"Com\npany\x1b[1m",y\n',
        ties=tie_row(share="51", since="x"),
    )
    assert len(found.problems) == 4
    assert all("\n" not in line and "\x1b" not in line for line in messages(found))
    assert r"Com\npany\x1b[1m" in messages(found)[1]


def test_full_birth_dates_are_cut() -> None:
    found = reading(entities="id,kind,name,birth_date\np,Person,Example Person,1980-05-17\n")
    assert found.records.statements[0].values["birth_date"] == "1980-05"


def link() -> ZipInfo:
    entry = ZipInfo("ties.csv")
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([("../ties.csv", b"x")], "leaves the folder"),
        ([("/ties.csv", b"x")], "leaves the folder"),
        ([("a\\..\\..\\ties.csv", b"x")], "leaves the folder"),
        ([(link(), b"/etc/passwd")], "a link"),
        ([("ties.csv", b"\0" * 30_000_000)], "times its size"),
        ([("inner.zip", b"x")], "another kind"),
    ],
)
def test_refuses_archives(entries: list[tuple[ZipInfo | str, bytes]], words: str) -> None:
    found = read_files([("case.zip", packed(*entries))])
    assert words in messages(found)[0]
    assert not len(found.records)


def test_a_damaged_workbook_is_a_problem_and_no_crash() -> None:
    content = BytesIO()
    openpyxl.Workbook().save(content)
    whole = content.getvalue()
    for place in range(60, len(whole), 97):
        damaged = whole[:place] + b"\xff\x00\xff" + whole[place + 3 :]
        assert read_files([("case.xlsx", damaged)]).problems


def test_a_readme_in_the_folder_is_named_and_no_problem(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text(SOURCES)
    (tmp_path / "README.md").write_text("About this example")
    found = read_paths([tmp_path])
    assert not found.problems
    assert found.not_understood[0].example.endswith("README.md")


def test_broken_and_missing_files(tmp_path: Path) -> None:
    assert "broken archive" in messages(read_files([("case.zip", b"PK")]))[0]
    assert "broken workbook" in messages(read_files([("case.xlsx", b"PK")]))[0]
    assert "another kind" in messages(read_files([("case.pdf", b"")]))[0]
    assert "No such file" in messages(read_paths([tmp_path / "none.csv"]))[0]
    assert "no file" in messages(read_paths([tmp_path]))[0]
