"""A board is kept for the next run, and made again where case, shelf or files changed."""

from pathlib import Path

import pytest

from graph.model.records import Contents
from graph.presentation.trace_report import batch_csv
from graph.registers.analyses.tracing.judge import trace_all_over
from graph.registers.board.open_board import open_board
from graph.registers.shelf.places import boards_folder
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


def test_a_changed_case_has_a_board_of_its_own(tmp_path: Path, case: Contents) -> None:
    _verdicts(tmp_path, case)
    before = _kept(tmp_path)
    _verdicts(tmp_path, Contents(case.entities, case.sources, case.statements, case.ties[1:]))
    assert _kept(tmp_path) != before


@pytest.mark.parametrize("name", ["walk.in_ties", "numbers.0", "board.json"])
def test_a_damaged_board_is_made_again(tmp_path: Path, case: Contents, name: str) -> None:
    first = _verdicts(tmp_path, case)
    path, written = _kept(tmp_path) / name, _written(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 0xFF]))
    assert _verdicts(tmp_path, case) == first
    assert _written(tmp_path) > written
    assert path.read_bytes() == whole
