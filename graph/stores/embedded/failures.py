"""Why the embedded database cannot be used: one sentence, with what to do next."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import StoreUnavailableError

LEAST_FREE = 100 * 1024 * 1024
"""Bytes that have to be free where the database is kept."""

ELSEWHERE = "set NEO4J_URI to a Neo4j 5 server instead (see README)"
REINSTALL = f"run 'pip install --force-reinstall arcadedb-embedded', or {ELSEWHERE}"

_NO_ROOM = (
    "The disk of {folder} is full; free at least 100 MB there, or set DATA_DIR to a folder "
    "on another disk."
)
_NO_RIGHT = "{path} may not be read or written by you; change its rights, or set another DATA_DIR."
_IN_THE_WAY = "{path} is not a folder; move it away, or set another DATA_DIR."
_NO_FILE = "{path} is a folder where a file is needed; move it away, or set another DATA_DIR."
_NO_MEMORY = (
    "There is not enough memory for the embedded database, which needs 1 GB; close other "
    f"programs, or {ELSEWHERE}."
)
_NO_DESCRIPTORS = "Too many files are open at once; close other programs, and try again."
_NO_LOCKS = (
    "The disk of {folder} cannot lock files, as some network drives cannot; set DATA_DIR to a "
    "folder on a disk of this machine."
)
LOST = (
    "The embedded database has ended; try again in a moment, and start this program anew where "
    "that does not help."
)
UNTOLD = (
    "The embedded database ended at its start; try again, and see {log} where that does not "
    f"help, or {ELSEWHERE}."
)
NO_PORT = f"No port is free on this machine; close other programs, or {ELSEWHERE}."
_TAKEN = "Another server uses {folder}; stop it, or set another DATA_DIR."
_DAMAGED = f"The embedded database is damaged or not made for this system; {REINSTALL}."

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
def explained(folder: Path) -> Iterator[None]:
    """Turn what the system refuses into one sentence.

    Raises:
        StoreUnavailableError: something could not be read, written, locked or started.
    """
    try:
        yield
    except OSError as error:
        number = error.errno or 0
        sentence = _BY_NUMBER.get(number, "{path} cannot be used ({why}); set another DATA_DIR.")
        path, why = error.filename or folder, error.strerror or error
        raise StoreUnavailableError(sentence.format(folder=folder, path=path, why=why)) from error


def check_room(folder: Path) -> None:
    """See that the database has room to work.

    Raises:
        StoreUnavailableError: too little of the disk is free.
    """
    if not has_room(folder):
        raise StoreUnavailableError(no_room(folder))


def has_room(folder: Path) -> bool:
    """Whether enough of the disk is free; true where the system does not say."""
    try:
        return shutil.disk_usage(folder).free >= LEAST_FREE
    except OSError:
        return True


def no_room(folder: Path) -> str:
    """Say that the disk of a folder is full."""
    return _NO_ROOM.format(folder=folder)


def sentence_of(folder: Path, told: str) -> str:
    """Say why the server failed, from its own words; empty where these do not tell.

    A full disk may have swallowed them.
    """
    if not has_room(folder):
        return no_room(folder)
    known = (sentence for words, sentence in _BY_WORDS if words in told)
    return next(known, "").format(folder=folder, path=folder)
