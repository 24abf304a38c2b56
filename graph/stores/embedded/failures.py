"""Reasons why the embedded database cannot be used: one sentence, with what to do next."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import StoreUnavailableError
from graph.support.language import N_, LazyText, lazy_text

LEAST_FREE = 100 * 1024 * 1024
"""Bytes that have to be free where the database is kept."""

ELSEWHERE = LazyText(N_("set NEO4J_URI to a Neo4j 5 server instead (see README)"))
REINSTALL = lazy_text(
    N_("run 'pip install --force-reinstall arcadedb-embedded', or {elsewhere}"),
    elsewhere=ELSEWHERE,
)

_NO_ROOM = N_(
    "The disk of {folder} is full; free at least 100 MB there, or set DATA_DIR to a folder "
    "on another disk."
)
_NO_RIGHT = N_(
    "{path} may not be read or written by you; change its rights, or set another DATA_DIR."
)
_IN_THE_WAY = N_("{path} is not a folder; move it away, or set another DATA_DIR.")
_NO_FILE = N_("{path} is a folder where a file is needed; move it away, or set another DATA_DIR.")
_NO_MEMORY = N_(
    "There is not enough memory for the embedded database, which needs 1 GB; close other "
    "programs, or {elsewhere}."
)
_NO_DESCRIPTORS = N_("Too many files are open at once; close other programs, and try again.")
_NO_LOCKS = N_(
    "The disk of {folder} cannot lock files, as some network drives cannot; set DATA_DIR to a "
    "folder on a disk of this machine."
)
SERVER_LOST = N_(
    "The embedded database has ended; try again in a moment, and start this program anew where "
    "that does not help."
)
UNEXPLAINED_END = N_(
    "The embedded database ended at its start; try again, and see {log} where that does not "
    "help, or {elsewhere}."
)
NO_PORT = lazy_text(
    N_("No port is free on this machine; close other programs, or {elsewhere}."),
    elsewhere=ELSEWHERE,
)
_TAKEN = N_("Another server uses {folder}; stop it, or set another DATA_DIR.")
_DAMAGED = N_("The embedded database is damaged or not made for this system; {reinstall}.")
_UNUSABLE = N_("{path} cannot be used ({why}); set another DATA_DIR.")

_BY_NUMBER = {
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: _NO_RIGHT,
    errno.EEXIST: _IN_THE_WAY,
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EISDIR: _NO_FILE,
    errno.ENOMEM: _NO_MEMORY,
    errno.EAGAIN: _NO_MEMORY,
    errno.EMFILE: _NO_DESCRIPTORS,
    errno.ENFILE: _NO_DESCRIPTORS,
    errno.ENOLCK: _NO_LOCKS,
}
_BY_WORDS = (
    ("locked by another process", _TAKEN),
    ("No space left on device", _NO_ROOM),
    ("not enough space on the disk", _NO_ROOM),
    ("Disk quota exceeded", _NO_ROOM),
    ("Permission denied", _NO_RIGHT),
    ("AccessDeniedException", _NO_RIGHT),
    ("Read-only file system", _NO_RIGHT),
    ("Could not reserve enough space", _NO_MEMORY),
    ("insufficient memory", _NO_MEMORY),
    ("Cannot allocate memory", _NO_MEMORY),
    ("OutOfMemoryError", _NO_MEMORY),
    ("Could not find or load main class", _DAMAGED),
    ("error while loading shared libraries", _DAMAGED),
    ("GLIBC_", _DAMAGED),
)


@contextmanager
def explain_server_errors(folder: Path) -> Iterator[None]:
    """Turn what the system refuses into one sentence.

    Raises:
        StoreUnavailableError: something could not be read, written, locked or started.
    """
    try:
        yield
    except OSError as error:
        number = error.errno or 0
        sentence = _BY_NUMBER.get(number, _UNUSABLE)
        path, why = error.filename or folder, error.strerror or error
        raise StoreUnavailableError(
            sentence, folder=folder, path=path, why=why, elsewhere=ELSEWHERE
        ) from error


def check_room(folder: Path) -> None:
    """See that the database has room to work.

    Raises:
        StoreUnavailableError: too little of the disk is free.
    """
    if not has_room(folder):
        raise StoreUnavailableError(disk_full_text(folder))


def has_room(folder: Path) -> bool:
    """Whether enough of the disk is free; true where the system does not say."""
    try:
        return shutil.disk_usage(folder).free >= LEAST_FREE
    except OSError:
        return True


def disk_full_text(folder: Path) -> LazyText:
    """Say that the disk of a folder is full."""
    return lazy_text(_NO_ROOM, folder=folder)


def failure_sentence(folder: Path, told: str) -> LazyText | None:
    """Say why the server failed, from its own words; None where these do not tell.

    A full disk may have swallowed them.
    """
    if not has_room(folder):
        return disk_full_text(folder)
    known = (sentence for words, sentence in _BY_WORDS if words in told)
    if sentence := next(known, ""):
        return lazy_text(
            sentence, folder=folder, path=folder, elsewhere=ELSEWHERE, reinstall=REINSTALL
        )
    return None
