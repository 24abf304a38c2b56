"""What happens to a shelf when its builder is killed, its disk fills up, or another one comes."""

import errno
import io
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import InputError, InvestigatorError, StoppedError
from graph.registers.lookup.opened import open_registers
from graph.registers.shelf.document import read_document
from graph.registers.shelf.keeping.removal import remove_shelf
from graph.registers.shelf.keeping.verify import verify_shelf
from graph.registers.shelf.places import shelf_place
from graph.registers.shelf.shelf import ShelfState, list_shelves, open_shelf
from graph.support.file_locks import hold_lock
from scrapers.bulk.building.progress import BuildProgress, Pace
from scrapers.bulk.part_writer import create_file
from scrapers.bulk.shelves import ShelfOrder, add_shelf, prepare, update_shelf
from tests.paths import ROOT
from tests.scrapers.bulk.snapshots import write_snapshot

_PACE = Pace(piece_lines=40, processes=1)
_NAME = "owners"

_KILLED = """
import os, signal, sys
from pathlib import Path
from tests.scrapers.bulk.test_faults import order
from scrapers.bulk.shelves import add_shelf, prepare, update_shelf
work = update_shelf if sys.argv[3] == "update" else add_shelf
left = int(sys.argv[4])
def count(event, args):
    global left
    if event in ("open", "os.rename", "os.remove", "os.mkdir") and shelf in str(args[0]):
        left -= 1
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
prepared = prepare(order(Path(sys.argv[1]), Path(sys.argv[2])))
shelf = str(prepared.build.place.folder)
sys.addaudithook(count)
work(prepared)
print("ended")
"""


def order(data_dir: Path, file: Path, **more: object) -> ShelfOrder:
    return ShelfOrder(data_dir, _NAME, "companies_house_psc", [file], pace=_PACE, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_snapshot(tmp_path_factory.mktemp("files"), "2026-11-01", lines=100)


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_snapshot(tmp_path_factory.mktemp("files"), "2026-12-01", lines=90)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, snapshot: Path) -> Path:
    """A folder of data with a shelf that nothing happened to."""
    folder = tmp_path_factory.mktemp("whole")
    add_shelf(prepare(order(folder, snapshot)))
    return folder


@pytest.fixture
def data_dir(tmp_path: Path, whole: Path) -> Path:
    """A copy of the folder with a whole shelf."""
    shutil.copytree(whole, tmp_path / "data")
    return tmp_path / "data"


def digests(data_dir: Path) -> dict[str, str]:
    """Return the digests of all files of the shelf in use."""
    with open_shelf(data_dir, _NAME) as shelf:
        return {each.file: each.sha256 for each in shelf.document.files}


def leftovers(data_dir: Path) -> list[str]:
    """Return what is in the folder of the shelf beside its edition."""
    place = shelf_place(data_dir, _NAME)
    known = {"current", "editions", "write.lock", "verified.json"}
    return [each.name for each in place.folder.iterdir() if each.name not in known]


@pytest.mark.slow
def test_a_builder_killed_at_any_file_is_taken_up(
    tmp_path: Path, snapshot: Path, whole: Path
) -> None:
    runs, steps = 0, 1
    while not _run(tmp_path, snapshot, "add", steps):
        runs, steps = runs + 1, 3 * steps + 20
        states = [each.state for each in list_shelves(tmp_path)]
        assert states in ([], [ShelfState.BUILDING], [ShelfState.READY]), steps
    assert runs > 2
    assert digests(tmp_path) == digests(whole)
    assert leftovers(tmp_path) == []
    assert not verify_shelf(tmp_path, _NAME)


def _run(data_dir: Path, file: Path, work: str, steps: int) -> bool:
    run = subprocess.run(
        [sys.executable, "-c", _KILLED, data_dir, file, work, str(steps)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode in (0, -9), run.stderr
    return run.stdout == "ended\n"


@pytest.mark.slow
def test_the_old_edition_answers_while_an_update_is_killed(data_dir: Path, later: Path) -> None:
    before = digests(data_dir)
    for steps in (2, 40):
        assert not _run(data_dir, later, "update", steps)
        assert digests(data_dir) == before
        assert [each.state for each in list_shelves(data_dir)] == [ShelfState.READY]
    update_shelf(prepare(order(data_dir, later)))
    assert digests(data_dir) != before


class _Full(io.RawIOBase):
    """A file on a disk that takes so many bytes and no more."""

    left = 0

    def __init__(self, file: io.BufferedWriter, error: int) -> None:
        self._file, self._error = file, error

    def write(self, content: object) -> int:
        size = len(memoryview(content))  # type: ignore[arg-type]
        _Full.left -= size
        if _Full.left < 0:
            raise OSError(self._error, "no more")
        return self._file.write(content)  # type: ignore[arg-type]

    def fileno(self) -> int:
        return self._file.fileno()

    def flush(self) -> None:
        self._file.flush()

    def close(self) -> None:
        self._file.close()


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("pieces", [0, 1])
def test_a_full_disk_keeps_what_is_finished(
    pieces: int, error: int, tmp_path: Path, snapshot: Path, whole: Path
) -> None:
    def open_file(path: Path) -> io.RawIOBase:
        return _Full(create_file(path), error)  # type: ignore[arg-type]

    _Full.left = 10**9
    prepared = prepare(order(tmp_path, snapshot, open_file=open_file))
    with open_shelf(whole, _NAME) as shelf:
        _Full.left = 10 + sum(each.bytes for each in shelf.document.parts[: 2 * pieces])
    with pytest.raises(InputError) as refused:
        add_shelf(prepared)
    expected = "Disk full after" if error == errno.ENOSPC else "cannot be written"
    assert expected in str(refused.value)
    building = shelf_place(tmp_path, _NAME).building
    assert not list(building.rglob("*.tmp"))
    assert len(list(building.glob("stated/*.parquet"))) == pieces
    add_shelf(prepare(order(tmp_path, snapshot)))
    assert digests(tmp_path) == digests(whole)


def test_the_second_writer_is_told_of_the_first(data_dir: Path, later: Path) -> None:
    place = shelf_place(data_dir, _NAME)
    place.writer.write_text('{"process": 4711, "started": "2026-11-30T08:00:00+00:00"}')
    prepared = prepare(order(data_dir, later))
    with hold_lock(place.write_lock):
        with pytest.raises(InputError, match=r"process 4711, begun at 2026-11-30T08:00:00"):
            update_shelf(prepared)
        assert digests(data_dir)


def test_a_reader_keeps_its_edition_through_an_update(data_dir: Path, later: Path) -> None:
    with open_shelf(data_dir, _NAME) as shelf:
        update_shelf(prepare(order(data_dir, later)))
        assert all((shelf.edition / each.file).is_file() for each in shelf.document.files)
        with open_shelf(data_dir, _NAME) as newer:
            assert newer.document.as_of == "2026-12-01"
    # Once nobody reads it, the next command takes it away.
    assert update_shelf(prepare(order(data_dir, later))).was_there
    assert len(list(shelf_place(data_dir, _NAME).editions.iterdir())) == 1


def test_whoever_searches_during_an_update_sees_one_edition_or_the_other(
    data_dir: Path, later: Path
) -> None:
    seen: list[tuple[str, int]] = []
    problems: list[Exception] = []
    is_updated = threading.Event()

    def search() -> None:
        with open_registers(data_dir) as kept:
            while True:
                is_last = is_updated.is_set()
                try:
                    [register] = kept.open_all().usable
                    seen.append((register.as_of, len(register.statements(range(40)))))
                except (InvestigatorError, ValueError) as error:
                    problems.append(error)
                if is_last:
                    return

    searching = threading.Thread(target=search)
    searching.start()
    update_shelf(prepare(order(data_dir, later)))
    is_updated.set()
    searching.join()
    assert problems == []
    assert [day for day, _ in dict.fromkeys(seen)] == ["2026-11-01", "2026-12-01"]


def test_a_register_removed_while_it_is_read_says_so(data_dir: Path) -> None:
    with open_registers(data_dir) as kept:
        register = kept.open_one(_NAME)
        remove_shelf(data_dir, shelf_place(data_dir, _NAME))
        for read in (
            lambda: register.number_of("gb-00000101"),
            lambda: register.statements([0]),
            lambda: register.ties([0]),
            lambda: register.has_name(0),
        ):
            with pytest.raises(InputError, match="was removed while it was being read"):
                read()
        assert kept.open_all().usable == ()


def test_adding_and_removing_wait_for_each_other(data_dir: Path, later: Path) -> None:
    place = shelf_place(data_dir, _NAME)
    before = digests(data_dir)
    prepared = prepare(order(data_dir, later))
    with hold_lock(place.write_lock):
        with pytest.raises(InputError, match="is being written; stop that first"):
            remove_shelf(data_dir, place)
        with pytest.raises(InputError, match="is being written by"):
            update_shelf(prepared)
    assert digests(data_dir) == before
    remove_shelf(data_dir, place)
    add_shelf(prepare(order(data_dir, later)))
    assert [each.as_of for each in list_shelves(data_dir)] == ["2026-12-01"]


_READ_ONLY = """
import sys
from pathlib import Path
from graph.errors import InvestigatorError
from graph.registers.shelf.keeping.removal import remove_shelf
from graph.registers.shelf.keeping.verify import verify_shelf
from graph.registers.shelf.places import shelf_place
from scrapers.bulk.shelves import add_shelf, prepare, update_shelf
from dataclasses import replace
from tests.scrapers.bulk.test_faults import digests, order
data_dir, file = map(Path, sys.argv[1:])
print(len(digests(data_dir)) > 0, verify_shelf(data_dir, "owners") or "holds")
for work in (
    lambda: add_shelf(prepare(replace(order(data_dir, file), name="another"))),
    lambda: update_shelf(prepare(order(data_dir, file))),
    lambda: remove_shelf(data_dir, shelf_place(data_dir, "owners")),
):
    try:
        work()
    except InvestigatorError as error:
        print(error)
"""


def test_a_folder_that_only_lets_itself_be_read(data_dir: Path, later: Path) -> None:
    before = digests(data_dir)
    folders = [data_dir, *(each for each in data_dir.rglob("*") if each.is_dir())]
    for each in folders:
        each.chmod(0o500)
    try:
        run = subprocess.run(
            [*_without_privileges(), sys.executable, "-c", _READ_ONLY, data_dir, later],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        for each in folders:
            each.chmod(0o700)
    registers = data_dir / "registers"
    told = [f"{registers / name} cannot be written (Permission denied)." for name in _WRITTEN]
    assert run.stdout.splitlines() == ["True holds", *told], run.stderr
    assert digests(data_dir) == before


_WRITTEN = ("another", _NAME, _NAME)


def _without_privileges() -> list[str]:
    """Return what runs a command for which the rights of files count, also for root."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root may write everywhere, and there is no setpriv")
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]


def test_a_stopped_build_goes_on(tmp_path: Path, snapshot: Path, whole: Path) -> None:
    def stop(progress: BuildProgress) -> None:
        if progress.lines > 50:
            raise KeyboardInterrupt

    with pytest.raises(StoppedError, match="Run the same command to go on"):
        add_shelf(prepare(order(tmp_path, snapshot), stop))
    assert [each.state for each in list_shelves(tmp_path)] == [ShelfState.BUILDING]
    read: list[int] = []
    outcome = add_shelf(prepare(order(tmp_path, snapshot), lambda now: read.append(now.lines)))
    assert min(read) >= 40
    assert not outcome.thrown_away
    assert digests(tmp_path) == digests(whole)


def test_a_build_of_other_files_is_thrown_away(
    tmp_path: Path, snapshot: Path, later: Path, whole: Path
) -> None:
    def stop(progress: BuildProgress) -> None:
        if progress.lines > 50:
            raise KeyboardInterrupt

    with pytest.raises(StoppedError):
        add_shelf(prepare(order(tmp_path, later), stop))
    assert add_shelf(prepare(order(tmp_path, snapshot))).thrown_away
    assert digests(tmp_path) == digests(whole)


def _damages() -> Iterator[tuple[str, str]]:
    for name in ("stated/*.parquet", "ties/*.parquet", "arrays/tie.start.npy", "texts/ids.arrow"):
        yield "flip", name
        yield "cut", name
    yield "cut", "shelf.json"


@pytest.mark.parametrize(("damage", "pattern"), list(_damages()))
def test_a_damaged_file_is_named(damage: str, pattern: str, data_dir: Path) -> None:
    edition = shelf_place(data_dir, _NAME).current_edition()
    assert edition is not None
    path = next(edition.glob(pattern))
    content = bytearray(path.read_bytes())
    if damage == "flip":
        content[len(content) // 2] ^= 1
    path.write_bytes(content if damage == "flip" else content[:-9])
    assert path.name in str(verify_shelf(data_dir, _NAME))
    [listed] = list_shelves(data_dir)
    assert listed.state is ShelfState.DAMAGED


def test_a_newer_schema_is_left_alone(data_dir: Path, later: Path) -> None:
    edition = shelf_place(data_dir, _NAME).current_edition()
    assert edition is not None
    path = edition / "shelf.json"
    newer = path.read_bytes().replace(b'"schema": 1', b'"schema": 2').replace(b'"rules"', b'"x"')
    path.write_bytes(newer)
    with pytest.raises(InputError, match="written by a newer version"):
        read_document(edition)
    with pytest.raises(InputError, match="written by a newer version"):
        update_shelf(prepare(order(data_dir, later)))
    assert path.read_bytes() == newer


def test_a_lost_current_is_no_lost_shelf(data_dir: Path) -> None:
    place = shelf_place(data_dir, _NAME)
    place.current.unlink()
    assert digests(data_dir)
    assert not place.is_current_named
