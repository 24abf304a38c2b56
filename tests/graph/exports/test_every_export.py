"""Every export: whole or not at all, the same bytes each time, nothing lost without a word."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from graph.errors import InputError, StoppedError
from graph.exports.base import ExportFormat, Selection
from graph.exports.catalogue import EXPORTS
from graph.model.records import Contents, Kind, TieType
from graph.support.atomic_files import write_many, write_one
from graph.support.progress import watch_bytes
from tests.graph.exports.cases import BACKWARDS, CASE, EMPTY, place, written

MODEL = {
    *map(str, TieType),
    *map(str, Kind),
    *("Source", "STATES", "dates", "imports", "names"),
    *(name for s in CASE.statements for name in s.values),
    *(name for t in CASE.ties for name in (*t.__slots__, *t.extra)),
    *(name for s in CASE.sources.values() for name in (*s.__slots__, *s.extra)),
}
EACH = pytest.mark.parametrize("export", EXPORTS, ids=lambda export: str(export.name))
COUNTS = {"sources": 3, "entities": 12, "statements": 14, "ties": 21}

RUN = """
import sys
from pathlib import Path
from graph.exports.catalogue import EXPORTS
from graph.exports.base import Selection
from tests.graph.exports.cases import CASE, place
for export in EXPORTS:
    folder = Path(sys.argv[1]) / export.name
    export.write(Selection(CASE), place(export.name, folder))
"""


@EACH
def test_every_tie_is_in_the_file_or_its_type_is_named(
    export: ExportFormat, tmp_path: Path
) -> None:
    note = export.write(Selection(CASE), place(export.name, tmp_path))
    assert note.format == export.name
    assert note.counts == COUNTS
    assert all(Path(file).is_file() for file in note.files)
    whole = b"".join(_texts(place(export.name, tmp_path))).decode("utf-8", "ignore")
    named = {item.what for item in note.not_held}
    assert all(tie.id in whole or str(tie.type) in named for tie in CASE.ties)
    assert named <= MODEL
    assert all(item.count > 0 and item.why for item in note.not_held)
    assert not any(item.label.isupper() or "_" in item.label for item in note.not_held)


def _texts(path: Path) -> Iterator[bytes]:
    for content in written(path).values():
        if content.startswith(b"PK"):
            with ZipFile(path) as archive:
                yield from (archive.read(name) for name in archive.namelist())
        yield content


@EACH
def test_order_of_the_records_does_not_matter(export: ExportFormat, tmp_path: Path) -> None:
    first, second = place(export.name, tmp_path / "1"), place(export.name, tmp_path / "2")
    assert export.write(Selection(CASE), first).not_held == (
        export.write(Selection(BACKWARDS), second).not_held
    )
    assert written(first) == written(second)
    export.write(Selection(EMPTY), place(export.name, tmp_path / "3"))


@pytest.mark.slow
def test_day_zone_seed_and_path_do_not_matter(tmp_path: Path) -> None:
    for export in EXPORTS:
        export.write(Selection(CASE), place(export.name, tmp_path / export.name))
    for seed, zone in (("1", "Asia/Jakarta"), ("2", "America/Los_Angeles")):
        folder = tmp_path / "another folder" / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([sys.executable, "-c", RUN, str(folder)], check=True, env=environment)
        for export in EXPORTS:
            here, there = (place(export.name, top / export.name) for top in (tmp_path, folder))
            assert written(here) == written(there), export.name


@EACH
def test_a_place_that_cannot_be_written_is_said(export: ExportFormat, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="choose another --out"):
        export.write(Selection(CASE), place(export.name, tmp_path / "file"))


@EACH
def test_an_unfinished_import_is_said(export: ExportFormat, tmp_path: Path) -> None:
    case = Contents(
        CASE.entities, CASE.sources, CASE.statements, CASE.ties, unfinished=("import-1",)
    )
    note = export.write(Selection(case), place(export.name, tmp_path))
    assert any("import not finished" in str(item.why) for item in note.not_held)
    assert b"import-1" not in b"".join(_texts(place(export.name, tmp_path)))


def _failing() -> Iterator[bytes]:
    yield b"half"
    raise InputError("stopped")


@pytest.mark.parametrize("name", ["case", "case.zip", "there"])
def test_a_failed_export_leaves_nothing_half_written(name: str, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "a.csv").write_text("before")
    (tmp_path / "one").write_text("before")
    with pytest.raises(InputError, match="stopped"):
        write_many(tmp_path / name, {"a.csv": [b"new"], "b.csv": _failing()})
    with pytest.raises(InputError, match="stopped"):
        write_one(tmp_path / "one", _failing())
    left = {str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*")}
    assert left == {"there", "there/a.csv", "one"}
    assert (tmp_path / "there" / "a.csv").read_text() == "before"
    assert (tmp_path / "one").read_text() == "before"


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    write_many(tmp_path / "case", {"a.csv": [b"1"]})
    write_many(tmp_path / "case", {"a.csv": [b"2"], "b.csv": [b"3"]})
    assert written(tmp_path / "case") == {"a.csv": b"2", "b.csv": b"3"}
    with pytest.raises(InputError, match=r"holds other files \(b.csv\)"):
        write_many(tmp_path / "case", {"a.csv": [b"4"]})
    with pytest.raises(InputError, match="is a folder"):
        write_one(tmp_path / "case", [b"5"])
    assert written(tmp_path / "case") == {"a.csv": b"2", "b.csv": b"3"}


@EACH
def test_how_far_a_file_is_can_be_told_and_stopped(export: ExportFormat, tmp_path: Path) -> None:
    sizes: list[int] = []
    with watch_bytes(sizes.append):
        export.write(Selection(CASE), place(export.name, tmp_path / "whole"))
    assert sum(sizes) > 0

    def stop(_size: int) -> None:
        raise StoppedError

    out = place(export.name, tmp_path / "stopped")
    with watch_bytes(stop), pytest.raises(StoppedError):
        export.write(Selection(CASE), out)
    assert not list(out.parent.rglob("*"))
