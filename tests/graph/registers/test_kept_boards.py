"""The board of the shelves is kept for the next run; any case is added to it."""

from pathlib import Path
from shutil import rmtree

import numpy as np
import pytest

from graph.model.records import Contents
from graph.presentation.trace_report import batch_csv
from graph.registers.analyses.tracing.judge import trace_all_over
from graph.registers.board.board import Board, make_board
from graph.registers.board.contents_part import ContentsPart
from graph.registers.board.keeping.extension import extend_board
from graph.registers.board.open_board import open_board
from graph.registers.board.shelf_part import ShelfPart
from graph.registers.shelf.places import boards_folder
from graph.registers.shelf.shelf import open_shelf
from tests.graph.registers.lookup.register_of_lamps import lamp_records
from tests.graph.registers.random_case import random_case
from tests.shelves import write_shelf

_SEED = 4


@pytest.fixture
def case(tmp_path: Path) -> Contents:
    """The case of a random graph whose register is a shelf."""
    drawn = random_case(_SEED)
    register = drawn.register
    write_shelf(
        tmp_path, "drawn", [*register.sources.values(), *register.statements, *register.ties]
    )
    return drawn.case


def _verdicts(data_dir: Path, case: Contents) -> str:
    with open_board(data_dir, "all", case) as opened:
        return batch_csv(trace_all_over(opened.board, opened.records, None, 3))


def _kept(data_dir: Path) -> Path:
    """Return the folder of the one board that is kept."""
    (found,) = boards_folder(data_dir).iterdir()
    return found


def _written(data_dir: Path) -> int:
    return (_kept(data_dir) / "board.json").stat().st_mtime_ns


def test_the_next_run_takes_the_kept_board(tmp_path: Path, case: Contents) -> None:
    first = _verdicts(tmp_path, case)
    written = _written(tmp_path)
    assert _verdicts(tmp_path, case) == first
    assert _written(tmp_path) == written


def test_a_board_without_matches_is_kept_too(tmp_path: Path) -> None:
    write_shelf(tmp_path, "uk", lamp_records())
    nothing = Contents({}, {}, (), ())
    _verdicts(tmp_path, nothing)
    written = _written(tmp_path)
    _verdicts(tmp_path, nothing)
    assert _written(tmp_path) == written


def test_a_changed_case_takes_the_kept_board(tmp_path: Path, case: Contents) -> None:
    _verdicts(tmp_path, case)
    written = _written(tmp_path)
    changed = Contents(case.entities, case.sources, case.statements, case.ties[1:])
    found = _verdicts(tmp_path, changed)
    assert _written(tmp_path) == written
    rmtree(boards_folder(tmp_path))
    assert _verdicts(tmp_path, changed) == found


_GRAPHS = 200


def test_a_board_with_the_case_added_is_that_of_all_parts() -> None:
    for seed in range(_GRAPHS):
        drawn = random_case(seed)
        register, case = ContentsPart(drawn.register), ContentsPart(drawn.case)
        assert _is_same(extend_board(make_board([register]), case), make_board([register, case]))


@pytest.mark.parametrize("seed", range(8))
def test_a_case_states_what_two_shelves_leave_open(tmp_path: Path, seed: int) -> None:
    drawn = random_case(seed)
    register, stated = drawn.register, drawn.register.statements
    for name, part in (("one", 0), ("other", 1)):
        records = [*register.sources.values(), *stated[part::3], *register.ties[part::2]]
        write_shelf(tmp_path, name, records)
    whole = drawn.whole
    with open_shelf(tmp_path, "one") as one, open_shelf(tmp_path, "other") as other:
        shelves = [ShelfPart(one), ShelfPart(other)]
        case = ContentsPart(whole)
        made, kept = make_board([*shelves, case]), make_board(shelves)
        ties = kept.first_tie[-1]
        assert (made.walk.type[:ties] != kept.walk.type[:ties]).any()
        assert _is_same(extend_board(kept, case), made)


def _is_same(one: Board, other: Board) -> bool:
    """Whether two boards have the same arrays, of the same types, and the same matches."""
    pairs = [
        *zip(one.walk, other.walk, strict=True),
        (one.ends.last, other.ends.last),
        (one.ends.doubtful, other.ends.doubtful),
        (one.stands_for, other.stands_for),
        (one.registered, other.registered),
        *((getattr(one.stakes, n), getattr(other.stakes, n)) for n in _STAKES),
    ]
    is_alike = all(a.dtype == b.dtype and np.array_equal(a, b) for a, b in pairs)
    return (
        is_alike
        and one.stakes.shares == other.stakes.shares
        and (one.matches, dict(one.same)) == (other.matches, dict(other.same))
        and (one.first_tie, one.numbering.first) == (other.first_tie, other.numbering.first)
    )


_STAKES = ("share", "interest", "lot", "source")


@pytest.mark.parametrize("name", ["walk.in_ties", "numbers.0", "board.json"])
def test_a_damaged_board_is_made_again(tmp_path: Path, case: Contents, name: str) -> None:
    first = _verdicts(tmp_path, case)
    path, written = _kept(tmp_path) / name, _written(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 0xFF]))
    assert _verdicts(tmp_path, case) == first
    assert _written(tmp_path) > written
    assert path.read_bytes() == whole
