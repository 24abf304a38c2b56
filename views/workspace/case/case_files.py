"""Cases on disk: one JSON file each, written whole or not at all, shared by all who work on it."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from urllib.parse import quote, unquote

from filelock import FileLock, Timeout

from graph.errors import InputError
from graph.support.language import N_
from views.workspace.case.case import Case
from views.workspace.case.case_json import case_document, case_from

_END = ".json"
_LONGEST = 180  # bytes of a file's name
_SECONDS = 10


class CaseFolder:
    """The cases of one folder. What one session does, the others see when they next look."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._guard = Lock()
        self._read: dict[Path, tuple[tuple[int, int], Case]] = {}

    def names(self) -> list[str]:
        """Return the names of all cases, in the order of the alphabet."""
        found = (unquote(p.name.removesuffix(_END)) for p in self._folder.glob(f"*{_END}"))
        return sorted(found, key=str.casefold)

    def read(self, name: str) -> Case:
        """Return a case as it is kept; an empty one where there is none of this name.

        Raises:
            InputError: the name cannot be that of a file, or the file is damaged.
        """
        return self._read_file(self._path(name), name)

    def change_case(self, name: str, alter: Callable[[Case], Case]) -> Case:
        """Alter a case and keep it, with nobody else in between.

        Raises:
            InputError: it cannot be read or written.
        """
        path = self._path(name)
        with self._hold_lock(path):
            before = self._read_file(path, name)
            after = alter(before)
            if after != before:
                self._write(path, after)
        return after

    def remove(self, name: str) -> None:
        """Remove a case; the store keeps what it shows.

        Raises:
            InputError: it cannot be removed.
        """
        path = self._path(name)
        with self._hold_lock(path):
            path.unlink(missing_ok=True)
            self._read.pop(path, None)

    def _path(self, name: str) -> Path:
        """Return the file of a case: of names that differ in capitals only there is one."""
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
            seen = path.stat()
            signature = (seen.st_mtime_ns, seen.st_size)
            if path in self._read and self._read[path][0] == signature:
                return self._read[path][1]
            case = case_from(json.loads(path.read_bytes()))
        except FileNotFoundError:
            return Case(name)
        except (OSError, KeyError, TypeError, ValueError, AttributeError, InputError) as error:
            raise InputError(
                N_(
                    "The file of this case cannot be read ({path}); move it elsewhere to begin "
                    "anew, or take it from a backup."
                ),
                path=path,
            ) from error
        self._read[path] = signature, case
        return case

    def _write(self, path: Path, case: Case) -> None:
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        text = json.dumps(case_document(case), ensure_ascii=False, separators=(",", ":"))
        try:
            with part.open("w", encoding="utf-8", errors="surrogatepass") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
            seen = path.stat()
        except OSError as error:
            raise InputError(
                N_("The case cannot be kept in {folder}; make room there, or set DATA_DIR."),
                folder=path.parent,
            ) from error
        finally:
            part.unlink(missing_ok=True)
        self._read[path] = (seen.st_mtime_ns, seen.st_size), case

    @contextmanager
    def _hold_lock(self, path: Path) -> Iterator[None]:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with self._guard, FileLock(self._folder / f".{path.name}.lock", timeout=_SECONDS):
                yield
        except (OSError, Timeout) as error:
            raise InputError(
                N_(
                    "The case cannot be kept in {folder}: it cannot be written there, or "
                    "somebody else has been writing for ten seconds. Try again."
                ),
                folder=self._folder,
            ) from error
