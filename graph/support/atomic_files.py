"""Files written whole or not at all: next to their place first, and then moved to it."""

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from graph.errors import InputError
from graph.support.language import N_
from graph.support.progress import report_pieces

Chunks = Iterable[bytes]

# The earliest time that a zip can hold, so that its bytes do not depend on the day.
_TIME = (1980, 1, 1, 0, 0, 0)
_JOINED_SIZE = 1 << 16
_BLOCK = 1 << 20
_SHOWN = 3
_NAMED = 40  # characters of a name: with a few bytes each, a part's name is still short enough
_MOST_ATTEMPTS = 20


def _report_chunks(chunks: Chunks) -> Iterator[bytes]:
    return report_pieces(chunks, len)


def write_file(path: Path, content: bytes) -> None:
    """Write a file so that a reader finds the old or the new one, also after a power cut.

    Raises:
        OSError: it cannot be written; the old one is still there.
    """
    _write_whole(path, content, 0o666)


def write_private(path: Path, content: bytes) -> None:
    """Write a file as ``write_file`` does, readable by its owner only.

    Raises:
        OSError: it cannot be written; the old one is still there.
    """
    _write_whole(path, content, 0o600)


def move_into_place(part: Path, out: Path) -> None:
    """Put a finished file or folder in the place of ``out``, once all of it is on the disk.

    Raises:
        OSError: it cannot be moved; what was there before is still there.
    """
    for path in (part, *part.rglob("*")):
        if path.is_file():
            _sync(path, os.O_RDWR)
    _replace(part, out)
    _sync_folder(out.parent)


def write_one(out: Path, chunks: Chunks) -> tuple[str, ...]:
    """Write one file, and the folders above it; return its path.

    Raises:
        InputError: the path cannot be written.
    """
    with replace_file(out) as part, part.open("xb") as file:
        file.writelines(_report_chunks(chunks))
    return (str(out),)


@contextmanager
def replace_file(out: Path) -> Iterator[Path]:
    """Give a path beside ``out``, where nothing is yet, that becomes ``out`` when all went well.

    Raises:
        InputError: the path cannot be written.
    """
    with explain_write_errors(out), _replace_unchecked(out) as part:
        yield part


def write_many(out: Path, parts: Mapping[str, Chunks]) -> tuple[str, ...]:
    """Write files by name into a folder, or into a zip where the path ends in ``.zip``.

    Raises:
        InputError: the path cannot be written, or is a folder that holds other files.
    """
    with explain_write_errors(out):
        if out.suffix.lower() == ".zip":
            with _replace_unchecked(out) as part:
                write_zip(part, parts)
            return (str(out),)
        _write_folder(out, parts)
        return tuple(str(out / name) for name in parts)


def write_zip(path: Path, parts: Mapping[str, Chunks], stored: Set[str] = frozenset[str]()) -> None:
    """Pack files into a zip with fixed times and rights; those in ``stored`` stay unpacked."""
    with ZipFile(path, "x") as archive:
        for name, chunks in sorted(parts.items()):
            entry = ZipInfo(name, _TIME)
            entry.compress_type = ZIP_STORED if name in stored else ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            with archive.open(entry, "w", force_zip64=True) as file:
                for block in join_chunks(_report_chunks(chunks)):
                    file.write(block)


def join_chunks(chunks: Chunks) -> Iterator[bytes]:
    """Join small chunks, so that a compressor or a file is not asked for each of them."""
    waiting: list[bytes] = []
    size = 0
    for chunk in chunks:
        waiting.append(chunk)
        size += len(chunk)
        if size >= _JOINED_SIZE:
            yield b"".join(waiting)
            waiting, size = [], 0
    yield b"".join(waiting)


def read_blocks(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file in pieces."""
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            yield block


def _write_folder(out: Path, parts: Mapping[str, Chunks]) -> None:
    there = out.exists()
    names = {item.name for item in out.iterdir() if not _is_part(item.name)} if there else set()
    foreign = sorted(names - parts.keys())
    if foreign:
        shown = ", ".join(foreign[:_SHOWN])
        raise InputError(
            N_("{out} holds other files ({shown}); choose a new or empty folder."),
            out=out,
            shown=shown,
        )
    out.mkdir(parents=True, exist_ok=True)
    beside = _part_beside(out / "folder")
    try:
        beside.mkdir()
        for name, chunks in parts.items():
            with (beside / name).open("xb") as file:
                file.writelines(_report_chunks(chunks))
        for name in parts:
            move_into_place(beside / name, out / name)
    finally:
        rmtree(beside, ignore_errors=True)
        if not there and not any(out.iterdir()):
            out.rmdir()


@contextmanager
def _replace_unchecked(out: Path) -> Iterator[Path]:
    """Give a path beside ``out`` that becomes ``out`` when all went well."""
    if out.is_dir():
        raise InputError(
            N_("{out} is a folder, and this format is one file; choose another --out."), out=out
        )
    out.parent.mkdir(parents=True, exist_ok=True)
    with _part_of(out) as part:
        yield part


@contextmanager
def _part_of(out: Path) -> Iterator[Path]:
    """Give a path beside ``out`` that becomes ``out`` when all went well, and is gone if not."""
    part = _part_beside(out)
    try:
        yield part
        move_into_place(part, out)
    except OSError as error:
        if error.filename == str(part):
            error.filename = str(out)  # the name that a reader knows
        raise
    finally:
        part.unlink(missing_ok=True)


def _part_beside(out: Path) -> Path:
    return out.with_name(f".{out.name[:_NAMED]}.{token_hex(4)}.part")


def _is_part(name: str) -> bool:
    """Whether a file is what somebody left who was killed while writing."""
    return name.startswith(".") and name.endswith(".part")


def _write_whole(path: Path, content: bytes, mode: int) -> None:
    def open_part(name: str, flags: int) -> int:
        return os.open(name, flags, mode)

    with _part_of(path) as part, open(part, "xb", opener=open_part) as file:
        file.write(content)


def _replace(part: Path, out: Path) -> None:
    for attempt in range(_MOST_ATTEMPTS):
        try:
            part.replace(out)
            break
        except PermissionError:
            # Windows replaces no file that somebody reads at this moment.
            if os.name != "nt" or attempt == _MOST_ATTEMPTS - 1:
                raise
            time.sleep(0.05)


def _sync_folder(folder: Path) -> None:
    """Bring a changed file name to the disk, where folders can be opened and synchronized."""
    if os.name != "nt":
        # The file is in its place already: a disk that cannot do this is no reason to complain.
        with suppress(OSError):
            _sync(folder, os.O_RDONLY)


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def explain_write_errors(out: Path) -> Iterator[None]:
    """Say in one sentence why a path cannot be written."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or "a failure"
        raise InputError(
            N_("{out} cannot be written ({reason}); choose another --out."), out=out, reason=reason
        ) from error
