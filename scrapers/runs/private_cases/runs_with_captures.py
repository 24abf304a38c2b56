"""Runs with the captures of a private case, copied to those of the shared database."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graph.publishing.bundles.warc_archives import find_captures
from graph.support.atomic_files import explain_write_errors, read_blocks, replace_file
from scrapers.runs.run import STATE


@dataclass(frozen=True, slots=True)
class HeldCaptures:
    """Captures that were asked for: the runs that hold some, and how many no run holds."""

    runs: tuple[Path, ...]
    missing: int


def find_runs(case_dir: Path, captures: Iterable[str]) -> HeldCaptures:
    """Return the folders of the runs that hold captures of a private case."""
    wanted = set(captures)
    found = find_captures(case_dir, wanted)
    runs = {each.path.parent for each in found.values()}
    return HeldCaptures(tuple(sorted(runs)), len(wanted) - len(found))


def copy_runs(runs: Iterable[Path], data_dir: Path) -> None:
    """Copy folders of runs; one that is there already gets what was added to it meanwhile.

    Raises:
        InputError: a file cannot be written.
    """
    for run in runs:
        copy = data_dir / "captures" / run.name
        with explain_write_errors(copy):
            copy.mkdir(parents=True, exist_ok=True)
            # The state file last: a run is there when that is.
            for path in sorted(run.iterdir(), key=lambda each: each.name == STATE):
                if path.is_file() and path.suffix != ".lock" and _differs(path, copy / path.name):
                    with replace_file(copy / path.name) as part, part.open("xb") as out:
                        out.writelines(read_blocks(path))


def _differs(path: Path, copy: Path) -> bool:
    """Whether a copy lacks something: the files of a run only grow, but its state is rewritten."""
    return path.name == STATE or not copy.exists() or copy.stat().st_size < path.stat().st_size
