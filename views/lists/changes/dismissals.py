"""Dismissed entries: they stay in a list of their own, with when and by whom, and can come back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from graph.errors import InputError
from graph.support.atomic_files import write_file
from graph.support.file_locks import hold_lock
from graph.support.language import N_
from scrapers.watch.due import moment_now
from scrapers.watch.kept_changes import watch_folder
from views.shell.identity import Role, needs
from views.shell.place import data_dir

_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Dismissal:
    """When an entry was dismissed (ISO text in UTC), and by whom, empty without a login."""

    at: str
    by: str


_FILE: TypeAdapter[dict[str, Dismissal]] = TypeAdapter(dict[str, Dismissal])


def dismissals() -> Mapping[str, Dismissal]:
    """Return the dismissals in force, by the id of the entry.

    Raises:
        InputError: their file is damaged.
    """
    return _read(_file())


@needs(Role.EDITOR)
def dismiss(ids: Iterable[str], by: str) -> None:
    """Dismiss entries; one that is dismissed already keeps its first dismissal.

    Raises:
        InputError: the file cannot be read or written.
    """
    at = moment_now()
    _change({ident: Dismissal(at, by) for ident in ids}, ())


@needs(Role.EDITOR)
def take_back(ids: Iterable[str]) -> None:
    """Take dismissals back.

    Raises:
        InputError: the file cannot be read or written.
    """
    _change({}, ids)


def _change(new: Mapping[str, Dismissal], gone: Iterable[str]) -> None:
    file = _file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with hold_lock(file.with_suffix(".lock"), _SECONDS):
            kept = {**new, **_read(file)}
            for ident in gone:
                kept.pop(ident, None)
            write_file(file, _FILE.dump_json(kept))
    except OSError as error:
        raise InputError(
            N_("{path} cannot be written ({error})."), path=file, error=type(error).__name__
        ) from error


def _file() -> Path:
    return watch_folder(data_dir()) / "dismissed.json"


def _read(file: Path) -> dict[str, Dismissal]:
    try:
        return _FILE.validate_json(file.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValidationError) as error:
        raise InputError(
            N_("The list of dismissed changes cannot be read ({path}). Move it elsewhere."),
            path=file,
        ) from error
