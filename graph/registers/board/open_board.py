"""The board of a case and the shelves that are asked for, opened for a block."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from graph.model.records import Contents
from graph.registers.board.board import Board, make_board
from graph.registers.board.contents_part import ContentsPart
from graph.registers.board.keeping.board_files import clear_boards, find_board, keep_board
from graph.registers.board.keeping.board_key import board_key
from graph.registers.board.keeping.extension import extend_board
from graph.registers.board.part import BoardPart
from graph.registers.board.records import BoardRecords
from graph.registers.board.shelf_part import ShelfPart
from graph.registers.shelf.document import ShelfDocument
from graph.registers.shelf.places import boards_folder
from graph.registers.shelf.shelf import ListedShelf, Shelf, list_shelves, open_names, open_shelf


@dataclass(frozen=True, slots=True)
class OpenBoard:
    """A board with its records; ``asked`` are its shelves, ``left_out`` all others."""

    board: Board
    records: BoardRecords
    asked: Sequence[ShelfDocument]
    left_out: Sequence[ListedShelf]


@contextmanager
def open_board(
    data_dir: Path, asked: str, case: Contents, case_dir: Path | None = None
) -> Iterator[OpenBoard]:
    """Open the shelves that ``--registers`` names, and make one board of them and the case.

    The board holds the case too: it is kept under ``case_dir`` where that is another folder.

    Raises:
        InputError: a shelf is not there, not ready or damaged.
    """
    names = open_names(data_dir, asked)
    with ExitStack() as held:
        shelves = [held.enter_context(open_shelf(data_dir, name)) for name in names]
        shelves.sort(key=lambda shelf: (-shelf.document.counts.parties, shelf.name))
        board = _board_of(boards_folder(case_dir or data_dir), shelves, case)
        yield OpenBoard(
            board,
            BoardRecords(board, case.unfinished),
            [shelf.document for shelf in sorted(shelves, key=lambda shelf: shelf.name)],
            [each for each in list_shelves(data_dir) if each.name not in names],
        )


def _board_of(boards: Path, shelves: Sequence[Shelf], case: Contents) -> Board:
    """Return the board of the shelves, which is kept for the next run, with the case added."""
    key = board_key(shelves)
    parts: list[BoardPart] = list(map(ShelfPart, shelves))
    board = find_board(boards / key, parts)
    if board is None:
        board = make_board(parts)
        # A disk that is full or read-only is no reason not to answer.
        with suppress(OSError):
            clear_boards(boards, key)
            keep_board(boards / key, board)
    return extend_board(board, ContentsPart(case))
