"""Bulk files of an invented register in the form of Companies House, of any size.

python -m tests.benchmarks.register_files FOLDER --lines 1000000 --parts 2

``psc-snapshot-2026-11-01_1of2.zip`` holds lines about owners, ``BasicCompanyData-2026-11-01-
part1_2.zip`` rows of companies, 0.4 a line. Nobody in them is real.
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from tests.benchmarks.invented_register.company_rows import company_rows
from tests.benchmarks.invented_register.owner_lines import owner_lines
from tests.benchmarks.invented_register.register import Register, invented_register

DAY = "2026-11-01"
"""Day that the names of the files carry."""

_FASTEST = 1


def write_register(folder: Path, lines: int, parts: int = 1) -> tuple[list[Path], list[Path]]:
    """Write the files of an invented register; return those of owners and those of companies."""
    folder.mkdir(parents=True, exist_ok=True)
    register = invented_register(lines)
    return write_owners(folder, register, parts), write_companies(folder, register, parts)


def write_owners(folder: Path, register: Register, parts: int = 1) -> list[Path]:
    """Write the zip files of owners, and return their paths."""
    paths = []
    for part, (begin, end) in enumerate(_cuts(len(register.shape.company), parts), 1):
        name = f"psc-snapshot-{DAY}" + (f"_{part}of{parts}" if parts > 1 else "")
        paths.append(folder / f"{name}.zip")
        _write_zip(paths[-1], f"{name}.txt", owner_lines(register, begin, end))
    return paths


def write_companies(folder: Path, register: Register, parts: int = 1) -> list[Path]:
    """Write the zip files of companies, and return their paths."""
    paths = []
    for part, (begin, end) in enumerate(_cuts(register.shape.companies, parts), 1):
        name = f"BasicCompanyData-{DAY}-part{part}_{parts}"
        paths.append(folder / f"{name}.zip")
        rows = (row.encode() for row in company_rows(register, begin, end))
        _write_zip(paths[-1], f"{name}.csv", rows)
    return paths


def _cuts(count: int, parts: int) -> Iterator[tuple[int, int]]:
    for part in range(parts):
        yield count * part // parts, count * (part + 1) // parts


def _write_zip(path: Path, name: str, lines: Iterable[bytes]) -> None:
    with (
        ZipFile(path, "w", ZIP_DEFLATED, compresslevel=_FASTEST) as archive,
        archive.open(name, "w", force_zip64=True) as stream,
    ):
        stream.writelines(lines)


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--parts", type=int, default=1)
    given = parser.parse_args()
    for paths in write_register(given.folder, given.lines, given.parts):
        for path in paths:
            print(f"{path}: {path.stat().st_size / 1e6:,.0f} MB")


if __name__ == "__main__":
    _main()
