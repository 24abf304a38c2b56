"""Files of the cases: one JSON file each, replaced atomically, shared by all sessions."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from urllib.parse import quote, unquote

from graph.errors import InputError
from graph.support.atomic_files import write_file
from graph.support.file_locks import hold_lock
from graph.support.language import N_
from views.shell.identity import Role, needs
from views.workspace.case.case import Case
from views.workspace.case.case_json import case_document, case_from

_END = ".json"
_LONGEST = 180  # characters of a file name without its ending
_SECONDS = 10


class CaseFolder:
    """The cases of one folder; each session sees the changes of the others when it next reads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._guard = Lock()
        self._read: dict[Path, tuple[tuple[int, int], Case]] = {}

    def names(self) -> list[str]:
        """Return the names of all cases in alphabetical order."""
        names = (unquote(p.name.removesuffix(_END)) for p in self._folder.glob(f"*{_END}"))
        return sorted(names, key=str.casefold)

    def read(self, name: str) -> Case:
        """Return a case as it is stored, or an empty one if none has this name.

        Raises:
            InputError: The name is not valid, or the file is damaged.
        """
        return self._read_file(self._path(name), name)

    @needs(Role.EDITOR)
    def change_case(self, name: str, alter: Callable[[Case], Case]) -> Case:
        """Change a case and save it under a lock, so that no other session interferes.

        Raises:
            InputError: The file cannot be read or written.
        """
        path = self._path(name)
        with self._hold_lock(path):
            before = self._read_file(path, name)
            after = alter(before)
            if after != before:
                self._write(path, after)
        return after

    @needs(Role.KEEPER)
    def remove(self, name: str) -> None:
        """Remove a case; the store keeps the parties and ties that it shows.

        Raises:
            InputError: The file cannot be removed.
        """
        path = self._path(name)
        with self._hold_lock(path):
            path.unlink(missing_ok=True)
            self._read.pop(path, None)

    def _path(self, name: str) -> Path:
        """Return the file of a case; names that differ only in case share one file."""
        named = quote(name, safe=" ")
        if not name.strip() or name != name.strip() or len(named) > _LONGEST:
            raise InputError(
                N_(
                    "A case needs a name that is not too long and has no spaces around it; "
                    "choose another one."
                )
            )
        same = (n for n in self.names() if n.casefold() == name.casefold())
        return self._folder / f"{quote(next(same, name), safe=' ')}{_END}"

    def _read_file(self, path: Path, name: str) -> Case:
        try:
            status = path.stat()
            signature = (status.st_mtime_ns, status.st_size)
            if path in self._read and self._read[path][0] == signature:
                return self._read[path][1]
            case = case_from(json.loads(path.read_bytes()))
        except FileNotFoundError:
            return Case(name)
        except (OSError, KeyError, TypeError, ValueError, AttributeError, InputError) as error:
            raise InputError(
                N_(
                    "The file of this case cannot be read ({path}). Move it elsewhere to "
                    "start again, or restore it from a backup."
                ),
                path=path,
            ) from error
        self._read[path] = signature, case
        return case

    def _write(self, path: Path, case: Case) -> None:
        text = json.dumps(case_document(case), ensure_ascii=False, separators=(",", ":"))
        try:
            write_file(path, text.encode("utf-8", "surrogatepass"))
            status = path.stat()
        except OSError as error:
            raise InputError(
                N_("The case cannot be saved in {folder}. Free some space there, or set DATA_DIR."),
                folder=path.parent,
            ) from error
        self._read[path] = (status.st_mtime_ns, status.st_size), case

    @contextmanager
    def _hold_lock(self, path: Path) -> Iterator[None]:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # The guard orders the threads of this process, the file lock the processes.
            with self._guard, hold_lock(self._folder / f".{path.name}.lock", _SECONDS):
                yield
        except OSError as error:
            raise InputError(
                N_(
                    "The case cannot be saved in {folder}: the folder is not writable, or "
                    "another session has been writing for ten seconds. Try again."
                ),
                folder=self._folder,
            ) from error
