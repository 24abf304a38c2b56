"""The archive of the server's Java classes, with which it starts in half the time.

The runtime of the wheel comes without one. It is made once for an installation, from the list of
classes that a first server used, and lies beside that runtime: Java trusts what an archive holds,
and a data folder may come from somebody else.
"""

import os
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.support.atomic_files import move_into_place
from graph.support.file_locks import FileLock

_SECONDS = 300


def archive_options(home: Path, folder: Path) -> tuple[str, ...]:
    """Return the options with which the server uses the archive, or lists its classes for one."""
    if has_archive(home):
        return (f"-XX:SharedArchiveFile={_archive(home)}",)
    if os.access(home / "jre", os.W_OK):
        return (f"-XX:DumpLoadedClassList={_class_list(folder)}",)
    return ()


def has_archive(home: Path) -> bool:
    """Whether there is an archive of these very jars, and not of those before an upgrade."""
    try:
        return _archive(home).stat().st_mtime > (home / "jars").stat().st_mtime
    except OSError:
        return False


def take_class_list(folder: Path) -> bytes:
    """Take away what a server that has ended listed; empty where it listed nothing.

    Raises:
        OSError: it cannot be read or deleted.
    """
    file = _class_list(folder)
    try:
        listed = file.read_bytes()
    except FileNotFoundError:
        return b""
    file.unlink()
    return listed


def make_archive(home: Path, program: Path, classes: bytes) -> None:
    """Make the archive of listed classes where there is none and nobody makes it.

    Where Java refuses there is none, and the server starts without it.

    Raises:
        OSError: it cannot be written, or Java not be run.
    """
    only = FileLock(home / "jre" / "server-classes.lock")
    if has_archive(home) or not only.take(seconds=0):
        return
    try:
        with TemporaryDirectory(dir=home / "jre", ignore_cleanup_errors=True) as beside:
            listed, part = Path(beside) / "classes", Path(beside) / "archive"
            listed.write_bytes(classes)
            _dump_classes(home, program, listed, part)
            if part.is_file():
                move_into_place(part, _archive(home))
    finally:
        only.release()


def forget_archive(home: Path) -> None:
    """Delete the archive: a server that ended without a word may have stumbled over it."""
    with suppress(OSError):
        _archive(home).unlink()


def class_path(home: Path) -> str:
    """Return the class path, which has to be the same for an archive and for the server."""
    return f"{home}/jars/*"


def _dump_classes(home: Path, program: Path, listed: Path, part: Path) -> None:
    options = [
        "-Xshare:dump",
        "-XX:+AOTClassLinking",
        f"-XX:SharedClassListFile={listed}",
        f"-XX:SharedArchiveFile={part}",
        "-cp",
        class_path(home),
    ]
    with suppress(subprocess.TimeoutExpired):
        subprocess.run(  # noqa: S603 - our own program
            [program, *options],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )


def _archive(home: Path) -> Path:
    return home / "jre" / "server-classes.jsa"


def _class_list(folder: Path) -> Path:
    return folder / "java-classes"
