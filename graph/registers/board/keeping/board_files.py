"""Files of a kept board: its arrays, mapped when it is opened again, and their digests.

Compiled code reads arrays without looking, so each file is checked whole before it is mapped.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from graph.registers.board.board import Board, BoardStakes, settle, ties_of_parts
from graph.registers.board.ends import PartyEnds
from graph.registers.board.numbering import Numbering
from graph.registers.board.part import BoardPart
from graph.registers.board.shares import ShareBook
from graph.registers.kernels.walk import Walk
from graph.support.atomic_files import read_blocks

_DOCUMENT = "board.json"
_PART = ".part-"
_STAKES = ("share", "interest", "lot", "source")
Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class _Said:
    """What stands in ``board.json``."""

    first_party: Sequence[int]
    first_tie: Sequence[int]
    shares: Sequence[str]
    digests: Mapping[str, str]


def keep_board(folder: Path, board: Board) -> None:
    """Write a board into a new folder; none is left where that fails or is broken off.

    Raises:
        OSError: it cannot be written.
    """
    part = folder.with_name(f"{_PART}{token_hex(4)}")
    try:
        part.mkdir(parents=True, mode=0o700)
        digests = {name: _write(part / name, array) for name, array in _arrays(board).items()}
        said = {
            "first_party": board.numbering.first,
            "first_tie": board.first_tie,
            "shares": list(board.stakes.shares.codes),
            "digests": digests,
        }
        (part / _DOCUMENT).write_bytes(orjson.dumps(said))
        rmtree(folder, ignore_errors=True)
        part.rename(folder)
    finally:
        rmtree(part, ignore_errors=True)


def find_board(folder: Path, parts: Sequence[BoardPart]) -> Board | None:
    """Return a kept board of some parts, None where there is none or its files are damaged."""
    said = _read_document(folder)
    if said is None:
        return None
    try:
        arrays = {name: _map(folder / name, digest) for name, digest in said.digests.items()}
        return _board_of(said, arrays, parts)
    except (OSError, ValueError, EOFError, KeyError):
        return None


def clear_boards(folder: Path, kept: str) -> None:
    """Delete all boards but one; who reads one at this moment may read on."""
    with suppress(OSError):
        for each in folder.iterdir():
            if each.name != kept:
                rmtree(each, ignore_errors=True)


def _arrays(board: Board) -> dict[str, Array]:
    found: dict[str, Array] = {
        "last": board.ends.last,
        "doubtful": board.ends.doubtful,
        "stands_for": board.stands_for,
        "registered": board.registered,
        "same": np.array(sorted(board.same), np.int64),
    }
    found |= {f"walk.{name}": array for name, array in board.walk._asdict().items()}
    found |= {f"stakes.{name}": getattr(board.stakes, name) for name in _STAKES}
    numbering = board.numbering
    for k, (numbers, added) in enumerate(zip(numbering.of_part, numbering.added, strict=True)):
        found |= {f"numbers.{k}": numbers, f"added.{k}": added}
    return found


def _board_of(said: _Said, arrays: Mapping[str, Array], parts: Sequence[BoardPart]) -> Board:
    count = range(len(parts))
    numbering = Numbering(
        tuple(parts),
        tuple(arrays[f"numbers.{k}"] for k in count),
        tuple(arrays[f"added.{k}"] for k in count),
        tuple(said.first_party),
    )
    shares = ShareBook()
    shares.encode(said.shares)
    same = ties_of_parts(parts, said.first_tie, arrays["same"].tolist())
    return Board(
        numbering=numbering,
        walk=Walk(**{name: arrays[f"walk.{name}"] for name in Walk._fields}),
        stakes=BoardStakes(**{n: arrays[f"stakes.{n}"] for n in _STAKES}, shares=shares),
        ends=PartyEnds(arrays["last"], arrays["doubtful"]),
        first_tie=tuple(said.first_tie),
        matches=settle(numbering, same),
        stands_for=arrays["stands_for"],
        same=same,
        registered=arrays["registered"],
    )


def _read_document(folder: Path) -> _Said | None:
    try:
        return _Said(**orjson.loads((folder / _DOCUMENT).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def _write(path: Path, array: Array) -> str:
    path.touch(0o600)
    with path.open("wb") as file:
        np.save(file, array, allow_pickle=False)
    return _digest(path)


def _map(path: Path, digest: str) -> Array:
    if _digest(path) != digest:
        raise ValueError(path)
    # Mapped for this process alone, so that compiled code takes it like an array in memory.
    mapped: Array = np.asarray(np.load(path, mmap_mode="c", allow_pickle=False))
    return mapped


def _digest(path: Path) -> str:
    found = blake2b(digest_size=16)
    for block in read_blocks(path):
        found.update(block)
    return found.hexdigest()
