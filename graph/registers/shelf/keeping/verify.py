"""Check of a shelf: digests of all files, counts, bounds of the arrays, every part readable."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from graph.errors import InputError, StoppedError, text_of_error
from graph.registers.shelf.arrays_file import ShelfArrays
from graph.registers.shelf.columns import STATED, TIES
from graph.registers.shelf.document import (
    DerivedFile,
    PartFile,
    ShelfDocument,
    read_document,
)
from graph.registers.shelf.keeping.verdict import keep_check
from graph.registers.shelf.places import shelf_place
from graph.registers.shelf.shelf import hold_current, no_shelf, outdated_problem
from graph.registers.shelf.texts_file import ShelfTexts
from graph.support.language import N_, Text

CheckListener = Callable[[int, int], None]
"""Called with the bytes that were checked and those of all files."""


def ignore_check(_checked: int, _all: int) -> None:
    """Report nothing."""


def verify_shelf(data_dir: Path, name: str, tell: CheckListener = ignore_check) -> Text:
    """Check a shelf; return the first fault, empty if there is none, and keep the verdict.

    Raises:
        InputError: there is no edition of this name.
        StoppedError: the listener stopped the check.
    """
    place = shelf_place(data_dir, name)
    with hold_current(place) as edition:
        if edition is None:
            raise no_shelf(data_dir, name)
        problem: Text = ""
        try:
            document = read_document(edition)
            if older := outdated_problem(name, document):
                return older  # No verdict to keep: it is built again as it is.
            _check_files(edition, document, tell)
            _check_content(edition, document)
        except StoppedError:
            raise
        except InputError as error:
            problem = text_of_error(error)
        if place.folder.is_dir():
            _keep_verdict(place.verified, edition.name, problem)
    return problem


def _keep_verdict(path: Path, edition: str, problem: Text) -> None:
    try:
        keep_check(path, edition, problem)
    except OSError:
        return  # A shelf on a read-only disk is checked again each time.


def _check_files(edition: Path, document: ShelfDocument, tell: CheckListener) -> None:
    checked = 0
    for each in document.files:
        check_digest(edition, each)
        checked += each.bytes
        tell(checked, document.bytes)


def check_digest(edition: Path, file: PartFile | DerivedFile) -> None:
    """Compare the digest of a file with the description.

    Raises:
        InputError: it cannot be read, or has another content.
    """
    path = edition / file.file
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise InputError(N_("{file} cannot be read."), file=path) from error
    if digest != file.sha256:
        raise InputError(N_("{file} is damaged: its content is not as written."), file=path)


def _check_content(edition: Path, document: ShelfDocument) -> None:
    for each in document.parts:
        _check_part(edition, each)
    statements = sum(p.rows for p in document.parts if p.file.startswith("stated/"))
    ties = sum(p.rows for p in document.parts if p.file.startswith("ties/"))
    counts = document.counts
    if (statements, ties) != (counts.statements, counts.all_ties):
        raise InputError(N_("{path} is damaged: its counts do not add up."), path=edition)
    arrays = ShelfArrays(edition)
    if (arrays.codes.parties, arrays.codes.tie_count) != (counts.parties, counts.all_ties):
        raise InputError(N_("{path} is damaged: its counts do not add up."), path=edition)
    arrays.check_all()
    ShelfTexts(edition, arrays)


def _check_part(edition: Path, part: PartFile | DerivedFile) -> None:
    path = edition / part.file
    schema = STATED if part.file.startswith("stated/") else TIES
    try:
        found = pq.read_schema(path)
        rows = pq.read_metadata(path).num_rows
    except (OSError, pa.ArrowException) as error:
        raise InputError(N_("{file} is no readable part."), file=path) from error
    if not found.equals(schema) or (isinstance(part, PartFile) and rows != part.rows):
        raise InputError(N_("{file} has other columns or rows than it should."), file=path)
