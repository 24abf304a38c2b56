"""Snapshots of an invented register, in the register's own form."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from tests.benchmarks.invented_register.owner_lines import owner_lines
from tests.benchmarks.invented_register.register import invented_register


def snapshot_lines(count: int) -> list[bytes]:
    """Return lines about owners; the last one holds the totals."""
    register = invented_register(count)
    return list(owner_lines(register, 0, len(register.shape.company)))


def write_snapshot(folder: Path, day: str, lines: int, name: str = "psc-snapshot") -> Path:
    """Write a zip with one snapshot of so many lines, and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-{day}.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr(f"{name}-{day}.txt", b"".join(snapshot_lines(lines)))
    return path
