"""Files of ``DATA_DIR`` that a backup holds: those that nothing else can bring back.

What is kept is named here, and everything else is not: databases, passwords of the embedded
server, caches, whole registers.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

FOLDERS = ("captures", "cases", "queries", "mappings", "watch", "reference")
"""Folders that are kept whole: archives and runs, cases, own queries, columns, watches, sets."""

FILES = ("agents.csv", "matches/samples.jsonl")
_WITHHELD = ("registers", "*", "withheld.txt")
_LEFT_OUT = (".lock", ".part", ".tmp")
_REFUSED = frozenset("\\:\0")


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """Paths below ``DATA_DIR`` that are kept, and those that cannot be, such as links."""

    paths: tuple[PurePosixPath, ...]
    left_out: tuple[str, ...]


def is_kept(path: PurePosixPath) -> bool:
    """Whether a path below ``DATA_DIR`` is one that a backup holds."""
    parts = path.parts
    if path.is_absolute() or not parts or not all(map(_is_plain, parts)):
        return False
    in_folder = parts[0] in FOLDERS and len(parts) > 1
    return in_folder or str(path) in FILES or (len(parts) == len(_WITHHELD) and _is_withheld(parts))


def _is_withheld(parts: tuple[str, ...]) -> bool:
    return (parts[0], parts[2]) == (_WITHHELD[0], _WITHHELD[2])


def _is_plain(part: str) -> bool:
    """Whether a name is one of ours: no hidden file, no lock, and nothing that leads elsewhere."""
    return not (part.startswith(".") or part.endswith(_LEFT_OUT) or _REFUSED & set(part))


def find_kept(data_dir: Path) -> KeptFiles:
    """Return what a backup of a folder holds, captures last: what names them was there after."""
    kept: list[PurePosixPath] = []
    left_out: list[str] = []
    captures = data_dir / FOLDERS[0]
    for path in sorted(_files_of(data_dir), key=lambda path: (captures in path.parents, path)):
        relative = PurePosixPath(path.relative_to(data_dir).as_posix())
        if path.name.startswith(".") or path.name.endswith(_LEFT_OUT):
            continue
        if is_kept(relative) and path.is_file() and not path.is_symlink() and _is_text(relative):
            kept.append(relative)
        else:
            left_out.append(ascii(str(relative)))
    return KeptFiles(tuple(kept), tuple(left_out))


def _is_text(path: PurePosixPath) -> bool:
    """Whether a name can be written in UTF-8."""
    return str(path).isprintable()


def _files_of(data_dir: Path) -> Iterator[Path]:
    for name in FOLDERS:
        for here, folders, files in os.walk(data_dir / name):
            links = (each for each in folders if (Path(here) / each).is_symlink())
            yield from (Path(here) / each for each in (*files, *links))
    yield from (data_dir / name for name in FILES if (data_dir / name).is_file())
    yield from data_dir.glob("/".join(_WITHHELD))
