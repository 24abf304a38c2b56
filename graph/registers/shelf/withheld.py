"""Ids that were taken out of a shelf by hand: one a line, undone by taking the line out."""

from pathlib import Path

from graph.support.atomic_files import write_private


def read_withheld(path: Path) -> frozenset[str]:
    """Return the ids that a list withholds; none where there is no list."""
    try:
        return frozenset(filter(None, map(str.strip, path.read_text("utf-8").splitlines())))
    except FileNotFoundError:
        return frozenset()


def withhold(path: Path, ident: str) -> bool:
    """Add an id to a list; return whether it was not there before."""
    there = read_withheld(path)
    if ident in there:
        return False
    write_private(path, "".join(f"{each}\n" for each in sorted({*there, ident})).encode())
    return True
