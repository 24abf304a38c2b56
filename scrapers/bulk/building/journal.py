"""Journal of a build: what is finished, line by line, so that it can go on where it stopped."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from shutil import rmtree
from typing import Any

from pydantic import TypeAdapter, ValidationError

from graph.registers.shelf.document import DerivedFile, PartFile
from graph.support.gzip_members import file_digest
from scrapers.bulk.building.piece_result import PieceResult

JOURNAL = "journal.jsonl"
_RESULT = TypeAdapter(PieceResult)
_FILES = TypeAdapter(tuple[DerivedFile, ...])


class Journal:
    """Journal of one build under a key; a folder with another key is begun anew."""

    def __init__(self, building: Path, key: str) -> None:
        self._building, self._key = building, key
        self._path = building / JOURNAL
        self.pieces: dict[int, PieceResult] = {}
        self.sorted: set[str] = set()
        self.derived: dict[str, tuple[DerivedFile, ...]] = {}

    def begin(self) -> bool:
        """Take up what holds; return whether another build was thrown away for it."""
        lines = _read_lines(self._path)
        if lines and lines[0].get("key") == self._key:
            self._take_up(lines[1:])
            return False
        was_there = self._building.exists()
        rmtree(self._building, ignore_errors=True)
        self._building.mkdir(parents=True, mode=0o700)
        self._write({"key": self._key})
        return was_there and bool(lines)

    def _take_up(self, lines: Sequence[dict[str, Any]]) -> None:
        for line in lines:
            try:
                if "piece" in line:
                    result = _RESULT.validate_python(line)
                    if all(self._holds(each) for each in result.files):
                        self.pieces[result.number] = result
                elif "sorted" in line:
                    self.sorted.add(line["sorted"])
                elif "derived" in line:
                    files = _FILES.validate_python(line["files"])
                    if all(self._holds(each) for each in files):
                        self.derived[line["derived"]] = files
            except ValidationError:
                continue

    def _holds(self, file: PartFile | DerivedFile) -> bool:
        path = self._building / file.file
        try:
            return path.stat().st_size == file.bytes and file_digest(path) == file.sha256
        except OSError:
            return False

    def add_piece(self, result: PieceResult) -> None:
        """Note that a piece is finished."""
        self._write(_RESULT.dump_python(result, mode="json"))
        self.pieces[result.number] = result

    def add_sorted(self, reading: str) -> None:
        """Note that the notes of a pass are sorted."""
        self._write({"sorted": reading})
        self.sorted.add(reading)

    def add_derived(self, folder: str, files: tuple[DerivedFile, ...]) -> None:
        """Note that a derived folder is built."""
        self._write({"derived": folder, "files": _FILES.dump_python(files, mode="json")})
        self.derived[folder] = files

    def _write(self, line: dict[str, Any]) -> None:
        with self._path.open("ab") as file:
            if file.tell() and not _ends_line(self._path):
                file.write(b"\n")  # A line that was being written when somebody pulled the plug.
            file.write(json.dumps(line).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())


def _ends_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _read_lines(path: Path) -> list[dict[str, Any]]:
    try:
        content = path.read_bytes()
    except OSError:
        return []
    lines = []
    for line in content.splitlines():
        try:
            read = json.loads(line)
        except ValueError:
            continue
        if isinstance(read, dict):
            lines.append(read)
    return lines
