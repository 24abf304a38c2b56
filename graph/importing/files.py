"""Files as names and bytes; zip archives are read in memory and never unpacked to disk."""

import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 - an exception in lower case reads as a variable

from graph.importing.result import Problem
from graph.support.language import N_, LazyText, lazy_text

BYTE_LIMIT = 512 * 1024 * 1024
"""Limit of the bytes of all files of one import together, unpacked."""

# An entry above 10 MB that unpacks to more than 200 times its size is taken as a zip bomb.
_RATIO = 200
_RATIO_FROM = 10 * 1024 * 1024

_TABLES = frozenset({".csv", ".xlsx", ".zip"})
_JSON = frozenset({".json", ".jsonl", ".ndjson", ".ijson"})
SUFFIXES = _TABLES | _JSON | {".graphml", ".gexf", ".xml"}
_BAG = "bagit.txt"
OTHER_FILE = "a file or folder of another kind"

NamedFile = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class LatestFiles:
    """Files that a user gave, each name once; ``replaced`` are the names given more than once."""

    files: tuple[NamedFile, ...]
    replaced: tuple[str, ...]


def latest_files(given: Sequence[NamedFile]) -> LatestFiles:
    """Return the files that count: of several with one name the one given last."""
    count = Counter(name for name, _content in given)
    replaced = tuple(name for name, n in count.items() if n > 1)
    return LatestFiles(tuple(dict(given).items()), replaced)


def files_at(
    paths: Sequence[Path], left_out: list[tuple[str, str]]
) -> tuple[list[NamedFile], list[Problem]]:
    """Return the files at paths and directly in folders, whose others go to ``left_out``."""
    files: list[NamedFile] = []
    problems: list[Problem] = []
    left = BYTE_LIMIT
    bags = [path for path in paths if (path / _BAG).is_file()]
    problems += [_bundle_problem(path.name) for path in bags]
    plain = (path for path in paths if path not in bags)
    for path in (inner for outer in plain for inner in _folder_files(outer, left_out)):
        try:
            size = path.stat().st_size
            if size > left:
                problems.append(too_large(path.name))
                continue
            files.append((path.name, path.read_bytes()))
            left -= size
        except OSError as error:
            reason = error.strerror or LazyText(N_("a failure"))
            problems.append(
                Problem(
                    place=str(path),
                    line=0,
                    column="",
                    found=reason,
                    expected=LazyText(N_("a file or folder that can be read")),
                )
            )
    return files, problems


def _folder_files(path: Path, left_out: list[tuple[str, str]]) -> list[Path]:
    if not path.is_dir():
        return [path]
    inner = [item for item in sorted(path.iterdir()) if not item.name.startswith(".")]
    left_out.extend((OTHER_FILE, str(item)) for item in inner if not _is_readable(item))
    return [item for item in inner if _is_readable(item)]


def _is_readable(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() in SUFFIXES


def unpack_zip(name: str, content: bytes) -> tuple[list[NamedFile], list[Problem]]:
    """Read the entries of a zip archive into memory, unless one of them must be refused."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            problems = list(refusals(name, archive.infolist()))
            if not problems and any(map(_marks_bag, archive.namelist())):
                problems = [_bundle_problem(name)]
            if problems:
                return [], problems
            entries = [entry for entry in archive.infolist() if not _is_hidden(entry)]
            return [(PurePosixPath(e.filename).name, archive.read(e)) for e in entries], []
    except (BadZipFile, ZlibError, NotImplementedError, EOFError, ValueError, OSError) as error:
        return [], [
            Problem(
                place=name,
                line=0,
                column="",
                found=lazy_text(N_("a broken archive ({error})"), error=error),
                expected=LazyText(N_("a readable zip file")),
            )
        ]


def refusals(name: str, entries: Sequence[ZipInfo], limit: int = BYTE_LIMIT) -> Iterator[Problem]:
    """Yield a problem for each link, path outside, repeated name or excess of bytes."""
    seen: set[str] = set()
    for entry in entries:
        if reason := _refusal(entry):
            yield Problem(f"{name}, entry {entry.filename}", 0, "", *reason)
        if entry.filename in seen:
            found = LazyText(N_("the same name twice"))
            yield Problem(
                place=f"{name}, entry {entry.filename}",
                line=0,
                column="",
                found=found,
                expected=LazyText(N_("one entry of each name")),
            )
        seen.add(entry.filename)
    if sum(entry.file_size for entry in entries) > limit:
        yield too_large(name, limit)


def _refusal(entry: ZipInfo) -> tuple[LazyText, LazyText] | None:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if stat.S_ISLNK(entry.external_attr >> 16):
        return LazyText(N_("a link")), LazyText(N_("a file"))
    if path.is_absolute() or ".." in path.parts or ":" in "".join(path.parts[:1]):
        return LazyText(N_("a path that leaves the folder")), LazyText(N_("a path inside it"))
    if entry.flag_bits & 1:
        return LazyText(N_("an encrypted entry")), LazyText(N_("an archive without a password"))
    ratio = entry.file_size / max(entry.compress_size, 1)
    if entry.file_size > _RATIO_FROM and ratio > _RATIO:
        found = lazy_text(N_("an entry that unpacks to {ratio:.0f} times its size"), ratio=ratio)
        return found, lazy_text(N_("at most {n} times"), n=_RATIO)
    return None


def _marks_bag(name: str) -> bool:
    """Whether an entry marks a folder, or the only folder in an archive, as a bag."""
    return name.count("/") <= 1 and PurePosixPath(name).name == _BAG


def _bundle_problem(name: str) -> Problem:
    """Return the problem of an evidence bundle: an import would lose its account of itself."""
    return Problem(
        place=name,
        line=0,
        column="",
        found=LazyText(N_("an evidence bundle")),
        expected=lazy_text(N_("python -m graph open {name}"), name=name),
    )


def _is_hidden(entry: ZipInfo) -> bool:
    parts = PurePosixPath(entry.filename).parts
    hidden = bool(parts) and (parts[0] == "__MACOSX" or parts[-1] == ".DS_Store")
    return entry.is_dir() or hidden


def too_large(name: str, limit: int = BYTE_LIMIT) -> Problem:
    """Return the problem of a file, or of all, with more bytes than one import may hold."""
    expected = lazy_text(N_("at most {n} MB in all"), n=limit // 1024 // 1024)
    return Problem(
        place=name, line=0, column="", found=LazyText(N_("more bytes than that")), expected=expected
    )
