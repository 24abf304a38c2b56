"""Bad files and orders: one sentence, exit status 2, nothing visible, and the old shelf stays."""

import json
import stat
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from graph.support.settings import settings
from tests.command_line import Answer, type_line
from tests.scrapers.bulk.snapshots import snapshot_lines, write_snapshot

_NAME = "psc-snapshot-2026-11-01"


@pytest.fixture(autouse=True)
def _data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    settings.cache_clear()


def _add(*words: object, source: str = "companies_house_psc") -> Answer:
    return type_line("scrapers", "register", "add", source, *words)


def _listed() -> list[dict[str, object]]:
    listed: list[dict[str, object]] = json.loads(
        type_line("scrapers", "register", "list", "--json").out
    )
    return listed


def _text(folder: Path, content: bytes, name: str = f"{_NAME}.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def _zip(folder: Path, entries: dict[str, bytes], name: str = f"{_NAME}.zip") -> Path:
    with ZipFile(folder / name, "w") as archive:
        for entry, content in entries.items():
            archive.writestr(entry, content)
    return folder / name


def _damaged_zip(folder: Path) -> Path:
    path = _zip(folder, {f"{_NAME}.txt": b"".join(snapshot_lines(60))})
    content = bytearray(path.read_bytes())
    content[2_000] ^= 1
    path.write_bytes(content)
    return path


def _truncated_zip(folder: Path) -> Path:
    path = write_snapshot(folder, "2026-11-01", 60)
    path.write_bytes(path.read_bytes()[:-200])
    return path


def _zip_with_link(folder: Path) -> Path:
    entry = ZipInfo("owners.txt")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with ZipFile(folder / f"{_NAME}.zip", "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    return folder / f"{_NAME}.zip"


def _cut_line(folder: Path) -> Path:
    return _text(folder, b"".join(snapshot_lines(10))[:-40])


def _odd_line(line: bytes) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        lines = snapshot_lines(10)
        return _text(folder, b"".join([*lines[:4], line, *lines[4:]]))

    return write


def _empty(folder: Path) -> Path:
    return _text(folder, b"")


def _table(folder: Path) -> Path:
    return _text(folder, b"CompanyName,CompanyNumber\nA,1\n", "BasicCompanyData-2026-11-01.csv")


_BAD: list[tuple[Callable[[Path], Path], str]] = [
    (lambda folder: folder / "nothing.zip", "no file that can be read"),
    (lambda folder: folder, "is a folder"),
    (_empty, "is empty"),
    (_table, "it begins with: CompanyName,CompanyNumber"),
    (_truncated_zip, "broken archive"),
    (_damaged_zip, f"{_NAME}.txt is broken"),
    (_zip_with_link, "owners.txt"),
    (lambda folder: _zip(folder, {"../owners.txt": b"{}"}), "a path that leaves the folder"),
    (_cut_line, "line 11 is cut off"),
    (_odd_line(b"this is no JSON\n"), "line 5 is not readable JSON"),
    (_odd_line(b"[1]\n"), "line 5"),
    (_odd_line(b'{"a": "' + b"x" * (4 * 1024 * 1024) + b'"}\n'), "line 5 is longer than 4 MB"),
    (_odd_line(b'{"company_number": "\xff", "data": {}}\n'), "line 5 is not readable JSON"),
]


@pytest.mark.parametrize(("write", "expected"), _BAD)
def test_a_bad_file_is_refused(
    write: Callable[[Path], Path], expected: str, tmp_path: Path
) -> None:
    answer = _add(write(tmp_path))
    assert answer.status == 2
    assert expected in answer.err
    assert "Traceback" not in answer.err
    assert _listed() == []


def _owners(folder: Path, day: str, part: str) -> Path:
    return _text(folder, b"".join(snapshot_lines(20)) + part.encode(), f"psc-{day}_{part}.txt")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((("2026-11-01", "1of3"), ("2026-11-01", "2of3")), "Part 3 of 3 is missing"),
        ((("2026-11-01", "1of2"), ("2026-12-01", "2of2")), "different snapshots"),
        ((("2026-11-01", "1of2"), ("2026-11-01", "01of2")), "are the same part"),
    ],
)
def test_parts_that_make_no_snapshot(
    parts: tuple[tuple[str, str], ...], expected: str, tmp_path: Path
) -> None:
    answer = _add(*(_owners(tmp_path, day, part) for day, part in parts))
    assert (answer.status, _listed()) == (2, [])
    assert expected in answer.err


def test_one_file_twice(tmp_path: Path) -> None:
    lines = b"".join(snapshot_lines(20))
    answer = _add(_text(tmp_path, lines, "a.txt"), _text(tmp_path, lines, "b.txt"))
    assert answer.status == 2
    assert "is the same file as" in answer.err


@pytest.mark.parametrize("name", ["../x", "a b", "CON", "lpt1", "x" * 65, "boards"])
def test_a_name_that_no_folder_should_have(name: str, tmp_path: Path) -> None:
    answer = _add(write_snapshot(tmp_path, "2026-11-01", 20), "--as", name)
    assert answer.status == 2
    assert "cannot be the name of a register" in answer.err


def test_an_unknown_source_names_those_there_are(tmp_path: Path) -> None:
    answer = _add(tmp_path, source="invented")
    assert answer.status == 2
    assert "companies_house_psc" in answer.err


def test_odd_folders_leave_the_others_working(tmp_path: Path) -> None:
    assert _add(write_snapshot(tmp_path, "2026-11-01", 20), "--as", "good").status == 0
    registers = tmp_path / "data" / "registers"
    (registers / "foreign").mkdir()
    (registers / "foreign" / "notes.txt").write_text("mine")
    (registers / "file").write_text("mine")
    states = {each["name"]: each["state"] for each in _listed()}
    assert states == {"good": "ready", "foreign": "damaged", "file": "damaged"}
    assert _add(write_snapshot(tmp_path, "2026-11-01", 20), "--as", "file").status == 2


def test_the_life_of_a_register(tmp_path: Path) -> None:
    first, second = (write_snapshot(tmp_path, day, 60) for day in ("2026-11-01", "2026-12-01"))
    added = _add(first, "--as", "uk")
    assert added.status == 0
    assert "About 61 lines" in added.err
    [listed] = _listed()
    assert listed.keys() == {"name", "source", "as_of", "parties", "ties", "bytes", "state"}
    assert (listed["as_of"], listed["state"]) == ("2026-11-01", "ready")

    def line(*words: object) -> tuple[int, str]:
        answer = type_line("scrapers", "register", *words)
        return answer.status, answer.out + answer.err

    assert line("verify", "uk") == (0, "uk holds.\n")
    assert _add(first, "--as", "uk").out == "uk holds this already.\n"
    assert _add(second, "--as", "uk").status == 2
    assert "0 new, 0 ended, 0 changed, 0 no longer stated" in line("update", "uk", second)[1]
    assert "uk holds this already.\n" in line("update", "uk", second)[1]
    status, told = line("update", "uk", first)
    assert (status, "2026-11-01" in told, "2026-12-01" in told) == (2, True, True)
    assert line("remove", "uk")[0] == 2
    assert [each["name"] for each in _listed()] == ["uk"]
    assert line("remove", "uk", "--yes")[0] == 0
    assert _listed() == []


def test_a_register_of_another_source_is_no_update(tmp_path: Path) -> None:
    assert _add(write_snapshot(tmp_path, "2026-11-01", 20), "--as", "uk").status == 0
    answer = type_line("scrapers", "register", "update", "uk", _table(tmp_path))
    assert answer.status == 2
    assert "is no line of the snapshot of owners" in answer.err
    assert [each["as_of"] for each in _listed()] == ["2026-11-01"]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("CompanyStatus", "has no column CompanyStatus"), ("CompanyName", "no column CompanyName")],
)
def test_a_missing_column_is_named(heading: str, expected: str, tmp_path: Path) -> None:
    headings = ["CompanyName", "CompanyNumber", "CompanyStatus"]
    headings.remove(heading)
    path = _text(
        tmp_path, f"{','.join(headings)}\nA,B\n".encode(), "BasicCompanyData-2026-11-01.csv"
    )
    answer = _add(path, source="companies_house_basic")
    assert answer.status == 2
    assert expected in answer.err


def test_a_new_column_and_another_order_are_read(tmp_path: Path) -> None:
    rows = ["CompanyStatus,Novelty,CompanyNumber,CompanyName"]
    rows += [f"Active,x,{n:08},KESTREL {n} LTD" for n in range(1, 9)]
    path = _text(tmp_path, "\n".join(rows).encode(), "BasicCompanyData-2026-11-01.csv")
    answer = _add(path, source="companies_house_basic")
    assert answer.status == 0
    assert "column 'Novelty' (1 times)" in answer.err
    assert _listed()[0]["parties"] == 8
