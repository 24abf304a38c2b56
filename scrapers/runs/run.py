"""Runs: a folder for each, with its captures and a file that says how far it is."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import KW_ONLY, asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import uuid4

from filelock import FileLock, Timeout

from graph.errors import InputError
from graph.importing.result import UnplacedValue
from graph.support.language import N_, Text
from graph.support.stored_texts import read_stored_text, store_text

STATE = "run.json"
CAPTURES = "captures.warc.gz"
_LOCK = "run.lock"


class RunState(StrEnum):
    """How a run stands. ``RUNNING`` without a live process means that it was killed."""

    RUNNING = "running"
    STOPPED = "stopped"
    FINISHED = "finished"
    INCOMPLETE = "incomplete"
    FAILED = "failed"


class RunKind(StrEnum):
    """Whether a source was asked, or files were read."""

    COLLECT = "collect"
    IMPORT = "import"


_UNFINISHED = frozenset({RunState.RUNNING, RunState.STOPPED})


@dataclass(frozen=True, slots=True)
class Run:
    """One run: what was asked for, and what came of it. Times are ISO text in UTC.

    ``new`` counts parties and ties that the store lacked, ``changed`` ties stated otherwise.
    """

    run: str
    source: str
    subjects: tuple[str, ...] = ()
    hops: int = 0
    _: KW_ONLY
    limit: int = 0
    kind: RunKind = RunKind.COLLECT
    state: RunState = RunState.RUNNING
    started: str = ""
    ended: str = ""
    pages: int = 0
    records: int = 0
    new: int = 0
    changed: int = 0
    not_understood: tuple[UnplacedValue, ...] = ()
    notes: tuple[Text, ...] = ()
    problem: Text = ""
    files: tuple[str, ...] = ()
    url: str = ""
    retrieved: str = ""
    company: str = ""

    @property
    def is_unfinished(self) -> bool:
        """Whether the same collect goes on with it."""
        return self.state in _UNFINISHED


def run_document(run: Run, write: Callable[[Text], object]) -> dict[str, Any]:
    """Return a run as a JSON object, each of its texts as ``write`` puts it."""
    texts = {"notes": [write(note) for note in run.notes], "problem": write(run.problem)}
    return {**asdict(replace(run, notes=(), problem="")), **texts}


class RunFolder:
    """The folder of one run."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def captures(self) -> Path:
        """The archive of the run."""
        return self.path / CAPTURES

    def read(self) -> Run:
        """Return the state as it was last written."""
        told = json.loads((self.path / STATE).read_text("utf-8"))
        return _run_from(told)

    def write(self, run: Run) -> None:
        """Write the state, all of it or not at all."""
        partial = self.path / f"{STATE}.part"
        document = run_document(run, store_text)
        partial.write_text(json.dumps(document, ensure_ascii=False, indent=1), "utf-8")
        os.replace(partial, self.path / STATE)  # noqa: PTH105

    @property
    def is_live(self) -> bool:
        """Whether a process is at this run now."""
        try:
            with self.lock():
                return False
        except InputError:
            return True

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep other processes out; the lock dies with its process.

        Raises:
            InputError: another process is at this run.
        """
        try:
            with FileLock(self.path / _LOCK, timeout=0):
                yield
        except Timeout:
            raise InputError(
                N_("{run} is running already; see it with: python -m scrapers runs"),
                run=self.path.name,
            ) from None


def _run_from(told: object) -> Run:
    if not isinstance(told, dict):
        raise TypeError(told)
    odd = tuple(UnplacedValue(**item) for item in told.pop("not_understood", ()))
    lists = {name: tuple(told.pop(name, ())) for name in ("subjects", "files")}
    return Run(
        **{
            **told,
            **lists,
            "notes": tuple(read_stored_text(note) for note in told.pop("notes", ())),
            "problem": read_stored_text(told.pop("problem", "")),
            "not_understood": odd,
            "state": RunState(told["state"]),
            "kind": RunKind(told["kind"]),
        }
    )


def _run_key(run: Run) -> tuple[object, ...]:
    """Return what makes two runs the same."""
    files = (run.files, run.url, run.retrieved, run.company)
    return (run.source, run.subjects, run.hops, run.limit, run.kind, *files)


class Runs:
    """All runs under a data folder."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / "captures"

    def all(self) -> tuple[Run, ...]:
        """Return every run, the newest first; a folder without a readable state is passed over."""
        found = []
        for folder in self._path.glob("*"):
            try:
                found.append(RunFolder(folder).read())
            except (OSError, ValueError, TypeError, KeyError, RecursionError):
                continue
        return tuple(sorted(found, key=lambda run: (run.started, run.run), reverse=True))

    def folder(self, run: str) -> RunFolder:
        """Return the folder of a run.

        Raises:
            InputError: there is no such run.
        """
        if run not in {known.run for known in self.all()}:
            raise InputError(
                N_("There is no run {run!r}; list them: python -m scrapers runs"), run=run
            )
        return RunFolder(self._path / run)

    def begin(self, asked: Run) -> RunFolder:
        """Go on with the last run if it is the same and unfinished, else make another."""
        same = _run_key(asked)
        for run in self.all():
            if _run_key(run) == same:
                if run.is_unfinished:
                    return RunFolder(self._path / run.run)
                break
        now = datetime.now(UTC)
        name = f"{now:%Y%m%dT%H%M%S}-{asked.source}-{uuid4().hex[:6]}"
        folder = RunFolder(self._path / name)
        folder.path.mkdir(parents=True)
        folder.write(replace(asked, run=name, started=now.isoformat(timespec="microseconds")))
        return folder
