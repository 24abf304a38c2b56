"""Runs, each with a folder for its captures and its state file."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import KW_ONLY, asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import uuid4

from graph.errors import InputError
from graph.importing.result import UnplacedValue
from graph.support.atomic_files import write_file
from graph.support.file_locks import hold_lock
from graph.support.language import N_, Text
from graph.support.stored_texts import read_stored_text, store_text

STATE = "run.json"
CAPTURES = "captures.warc.gz"
_LOCK = "run.lock"


class RunState(StrEnum):
    """State of a run; ``RUNNING`` without a live process means that it was killed."""

    RUNNING = "running"
    STOPPED = "stopped"
    FINISHED = "finished"
    INCOMPLETE = "incomplete"
    FAILED = "failed"


class RunKind(StrEnum):
    """Kind of a run: over the network, or over files."""

    COLLECT = "collect"
    IMPORT = "import"


_UNFINISHED = frozenset({RunState.RUNNING, RunState.STOPPED})


@dataclass(frozen=True, slots=True)
class Run:
    """One run: its request and its results. Times are ISO text in UTC.

    ``earlier`` are the sources that read the same files before, whose pages are not this run's.

    ``new`` counts parties and ties that the store lacked, ``changed`` ties that differ from before.
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
    earlier: tuple[str, ...] = ()

    @property
    def is_unfinished(self) -> bool:
        """Whether the same request resumes this run."""
        return self.state in _UNFINISHED


def run_document(run: Run, write: Callable[[Text], object]) -> dict[str, Any]:
    """Return a run as a JSON object; ``write`` turns each of its texts into JSON."""
    texts = {"notes": [write(note) for note in run.notes], "problem": write(run.problem)}
    return {**asdict(replace(run, notes=(), problem="")), **texts}


class RunFolder:
    """The folder of one run; its name is that of the run."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def captures(self) -> Path:
        """The archive of the run."""
        return self.path / CAPTURES

    def read(self) -> Run:
        """Return the run as it was last written."""
        document = json.loads((self.path / STATE).read_text("utf-8"))
        return _run_from(document)

    def write(self, run: Run) -> None:
        """Write the run to its state file, completely or not at all."""
        document = run_document(run, store_text)
        text = json.dumps(document, ensure_ascii=False, indent=1)
        write_file(self.path / STATE, text.encode())

    @property
    def is_live(self) -> bool:
        """Whether a process works on this run now."""
        try:
            with self.lock():
                return False
        except InputError:
            return True

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep other processes out; the lock ends with its process.

        Raises:
            InputError: another process works on this run.
        """
        try:
            with hold_lock(self.path / _LOCK, 0):
                yield
        except TimeoutError:
            raise InputError(
                N_("{run} is running already; see it with: python -m scrapers runs"),
                run=self.path.name,
            ) from None


def _run_from(document: object) -> Run:
    if not isinstance(document, dict):
        raise TypeError(document)
    odd = tuple(UnplacedValue(**item) for item in document.pop("not_understood", ()))
    lists = {name: tuple(document.pop(name, ())) for name in ("subjects", "files", "earlier")}
    return Run(
        **{
            **document,
            **lists,
            "notes": tuple(read_stored_text(note) for note in document.pop("notes", ())),
            "problem": read_stored_text(document.pop("problem", "")),
            "not_understood": odd,
            "state": RunState(document["state"]),
            "kind": RunKind(document["kind"]),
        }
    )


def _run_key(run: Run) -> tuple[object, ...]:
    """Return the request of a run; a run with an equal one is resumed."""
    files = (run.files, run.url, run.retrieved, run.company, run.earlier)
    return (run.source, run.subjects, run.hops, run.limit, run.kind, *files)


class Runs:
    """All runs under a data folder."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / "captures"

    def all(self) -> tuple[Run, ...]:
        """Return every run, newest first; folders without a readable state file are skipped."""
        runs = []
        for folder in self._path.glob("*"):
            try:
                runs.append(RunFolder(folder).read())
            except (OSError, ValueError, TypeError, KeyError, RecursionError):
                continue
        return tuple(sorted(runs, key=lambda run: (run.started, run.run), reverse=True))

    def folder(self, run: str) -> RunFolder:
        """Return the folder of a run.

        Raises:
            InputError: there is no such run.
        """
        if run not in {known.run for known in self.all()}:
            raise InputError(
                N_("There is no run {run!r}; list them: python -m scrapers runs"), run=run
            )
        return self.known_folder(run)

    def known_folder(self, run: str) -> RunFolder:
        """Return the folder of a run that was kept by its name; it may be gone since."""
        return RunFolder(self._path / run)

    def begin(self, request: Run) -> RunFolder:
        """Return the folder of the last equal run if it is unfinished, else a new one."""
        same = _run_key(request)
        for run in self.all():
            if _run_key(run) == same:
                if run.is_unfinished:
                    return RunFolder(self._path / run.run)
                break
        return self.start(request)

    def start(self, request: Run) -> RunFolder:
        """Return the folder of a new run, whatever equal ones there are."""
        now = datetime.now(UTC)
        name = f"{now:%Y%m%dT%H%M%S}-{request.source}-{uuid4().hex[:6]}"
        folder = RunFolder(self._path / name)
        folder.path.mkdir(parents=True)
        folder.write(replace(request, run=name, started=now.isoformat(timespec="microseconds")))
        return folder
