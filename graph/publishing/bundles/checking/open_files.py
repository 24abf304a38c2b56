"""Files of a bundle by name, from a folder or a zip, without unpacking to disk."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from zipfile import ZipFile

from graph.errors import InputError
from graph.importing.files import refusals
from graph.publishing.bundles.bagit import DECLARATION, PAYLOAD
from graph.publishing.damaged_zip import READ_ERRORS
from graph.support.language import N_

_LIMIT = 1 << 40


@dataclass(frozen=True, slots=True)
class BundleFault:
    """A fault of a bundle, and the file or id it is about."""

    problem: str
    name: str


@dataclass(frozen=True, slots=True)
class Bag:
    """The files of a bundle by their names in it, and the faults of their packing."""

    names: frozenset[str]
    findings: tuple[BundleFault, ...]
    open: Callable[[str], IO[bytes]]

    def read(self, name: str) -> bytes:
        """Return the whole content of one file.

        Raises:
            KeyError: no file has that name.
            Exception: one of ``READ_ERRORS``, if the file is damaged.
        """
        if name not in self.names:
            raise KeyError(name)
        with self.open(name) as stream:
            return stream.read()


@contextmanager
def open_bag(path: Path) -> Iterator[Bag]:
    """Open a bundle for reading.

    Raises:
        InputError: the path does not exist, or is not a bundle.
    """
    if path.is_dir():
        yield _check_packing(path, _folder_bag(path))
        return
    try:
        archive = ZipFile(path)
    except FileNotFoundError as error:
        raise InputError(
            N_("{path} is not there; name a bundle's folder or zip."), path=path
        ) from error
    except READ_ERRORS as error:
        raise InputError(
            N_("{path} cannot be read as a zip: {error}"), path=path.name, error=error
        ) from error
    with archive:
        yield _check_packing(path, _zip_bag(path, archive))


def _check_packing(path: Path, bag: Bag) -> Bag:
    if not bag.names & {DECLARATION, *PAYLOAD}:
        raise InputError(N_("{path} is no bundle: it has no manifest of one."), path=path.name)
    return bag


def _folder_bag(path: Path) -> Bag:
    names, findings = set[str](), list[BundleFault]()
    for here, folders, files in os.walk(path):
        for item in (*folders, *files):
            inside = Path(here) / item
            name = inside.relative_to(path).as_posix()
            if inside.is_symlink():
                findings.append(BundleFault("is a link, which could lead anywhere", name))
            elif item in files and not inside.is_file():
                findings.append(BundleFault("is no plain file", name))
            elif item in files:
                names.add(name)
    return Bag(frozenset(names), tuple(findings), lambda name: (path / name).open("rb"))


def _zip_bag(path: Path, archive: ZipFile) -> Bag:
    entries = archive.infolist()
    findings = [
        BundleFault(f"found {problem.found}, expected {problem.expected}", _entry(problem.place))
        for problem in refusals(path.name, entries, _LIMIT)
    ]
    refused = {finding.name for finding in findings}
    files = [e.filename for e in entries if not e.is_dir() and e.filename not in refused]
    root = _root(files)
    inside = {name.removeprefix(root): name for name in files if name.startswith(root)}
    outside = sorted(set(files) - set(inside.values()))
    findings += [BundleFault("lies outside of the bundle's folder", name) for name in outside]
    # A name that appears twice is refused, but its digest is checked all the same.
    inside |= {
        name.removeprefix(root): name
        for name, count in Counter(e.filename for e in entries).items()
        if count > 1 and name.startswith(root)
    }
    names = frozenset(inside)
    return Bag(names, tuple(findings), lambda name: archive.open(inside[name]))


def _entry(place: str) -> str:
    return place.partition(", entry ")[2] or place


def _root(files: list[str]) -> str:
    """Return the folder of the bundle in the zip, with a slash at the end; empty at the top."""
    for wanted in (DECLARATION, *PAYLOAD):
        matches = [name for name in files if name.split("/")[1:] == [wanted] or name == wanted]
        if matches:
            return matches[0].removesuffix(wanted)
    return ""
