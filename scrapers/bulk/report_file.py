"""Report of a build in a file: its progress while it runs, and how it ended."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import InvestigatorError, StoppedError
from graph.support.file_locks import FileLock
from graph.support.language import N_, LazyText, Text
from graph.support.stored_texts import read_stored_text, store_text
from scrapers.bulk.building.progress import (
    BuildProgress,
    Phase,
    ProgressListener,
    ignore_progress,
)

_STEP_SECONDS = 0.5
_LOCK_SECONDS = 1.0  # who looks whether it is held holds it for a moment
_STOP = ".stop"
_UNEXPECTED = N_("The program ended unexpectedly; run it again to go on.")


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a report says: the progress, whether it ended, and the problem, empty for none.

    A build that was asked to stop has no problem.
    """

    progress: BuildProgress
    ended: bool
    was_stopped: bool
    problem: Text


@contextmanager
def keep_report(path: Path | None) -> Iterator[ProgressListener]:
    """Keep the report of a block in a file, if one is named; yield the listener that writes it.

    The block ends with a StoppedError where a file beside the report asks it to.
    """
    if path is None:
        yield ignore_progress
        return
    stop = _stop_file(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    progress, written = BuildProgress(Phase.READING, 0, 0), 0.0

    def listen(now: BuildProgress) -> None:
        nonlocal progress, written
        is_due = time.monotonic() - written > _STEP_SECONDS or now.phase is not progress.phase
        progress = now
        if is_due:
            _write(path, now)
            written = time.monotonic()
            if stop.exists():
                raise StoppedError(N_("Stopped."))

    held = FileLock(_lock_file(path))
    held.take(seconds=_LOCK_SECONDS)
    try:
        _write(path, progress)
        yield listen
    except BaseException as error:
        stopped = isinstance(error, StoppedError)
        _write(path, progress, ended=True, was_stopped=stopped, problem=_problem_of(error))
        raise
    else:
        _write(path, progress, ended=True)
    finally:
        stop.unlink(missing_ok=True)
        held.release()


def _problem_of(error: BaseException) -> Text:
    if isinstance(error, StoppedError):
        return ""
    return error.text if isinstance(error, InvestigatorError) else LazyText(_UNEXPECTED)


def _stop_file(path: Path) -> Path:
    return path.with_name(path.name + _STOP)


def _lock_file(path: Path) -> Path:
    return path.with_name(path.name + ".lock")


def is_running(path: Path) -> bool:
    """Whether a build keeps this report at this moment."""
    lock = FileLock(_lock_file(path))
    try:
        return not lock.take(seconds=0)
    except OSError:
        return False
    finally:
        lock.release()


def begin_report(path: Path) -> None:
    """Write the report of a build that is about to begin in another process."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _write(path, BuildProgress(Phase.READING, 0, 0))


def ask_to_stop(path: Path) -> None:
    """Ask the build that keeps this report to stop; it does so when it next looks."""
    _stop_file(path).touch(mode=0o600)


def _write(
    path: Path,
    progress: BuildProgress,
    *,
    ended: bool = False,
    was_stopped: bool = False,
    problem: Text = "",
) -> None:
    told: dict[str, Any] = {
        "phase": progress.phase.value,
        "lines": progress.lines,
        "all_lines": progress.all_lines,
        "seconds_left": progress.seconds_left,
        "ended": ended,
        "was_stopped": was_stopped,
        "problem": store_text(problem),
    }
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    # A reader may see the report of a moment ago; it need not be on the disk.
    part.write_text(json.dumps(told), "utf-8")
    part.replace(path)


def read_report(path: Path) -> BuildReport | None:
    """Return what a report says; None where there is none."""
    try:
        told = json.loads(path.read_text("utf-8"))
        progress = BuildProgress(
            Phase(told["phase"]), told["lines"], told["all_lines"], told["seconds_left"]
        )
        return BuildReport(
            progress,
            ended=bool(told["ended"]),
            was_stopped=bool(told["was_stopped"]),
            problem=read_stored_text(told["problem"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
